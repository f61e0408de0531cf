#include "cli/command.h"
#include "cli/flags.h"

namespace dragoman::cli {
namespace {

Flag files_flag() {
  return {"FILE",
          "",
          "Files and folders to read, in this order, .gz and .zst as what they hold; - is standard input",
          &Settings::files,
          {},
          true};
}

}  // namespace

FlagGroup input_group() {
  return {"Input",
          {files_flag(),
           {"--input",
            "KIND",
            "What the files hold: text (one article each), jsonl, csv, html (news pages), feed (RSS, Atom), "
            "jsonfeed, newsml, ninjs, warc or eml; auto tells by first bytes and name (docs/inputs.md)",
            &Settings::input,
            {"auto", "text", "jsonl", "csv", "html", "feed", "jsonfeed", "newsml", "ninjs", "warc", "eml"}},
           {"--columns", "FIELD=COLUMN,...",
            "For CSV: columns that are called otherwise (text=body,date=pubdate)", &Settings::columns},
           {"--date", "YYYY-MM-DD", "Publication day of articles that carry none", &Settings::date},
           {"--max-article",
            "SIZE",
            "Longer texts are rejected (default 1mb)",
            &Settings::max_article,
            {},
            false,
            true},
           {"--rejects", "FILE", "List what gave no article, and why, as JSONL", &Settings::rejects}}};
}

namespace {}  // namespace

Flag output_flag() {
  return {"-o,--output", "FILE",
          "Write to FILE instead of standard output; it is FILE.partial until it is whole",
          &Settings::output};
}

namespace {

Flag threads_flag() {
  return {"-j,--threads", "N", "Threads to work on (default: all cores); the output is the same",
          &Settings::threads};
}

}  // namespace

Flag data_flag() {
  return {"--data", "DIR",
          "Folder with model, readers, lexicon and world (default: $DRAGOMAN_DATA, else share/dragoman "
          "beside the program, else /usr/share/dragoman)",
          &Settings::data};
}

namespace {

Flag model_flag() {
  return {"--model", "FILE", "Language model (default: model/en_core_web_sm.dgm in the data folder)",
          &Settings::model};
}

Flag reader_flag() {
  return {
      "--reader", "NAME",
      "base (default), small (twice as fast, a little less exact), frames (the lexicon alone) or a .dgm file",
      &Settings::reader};
}

}  // namespace

Flag world_flag() {
  return {"--world", "DIR",
          "Your own tables of actors, groups, offices, places: they add to ours, line over line "
          "(docs/own-tables.md)",
          &Settings::world};
}

namespace {}  // namespace

Flag ontology_flag() {
  return {"--ontology", "DIR",
          "Your own frames, word lists and ontology/ tables over ours (docs/own-tables.md)",
          &Settings::ontology};
}

namespace {

Flag kernels_flag() {
  return {"--kernels",
          "SET",
          "Instruction set to compute with (default: the fastest here)",
          &Settings::kernels,
          {"scalar", "avx2", "avx512"}};
}

}  // namespace

FlagGroup work_group(bool data) {
  FlagGroup group{"Work", {threads_flag()}};
  if (data) group.flags.push_back(data_flag());
  if (data) group.flags.push_back(reader_flag());
  if (data) group.flags.push_back(world_flag());
  if (data) group.flags.push_back(ontology_flag());
  group.flags.push_back(model_flag());
  group.flags.push_back(kernels_flag());
  if (!data) group.flags.push_back(data_flag());
  return group;
}

namespace {}  // namespace

FlagGroup other_group() {
  return {"Other",
          {{"--color",
            "WHEN",
            "Colours (default auto: on a terminal, unless NO_COLOR is set)",
            &Settings::color,
            {"auto", "always", "never"}},
           {"-q,--quiet", "", "No progress and no summary, errors only", &Settings::quiet},
           {"-h,--help", "", "Show this help", &Settings::help}}};
}

namespace {

Command code_command() {
  return {
      "code",
      "[OPTIONS] FILE...",
      "Code news reports into events",
      "Reads articles and writes who did what to whom, when, where and according to whom: a table on a "
      "terminal, "
      "one JSON object an event in a pipe. Rows come in the order of the input.",
      {input_group(),
       {"Output",
        {{"-f,--format",
          "FORMAT",
          "table (for people), jsonl (one event a line) or json (one array)",
          &Settings::format,
          {"table", "jsonl", "json"}},
         output_flag(),
         {"--wide", "", "In the table, show each event's sentence under it", &Settings::wide}}},
       work_group(true),
       other_group()},
      {{"A report, published on 20 November 2023, as a table", "dragoman code --date 2023-11-20 report.txt"},
       {"A day's articles into a file of events",
        "dragoman code day.jsonl --rejects rejects.jsonl -o events.jsonl"},
       {"From a pipe", "zcat archive.jsonl.gz | dragoman code - | jq .type"}},
      run_code};
}

Command parse_command() {
  return {
      "parse",
      "[OPTIONS] FILE...",
      "Show tokens, tags, heads, lemmas and named spans",
      "Parses each article as spaCy's pipeline does, label for label. json is the schema of spaCy's "
      "Doc.to_json() "
      "with a doc_id, one document a line, offsets in code points.",
      {input_group(),
       {"Output",
        {{"-f,--format",
          "FORMAT",
          "json (default in a pipe), conllu or text (default on a terminal)",
          &Settings::format,
          {"json", "conllu", "text"}},
         {"--paragraphs", "", "Parse each paragraph for itself, as `code` does", &Settings::paragraphs},
         {"--with", "WHAT", "times,places: with json, the days and places that the words mean, under \"_\"",
          &Settings::with},
         output_flag()}},
       work_group(false),
       other_group()},
      {{"Look at a parse", "dragoman parse report.txt"},
       {"Into spaCy: Doc(vocab).from_json(json.loads(line))",
        "dragoman parse --format json day.jsonl -o docs.jsonl"},
       {"Days and places alone",
        "dragoman parse --format json --with times,places day.jsonl | jq -c '{doc_id} + ._'"}},
      run_parse};
}

Command explain_command() {
  return {
      "explain",
      "[OPTIONS] FILE...",
      "Show, sentence by sentence, why there is a row or none",
      "For each sentence: the tree, the phrases with what they were resolved to, the days and places in "
      "play, and "
      "each frame that was tried with what came of it.",
      {input_group(),
       {"Output",
        {{"-s,--sentence", "N", "Only the N-th sentence of each article", &Settings::sentence},
         output_flag()}},
       {"Work", {data_flag(), reader_flag(), world_flag(), ontology_flag(), model_flag(), kernels_flag()}},
       other_group()},
      {{"Why did the third sentence give nothing?", "dragoman explain --sentence 3 report.txt"}},
      run_explain};
}

Command eval_command() {
  return {
      "eval",
      "[OPTIONS] --gold DIR|FILE...",
      "Score events against annotated articles",
      "Precision, recall and F1 for finding acts and for coding them, each with a 95 % interval from 1000 "
      "resamples by article. Without --pred the gold articles are coded first.",
      {{"Input",
        {{"--gold", "DIR|FILE...", "Annotated articles (a folder's *.json)", &Settings::gold, {}, true},
         {"--pred", "FILE",
          "Events to score: JSONL from `code`, or annotated articles (agreement of two annotators)",
          &Settings::pred}}},
       {"Output",
        {{"--given",
          "WHAT",
          "triggers,phrases: take the acts and the words of parties and voices from the gold",
          &Settings::given,
          {"triggers,phrases"}},
         {"--misses", "N", "List the first N things that are not right", &Settings::misses},
         {"--json", "", "Figures as JSON", &Settings::json},
         output_flag()}},
       work_group(true),
       other_group()},
      {{"Score this program on a folder", "dragoman eval --gold gold/dev --misses 50"},
       {"Score events that are there already", "dragoman eval --gold gold/dev --pred events.jsonl"}},
      run_eval};
}

Command model_build_command() {
  return {"model build",
          "FOLDER -o FILE",
          "Turn a spaCy v3 pipeline's folder into a model file",
          "Reads the folder of a spaCy v3 CNN pipeline (tok2vec, tagger, parser, ner, attribute_ruler, "
          "lemmatizer) and "
          "writes the one flat file that the other commands map.",
          {{"Input",
            {{"FOLDER", "", "The pipeline's folder, with config.cfg in it", &Settings::files, {}, true}}},
           {"Output", {{"-o,--output", "FILE", "The model file to write", &Settings::output, {}, true}}},
           other_group()},
          {{"Build the model", "dragoman model build en_core_web_sm-3.8.0 -o en_core_web_sm.dgm"}},
          run_model_build};
}

Command model_info_command() {
  return {"model info",
          "[FILE]",
          "Say what a model file holds",
          "Names the pipeline, its version and the hash of the file that stands in each row's `coder`.",
          {{"Input",
            {{"FILE", "", "The model file (default: the one that `code` would use)", &Settings::files},
             data_flag()}},
           other_group()},
          {{"Which model is in use?", "dragoman model info"}},
          run_model_info};
}

Command lexicon_check_command() {
  return {
      "lexicon check",
      "[OPTIONS]",
      "Check tables, word lists and frames, and run the frames' examples",
      "Checks ours, and your own over them: each fault with file and line, and each example of a frame that "
      "does "
      "not hold.",
      {{"Input", {world_flag(), ontology_flag(), data_flag(), model_flag()}}, other_group()},
      {{"Check your own frames and actors", "dragoman lexicon check --ontology my/lexicon --world my/world"}},
      run_lexicon_check};
}

Command lexicon_import_command() {
  return {
      "lexicon import",
      "KIND PATH... -o DIR",
      "Carry over dictionaries of PETRARCH or TABARI",
      "Reads dictionaries of actors, agents, verbs and issues and writes DIR/world and DIR/lexicon, which "
      "--world "
      "and --ontology take; DIR/not_carried_over.tsv lists what could not be carried over, and why "
      "(docs/import-dictionaries.md).",
      {{"Input",
        {{"KIND",
          "",
          "Whose dictionaries: petrarch1, petrarch2 or tabari",
          &Settings::kind,
          {"petrarch1", "petrarch2", "tabari"},
          true},
         {"PATH", "", "The dictionaries: files, or folders of files", &Settings::files, {}, true},
         data_flag()}},
       {"Output",
        {{"-o,--output", "DIR", "The folder to write; nothing may stand in it", &Settings::output, {}, true},
         {"--beside", "", "Keep our own frames, which go first; else the dictionary stands in their place",
          &Settings::beside}}},
       other_group()},
      {{"PETRARCH-2's dictionaries in place of our frames",
        "dragoman lexicon import petrarch2 CAMEO.2.0.txt Phoenix.*.txt -o mine"},
       {"Code with them", "dragoman code --world mine/world --ontology mine/lexicon day.jsonl"}},
      run_lexicon_import};
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all = {code_command()};
    for (Command& command : store_commands()) all.push_back(std::move(command));
    for (Command& command :
         std::vector<Command>{parse_command(), explain_command(), eval_command(), model_build_command(),
                              model_info_command(), lexicon_check_command(), lexicon_import_command()})
      all.push_back(std::move(command));
    return all;
  }();
  return table;
}

}  // namespace dragoman::cli

// The commands on the store.

#include "cli/flags.h"
#include "exchange/exporter.h"

namespace dragoman::cli {
namespace {

Flag query_words() {
  return {"TERM", "", "Terms of the query language (docs/query.md), all of which must hold",
          &Settings::files};
}

Flag limit_flag() { return {"-n,--limit", "N", "At most so many rows (default 100)", &Settings::limit}; }

FlagGroup answer_group(std::vector<Flag> more = {}) {
  FlagGroup group{"Output",
                  {{"-f,--format",
                    "FORMAT",
                    "table (default on a terminal), jsonl (default in a pipe), json or csv",
                    &Settings::format,
                    {"table", "jsonl", "json", "csv"}},
                   limit_flag(),
                   output_flag()}};
  group.flags.insert(group.flags.end(), more.begin(), more.end());
  return group;
}

FlagGroup query_output_group() {
  FlagGroup group = answer_group({{"--oldest", "", "Oldest first", &Settings::oldest}});
  Flag& format = group.flags.front();
  format.help =
      "table (default on a terminal), jsonl (default in a pipe), json, csv, or parquet: all events, as "
      "`export` writes them";
  format.choices.emplace_back("parquet");
  return group;
}

FlagGroup store_group() { return {"Store", {db_flag()}}; }

Command ingest_command() {
  FlagGroup store = store_group();
  store.flags.push_back({"--no-text", "", "Keep events without the articles' texts", &Settings::no_text});
  store.flags.push_back(
      {"--events", "FILE",
       "Take the articles' events from FILE, as `dragoman code`, Python or Spark wrote them, "
       "in place of coding here",
       &Settings::events});
  return {
      "ingest",
      "[OPTIONS] PATH...",
      "Read, code and keep articles in a store",
      "Reads articles from files, folders and archives, codes them on all cores and keeps both in one SQLite "
      "file. "
      "Stop it at any moment: the same command goes on where it was. What was read before is not read twice.",
      {input_group(), store, work_group(true), other_group()},
      {{"A folder of pages, feeds and archives", "dragoman ingest news/ --db news.db"},
       {"From a pipe", "zcat archive.jsonl.gz | dragoman ingest - --input jsonl"},
       {"Coded on other machines", "dragoman ingest articles.jsonl --events events.jsonl"}},
      run_ingest};
}

Command query_command() {
  return {"query",
          "[OPTIONS] TERM...",
          "Find events in the store",
          "Finds the events for which all terms hold, newest first. Fields: source, target, actor, type, "
          "mode, status, "
          "quad, since, until, on, place, country, box, said-by, publisher, agency, text, confidence, "
          "dataset, doc, "
          "story; `a,b` means either, `!field:value` means not, bare words are words of the report.",
          {{"Query", {query_words()}}, store_group(), query_output_group(), other_group()},
          {{"Planned meetings of Russia", "dragoman query source:RUS type:CONSULT status:future"},
           {"What RIA says of a ceasefire", "dragoman query said-by:RIA text:ceasefire since:2023-11"}},
          run_query};
}

Command agenda_command() {
  return {
      "agenda",
      "[OPTIONS] [TERM...]",
      "Show what is planned, by day",
      "Planned events by day, from today or --from on, and what later reports say of them: held, moved or "
      "cancelled.",
      {{"Query", {query_words(), {"--from", "DATE", "First day (default: today)", &Settings::from}}},
       store_group(),
       answer_group(),
       other_group()},
      {{"What was planned from a day on", "dragoman agenda --from 2023-11-20 actor:RUS"}},
      run_agenda};
}

Command timeline_command() {
  return {"timeline",
          "[OPTIONS] ACTOR [ACTOR]",
          "Show an actor's events, or those of two with each other, by day",
          "Events by day, oldest first, that name one actor, or both. An actor is a code or a name.",
          {{"Query",
            {{"ACTOR", "", "One actor or two", &Settings::files, {}, true},
             {"--where", "TERMS", "Further terms of the query language", &Settings::query}}},
           store_group(),
           answer_group(),
           other_group()},
          {{"Between two", "dragoman timeline RUS UKR --where 'since:2023-11 quad:verbal-cooperation'"}},
          run_timeline};
}

Command dyads_command() {
  return {
      "dyads",
      "[OPTIONS] [TERM...]",
      "Count events by source and target",
      "Events, by quad class, and the sum of the Goldstein scores for each pair of source and target; an "
      "event "
      "counts once for each pair that it names, and once however many reports tell it.",
      {{"Query",
        {query_words(), {"--by", "PERIOD", "A row for each month, too", &Settings::by, {"all", "month"}}}},
       store_group(),
       answer_group(),
       other_group()},
      {{"Who deals with Israel?", "dragoman dyads target:ISR since:2023-10"}},
      run_dyads};
}

Command actors_command() {
  return {"actors",
          "[OPTIONS] [TERM...]",
          "List who is in the store",
          "Actors with code, sector and name, and how often they act and are acted upon.",
          {{"Query", {query_words()}}, store_group(), answer_group(), other_group()},
          {{"Who protests?", "dragoman actors type:PROTEST"}},
          run_actors};
}

Command changes_command() {
  return {
      "changes",
      "[OPTIONS] ACTOR TOPIC...",
      "Follow an actor's stance on a topic",
      "What an actor did and said in reports that name the topic, by day, with the change of the Goldstein "
      "score "
      "from one act to the next.",
      {{"Query", {{"ACTOR", "", "Code or name, then the words of the topic", &Settings::files, {}, true}}},
       store_group(),
       answer_group(),
       other_group()},
      {{"How did it speak of a ceasefire?", "dragoman changes RUS ceasefire"}},
      run_changes};
}

Command show_command() {
  return {"show",
          "[OPTIONS] EVENT|ARTICLE",
          "Show an event or an article with its words",
          "An event: its row, each report that tells it with the words marked in their sentence, who tells "
          "it, and "
          "where reports differ. An article: all events in it.",
          {{"Input", {{"ID", "", "event_id or doc_id", &Settings::files, {}, true}}},
           store_group(),
           {"Output",
            {{"-f,--format", "FORMAT", "text (default) or json", &Settings::format, {"text", "json"}},
             output_flag()}},
           other_group()},
          {{"An event", "dragoman show 9ce3e5ec2b8394a5"}},
          run_show};
}

Command db_info_command() {
  return {"db info",
          "[OPTIONS]",
          "Say what the store holds",
          "Counts of articles, stories, events, rejects, and who coded them.",
          {store_group(), answer_group(), other_group()},
          {{"What is in it?", "dragoman db info"}},
          run_db_info};
}

Command db_check_command() {
  return {"db check",
          "[OPTIONS]",
          "Check that the store is whole",
          "Runs SQLite's integrity check and our own: every event, count and index against the articles' "
          "records.",
          {store_group(), other_group()},
          {{"Is it whole?", "dragoman db check --db news.db"}},
          run_db_check};
}

Command db_rejects_command() {
  return {"db rejects",
          "[OPTIONS]",
          "List inputs that gave no article, and why",
          "Everything that `ingest` met and could not read, with its reason.",
          {store_group(), answer_group(), other_group()},
          {{"Why was it not read?", "dragoman db rejects"}},
          run_db_rejects};
}

Command purge_command() {
  return {"purge",
          "[OPTIONS] NAME...",
          "Take articles or a source out, wholly",
          "Takes out articles by doc_id, with --by source all of a publisher or agency: texts, events, "
          "index. The space "
          "is given back.",
          {{"Input",
            {{"NAME", "", "doc_ids, or names of sources", &Settings::files, {}, true},
             {"--by", "WHAT", "article (default) or source", &Settings::by, {"article", "source"}}}},
           store_group(),
           other_group()},
          {{"One article", "dragoman purge https://example.org/1"},
           {"A source", "dragoman purge --by source 'Example News'"}},
          run_purge};
}

Flag status_flag() {
  return {"--status", "LIST", "Only events of these statuses: actual,future,hypothetical,negated",
          &Settings::statuses};
}

std::vector<std::string_view> export_formats() {
  std::vector<std::string_view> out(kExportFormatNames.begin(), kExportFormatNames.end());
  out.emplace_back("parquet");
  return out;
}

Command export_command() {
  return {"export",
          "[OPTIONS] --format FORMAT [TERM...]",
          "Write events in the formats that other programs read",
          "Writes the events for which all terms hold, all where there are none, by day. docs/exports.md "
          "tells what each "
          "column holds. Beside a file, FILE.meta.json names coder, tables and scales.",
          {{"Query", {query_words()}},
           store_group(),
           {"Output",
            {{"-f,--format", "FORMAT", "As whose data set, or in what form", &Settings::format,
              export_formats(), true},
             {"--strict-plover", "", "Fold what is planned or possible into PLOVER's types",
              &Settings::strict_plover},
             status_flag(),
             output_flag()}},
           {"Work", {data_flag(), world_flag(), ontology_flag()}},
           other_group()},
          {{"For R and pandas", "dragoman export --format polecat -o events.txt"},
           {"Planned meetings into a calendar",
            "dragoman export --format ics status:future type:CONSULT -o meetings.ics"}},
          run_export};
}

Command recode_command() {
  return {"recode",
          "[OPTIONS]",
          "Code the store again after a change of model, lexicon or world",
          "Codes every article again that another version coded. Ids of events that stay, and what people "
          "marked, survive.",
          {store_group(),
           {"Output",
            {{"--diff", "", "Show what would change, and change nothing", &Settings::diff},
             {"--all", "", "Articles that this version coded, too", &Settings::all},
             {"-f,--format", "FORMAT", "Of --diff", &Settings::format, {"table", "jsonl", "json", "csv"}},
             output_flag()}},
           work_group(true),
           other_group()},
          {{"What would new tables change?", "dragoman recode --diff --world my/world"}},
          run_recode};
}

Command sample_command() {
  return {"sample",
          "[OPTIONS] [TERM...]",
          "Draw events with their evidence for a person to mark",
          "Writes a sheet (CSV) of events drawn at random, each with its sentence, its trigger in brackets, "
          "and columns for "
          "what a person says: verdict (right, wrong) and what would be right. `review` reads it back.",
          {{"Query",
            {query_words(),
             {"--by", "WHAT", "type: as many of each type as there are", &Settings::by, {"type"}},
             {"-n,--number", "N", "How many (default 200)", &Settings::count},
             {"--seed", "WORD", "Another word draws others (default 1)", &Settings::seed}}},
           store_group(),
           {"Output",
            {{"-f,--format",
              "FORMAT",
              "csv (default), jsonl, json or table",
              &Settings::format,
              {"csv", "jsonl", "json", "table"}},
             output_flag()}},
           other_group()},
          {{"Two hundred, spread over the types", "dragoman sample --by type -n 200 -o sheet.csv"}},
          run_sample};
}

Command review_command() {
  return {"review",
          "[OPTIONS] --who NAME SHEET...",
          "Read a marked sheet back: precision by type, corrections kept",
          "Gives the share of right events by type with its 95 % interval, and keeps what the person marked "
          "over what was "
          "coded, with who and when: wrong events are left out of every answer and export.",
          {{"Input",
            {{"SHEET", "", "CSV that `sample` wrote and a person filled in", &Settings::files, {}, true},
             {"--who", "NAME", "Whose word it is", &Settings::who, {}, true}}},
           store_group(),
           answer_group(),
           other_group()},
          {{"Ann's marks", "dragoman review --who ann sheet.csv"}},
          run_review};
}

Command panel_command() {
  return {"panel",
          "[OPTIONS] [TERM...]",
          "Write the table that models are fed: counts by unit and period",
          "A row for each unit and period, zeros included: events and Goldstein sums by type, quad class and "
          "status, "
          "articles read in the period, and ISO, Correlates of War and Gleditsch-Ward codes with membership "
          "by date (CSV).",
          {{"Query", {query_words()}},
           {"Table",
            {{"--unit",
              "UNIT",
              "country (default), actor or dyad",
              &Settings::unit,
              {"country", "actor", "dyad"}},
             {"--by", "PERIOD", "month (default), week or day", &Settings::by, {"month", "week", "day"}},
             {"--from", "DATE", "First day (default: of the events)", &Settings::from},
             {"--to", "DATE", "Last day", &Settings::to},
             {"--units", "LIST", "These units, also where nothing happened: RUS,UKR or RUS>UKR",
              &Settings::units},
             {"--one-a-day", "", "Of each unit, type and day only one event counts", &Settings::one_a_day},
             {"--min-confidence", "SHARE", "Least confidence, 0 to 1", &Settings::min_confidence},
             status_flag()}},
           store_group(),
           {"Output", {output_flag()}},
           {"Work", {data_flag(), world_flag()}},
           other_group()},
          {{"Dyads by month", "dragoman panel --unit dyad --by month --status actual -o panel.csv"}},
          run_panel};
}

Command import_command() {
  return {"import",
          "[OPTIONS] DATASET FILE...",
          "Read another data set's rows into the store",
          "Reads rows of GDELT, ICEWS, POLECAT, Phoenix, ACLED or UCDP GED (docs/imports.md) beside our own "
          "events: "
          "`dataset:gdelt` finds them, `compare` sets them against ours. What is there already is not put in "
          "twice.",
          {{"Input",
            {{"DATASET",
              "",
              "gdelt, icews, polecat, phoenix, acled or ucdp, then its files",
              &Settings::files,
              {},
              true}}},
           store_group(),
           {"Work", {data_flag(), world_flag(), ontology_flag()}},
           other_group()},
          {{"A day of GDELT", "dragoman import gdelt 20231120.export.CSV"}},
          run_import};
}

Command compare_command() {
  return {"compare",
          "[OPTIONS] A B",
          "Say how far two data sets of the store agree",
          "Agreement of two data sets by type, dyad and day: counts, shares that the other has too, kappa of "
          "days, "
          "correlation of months (CSV).",
          {{"Query",
            {{"A B", "", "Two data sets: dragoman, gdelt, ...", &Settings::files, {}, true},
             {"--where", "TERMS", "Only events of these terms of the query language", &Settings::query},
             {"--days-apart", "N", "Events so near to each other may be the same (default 0)",
              &Settings::days_apart},
             {"--any-type", "", "The same quad class is enough", &Settings::any_type},
             {"--any-order", "", "Source and target may be exchanged", &Settings::any_order}}},
           store_group(),
           {"Output",
            {{"-n,--limit", "N", "At most so many dyads (default 100)", &Settings::limit}, output_flag()}},
           other_group()},
          {{"Ours and GDELT's", "dragoman compare dragoman gdelt --where 'since:2023-11'"}},
          run_compare};
}

Command codebook_command() {
  return {
      "codebook",
      "[OPTIONS]",
      "Write the codebook of what the store holds",
      "Types, modes, statuses, codes, tables and versions as Markdown, with a count of each; beside a file, "
      "CITATION.cff says how to cite it.",
      {store_group(), {"Output", {output_flag()}}, {"Work", {data_flag()}}, other_group()},
      {{"For the appendix of a paper", "dragoman codebook -o codebook.md"}},
      run_codebook};
}

Command serve_command() {
  return {
      "serve",
      "[OPTIONS]",
      "Open the store to a browser and to other programs (HTTP)",
      "Serves a web page and the API of docs/api.md from the store, which ingest may fill meanwhile. Listens "
      "on this "
      "machine alone unless told otherwise, and only reads unless told otherwise. Ctrl-C stops it once what "
      "is being "
      "answered is answered.",
      {store_group(),
       {"Serve",
        {{"--listen", "ADDRESS:PORT",
          "Where to listen (default 127.0.0.1:7373; port 0: any that is free); other machines' addresses "
          "need "
          "--token-file",
          &Settings::listen},
         {"--token-file", "FILE", "Answer those alone who send this file's first line as their bearer token",
          &Settings::token_file},
         {"--allow-coding", "", "Code texts that are sent, and say why sentences are silent",
          &Settings::allow_coding},
         {"--allow-marking", "", "Keep what people say of events: right or wrong", &Settings::allow_marking},
         {"--max-body",
          "SIZE",
          "Longest body, and longest text to be coded (default 256kb)",
          &Settings::max_body,
          {},
          false,
          true},
         {"--timeout", "SECONDS",
          "Longest that an answer may take (default 10); exports and panels may take ten minutes",
          &Settings::timeout},
         {"--access-log",
          "FORMAT",
          "A line for each request on standard error: json or common (default none)",
          &Settings::access_log,
          {"json", "common", "none"}}}},
       work_group(true),
       other_group()},
      {{"On this machine, with a box to code reports in", "dragoman serve --db news.db --allow-coding"},
       {"For the office", "dragoman serve --listen 0.0.0.0:7373 --token-file token.txt --access-log json"}},
      run_serve};
}

Command worker_command() {
  return {
      "worker",
      "[OPTIONS] --brokers HOST:PORT,... --in TOPIC --out TOPIC",
      "Code articles out of a Kafka topic into events in another",
      "Reads a JSONL article from each message and writes each event as a message keyed by doc_id. Events "
      "and "
      "what was read are committed in one transaction: who reads with read_committed finds every event once, "
      "also "
      "after a worker was killed. Workers of one group share the partitions (docs/kafka.md). Ctrl-C or "
      "SIGTERM stops "
      "it once what is being coded is committed.",
      {{"Kafka",
        {{"--brokers", "HOST:PORT,...", "Where to ask first for the cluster", &Settings::brokers, {}, true},
         {"--in", "TOPIC", "Articles", &Settings::in, {}, true},
         {"--out", "TOPIC", "Events", &Settings::output, {}, true},
         {"--rejects", "TOPIC",
          "What gave no article, and why (default: the topic of --out with -rejects behind it)",
          &Settings::rejects},
         {"--group", "NAME", "Workers of one group share the work (default dragoman)", &Settings::group},
         {"--name", "NAME",
          "This worker's own name in the group: with it, one that is started again goes on at once, not "
          "after 10 to "
          "30 seconds",
          &Settings::worker_name},
         {"--client", "FILE", "Properties of librdkafka, NAME=VALUE a line: TLS, SASL and the like",
          &Settings::client},
         {"--batch", "N", "Most messages of one transaction (default 100)", &Settings::batch},
         {"--report", "SECONDS", "How often counts, rate and lag are told (default 10)", &Settings::report}}},
       {"Input",
        {{"--date", "YYYY-MM-DD", "Publication day of articles that carry none", &Settings::date},
         {"--max-article",
          "SIZE",
          "Longer texts are rejected (default 1mb)",
          &Settings::max_article,
          {},
          false,
          true}}},
       work_group(true),
       other_group()},
      {{"One of several workers",
        "dragoman worker --brokers localhost:9092 --in articles --out events --name worker-1"}},
      run_worker};
}

}  // namespace

Flag db_flag() { return {"--db", "FILE", "The store (default: $DRAGOMAN_DB, else news.db)", &Settings::db}; }

std::vector<Command> store_commands() {
  return {ingest_command(),     query_command(),   agenda_command(), timeline_command(), dyads_command(),
          actors_command(),     changes_command(), show_command(),   db_info_command(),  db_check_command(),
          db_rejects_command(), purge_command(),   export_command(), recode_command(),   sample_command(),
          review_command(),     panel_command(),   import_command(), compare_command(),  codebook_command(),
          serve_command(),      worker_command()};
}

}  // namespace dragoman::cli

// Reads acts in frozen parses, so that the frames can be measured without the rest of the chain:
//   read_acts LEXICON PARSES.jsonl [TRIALS.jsonl] > EVENTS.jsonl
// A line of PARSES.jsonl is spaCy's Doc.to_json() with a "doc_id". The events carry the actors' words as
// codes; tools/measure_frames.py scores triggers, types, modes and status. TRIALS.jsonl gets each frame that
// was tried with its outcome.
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "reader/frame_reader.h"
#include "support/spacy_json.h"

namespace {

using nlohmann::json;

json phrases(const dragoman::Parse& parse, const std::vector<dragoman::TokenSpan>& spans) {
  json out = json::array();
  for (const auto span : spans) out.push_back({{"text", parse.doc.str(span)}, {"code", parse.doc.str(span)}});
  return out;
}

json record(const std::string& id, const dragoman::Parse& parse, const dragoman::Act& act) {
  const auto at = parse.doc.chars(act.trigger);
  json voices = json::array();
  for (const auto& voice : act.attribution)
    voices.push_back({{"text", parse.doc.str(voice.who)}, {"cue", parse.doc.str(voice.cue)}});
  return {{"doc_id", id},
          {"type", dragoman::name(act.type)},
          {"mode", act.mode.empty() ? json() : json(act.mode)},
          {"status", dragoman::name(act.status)},
          {"trigger", {{"text", parse.doc.str(act.trigger)}, {"start", at.start}, {"end", at.end}}},
          {"source", phrases(parse, act.source)},
          {"target", phrases(parse, act.target)},
          {"attribution", voices},
          {"head", parse.lemma[act.head]},
          {"rule", act.rule}};
}

void write_trials(std::ostream& out, const std::string& id, const dragoman::Parse& parse,
                  const dragoman::FrameReader& reader) {
  for (std::uint32_t i = 0; i < parse.sentences.size(); ++i) {
    for (const auto& trial : reader.trials(parse, i)) {
      const auto at = parse.doc.chars({trial.token, trial.token + 1});
      out << json{{"doc_id", id},
                  {"type", trial.frame.substr(0, trial.frame.find('.'))},
                  {"trigger", {{"text", parse.doc.str(trial.token)}, {"start", at.start}, {"end", at.end}}},
                  {"head", parse.lemma[trial.token]},
                  {"outcome", trial.outcome},
                  {"rule", "frames/" + trial.frame}}
                 .dump()
          << '\n';
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "use: read_acts LEXICON PARSES.jsonl [TRIALS.jsonl]\n";
    return 2;
  }
  const auto reader = dragoman::FrameReader::load(argv[1]);
  if (!reader) {
    std::cerr << reader.error().str() << '\n';
    return 2;
  }
  std::ifstream in(argv[2]);
  std::ofstream trials;
  if (argc == 4) trials.open(argv[3]);
  std::size_t tokens = 0;
  double spent = 0;  // CPU seconds
  for (std::string line; std::getline(in, line);) {
    const std::string id = json::parse(line).at("doc_id");
    const dragoman::Parse parse = dragoman::parse_from_spacy_json(line);
    const std::clock_t begin = std::clock();
    const auto acts = (*reader)->read(parse);
    spent += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    tokens += parse.size();
    if (argc == 4) write_trials(trials, id, parse, **reader);
    for (const auto& act : acts) std::cout << record(id, parse, act).dump() << '\n';
  }
  std::cerr << tokens << " tokens, " << static_cast<long>(static_cast<double>(tokens) / spent)
            << " tokens a CPU second in the reader\n";
  return 0;
}

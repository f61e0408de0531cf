// Reads acts in frozen parses, so that the frames can be measured without the rest of the chain:
//   read_acts LEXICON PARSES.jsonl > EVENTS.jsonl
// A line of PARSES.jsonl is spaCy's Doc.to_json() with a "doc_id". The events carry the actors' words as
// codes; tools/measure_frames.py scores triggers, types, modes and status.
#include <chrono>
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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "use: read_acts LEXICON PARSES.jsonl\n";
    return 2;
  }
  const auto reader = dragoman::FrameReader::load(argv[1]);
  if (!reader) {
    std::cerr << reader.error().str() << '\n';
    return 2;
  }
  std::ifstream in(argv[2]);
  std::size_t tokens = 0;
  std::chrono::duration<double> spent{};
  for (std::string line; std::getline(in, line);) {
    const std::string id = json::parse(line).at("doc_id");
    const dragoman::Parse parse = dragoman::parse_from_spacy_json(line);
    const auto begin = std::chrono::steady_clock::now();
    const auto acts = (*reader)->read(parse);
    spent += std::chrono::steady_clock::now() - begin;
    tokens += parse.size();
    for (const auto& act : acts) std::cout << record(id, parse, act).dump() << '\n';
  }
  std::cerr << tokens << " tokens, " << static_cast<long>(static_cast<double>(tokens) / spent.count())
            << " tokens/s in the reader\n";
  return 0;
}

#include "support/spacy_json.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/string_arena.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// Byte offset of each code point, and of the end.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) at.push_back(static_cast<std::uint32_t>(i));
  }
  at.push_back(static_cast<std::uint32_t>(text.size()));
  return at;
}

void fill_tokens(Parse& parse, const Json& tokens, StringArena& arena) {
  const auto at = byte_offsets(parse.doc.text);
  const auto column = [&](const Json& token, const char* name) {
    return token.contains(name) ? arena.keep(token.at(name).get<std::string>()) : std::string_view{};
  };
  for (const Json& json : tokens) {
    Token token;
    token.char_begin = json.at("start").get<std::uint32_t>();
    token.char_end = json.at("end").get<std::uint32_t>();
    token.byte_begin = at.at(token.char_begin);
    token.byte_end = at.at(token.char_end);
    parse.doc.tokens.push_back(token);
    parse.tag.push_back(column(json, "tag"));
    parse.pos.push_back(column(json, "pos"));
    parse.morph.push_back(column(json, "morph"));
    parse.lemma.push_back(column(json, "lemma"));
    parse.dep.push_back(column(json, "dep"));
    parse.head.push_back(json.value("head", static_cast<std::uint32_t>(parse.head.size())));
  }
  // A space belongs to the token before it where the next token starts behind the space.
  auto& list = parse.doc.tokens;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::uint32_t next =
        i + 1 < list.size() ? list[i + 1].byte_begin : static_cast<std::uint32_t>(parse.doc.text.size());
    list[i].space_after = next > list[i].byte_end;
  }
}

/// The tokens that code points [start, end) cover.
TokenSpan token_span(const Doc& doc, std::uint32_t start, std::uint32_t end) {
  TokenSpan span{static_cast<std::uint32_t>(doc.tokens.size()), 0};
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.tokens[i].char_begin < start || doc.tokens[i].char_end > end) continue;
    span.begin = std::min(span.begin, i);
    span.end = i + 1;
  }
  if (span.end == 0) throw std::runtime_error("no token between the given offsets");
  return span;
}

}  // namespace

Parse parse_from_spacy_json(std::string_view text) {
  const Json json = Json::parse(text);
  auto arena = std::make_shared<StringArena>();
  Parse parse;
  parse.doc.text = json.at("text").get<std::string>();
  fill_tokens(parse, json.at("tokens"), *arena);
  const std::uint32_t size = parse.size();
  if (size > 0) parse.doc.segments.push_back({0, size});
  for (const Json& sent : json.value("sents", Json::array())) {
    parse.sentences.push_back(token_span(parse.doc, sent.at("start"), sent.at("end")));
  }
  if (parse.sentences.empty() && size > 0) parse.sentences.push_back({0, size});
  parse.sentence_of.resize(size);
  for (std::uint32_t s = 0; s < parse.sentences.size(); ++s) {
    for (std::uint32_t i = parse.sentences[s].begin; i < parse.sentences[s].end; ++i)
      parse.sentence_of[i] = s;
  }
  for (const Json& ent : json.value("ents", Json::array())) {
    parse.entities.push_back({token_span(parse.doc, ent.at("start"), ent.at("end")),
                              arena->keep(ent.at("label").get<std::string>())});
  }
  parse.arena = std::move(arena);
  return parse;
}

std::vector<Parse> parses_from_spacy_jsonl(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file);
  std::vector<Parse> parses;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) parses.push_back(parse_from_spacy_json(line));
  }
  return parses;
}

}  // namespace dragoman

#include "syntax/parse_output.h"

#include <fmt/format.h>

#include <iterator>

namespace dragoman {
namespace {

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_range(std::string& out, CharSpan span) {
  fmt::format_to(std::back_inserter(out), "\"start\":{},\"end\":{}", span.start, span.end);
}

void append_token(std::string& out, const Parse& parse, std::uint32_t token) {
  fmt::format_to(std::back_inserter(out), "{{\"id\":{},", token);
  append_range(out, parse.doc.chars({token, token + 1}));
  const auto add = [&](std::string_view key, const std::vector<std::string_view>& column) {
    out += key;
    append_json(out, token < column.size() ? column[token] : std::string_view{});
  };
  add(",\"tag\":", parse.tag);
  add(",\"pos\":", parse.pos);
  add(",\"morph\":", parse.morph);
  add(",\"lemma\":", parse.lemma);
  add(",\"dep\":", parse.dep);
  fmt::format_to(std::back_inserter(out), ",\"head\":{}}}", parse.head[token]);
}

/// Appends what `write` appends for each item, commas between.
template <class Items, class Write>
void append_list(std::string& out, const Items& items, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

}  // namespace

std::string to_spacy_json(const Parse& parse, std::string_view doc_id, std::string_view extras) {
  std::string out = "{\"doc_id\":";
  out.reserve(parse.doc.text.size() + parse.size() * std::size_t{128});
  append_json(out, doc_id);
  out += ",\"text\":";
  append_json(out, parse.doc.text);
  out += ",\"ents\":";
  append_list(out, parse.entities, [&](const Entity& entity) {
    out += '{';
    append_range(out, parse.doc.chars(entity.span));
    out += ",\"label\":";
    append_json(out, entity.label);
    out += '}';
  });
  out += ",\"sents\":";
  append_list(out, parse.sentences, [&](TokenSpan sentence) {
    out += '{';
    append_range(out, parse.doc.chars(sentence));
    out += '}';
  });
  out += ",\"tokens\":[";
  for (std::uint32_t token = 0; token < parse.size(); ++token) {
    if (token != 0) out += ',';
    append_token(out, parse, token);
  }
  out += ']';
  if (!extras.empty()) out.append(",\"_\":").append(extras);
  return out += '}';
}

}  // namespace dragoman

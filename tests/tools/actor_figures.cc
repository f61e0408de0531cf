// Measures `refer`: how often the actors that gold records name are found when their words are given as text.
//
//   actor_figures WORLD PARSES.jsonl GOLD_DIR [even|odd|all] [--misses]
//
// A line of PARSES is a spaCy Doc.to_json() of the paragraphs joined by a blank line, with "gold" (file name
// in GOLD_DIR) and "paras" (code point at which each paragraph begins). Halves are by CRC-32 of the file
// name, so that one half can be looked at and the other kept for the figures.

#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "base/crc32.h"
#include "base/utf8.h"
#include "refer/discourse.h"
#include "support/spacy_json.h"

namespace {

using dragoman::Actor;
using dragoman::crc32;
using Json = nlohmann::json;

struct Figures {
  int gold = 0, code = 0, sector = 0, both = 0, predicted = 0, unplaced = 0;
};

/// The occurrence of `text` in `paragraph` that is nearest to `trigger`, as bytes; npos if none.
std::size_t nearest(const std::string& paragraph, const std::string& text, std::size_t trigger) {
  std::size_t best = std::string::npos;
  const auto inside_word = [&](std::size_t at) {
    const auto letter = [&](std::size_t i) {
      return i < paragraph.size() && std::isalpha(static_cast<unsigned char>(paragraph[i])) != 0;
    };
    return (at > 0 && letter(at - 1) && letter(at)) ||
           (letter(at + text.size()) && letter(at + text.size() - 1));
  };
  for (std::size_t at = paragraph.find(text); at != std::string::npos; at = paragraph.find(text, at + 1)) {
    if (inside_word(at)) continue;
    const auto far = [&](std::size_t x) { return x > trigger ? x - trigger : trigger - x; };
    if (best == std::string::npos || far(at) < far(best)) best = at;
  }
  return best;
}

dragoman::TokenSpan tokens_of(const dragoman::Doc& doc, std::size_t begin, std::size_t end) {
  dragoman::TokenSpan span{0, 0};
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t) {
    if (doc.tokens[t].byte_end <= begin || doc.tokens[t].byte_begin >= end) continue;
    if (span.empty()) span.begin = t;
    span.end = t + 1;
  }
  return span;
}

std::string listed(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) out += actor.code + "/" + actor.sector + "[" + actor.why + "] ";
  return out;
}

class Run {
 public:
  Run(const dragoman::World& world, std::string gold_dir, bool misses)
      : world_(world), gold_dir_(std::move(gold_dir)), misses_(misses) {}

  void article(const std::string& line) {
    const Json parsed = Json::parse(line);
    dragoman::Parse parse = dragoman::parse_from_spacy_json(line);
    const Json gold = Json::parse(std::ifstream(gold_dir_ + "/" + parsed.at("gold").get<std::string>()));
    dragoman::Article article;
    article.date = parsed.at("date").is_string()
                       ? dragoman::parse_iso_date(parsed.at("date").get<std::string>())
                       : dragoman::Date{2006, 7, 1};
    const std::clock_t start = std::clock();
    const dragoman::Discourse discourse(parse, world_, article);
    seconds_ += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    tokens_ += parse.size();
    std::vector<std::size_t> paragraph_at;
    std::size_t at = 0;
    for (const Json& paragraph : gold.at("paragraphs")) {
      paragraph_at.push_back(at);
      at += paragraph.get<std::string>().size() + 2;
    }
    for (const Json& event : gold.at("events")) {
      for (const char* role : {"source", "target"})
        party(parse, discourse, gold, event, event.at(role), paragraph_at);
    }
  }

  void print() const {
    const auto percent = [&](int part, int whole) { return whole == 0 ? 0.0 : 100.0 * part / whole; };
    std::printf("gold %d  code %.1f  sector %.1f  both %.1f  predicted %d  not in text %d\n", all_.gold,
                percent(all_.code, all_.gold), percent(all_.sector, all_.gold), percent(all_.both, all_.gold),
                all_.predicted, all_.unplaced);
    for (const auto& [kind, f] : kinds_) {
      std::printf("  %-12s gold %5d  code %.1f  sector %.1f\n", kind.c_str(), f.gold, percent(f.code, f.gold),
                  percent(f.sector, f.gold));
    }
    std::printf("%.0f tokens/s of processor time\n", static_cast<double>(tokens_) / seconds_);
  }

 private:
  void party(const dragoman::Parse& parse, const dragoman::Discourse& discourse, const Json& gold,
             const Json& event, const Json& actors, const std::vector<std::size_t>& paragraph_at) {
    for (const Json& actor : actors) {
      const auto text = actor.at("text").get<std::string>();
      const auto p = actor.value("p", event.at("p").get<std::size_t>());
      const auto paragraph = gold.at("paragraphs").at(p).get<std::string>();
      const std::size_t trigger = paragraph.find(event.at("trigger").get<std::string>());
      const std::size_t at = nearest(paragraph, text, trigger == std::string::npos ? 0 : trigger);
      if (at == std::string::npos) {
        ++all_.unplaced;
        continue;
      }
      const auto span = tokens_of(parse.doc, paragraph_at[p] + at, paragraph_at[p] + at + text.size());
      const std::vector<Actor> found = discourse.actors(span);
      count(actor, text, found, paragraph, parsed_kind(parse, span, found));
    }
  }

  static std::string parsed_kind(const dragoman::Parse& parse, dragoman::TokenSpan span,
                                 const std::vector<Actor>& found) {
    if (span.size() == 1 && parse.pos[span.begin] == "PRON") return "pronoun";
    if (found.empty()) return "nothing";
    const std::string& why = found.front().why;
    if (why.find("focus") != std::string::npos) return "focus";
    if (why.find("before") != std::string::npos || why.find("earlier") != std::string::npos) return "earlier";
    return "named";
  }

  void count(const Json& gold, const std::string& text, const std::vector<Actor>& found,
             const std::string& paragraph, const std::string& kind) {
    const auto code = gold.at("code").get<std::string>();
    const auto sector = gold.at("sector").get<std::string>();
    bool code_ok = false, sector_ok = false, both_ok = false;
    for (const Actor& actor : found) {
      code_ok = code_ok || actor.code == code;
      sector_ok = sector_ok || actor.sector == sector;
      both_ok = both_ok || (actor.code == code && actor.sector == sector);
    }
    for (Figures* f : {&all_, &kinds_[kind]}) {
      ++f->gold;
      f->code += code_ok;
      f->sector += sector_ok;
      f->both += both_ok;
      f->predicted += static_cast<int>(found.size());
    }
    if (misses_ && !both_ok) {
      std::printf("%s%s\t%s\t%s/%s\t%s\t%s\n", code_ok ? " " : "C", sector_ok ? " " : "S", text.c_str(),
                  code.c_str(), sector.c_str(), listed(found).c_str(), paragraph.c_str());
    }
  }

  const dragoman::World& world_;
  std::string gold_dir_;
  bool misses_;
  Figures all_;
  std::map<std::string, Figures> kinds_;
  double seconds_ = 0;
  std::size_t tokens_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: actor_figures WORLD PARSES.jsonl GOLD_DIR [even|odd|all] [--misses]\n");
    return 2;
  }
  const auto world = dragoman::World::load(argv[1]);
  if (!world) {
    std::fprintf(stderr, "%s\n", world.error().str().c_str());
    return 2;
  }
  const std::string half = argc > 4 ? argv[4] : "all";
  Run run(**world, argv[3], argc > 5 && std::string_view(argv[5]) == "--misses");
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find("\"gold\": \"");
    const std::string name = line.substr(at + 9, line.find('"', at + 9) - at - 9);
    const bool even = crc32(name) % 2 == 0;
    if (half == "all" || (half == "even") == even) run.article(line);
  }
  run.print();
  return 0;
}

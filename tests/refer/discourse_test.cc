#include "refer/discourse.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "support/spacy_json.h"

namespace dragoman {
namespace {

constexpr const char* kFolder = DRAGOMAN_SOURCE_DIR "/tests/refer/";

const World& world() {
  static const Result<std::shared_ptr<const World>> loaded = World::load(DRAGOMAN_SOURCE_DIR "/world");
  if (!loaded) throw std::runtime_error(loaded.error().str());
  return **loaded;
}

/// Parses by the name that each line carries.
const std::map<std::string, Parse>& parses() {
  static const std::map<std::string, Parse> all = [] {
    std::map<std::string, Parse> read;
    std::ifstream in(std::string(kFolder) + "parses.jsonl");
    for (std::string line; std::getline(in, line);) {
      read.emplace(nlohmann::json::parse(line).at("name").get<std::string>(), parse_from_spacy_json(line));
    }
    return read;
  }();
  return all;
}

Article on_a_day_of_2006() {
  Article article;
  article.date = Date{2006, 7, 1};
  return article;
}

/// The tokens of the nth occurrence of `phrase` as words of the text; empty if there is none.
TokenSpan find_phrase(const Doc& doc, std::string_view phrase, int nth) {
  for (std::uint32_t begin = 0; begin < doc.tokens.size(); ++begin) {
    for (std::uint32_t end = begin + 1; end <= doc.tokens.size(); ++end) {
      const std::string_view words = doc.str(TokenSpan{begin, end});
      if (words.size() > phrase.size()) break;
      if (words == phrase && --nth == 0) return {begin, end};
    }
  }
  return {};
}

std::string line_of(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) {
    if (!out.empty()) out += ' ';
    out += actor.code + "/" + actor.sector;
    if (!actor.role.empty()) out += "/" + actor.role;
  }
  return out;
}

TEST(Discourse, PhrasesStandForTheseActors) {
  const auto table = read_tsv(std::string(kFolder) + "actors.tsv", {"document", "phrase", "nth", "actors"});
  ASSERT_TRUE(table) << table.error().str();
  ASSERT_GT(table->rows.size(), 40U);
  std::map<std::string, std::unique_ptr<Discourse>> discourses;
  for (const auto& [name, parse] : parses()) {
    discourses[name] = std::make_unique<Discourse>(parse, world(), on_a_day_of_2006());
  }
  for (const TsvRow& row : table->rows) {
    ASSERT_TRUE(parses().contains(row.cells[0])) << row.cells[0];
    const Parse& parse = parses().at(row.cells[0]);
    const TokenSpan span = find_phrase(parse.doc, row.cells[1], std::stoi(row.cells[2]));
    ASSERT_FALSE(span.empty()) << "actors.tsv:" << row.line << ": " << row.cells[1];
    EXPECT_EQ(line_of(discourses[row.cells[0]]->actors(span)), row.cells[3])
        << "actors.tsv:" << row.line << ": " << row.cells[1];
  }
}

TEST(Discourse, ReasonsNameTableAndLine) {
  const Parse& parse = parses().at("titles");
  const Discourse discourse(parse, world(), on_a_day_of_2006());
  const auto actors = discourse.actors(find_phrase(parse.doc, "Norwegian Foreign Minister Anna Lund", 1));
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_NE(actors[0].why.find("countries.tsv:"), std::string::npos) << actors[0].why;
  EXPECT_EQ(actors[0].name, "Anna Lund");
  EXPECT_TRUE(actors[0].antecedent.empty());
}

TEST(Discourse, PronounsPointBack) {
  const Parse& parse = parses().at("titles");
  const Discourse discourse(parse, world(), on_a_day_of_2006());
  const auto actors = discourse.actors(find_phrase(parse.doc, "She", 1));
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_NE(parse.doc.str(actors[0].antecedent).find("Lund"), std::string_view::npos);
}

TEST(Discourse, AnySpanIsAnswered) {
  for (const auto& [name, parse] : parses()) {
    const Discourse discourse(parse, world(), Article{});
    for (std::uint32_t begin = 0; begin <= parse.size(); ++begin) {
      for (std::uint32_t end = begin; end <= std::min(parse.size() + 2, begin + 6); ++end) {
        for (const Actor& actor : discourse.actors({begin, end})) {
          EXPECT_EQ(actor.code.size(), 3U) << name << ' ' << begin << ' ' << end;
          EXPECT_EQ(actor.sector.size(), 3U) << name << ' ' << begin << ' ' << end;
        }
      }
    }
  }
}

TEST(Discourse, AnEmptyTextHasNoActors) {
  const Parse parse;
  const Discourse discourse(parse, world(), Article{});
  EXPECT_TRUE(discourse.actors({0, 0}).empty());
}

}  // namespace
}  // namespace dragoman

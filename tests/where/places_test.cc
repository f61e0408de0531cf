// Sentences with frozen parses, over the tables that the program ships.

#include <gtest/gtest.h>

#include <string>

#include "base/tsv.h"
#include "support/spacy_json.h"
#include "where/where.h"

namespace dragoman {
namespace {

const std::string kFolder = DRAGOMAN_SOURCE_DIR "/tests/where/";

const World& world() {
  static const auto kLoaded = World::load(DRAGOMAN_SOURCE_DIR "/world");
  if (!kLoaded) throw std::runtime_error(kLoaded.error().str());
  return **kLoaded;
}

std::string told(const Parse& parse, const std::vector<PlaceMention>& places) {
  std::string out;
  for (const PlaceMention& place : places) {
    if (!out.empty()) out += "; ";
    if (place.locative) out += "@";
    if (place.dateline) out += "^";
    out += std::string(parse.doc.str(place.span)) + "=" + place.place.name + "/" + place.place.country;
  }
  return out;
}

std::uint32_t token_of(const Parse& parse, std::string_view word) {
  for (std::uint32_t token = 0; token < parse.size(); ++token) {
    if (parse.doc.str(token) == word) return token;
  }
  ADD_FAILURE() << "no word " << word << " in " << parse.doc.text;
  return 0;
}

TEST(Places, SentencesGiveTheirPlacesAndActsTheirs) {
  const auto table = read_tsv(kFolder + "cases.tsv", {"text", "places", "acts"});
  ASSERT_TRUE(table) << table.error().str();
  const std::vector<Parse> parses = parses_from_spacy_jsonl(kFolder + "cases.jsonl");
  ASSERT_EQ(table->rows.size(), parses.size()) << "freeze the parses again: tools/freeze_parses.py";
  for (std::size_t i = 0; i < parses.size(); ++i) {
    const auto& cells = table->rows[i].cells;
    const Parse& parse = parses[i];
    ASSERT_EQ(parse.doc.text, cells[0]) << "line " << table->rows[i].line;
    const auto places = find_places(parse, world());
    std::string why;
    for (const PlaceMention& place : places) why += "\n  " + place.why;
    EXPECT_EQ(told(parse, places), cells[1]) << cells[0] << why;
    for (const std::string& pair : split_list(cells[2], ';')) {
      const std::size_t mark = pair.find('>');
      const std::uint32_t head = token_of(parse, pair.substr(0, mark));
      const PlaceMention* place = place_of(parse, places, head, parse.sentences[parse.sentence_of[head]]);
      EXPECT_EQ(place == nullptr ? "none" : parse.doc.str(place->span), pair.substr(mark + 1))
          << cells[0] << " (" << pair << ")";
    }
  }
}

TEST(Places, KnownPlacesHaveCoordinatesInRange) {
  for (const char* name :
       {"Moscow",    "Beijing", "Gaza Strip", "Darfur",      "Kashmir",  "Donbas",           "West Bank",
        "Sinai",     "Helmand", "Catalonia",  "Crimea",      "Chechnya", "Xinjiang",         "Tigray",
        "Kurdistan", "Texas",   "Kerala",     "Middle East", "Red Sea",  "Nagorno-Karabakh", "Kyiv",
        "Kiev",      "Basra",   "Fallujah",   "Bombay"}) {
    const auto places = world().places(name);
    ASSERT_FALSE(places.empty()) << name;
    ASSERT_TRUE(places.front()->lat && places.front()->lon) << name;
    EXPECT_LE(std::abs(*places.front()->lat), 90) << name;
    EXPECT_LE(std::abs(*places.front()->lon), 180) << name;
  }
}

TEST(Places, EveryCountryOfTheTablesHasAPoint) {
  const auto table = read_tsv(DRAGOMAN_SOURCE_DIR "/world/countries.tsv",
                              {"iso3", "name", "other_names", "adjectives", "demonyms", "capitals"});
  ASSERT_TRUE(table) << table.error().str();
  for (const TsvRow& row : table->rows) {
    const auto places = world().places(row.cells[1]);
    const bool found = std::any_of(places.begin(), places.end(), [&](const Place* place) {
      return place->precision == "country" && place->country == row.cells[0];
    });
    EXPECT_TRUE(found) << row.cells[0] << " " << row.cells[1];
  }
}

TEST(Places, RowsAreOfTheThreeKinds) {
  for (const char* file : {"places.tsv", "regions.tsv"}) {
    const auto table = read_tsv(
        std::string(DRAGOMAN_SOURCE_DIR "/world/") + file,
        {"name", "country", "admin1", "lat", "lon", "geoname_id", "population", "precision", "other_names"});
    ASSERT_TRUE(table) << table.error().str();
    for (const TsvRow& row : table->rows) {
      const std::string& kind = row.cells[7];
      ASSERT_TRUE(kind == "city" || kind == "region" || kind == "country") << file << ":" << row.line;
      ASSERT_TRUE(row.cells[1].empty() || row.cells[1].size() == 3) << file << ":" << row.line;
    }
  }
}

TEST(Places, EmptyTextHasNone) { EXPECT_TRUE(find_places(Parse{}, world()).empty()); }

}  // namespace
}  // namespace dragoman

#include "world/world.h"

#include <gtest/gtest.h>

#include <fstream>

#include "world/name_trie.h"

namespace dragoman {
namespace {

const World& world() {
  static const Result<std::shared_ptr<const World>> loaded = World::load(DRAGOMAN_SOURCE_DIR "/world");
  if (!loaded) throw std::runtime_error(loaded.error().str());
  return **loaded;
}

std::string code_of(std::string_view words, std::optional<Date> on = {}) {
  std::string out;
  for (const WorldEntry* entry : world().find(words, on)) {
    if (!out.empty()) out += ' ';
    out += entry->code + (entry->sector.empty() ? "" : "/" + entry->sector);
  }
  return out;
}

TEST(World, NamesGiveCodesAndSectors) {
  struct Case {
    std::string_view words;
    std::string_view expected;
  };
  const Case cases[] = {
      {"Russia", "RUS"},
      {"Russian", "RUS"},
      {"Russians", "RUS/CVL"},
      {"U.S.", "USA"},
      {"Britons", "GBR/CVL"},
      {"the Kremlin", ""},
      {"Kremlin", "RUS/GOV"},
      {"Moscow", "RUS/GOV"},
      {"Pentagon", "USA/MIL"},
      {"DRC", "COD"},
      {"Côte d'Ivoire", "CIV"},
      {"Kosovo", "XKX"},
      {"Palestinian", "PSE"},
      {"Hamas", "PSE/REB"},
      {"Arab League", "ARL/GOV"},
      {"al-Qaeda", "ALQ/REB"},
      {"Islamic State", "ISI/REB"},
      {"Amnesty International", "NGO/SOC"},
      {"Lord's Resistance Army", "UGA/REB"},
      {"Chechen", "RUS"},
      {"Reuters", "GBR/JRN"},
      {"Fatah", "PSE/PTY"},
      {"russia", ""},
      {"Atlantis", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(code_of(c.words), c.expected) << c.words;
}

TEST(World, DatedLinesHoldOnTheirDays) {
  EXPECT_EQ(code_of("Taliban", Date{2006, 7, 1}), "AFG/REB");
  EXPECT_EQ(code_of("Taliban", Date{2021, 8, 14}), "AFG/REB");
  EXPECT_EQ(code_of("Taliban", Date{2021, 8, 15}), "AFG/GOV");
  EXPECT_EQ(code_of("Taliban"), "AFG/GOV") << "an unknown day means a line without end";
}

TEST(World, EveryUnitedNationsMemberGroupKnowsItsMembers) {
  const auto council = world().find("permanent members of the UN Security Council");
  ASSERT_EQ(council.size(), 1U);
  EXPECT_TRUE(council[0]->code.empty());
  EXPECT_EQ(council[0]->members, (std::vector<std::string>{"CHN", "FRA", "RUS", "GBR", "USA"}));
  const auto seven = world().find("G7");
  ASSERT_EQ(seven.size(), 1U);
  EXPECT_EQ(seven[0]->code, "IGO");
  EXPECT_EQ(seven[0]->members.size(), 7U);
  for (const std::string& member : seven[0]->members) EXPECT_NE(world().country(member), nullptr) << member;
}

TEST(World, LongestNameWins) {
  const std::vector<std::string_view> words = {"South", "Sudan", "said"};
  EXPECT_EQ(world().longest_name(words), 2U);
  const NameMatch match = world().match(words);
  ASSERT_EQ(match.entries.size(), 1U);
  EXPECT_EQ(match.entries[0]->code, "SSD");
  EXPECT_EQ(world().longest_name({"al", "-", "Qaida", "in", "Iraq"}), 5U);
  EXPECT_EQ(world().longest_name({"nobody"}), 0U);
}

TEST(World, EntriesSayWhereTheyStand) {
  const auto found = world().find("Hamas");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->id, "group:hamas");
  EXPECT_EQ(found[0]->file, "groups.tsv");
  EXPECT_GT(found[0]->line, 1U);
}

TEST(World, SectorWords) {
  struct Case {
    std::string_view word;
    std::string_view sector;
    std::string_view role;
    bool person;
  };
  const Case cases[] = {{"foreign minister", "GOV", "foreign minister", true},
                        {"troop", "MIL", "", false},
                        {"lawmaker", "LEG", "lawmaker", true},
                        {"gunman", "UAF", "", true},
                        {"protester", "CVL", "", true},
                        {"refugee", "REF", "", true},
                        {"trade union", "LAB", "", false},
                        {"former president", "ELI", "president", true}};
  for (const Case& c : cases) {
    const SectorWord* found = world().sector(c.word);
    ASSERT_NE(found, nullptr) << c.word;
    EXPECT_EQ(found->sector, c.sector) << c.word;
    EXPECT_EQ(found->role, c.role) << c.word;
    EXPECT_EQ(found->person, c.person) << c.word;
  }
  EXPECT_EQ(world().sector("teapot"), nullptr);
}

TEST(World, AllMemberStatesAreThere) {
  for (const std::string_view code :
       {"AFG", "BRA", "CAF", "COD", "COG", "FSM", "HKG", "PSE", "SSD", "TWN", "VAT", "XKX"}) {
    const WorldEntry* country = world().country(code);
    ASSERT_NE(country, nullptr) << code;
    EXPECT_EQ(country->code, code);
    EXPECT_FALSE(country->name.empty()) << code;
  }
  EXPECT_EQ(world().country("ZZZ"), nullptr);
}

TEST(SplitName, CutsAsTheTokenizerDoes) {
  const auto joined = [](std::string_view name) {
    std::string out;
    for (const std::string_view word : split_name(name)) out += (out.empty() ? "" : "|") + std::string(word);
    return out;
  };
  EXPECT_EQ(joined("al-Qaida in Iraq"), "al|-|Qaida|in|Iraq");
  EXPECT_EQ(joined("Lord's Resistance Army"), "Lord|'s|Resistance|Army");
  EXPECT_EQ(joined("al-Aqsa Martyrs' Brigades"), "al|-|Aqsa|Martyrs|'|Brigades");
  EXPECT_EQ(joined("G-7"), "G-7");
  EXPECT_EQ(joined("P5+1"), "P5|+|1");
  EXPECT_EQ(joined("Communist Party of India (Maoist)"), "Communist|Party|of|India|(|Maoist|)");
  EXPECT_EQ(joined("Sana'a"), "Sana'a");
  EXPECT_EQ(joined(""), "");
}

/// A folder of tables in which one file is replaced.
class BrokenTable : public ::testing::Test {
 protected:
  std::string error_with(const std::string& file, const std::string& bytes) {
    const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "world_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& table : std::filesystem::directory_iterator(DRAGOMAN_SOURCE_DIR "/world")) {
      if (table.path().filename() != "places.tsv" && table.path().filename() != "regions.tsv")
        std::filesystem::create_symlink(table.path(), folder / table.path().filename());
    }
    std::filesystem::remove(folder / file);
    if (!bytes.empty()) std::ofstream(folder / file) << bytes;
    const auto loaded = World::load(folder);
    std::filesystem::remove_all(folder);
    return loaded ? "" : loaded.error().str();
  }
};

TEST_F(BrokenTable, ErrorsNameFileAndLine) {
  const auto expect = [&](const std::string& file, const std::string& bytes, const std::string& says) {
    EXPECT_NE(error_with(file, bytes).find(says), std::string::npos)
        << file << ": " << error_with(file, bytes);
  };
  const std::string groups = "name\tother_names\tcode\tsector\tmembers\tfrom\tto\n";
  expect("countries.tsv", "", "countries.tsv");
  expect("groups.tsv", groups + "A\t\tabc\tREB\t\t\t\n", "groups.tsv:2: a code is three capitals");
  expect("groups.tsv", groups + "A\t\tABC\tREB\t\t2021-02-30\t\n", "groups.tsv:2: no day of the calendar");
  expect("groups.tsv", groups + "\t\tABC\tREB\t\t\t\n", "groups.tsv:2: an actor needs a name");
  expect("sectors.tsv", "words\tsector\tkind\trole\nMinister\tGOV\tperson\t\n",
         "sectors.tsv:2: sector words are lower-case");
  expect("sectors.tsv", "words\tsector\tkind\trole\nx\tGOV\tthing\t\n",
         "sectors.tsv:2: kind is person or body");
  expect("sectors.tsv", "words\tsector\tkind\trole\nx\tGOV\tbody\t\nx\tMIL\tbody\t\n",
         "sectors.tsv:3: a second line for x");
  expect("places.tsv",
         "name\tcountry\tadmin1\tlat\tlon\tgeoname_id\tpopulation\tprecision\tother_"
         "names\nX\tFRA\t\tnorth\t\t\t\tcity\t\n",
         "places.tsv:2");
}

TEST_F(BrokenTable, PlacesAreFoundByEveryNameMostPopulousFirst) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "world_places_test";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(DRAGOMAN_SOURCE_DIR "/world", folder);
  std::ofstream(folder / "places.tsv")
      << "name\tcountry\tadmin1\tlat\tlon\tgeoname_id\tpopulation\tprecision\tother_names\n"
      << "Springtown\tUSA\tTexas\t32.9\t-97.6\t1\t3000\tcity\t\n"
      << "Springtown\tGBR\t\t51\t0\t2\t90000\tcity\tSpring Town, Spryngton\n";
  const auto loaded = World::load(folder);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(loaded) << loaded.error().str();
  const auto places = (*loaded)->places("Springtown");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0]->country, "GBR");
  EXPECT_EQ(places[1]->admin1, "Texas");
  ASSERT_EQ((*loaded)->places("Spryngton").size(), 1U);
  EXPECT_DOUBLE_EQ((*loaded)->places("Spryngton")[0]->lat.value_or(0), 51);
  EXPECT_TRUE((*loaded)->places("Nowhere").empty());
}

TEST(World, HashChangesWithTheTables) { EXPECT_EQ(world().hash().size(), 16U); }

}  // namespace
}  // namespace dragoman

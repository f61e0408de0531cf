// An analyst's tables over ours: lines that add, override, remove, replace; and what is refused.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/scratch_folder.h"
#include "world/world.h"

namespace dragoman {
namespace {

const std::string kOurs = DRAGOMAN_SOURCE_DIR "/world";
const std::string kGroupHead = "name\tother_names\tcode\tsector\tmembers\tfrom\tto\n";

class Overlay : public testing::Test {
 protected:
  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_.path() / file) << text;
  }
  Result<std::shared_ptr<const World>> load(std::vector<Error>* faults = nullptr) const {
    return World::load(kOurs, folder_.path(), faults);
  }
  std::string error() const {
    const auto loaded = load();
    return loaded ? "" : loaded.error().str();
  }
  /// Code and sector of the first actor of that name.
  std::string actor(const std::string& name, std::optional<Date> on = Date{2020, 1, 1}) const {
    const auto loaded = load();
    if (!loaded) return loaded.error().str();
    const auto found = (*loaded)->find(name, on);
    return found.empty() ? "none"
                         : found.front()->code + " " + found.front()->sector + " " + found.front()->id;
  }
  ScratchFolder folder_;
};

TEST_F(Overlay, ALineAddsAnActor) {
  write("groups.tsv", kGroupHead + "Blue Falcons\tFalcons of the North\tNOR\tREB\t\t\t\n");
  EXPECT_EQ(actor("Falcons of the North"), "NOR REB group:blue-falcons");
  EXPECT_EQ(actor("Hamas"), "PSE REB group:hamas") << "ours stay";
}

TEST_F(Overlay, ALineOfOurKeyTakesItsPlace) {
  write("groups.tsv", kGroupHead + "Hamas\t\tPSE\tPTY\t\t\t\n");
  EXPECT_EQ(actor("Hamas"), "PSE PTY group:hamas");
  EXPECT_EQ(actor("Islamic Resistance Movement"), "none") << "the whole line is replaced";
}

TEST_F(Overlay, CommentsRemoveAndReplace) {
  write("groups.tsv", "# remove Hamas\n" + kGroupHead);
  EXPECT_EQ(actor("Hamas"), "none");
  EXPECT_EQ(actor("Hezbollah"), "LBN REB group:hezbollah");
  write("groups.tsv", "# replace\n" + kGroupHead + "Blue Falcons\t\tNOR\tREB\t\t\t\n");
  EXPECT_EQ(actor("Hezbollah"), "none");
  EXPECT_EQ(actor("Blue Falcons"), "NOR REB group:blue-falcons");
}

TEST_F(Overlay, AHolderOfAnOfficeIsFoundByTheLastName) {
  write("offices_more.tsv",
        "code\toffice\tname\tfrom\tto\tsector\nNOR\tpresident\tAnna Qvløse\t2030-01-01\t\tGOV\n");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << loaded.error().str();
  for (const char* name : {"Qvløse", "Qvlose"}) {
    const auto found = (*loaded)->people(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(found.front()->code, "NOR");
  }
}

TEST_F(Overlay, GroupsMayHoldGroups) {
  write("organisations.tsv",
        kGroupHead + "Inner Six\t\t\t\tNOR, SWE\t\t\nOuter Eight\t\t\t\tInner Six, FIN, SWE\t\t\n");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << loaded.error().str();
  EXPECT_EQ((*loaded)->find("Outer Eight").front()->members, (std::vector<std::string>{"NOR", "SWE", "FIN"}));
}

TEST_F(Overlay, TheHashTellsThatTablesDiffer) {
  const auto ours = World::load(kOurs);
  ASSERT_TRUE(ours);
  write("groups.tsv", kGroupHead + "Blue Falcons\t\tNOR\tREB\t\t\t\n");
  const auto both = load();
  ASSERT_TRUE(both);
  EXPECT_NE((*both)->hash(), (*ours)->hash());
}

TEST_F(Overlay, BadTablesAreRefusedWithFileAndLine) {
  struct Case {
    std::string file, text, told;
  };
  const std::vector<Case> cases = {
      {"groups.tsv", kGroupHead + "A\t\t\t\tB\t\t\nB\t\t\t\tA\t\t\n",
       "groups.tsv:2: 'A' is a member of itself"},
      {"groups.tsv", kGroupHead + "A\t\t\t\tZZZ\t\t\n", "groups.tsv:2: member 'ZZZ' is no country's code"},
      {"groups.tsv", kGroupHead + "A\t\tNOR\tREB\t\t2020-01-02\t2020-01-01\n",
       "groups.tsv:2: 2020-01-02 .. 2020-01-01 ends"},
      {"groups.tsv", kGroupHead + "A\t\tNOR\tREB\t\t\t\nA\t\tSWE\tREB\t\t\t\n",
       "groups.tsv:3: two actors named 'A'"},
      {"groups.tsv", kGroupHead + "A\xFF\t\tNOR\tREB\t\t\t\n", "groups.tsv:2: invalid UTF-8"},
      {"groups.tsv", kGroupHead + "A\tNOR\n", "groups.tsv:2: expected 7"},
      {"groups.tsv", "# remove Nobody At All\n" + kGroupHead, "our table has no such line"},
      {"gruops.tsv", kGroupHead, "no table of that name"},
  };
  for (const Case& c : cases) {
    for (const auto& item : std::filesystem::directory_iterator(folder_.path()))
      std::filesystem::remove(item.path());
    write(c.file, c.text);
    EXPECT_NE(error().find(c.told), std::string::npos) << error() << "\nwanted " << c.told;
  }
  EXPECT_NE(World::load(kOurs, "/nowhere/at/all").error().str().find("no such folder"), std::string::npos);
}

TEST_F(Overlay, TwoActorsMayHaveOneNameOnDifferentDays) {
  write("groups.tsv", kGroupHead + "A\t\tNOR\tREB\t\t\t2019-12-31\nA\t\tSWE\tREB\t\t2020-01-01\t\n");
  EXPECT_EQ(actor("A", Date{2019, 1, 1}).substr(0, 3), "NOR");
  EXPECT_EQ(actor("A", Date{2021, 1, 1}).substr(0, 3), "SWE");
}

TEST_F(Overlay, AMillionLinesAreRefusedSoon) {
  std::string text = kGroupHead;
  for (int i = 0; i < 1'000'000; ++i) text += "G" + std::to_string(i) + "\t\tNOR\tREB\t\t\t\n";
  write("groups.tsv", text);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_NE(error().find("groups.tsv:500001: a table has at most"), std::string::npos) << error();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20))
      << "two loads, also under sanitizers";
}

TEST_F(Overlay, AllFaultsAreToldWhereAsked) {
  write("groups.tsv", kGroupHead + "A\tNOR\n");
  write("outlets.tsv", "nonsense\n");
  std::vector<Error> faults;
  EXPECT_FALSE(load(&faults));
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_NE(faults[0].str().find("groups.tsv:2"), std::string::npos);
  EXPECT_NE(faults[1].str().find("outlets.tsv:1"), std::string::npos);
}

}  // namespace
}  // namespace dragoman

#include "ontology/ontology.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(DRAGOMAN_SOURCE_DIR) / "lexicon" / "ontology";

TEST(Ontology, LoadsItsTables) {
  const auto ontology = Ontology::load(kFolder);
  ASSERT_TRUE(ontology) << ontology.error().str();
  EXPECT_EQ((*ontology)->quad(EventType::kConsult), 1);
  EXPECT_EQ((*ontology)->quad(EventType::kRetreat), 2);
  EXPECT_EQ((*ontology)->quad(EventType::kRequest), 3);
  EXPECT_EQ((*ontology)->quad(EventType::kSanction), 4);
  EXPECT_TRUE((*ontology)->has_mode(EventType::kConsult, "visit"));
  EXPECT_FALSE((*ontology)->has_mode(EventType::kAssault, "visit"));
  EXPECT_FALSE((*ontology)->has_mode(EventType::kAgree, ""));
}

TEST(Ontology, ActorsHaveCameoCodes) {
  const auto ontology = Ontology::load(kFolder).value();
  EXPECT_EQ(ontology->cameo_actor("RUS", "GOV", "country:RUS"), "RUSGOV");
  EXPECT_EQ(ontology->cameo_actor("PSE", "REB", "group:hamas"), "PSEREBHMS");
  EXPECT_EQ(ontology->cameo_actor("UNO", "GOV", "org:united-nations"), "IGOUNO");
  EXPECT_EQ(ontology->cameo_actor("UNO", "MIL", ""), "IGOUNOMIL");
  EXPECT_EQ(ontology->cameo_actor("TUR", "JRN", ""), "TURMED");
  EXPECT_EQ(ontology->cameo_actor("NGO", "SOC", ""), "NGO");
  EXPECT_EQ(ontology->cameo_actor("UNK", "UNK", ""), "");
  EXPECT_EQ(ontology->cameo_actor("UNK", "CVL", ""), "CVL");
}

TEST(Ontology, WordsTellDeeperCameoCodes) {
  const auto ontology = Ontology::load(kFolder).value();
  const std::vector<std::string_view> weapons = {"send", "missile"};
  EXPECT_EQ(ontology->cameo(EventType::kAid, "", Status::kActual, weapons), "072");
  EXPECT_EQ(ontology->cameo(EventType::kAid, "", Status::kFuture, weapons), "0332");
  EXPECT_EQ(ontology->cameo(EventType::kAid, "", Status::kNegated, weapons), "");
  const std::vector<std::string_view> embargo = {"impose", "embargo"};
  EXPECT_EQ(ontology->cameo(EventType::kSanction, "discontinue", Status::kActual, embargo), "163");
  EXPECT_EQ(ontology->cameo(EventType::kSanction, "discontinue", Status::kActual), "162");
}

TEST(Ontology, CrossesToCameoAsDeepAsModeAndStatusTell) {
  const auto ontology = Ontology::load(kFolder).value();
  struct Case {
    EventType type;
    const char* mode;
    Status status;
    const char* cameo;
  };
  const Case cases[] = {
      {EventType::kConsult, "multilateral", Status::kFuture, "043"},
      {EventType::kConsult, "visit", Status::kActual, "042"},
      {EventType::kConsult, "", Status::kActual, "040"},
      {EventType::kConsult, "visit", Status::kNegated, ""},
      {EventType::kAid, "", Status::kActual, "070"},
      {EventType::kAid, "", Status::kFuture, "033"},
      {EventType::kAssault, "suicide-attack", Status::kActual, "1831"},
      {EventType::kAssault, "no such mode", Status::kActual, "180"},
      {EventType::kRequest, "yield", Status::kActual, "025"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(ontology->cameo(c.type, c.mode, c.status), c.cameo) << name(c.type) << ' ' << c.mode;
}

TEST(Ontology, EveryTypeAndModeHasACodeWithItsValue) {
  const auto ontology = Ontology::load(kFolder).value();
  for (std::size_t i = 0; i < kEventTypeNames.size(); ++i) {
    const std::string code = ontology->cameo(static_cast<EventType>(i), "", Status::kActual);
    EXPECT_FALSE(code.empty()) << kEventTypeNames[i];
    EXPECT_TRUE(ontology->goldstein(code)) << kEventTypeNames[i];
  }
  EXPECT_DOUBLE_EQ(ontology->goldstein("043").value(), 2.8);
  EXPECT_DOUBLE_EQ(ontology->goldstein("190").value(), -10.0);
  EXPECT_FALSE(ontology->goldstein("9999"));
}

TEST(Ontology, TellsContextsOfALemma) {
  const auto ontology = Ontology::load(kFolder).value();
  EXPECT_EQ(ontology->contexts("summit"), std::vector<std::string_view>{"diplomatic"});
  EXPECT_TRUE(ontology->contexts("teapot").empty());
  EXPECT_EQ(ontology->contexts("air force"), std::vector<std::string_view>{"military"});
  EXPECT_EQ(ontology->contexts("same - sex"), std::vector<std::string_view>{"lgbt"});
  EXPECT_GE(ontology->longest_context(), 3U);
}

class BrokenOntology : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("ontology_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::copy(kFolder, folder_);
  }
  void append(const char* file, const std::string& line) {
    std::ofstream(folder_ / file, std::ios::app) << line << '\n';
  }
  std::string error() {
    const auto loaded = Ontology::load(folder_);
    return loaded ? "" : loaded.error().str();
  }
  fs::path folder_;
};

TEST_F(BrokenOntology, NamesFileAndLineOfAModeThatIsNone) {
  append("cameo.tsv", "AID\tphone\t*\t*\t070");
  EXPECT_NE(error().find("cameo.tsv:"), std::string::npos) << error();
  EXPECT_NE(error().find("'phone' is no mode"), std::string::npos) << error();
}
TEST_F(BrokenOntology, NamesAnUnknownType) {
  append("modes.tsv", "DANCE\twaltz\tturns");
  EXPECT_NE(error().find("unknown event type 'DANCE'"), std::string::npos) << error();
}
TEST_F(BrokenOntology, NamesAValueThatIsNoNumber) {
  append("goldstein.tsv", "999\thigh\tnone");
  EXPECT_NE(error().find("'high' is no number"), std::string::npos) << error();
}
TEST_F(BrokenOntology, NamesAMissingFile) {
  fs::remove(folder_ / "contexts.tsv");
  EXPECT_NE(error().find("contexts.tsv"), std::string::npos) << error();
}

}  // namespace
}  // namespace dragoman

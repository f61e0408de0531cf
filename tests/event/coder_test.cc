// The whole way on the example reports. Skipped where set-up has not fetched the model.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <thread>

#include "base/calendar.h"
#include "base/utf8.h"
#include "dragoman/coder.h"
#include "support/scratch_folder.h"

namespace dragoman {
namespace {

const std::filesystem::path kData = std::filesystem::path(DRAGOMAN_BINARY_DIR) / "share/dragoman";

std::shared_ptr<const Coder> coder(const std::string& kernels = "", const std::string& reader = "") {
  auto made = Coder::create({.data_dir = kData, .model = {}, .reader = reader, .kernels = kernels});
  if (!made) throw std::runtime_error(made.error().str());
  return *made;
}

std::vector<Article> examples() {
  std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR) + "/examples/reports.jsonl");
  std::vector<Article> out;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    out.push_back({json["doc_id"], parse_iso_date(json["date"].get<std::string>()), json["title"],
                   json["source"], "", json["text"]});
  }
  return out;
}

std::string slice(const std::string& text, CharSpan span) {
  std::string out;
  std::uint32_t at = 0;
  for (std::size_t byte = 0; byte < text.size(); ++at) {
    const Decoded decoded = decode(text, byte);
    if (at >= span.start && at < span.end) out += text.substr(byte, decoded.size);
    byte += decoded.size;
  }
  return out;
}

std::string lines(const std::vector<Event>& events) {
  std::string out;
  for (const Event& event : events) out += to_json(event) + "\n";
  return out;
}

class CoderTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kData / "model/en_core_web_sm.dgm"))
      GTEST_SKIP() << "no model: run ./dev build";
  }
};

TEST_F(CoderTest, EveryFieldStandsOnItsWords) {
  const auto dragoman = coder();
  std::set<std::string> ids;
  std::size_t count = 0;
  for (const Article& article : examples()) {
    for (const Event& event : dragoman->code(article)) {
      ++count;
      EXPECT_TRUE(ids.insert(event.mention_id).second) << "mention_id twice: " << to_json(event);
      EXPECT_EQ(slice(article.text, event.trigger.at), event.trigger.text);
      EXPECT_GE(event.trigger.at.start, event.sentence.start);
      EXPECT_LE(event.trigger.at.end, event.sentence.end);
      for (const auto* side : {&event.source, &event.target}) {
        for (const ActorRef& actor : *side) {
          EXPECT_EQ(slice(article.text, actor.words.at), actor.words.text);
          EXPECT_EQ(actor.code.size(), 3U) << to_json(event);
        }
      }
      for (const Voice& voice : event.attribution)
        EXPECT_EQ(slice(article.text, voice.words.at), voice.words.text);
      if (event.date) {
        EXPECT_EQ(slice(article.text, event.date->words.at), event.date->words.text);
      }
      if (event.place) {
        EXPECT_EQ(slice(article.text, event.place->words.at), event.place->words.text);
      }
    }
  }
  EXPECT_GT(count, 25U);
}

TEST_F(CoderTest, APlannedMeetingToldAtSecondHand) {
  const auto events = coder()->code(examples().at(0));
  const auto found = std::find_if(events.begin(), events.end(), [](const Event& event) {
    return event.trigger.text == "host" && event.type == EventType::kConsult;
  });
  ASSERT_NE(found, events.end()) << lines(events);
  EXPECT_EQ(found->status, Status::kFuture);
  ASSERT_FALSE(found->source.empty());
  EXPECT_EQ(found->source.front().code, "NOR");
  ASSERT_TRUE(found->date);
  EXPECT_EQ(iso(found->date->start), "2024-05-16") << "the Thursday after Monday 13 May";
  ASSERT_TRUE(found->place);
  EXPECT_EQ(found->place->name, "Oslo");
}

TEST_F(CoderTest, AReportOfNoPoliticalActGivesNoRow) {
  const auto events = coder("", "frames")->code(examples().at(5));
  EXPECT_TRUE(events.empty()) << lines(events);
}

TEST_F(CoderTest, InAReportOfNoPoliticalActTheDefaultReaderIsSureOfNothing) {
  for (const Event& event : coder()->code(examples().at(5)))
    EXPECT_LT(event.confidence, 0.6) << to_json(event);
}

TEST_F(CoderTest, WithoutADateRelativeDaysStayUnknown) {
  Article article = examples().at(0);
  article.date.reset();
  for (const Event& event : coder()->code(article)) EXPECT_FALSE(event.date) << to_json(event);
}

TEST_F(CoderTest, RowsDependOnTheArticleAlone) {
  const auto dragoman = coder();
  const auto articles = examples();
  std::vector<std::string> first;
  for (const Article& article : articles) first.push_back(lines(dragoman->code(article)));
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < articles.size(); ++k) {
        const std::size_t i = (k * 5 + t) % articles.size();
        EXPECT_EQ(lines(dragoman->code(articles[i])), first[i]) << articles[i].doc_id;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(CoderTest, ScalarKernelsGiveTheSameRows) {
  const auto fast = coder("", "frames"), plain = coder("scalar", "frames");
  for (const Article& article : examples())
    EXPECT_EQ(lines(plain->code(article)), lines(fast->code(article)));
}

/// Acts by trigger and type, with how sure the reader is.
std::map<std::pair<std::uint32_t, EventType>, double> acts(const std::vector<Event>& events) {
  std::map<std::pair<std::uint32_t, EventType>, double> out;
  for (const Event& event : events) out[{event.trigger.at.start, event.type}] = event.confidence;
  return out;
}

TEST_F(CoderTest, ATrainedReadersKernelsDifferInNearTiesAlone) {
  constexpr double kSure = 0.7;
  const auto fast = coder("", "base"), plain = coder("scalar", "base");
  for (const Article& article : examples()) {
    const auto one = acts(fast->code(article)), other = acts(plain->code(article));
    for (const auto& [act, confidence] : one)
      EXPECT_TRUE(other.contains(act) || confidence < kSure) << article.doc_id << " at " << act.first;
    for (const auto& [act, confidence] : other)
      EXPECT_TRUE(one.contains(act) || confidence < kSure) << article.doc_id << " at " << act.first;
  }
}

TEST_F(CoderTest, EmptyAndBlankTextsGiveNothing) {
  for (const char* text : {"", " ", "\n\n\n", "\t\n \n"}) {
    EXPECT_TRUE(coder()->code({"d", Date{2024, 1, 1}, "", "", "", text}).empty());
  }
}

TEST(CoderCreate, NamesWhatIsMissing) {
  const auto made = Coder::create({.data_dir = "/nowhere", .model = {}, .kernels = ""});
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().str().find("/nowhere"), std::string::npos) << made.error().str();
  const auto kernels = Coder::create({.data_dir = kData, .model = {}, .kernels = "abacus"});
  ASSERT_FALSE(kernels);
  EXPECT_NE(kernels.error().message.find("abacus"), std::string::npos);
}

TEST(TrainedReader, AFrameThatIsAlwaysRightDecides) {
  namespace fs = std::filesystem;
  const ScratchFolder data;
  for (const char* folder : {"model", "readers", "world"})
    fs::create_directory_symlink(fs::canonical(fs::path(kData) / folder), data.path() / folder);
  fs::copy(fs::canonical(fs::path(kData) / "lexicon"), data.path() / "lexicon", fs::copy_options::recursive);
  Article article;
  article.doc_id = "d";
  article.text = "Norway frobnicated Chad.";
  const auto coded = [&] {
    const auto made = Coder::create({.data_dir = data.path(), .reader = "base"});
    EXPECT_TRUE(made) << made.error().str();
    return (*made)->code(article);
  };
  const auto frame = [&](const char* confidence) {
    std::ofstream(data.path() / "lexicon/frames/own.frames")
        << "frame threaten.frobnicate\n  predicate  verb frobnicate\n  source  subject\n  target  object\n"
        << "  confidence " << confidence << "\n";
  };
  frame("0.01");
  for (const Event& event : coded()) EXPECT_NE(event.type, EventType::kThreaten);
  frame("1");
  const auto events = coded();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].type, EventType::kThreaten);
  EXPECT_EQ(events[0].trigger.text, "frobnicated");
  EXPECT_EQ(events[0].source.at(0).code, "NOR");
  EXPECT_EQ(events[0].target.at(0).code, "TCD");
}

TEST(TrainedReader, FindsActsWithModeAndStatus) {
  for (const char* reader : {"base", "small"}) {
    const auto made = Coder::create({.data_dir = kData, .reader = reader});
    ASSERT_TRUE(made) << made.error().str();
    Article article;
    article.text =
        "Kenyan police arrested eleven protesters in Nairobi on Monday. A union said it would strike on "
        "Friday.";
    const std::vector<Event> events = (*made)->code(article);
    ASSERT_GE(events.size(), 2U) << reader;
    EXPECT_EQ(events[0].type, EventType::kCoerce);
    EXPECT_EQ(events[0].mode, "arrest");
    EXPECT_EQ(events[0].status, Status::kActual);
    EXPECT_EQ(events[1].type, EventType::kProtest);
    EXPECT_EQ(events[1].status, Status::kFuture);
    EXPECT_NE((*made)->id().find(std::string("reader ") + reader), std::string::npos);
  }
}

TEST(TrainedReader, TheFirstPersonOfAQuotationIsItsSpeaker) {
  const auto made = Coder::create({.data_dir = kData});
  ASSERT_TRUE(made) << made.error().str();
  Article article;
  article.date = Date{2024, 5, 16};
  article.text =
      "\"We condemn the raid and we urge Uganda to withdraw its troops. Nobody asked them to come,\" Kenyan "
      "President William Ruto said on Monday in Nairobi.";
  const std::vector<Event> events = (*made)->code(article);
  ASSERT_EQ(events.size(), 2U);
  for (const Event& event : events) {
    ASSERT_EQ(event.source.size(), 1U);
    EXPECT_EQ(event.source[0].code, "KEN");
    ASSERT_TRUE(event.source[0].antecedent);
    EXPECT_EQ(event.source[0].antecedent->text, "Kenyan President William Ruto");
    EXPECT_TRUE(event.attribution.empty()) << "who tells his own verbal act is no voice";
  }
  EXPECT_EQ(events[1].target.at(0).code, "UGA");
}

// Long articles are read in runs of some thousand words; parties in the sentence before a run's first keep
// theirs.
TEST(TrainedReader, PartiesOfTheSentenceBeforeARunAreThoseOfAShortText) {
  const auto made = Coder::create({.data_dir = kData});
  ASSERT_TRUE(made) << made.error().str();
  const std::string pair =
      "Norwegian police officers stood in the square. They arrested two protesters in Oslo. ";
  Article article;
  article.text = pair;
  const std::vector<Event> once = (*made)->code(article);
  ASSERT_EQ(once.size(), 1U);
  article.text.clear();
  for (int i = 0; i < 700; ++i) article.text += pair;
  const std::vector<Event> events = (*made)->code(article);
  ASSERT_GT(events.size(), 600U);
  std::size_t alike = 0;
  for (const Event& event : events) {
    ASSERT_FALSE(event.source.empty());
    alike +=
        event.source.front().code == "NOR" && event.source.front().sector == once[0].source.front().sector
            ? 1
            : 0;
  }
  EXPECT_GT(alike, events.size() * 95 / 100);
}

}  // namespace
}  // namespace dragoman

#include "cli/code.h"

#include <gtest/gtest.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli_run.h"

namespace dragoman::cli {
namespace {

/// Finds one act in each "met" of a text.
class MetCoder final : public Coder {
 public:
  std::vector<Event> code(const Article& article) const override {
    std::vector<Event> events;
    for (std::size_t at = article.text.find("met"); at != std::string::npos;
         at = article.text.find("met", at + 3)) {
      Event event;
      event.doc_id = article.doc_id;
      event.mode = "meet";
      event.quad = 1;
      event.trigger = {"met", {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)}};
      event.sentence = {0, static_cast<std::uint32_t>(article.text.size())};
      ActorRef minister;
      minister.words.text = "the minister of foreign affairs";
      minister.name = "Ana Doe";
      minister.code = "FRA";
      event.source = {minister};
      if (article.date) event.date = EventDate{*article.date, *article.date, {}, "day"};
      events.push_back(event);
    }
    return events;
  }
  const std::string& id() const override { return id_; }

 private:
  std::string id_ = "met 1";
};

class Code : public testing::Test {
 protected:
  Caught caught_;

  int code(Settings settings) {
    Console console(caught_.io(), "auto", settings.quiet);
    const Result<int> done =
        code_with([] { return std::make_shared<const MetCoder>(); }, settings, caught_.io(), console);
    if (done) return *done;
    console.error(done.error().str());
    return kFailed;
  }
  std::string file(const std::string& name, std::string_view bytes) {
    return caught_.folder().write(name, bytes);
  }
  std::string path(const std::string& name) { return (caught_.folder().path() / name).string(); }
};

TEST_F(Code, WritesOneEventALine) {
  Settings settings;
  settings.files = {file("a.txt", "They met. They met again."),
                    file("b.jsonl", "{\"doc_id\":\"b\",\"text\":\"met\"}")};
  EXPECT_EQ(code(settings), kDone);
  const std::string out = caught_.out();
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
  const auto last = nlohmann::json::parse(out.substr(out.rfind('\n', out.size() - 2) + 1));
  EXPECT_EQ(last["doc_id"], "b");
  EXPECT_EQ(last["trigger"]["text"], "met");
  EXPECT_EQ(caught_.err(), "3 events in 2 articles\n");
}

TEST_F(Code, ReadsStandardInput) {
  const std::string lines = file("in", "{\"doc_id\":\"a\",\"text\":\"met\"}\n{}\n");
  const int saved = ::dup(STDIN_FILENO);
  const int input = ::open(lines.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::dup2(input, STDIN_FILENO), STDIN_FILENO);
  Settings settings;
  settings.files = {"-"};
  EXPECT_EQ(code(settings), kDone);
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(input);
  EXPECT_EQ(nlohmann::json::parse(caught_.out())["doc_id"], "a");
  EXPECT_EQ(caught_.err(),
            "dragoman: standard input:2: \"text\" is missing or empty\n1 event in 1 article; 1 rejected\n");
}

TEST_F(Code, WritesOneArrayAsJson) {
  Settings settings;
  settings.format = "json";
  settings.files = {file("a.txt", "They met. They met again.")};
  EXPECT_EQ(code(settings), kDone);
  EXPECT_EQ(nlohmann::json::parse(caught_.out()).size(), 2U);
}

TEST_F(Code, NoEventIsAnEmptyArrayAndNothingFound) {
  Settings settings;
  settings.format = "json";
  settings.files = {file("a.txt", "Nothing.")};
  EXPECT_EQ(code(settings), kNothingFound);
  EXPECT_EQ(caught_.out(), "[]\n");
  EXPECT_EQ(caught_.err(), "0 events in 1 article\n");
}

TEST_F(Code, ShowsATable) {
  Settings settings;
  settings.format = "table";
  settings.wide = true;
  settings.date = "2024-05-06";
  settings.files = {
      file("a.jsonl",
           R"({"doc_id":"a","title":"Talks\u001b[31m held","source":"Wire","text":"They met.\nOnce."})")};
  EXPECT_EQ(code(settings), kDone);
  EXPECT_EQ(caught_.out(),
            "DATE        TYPE          STATUS  SOURCE       TARGET  PLACE  SAID BY  TRIGGER\n"
            "\n"
            "Talks[31m held  2024-05-06  Wire\n"
            "2024-05-06  CONSULT meet  actual  FRA Ana Doe                          met\n"
            "    They met. Once.\n");
}

TEST_F(Code, TheOutputIsTheSameForAnyNumberOfThreads) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += "{\"doc_id\":\"" + std::to_string(i) + "\",\"text\":\"" +
             std::string(static_cast<std::size_t>(i % 7), 'x') + " met\"}\n";
  }
  Settings settings;
  settings.files = {file("a.jsonl", lines)};
  settings.threads = 1;
  EXPECT_EQ(code(settings), kDone);
  const std::string one = caught_.out();
  settings.threads = 8;
  EXPECT_EQ(code(settings), kDone);
  EXPECT_EQ(caught_.out(), one + one);
}

TEST_F(Code, RejectsAreToldCountedAndListed) {
  Settings settings;
  settings.files = {file("bad.txt", ""), path("missing.txt"),
                    file("a.jsonl", "{\"doc_id\":\"x\"}\nnonsense\n{\"text\":\"met\"}\n")};
  settings.rejects = path("rejects.jsonl");
  EXPECT_EQ(code(settings), kDone);
  const std::string bad = path("bad.txt");
  const std::string missing = path("missing.txt");
  const std::string lines = path("a.jsonl");
  EXPECT_EQ(caught_.err(), "dragoman: " + bad + ": empty\ndragoman: " + missing +
                               ": cannot be opened: No such file or directory\ndragoman: " + lines +
                               ":1 (x): \"text\" is missing or empty\ndragoman: " + lines +
                               ":2: no JSON object\n"
                               "1 event in 1 article; 4 rejected\n");
  EXPECT_EQ(
      read_file(settings.rejects).value_or(""),
      "{\"input\":\"" + bad + "\",\"line\":null,\"doc_id\":null,\"reason\":\"empty\"}\n{\"input\":\"" +
          missing +
          "\",\"line\":null,\"doc_id\":null,\"reason\":\"cannot be opened: No such file or directory\"}\n"
          "{\"input\":\"" +
          lines +
          "\",\"line\":1,\"doc_id\":\"x\",\"reason\":\"\\\"text\\\" is missing or empty\"}\n"
          "{\"input\":\"" +
          lines + "\",\"line\":2,\"doc_id\":null,\"reason\":\"no JSON object\"}\n");
}

TEST_F(Code, OfManyRejectsOnlyTenAreToldOneByOne) {
  std::string lines;
  for (int i = 0; i < 30; ++i) lines += "{}\n";
  Settings settings;
  settings.files = {file("a.jsonl", lines + "{\"text\":\"met\"}\n")};
  EXPECT_EQ(code(settings), kDone);
  const std::string err = caught_.err();
  EXPECT_EQ(std::count(err.begin(), err.end(), '\n'), 12);
  EXPECT_NE(err.find("... and 20 more; --rejects FILE lists them all\n1 event in 1 article; 30 rejected\n"),
            std::string::npos);
}

TEST_F(Code, NoReadableInputIsAFailure) {
  Settings settings;
  settings.files = {path("missing.txt"), file("blank.txt", " \n")};
  EXPECT_EQ(code(settings), kFailed);
  EXPECT_EQ(caught_.out(), "");
}

TEST_F(Code, QuietSaysNothingButErrors) {
  Settings settings;
  settings.quiet = true;
  settings.files = {file("a.txt", "met"), path("missing.txt")};
  EXPECT_EQ(code(settings), kDone);
  EXPECT_EQ(caught_.err(),
            "dragoman: " + path("missing.txt") + ": cannot be opened: No such file or directory\n");
}

TEST_F(Code, AFileAppearsOnlyWhenItIsWhole) {
  Settings settings;
  settings.output = path("events.jsonl");
  settings.files = {file("a.txt", "met")};
  EXPECT_EQ(code(settings), kDone);
  EXPECT_EQ(caught_.out(), "");
  EXPECT_TRUE(std::filesystem::exists(settings.output));
  EXPECT_FALSE(std::filesystem::exists(settings.output + ".partial"));
}

TEST_F(Code, AFolderThatIsNotThereIsTold) {
  Settings settings;
  settings.output = path("no/such/events.jsonl");
  settings.files = {file("a.txt", "met")};
  EXPECT_EQ(code(settings), kFailed);
  EXPECT_EQ(caught_.err(),
            "dragoman: " + settings.output + ": cannot be written: No such file or directory\n");
}

TEST_F(Code, AFullDiskIsAFailure) {
  Settings settings;
  settings.output = "/dev/full";
  settings.files = {file("a.txt", "met")};
  EXPECT_EQ(code(settings), kFailed);
  EXPECT_NE(caught_.err().find("dragoman: /dev/full: cannot be written: No space left on device\n"),
            std::string::npos);
}

TEST_F(Code, StopsWhenThePipeIsClosed) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "{\"text\":\"met\"}\n";
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  std::signal(SIGPIPE, SIG_IGN);
  const int out = std::exchange(caught_.io().out, ends[1]);
  Settings settings;
  settings.files = {file("a.jsonl", lines)};
  settings.threads = 2;
  EXPECT_EQ(code(settings), kDone);
  EXPECT_NE(caught_.err().find(" in "), std::string::npos);
  EXPECT_EQ(caught_.err().find("100000"), std::string::npos) << "it went on for nobody";
  EXPECT_EQ(caught_.err().find("dragoman:"), std::string::npos);
  caught_.io().out = out;
  ::close(ends[1]);
}

TEST_F(Code, AnInterruptionLeavesWholeLines) {
  int asked = 0;
  caught_.io().interrupted = [&asked] { return ++asked > 3; };
  std::string lines;
  for (int i = 0; i < 10; ++i) lines += "{\"text\":\"met\"}\n";
  Settings settings;
  settings.threads = 1;
  settings.files = {file("a.jsonl", lines)};
  EXPECT_EQ(code(settings), kInterrupted);
  const std::string out = caught_.out();
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
  EXPECT_TRUE(out.ends_with("}\n"));
}

}  // namespace
}  // namespace dragoman::cli

// Files that are no store, are not there, are of another version, or are in use.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "made.h"
#include "store/database.h"
#include "store/schema.h"

namespace dragoman {
namespace {

using made::StoreFile;

std::string fault(const std::filesystem::path& file) {
  auto reader = StoreReader::open(file);
  return reader ? "" : reader.error().message;
}

std::string write_fault(const std::filesystem::path& file) {
  auto writer = StoreWriter::open(file);
  return writer ? "" : writer.error().message;
}

void run(const std::filesystem::path& file, const std::string& sql) {
  Database database = Database::open(file, Database::Mode::kCreate);
  database.run(sql);
}

TEST(StoreFile, OneThatIsNotThereSaysWhatMakesOne) {
  EXPECT_NE(fault("/nowhere/news.db").find("dragoman ingest"), std::string::npos);
  EXPECT_NE(write_fault("/nowhere/news.db").find("folder"), std::string::npos);
}

TEST(StoreFile, OtherFilesAreRefused) {
  const StoreFile text, other;
  std::ofstream(text.path()) << std::string(4096, 'x');
  EXPECT_NE(fault(text.path()).find("not a database"), std::string::npos);
  EXPECT_NE(write_fault(text.path()).find("not a database"), std::string::npos);
  run(other.path(), "CREATE TABLE mine(x)");
  EXPECT_NE(fault(other.path()).find("another program"), std::string::npos);
  EXPECT_NE(write_fault(other.path()).find("another program"), std::string::npos);
}

TEST(StoreFile, AnEmptyFileIsFilledByAWriterAndRefusedByAReader) {
  const StoreFile file;
  std::ofstream(file.path()).flush();
  EXPECT_NE(fault(file.path()).find("holds nothing"), std::string::npos);
  EXPECT_EQ(write_fault(file.path()), "");
  EXPECT_EQ(fault(file.path()), "");
}

TEST(StoreFile, ANewerVersionIsRefused) {
  const StoreFile file;
  EXPECT_EQ(write_fault(file.path()), "");
  run(file.path(), "PRAGMA user_version = 99");
  EXPECT_NE(fault(file.path()).find("newer Dragoman"), std::string::npos);
}

TEST(StoreFile, ReadersAreNotKeptWaitingByAWriter) {
  const StoreFile file;
  auto writer = StoreWriter::open(file.path());
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->put(made::meeting("d0", "2024-01-10")));
  ASSERT_TRUE((*writer)->commit());
  ASSERT_TRUE((*writer)->put(made::meeting("d1", "2024-01-11")));  // not committed
  auto reader = StoreReader::open(file.path());
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->summary()->articles, 1U);
}

TEST(StoreFile, TwoWritersTakeTurns) {
  const StoreFile file;
  ASSERT_TRUE(StoreWriter::open(file.path()));
  const auto work = [&](int first) {
    auto writer = StoreWriter::open(file.path());
    ASSERT_TRUE(writer) << writer.error().str();
    for (int i = first; i < first + 20; ++i) {
      const auto put = (*writer)->put(made::meeting("d" + std::to_string(i), "2024-01-10"));
      ASSERT_TRUE(put) << put.error().str();
      ASSERT_TRUE((*writer)->commit());
    }
  };
  std::thread one([&] { work(0); }), two([&] { work(10); });  // ten of them are the same
  one.join();
  two.join();
  EXPECT_EQ(made::faults(file.path()), "");
  auto reader = StoreReader::open(file.path());
  EXPECT_EQ((*reader)->summary()->articles, 30U);
}

TEST(StoreFile, AFileThatAnotherProgramHoldsIsAnErrorAndStaysWhole) {
  const StoreFile file;
  auto writer = StoreWriter::open(file.path(), std::chrono::milliseconds(50));
  ASSERT_TRUE(writer);
  Database other = Database::open(file.path(), Database::Mode::kWrite);
  other.run("BEGIN IMMEDIATE");
  const auto held = (*writer)->put(made::meeting("held", "2024-01-10"));
  ASSERT_FALSE(held);
  EXPECT_NE(held.error().message.find("another program is writing"), std::string::npos);
  other.run("ROLLBACK");
  ASSERT_TRUE((*writer)->put(made::meeting("free", "2024-01-10")));
  ASSERT_TRUE((*writer)->commit());
  EXPECT_EQ(made::faults(file.path()), "");
  auto reader = StoreReader::open(file.path());
  EXPECT_EQ((*reader)->summary()->articles, 1U);
}

TEST(StoreFile, AFileOfVersionOneIsStillRead) {
  const std::filesystem::path kept = DRAGOMAN_SOURCE_DIR "/tests/store/data/version1.db";
  const StoreFile copy;
  std::filesystem::copy_file(kept, copy.path());
  EXPECT_EQ(made::faults(copy.path()), "");
  auto reader = StoreReader::open(copy.path());
  ASSERT_TRUE(reader) << reader.error().str();
  EXPECT_EQ((*reader)->summary()->articles, 3U);
  const auto page = (*reader)->find(parse_query("source:FRA").value(), 10, Order::kNewestFirst);
  ASSERT_TRUE(page) << page.error().str();
  EXPECT_FALSE(page->rows.empty());
  auto writer = StoreWriter::open(copy.path());
  ASSERT_TRUE(writer) << writer.error().str();
  ASSERT_TRUE((*writer)->put(made::meeting("new", "2024-02-10")));
  ASSERT_TRUE((*writer)->commit());
  EXPECT_EQ(made::faults(copy.path()), "");
}

TEST(StoreFile, AReadOnlyFileSaysSo) {
  const StoreFile file;
  ASSERT_TRUE(StoreWriter::open(file.path()));
  ASSERT_EQ(chmod(file.path().c_str(), S_IRUSR | S_IRGRP | S_IROTH), 0);
  constexpr uid_t kNobody = 65534;
  const bool administrator = geteuid() == 0;  // may write everywhere, so somebody else tries
  if (administrator) {
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  std::string fault = write_fault(file.path());
  if (fault.empty()) {
    auto writer = StoreWriter::open(file.path());
    const Result<Put> put = (*writer)->put(made::meeting("d", "2024-01-10"));
    if (!put) fault = put.error().message;
  }
  if (administrator) {
    ASSERT_EQ(seteuid(0), 0);
  }
  EXPECT_NE(fault.find("read-only"), std::string::npos) << fault;
}

}  // namespace
}  // namespace dragoman

#include "tensor/weight_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>

#include "base/hash.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

class WeightFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("weights_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
    file_ = folder_ / "small.dgm";
    WeightFileWriter writer;
    writer.add_f32("layer/W", {2, 3}, {1, 2, 3, 4, 5, 6});
    writer.add_u32("rows", {7, 8, 9});
    writer.add_u64("ids", {1ULL << 40});
    writer.add_bytes("config", "{}");
    writer.add_u32("none", {});
    ASSERT_TRUE(writer.write(file_));
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string image() const {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Writes `bytes` with their size and checksum put right, so that only what was changed is wrong.
  Result<WeightFile> reopen(std::string bytes, bool mend = true) const {
    if (mend && bytes.size() >= 64) {
      const std::uint64_t size = bytes.size();
      const std::uint64_t sum = xxh3(std::string_view(bytes).substr(64));
      std::memcpy(bytes.data() + 16, &size, sizeof size);
      std::memcpy(bytes.data() + 24, &sum, sizeof sum);
    }
    const fs::path other = folder_ / "other.dgm";
    std::ofstream(other, std::ios::binary) << bytes;
    return WeightFile::open(other);
  }

  fs::path folder_;
  fs::path file_;
};

TEST_F(WeightFileTest, GivesBackWhatWasWritten) {
  const Result<WeightFile> file = WeightFile::open(file_);
  ASSERT_TRUE(file) << file.error().str();
  const auto weights = file->f32("layer/W", {2, 3});
  ASSERT_TRUE(weights) << weights.error().str();
  EXPECT_EQ(std::vector<float>(weights->data.begin(), weights->data.end()),
            (std::vector<float>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(weights->data.data()) % 64, 0U);
  EXPECT_TRUE(file->f32("layer/W", {0, 3}));
  EXPECT_EQ((*file->u32("rows"))[2], 9U);
  EXPECT_EQ((*file->u64("ids"))[0], 1ULL << 40);
  EXPECT_EQ(*file->bytes("config"), "{}");
  EXPECT_TRUE(file->u32("none")->empty());
  EXPECT_TRUE(file->has("rows"));
  EXPECT_FALSE(file->has("row"));
  EXPECT_EQ(file->fingerprint().size(), 16U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << "no half file is left behind";
}

TEST_F(WeightFileTest, NamesFileAndSectionOfAnotherArchitecture) {
  const Result<WeightFile> file = WeightFile::open(file_);
  ASSERT_TRUE(file);
  struct Case {
    const char* name;
    std::vector<std::uint64_t> shape;
    const char* says;
  };
  for (const Case& one :
       {Case{"layer/W", {3, 2}, "another architecture"}, Case{"layer/W", {6}, "another architecture"},
        Case{"layer/W", {2, 3, 0}, "another architecture"}, Case{"layer/b", {2}, "no section"},
        Case{"rows", {3}, "is u32"}}) {
    const auto got = file->f32(one.name, one.shape);
    ASSERT_FALSE(got) << one.name;
    EXPECT_EQ(got.error().code, ErrorCode::kFormat);
    EXPECT_EQ(got.error().file, file_.string());
    EXPECT_NE(got.error().message.find(one.name), std::string::npos) << got.error().message;
    EXPECT_NE(got.error().message.find(one.says), std::string::npos) << got.error().message;
  }
}

TEST_F(WeightFileTest, RefusesDamage) {
  const std::string good = image();
  const std::size_t entry = 64;  // "layer/W" is the first section
  const auto put = [](std::string bytes, std::size_t at, std::uint64_t value, std::size_t size) {
    std::memcpy(bytes.data() + at, &value, size);
    return bytes;
  };
  struct Case {
    const char* what;
    std::string bytes;
    bool mend;
    ErrorCode code;
  };
  const std::vector<Case> cases = {
      {"empty", "", false, ErrorCode::kFormat},
      {"only a header's half", good.substr(0, 32), false, ErrorCode::kFormat},
      {"cut off", good.substr(0, good.size() - 1), false, ErrorCode::kFormat},
      {"a bit flipped in the data", put(good, good.size() - 1, 1, 1), false, ErrorCode::kFormat},
      {"other magic", put(good, 0, 'X', 1), true, ErrorCode::kFormat},
      {"later version", put(good, 8, 2, 4), true, ErrorCode::kUnsupported},
      {"more sections than fit", put(good, 12, 1000, 4), true, ErrorCode::kFormat},
      {"a billion sections", put(good, 12, 0xFFFFFFFF, 4), true, ErrorCode::kFormat},
      {"no name", put(good, entry, 0, 1), true, ErrorCode::kFormat},
      {"unknown type", put(good, entry + 64, 9, 1), true, ErrorCode::kFormat},
      {"no dimension", put(good, entry + 65, 0, 1), true, ErrorCode::kFormat},
      {"five dimensions", put(good, entry + 65, 5, 1), true, ErrorCode::kFormat},
      {"shape larger than data", put(good, entry + 72, 3, 8), true, ErrorCode::kFormat},
      {"shape that overflows", put(put(good, entry + 72, 1ULL << 62, 8), entry + 80, 1ULL << 62, 8), true,
       ErrorCode::kFormat},
      {"offset behind the end", put(good, entry + 104, 1ULL << 40, 8), true, ErrorCode::kFormat},
      {"offset in the table", put(good, entry + 104, 64, 8), true, ErrorCode::kFormat},
      {"offset not aligned", put(good, entry + 104, good.size() - 1, 8), true, ErrorCode::kFormat},
      {"length behind the end", put(good, entry + 112, ~0ULL, 8), true, ErrorCode::kFormat},
      {"two sections of one name",
       put(put(good, entry + 128, 0, 8), entry + 128,
           'c' | 'o' << 8 | 'n' << 16 | 'f' << 24 | std::uint64_t{'i'} << 32 | std::uint64_t{'g'} << 40, 8),
       true, ErrorCode::kFormat},
  };
  for (const Case& one : cases) {
    const Result<WeightFile> file = reopen(one.bytes, one.mend);
    ASSERT_FALSE(file) << one.what;
    EXPECT_EQ(file.error().code, one.code) << one.what << ": " << file.error().str();
    EXPECT_NE(file.error().file.find("other.dgm"), std::string::npos) << one.what;
  }
  EXPECT_TRUE(reopen(good)) << "the mending itself does no harm";
}

TEST_F(WeightFileTest, RefusesWhatIsNoFile) {
  EXPECT_EQ(WeightFile::open(folder_ / "absent.dgm").error().code, ErrorCode::kIo);
  EXPECT_EQ(WeightFile::open(folder_).error().code, ErrorCode::kIo);
}

TEST(WeightFileWriterTest, RefusesAShapeThatDataDoNotFill) {
  WeightFileWriter writer;
  writer.add_f32("W", {2, 2}, {1, 2, 3});
  EXPECT_EQ(writer.write(fs::path(testing::TempDir()) / "never.dgm").error().code, ErrorCode::kInvalid);
  EXPECT_FALSE(fs::exists(fs::path(testing::TempDir()) / "never.dgm"));
}

}  // namespace
}  // namespace dragoman

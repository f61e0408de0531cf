#include "read/input_walk.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "read_all.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

class Walk : public testing::Test {
 protected:
  ScratchFolder folder_;

  std::string path(const std::string& name) { return (folder_.path() / name).string(); }
  void put(const std::string& name) {
    fs::create_directories((folder_.path() / name).parent_path());
    folder_.write(name, "Words of " + name + ".");
  }
  /// The files that inputs stand for, relative to the folder; faults as "! reason".
  std::vector<std::string> files_of(std::vector<std::string> inputs) {
    InputWalk walk(std::move(inputs));
    std::vector<std::string> out;
    while (std::optional<InputFile> file = walk.next()) {
      const std::string name = fs::path(file->path).lexically_relative(folder_.path()).string();
      out.push_back(file->fault.empty() ? name : name + " ! " + file->fault);
    }
    return out;
  }
};

using Names = std::vector<std::string>;

TEST_F(Walk, GoesThroughFoldersInTheOrderOfPaths) {
  for (const char* const name : {"b/2.txt", "b/1/x.txt", "b-a.txt", "b.txt", "a.txt", ".hidden", "b/.git/x"})
    put(name);
  EXPECT_EQ(files_of({folder_.path().string()}),
            (Names{"a.txt", "b-a.txt", "b.txt", "b/1/x.txt", "b/2.txt"}));
  EXPECT_EQ(files_of({path("b/"), path("a.txt")}), (Names{"b/1/x.txt", "b/2.txt", "a.txt"}));
}

TEST_F(Walk, LoopsOfLinksEnd) {
  put("a/x.txt");
  fs::create_directory_symlink(folder_.path() / "a", folder_.path() / "a" / "loop");
  fs::create_directory_symlink(folder_.path(), folder_.path() / "a" / "up");
  fs::create_symlink(folder_.path() / "a" / "x.txt", folder_.path() / "a" / "y.txt");
  fs::create_symlink(folder_.path() / "missing", folder_.path() / "a" / "broken");
  EXPECT_EQ(files_of({path("a")}), (Names{"a/x.txt", "a/y.txt"}));
  const Got got = read_all({path("a")});
  EXPECT_EQ(got.articles.size(), 2U);
}

TEST_F(Walk, AFolderWithoutFilesIsTold) {
  fs::create_directories(folder_.path() / "empty" / "inner");
  EXPECT_EQ(files_of({path("empty")}), (Names{"empty/ ! a folder without files"}));
  const Got got = read_all({path("empty")});
  EXPECT_EQ(only_reason(got), "a folder without files");
  EXPECT_EQ(got.counts.unreadable, 1U);
}

TEST_F(Walk, PassesOverWhatIsNoFile) {
  put("a/x.txt");
  ASSERT_EQ(::mkfifo(path("a/pipe").c_str(), 0600), 0);
  EXPECT_EQ(files_of({path("a")}), (Names{"a/x.txt"}));
}

TEST_F(Walk, AFolderNamedTwiceIsReadTwice) {
  put("a/x.txt");
  EXPECT_EQ(files_of({path("a"), path("a")}), (Names{"a/x.txt", "a/x.txt"}));
}

}  // namespace
}  // namespace dragoman

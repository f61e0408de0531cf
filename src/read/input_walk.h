#pragma once
// The files that inputs stand for: folders are walked.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

/// One file to read, or something that cannot be.
struct InputFile {
  std::string path;
  std::string fault{};  ///< why it cannot be read, empty if it may be
};

/// Gives the inputs in order; in place of a folder the regular files under it, recursively, in the order of
/// their paths. Names that begin with '.' are passed over in folders. Links are followed, but no folder is
/// walked twice, so that loops end.
class InputWalk {
 public:
  explicit InputWalk(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}
  std::optional<InputFile> next();

 private:
  struct Folder {
    std::string path;
    std::vector<std::string> names;  ///< sorted backwards; folders end in '/'
    bool named = false;              ///< on the command line: told of if it holds nothing
    bool gave = false;
  };
  std::optional<InputFile> enter(const std::string& path, bool named);
  std::optional<InputFile> next_in_folder();

  std::vector<std::string> inputs_;
  std::size_t at_ = 0;
  std::vector<Folder> open_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> walked_;  ///< device and inode
};

}  // namespace dragoman

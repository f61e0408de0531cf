#include "read/input_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <system_error>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path != "-" && fs::is_directory(path, ignored);
}

/// Files and folders in `folder`, hidden ones left out, so that taking from the back gives their paths'
/// order.
std::vector<std::string> names_in(const std::string& folder, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    std::error_code unknown;
    const fs::file_status status = at->status(unknown);
    if (name.starts_with('.')) continue;
    if (status.type() == fs::file_type::directory) names.push_back(name + "/");
    if (status.type() == fs::file_type::regular) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), std::greater<>());
  return names;
}

}  // namespace

/// Opens a folder; gives a fault where that cannot be.
std::optional<InputFile> InputWalk::enter(const std::string& path, bool named) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return InputFile{path, "cannot be opened"};
  if (!walked_.emplace(about.st_dev, about.st_ino).second) return std::nullopt;
  std::error_code error;
  Folder folder{path, names_in(path, error), named};
  if (error) return InputFile{path, "cannot be opened: " + error.message()};
  if (!folder.path.ends_with('/')) folder.path += '/';
  open_.push_back(std::move(folder));
  return std::nullopt;
}

/// The next file of the innermost open folder; nothing where a folder was entered or left.
std::optional<InputFile> InputWalk::next_in_folder() {
  Folder& folder = open_.back();
  if (folder.names.empty()) {
    const bool gave = folder.gave;
    const std::string path = folder.path;
    const bool named = folder.named;
    open_.pop_back();
    if (gave && !open_.empty()) open_.back().gave = true;
    if (named && !gave) return InputFile{path, "a folder without files"};
    return std::nullopt;
  }
  const std::string path = folder.path + folder.names.back();
  folder.names.pop_back();
  if (path.ends_with('/')) return enter(path, false);
  folder.gave = true;
  return InputFile{path};
}

std::optional<InputFile> InputWalk::next() {
  while (true) {
    std::optional<InputFile> found;
    if (!open_.empty()) {
      found = next_in_folder();
    } else if (at_ == inputs_.size()) {
      return std::nullopt;
    } else if (const std::string& input = inputs_[at_++]; is_folder(input)) {
      walked_.clear();  // a folder that is named twice is read twice, as a file is
      found = enter(input, true);
    } else {
      found = InputFile{input};
    }
    if (found) return found;
  }
}

}  // namespace dragoman

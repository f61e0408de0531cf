#pragma once
// Runs commands in this process, with what they write caught.

#include <fcntl.h>
#include <unistd.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "cli/run_cli.h"
#include "support/scratch_folder.h"

namespace dragoman::cli {

/// Standard output and error as files, an environment of the test's own.
class Caught {
 public:
  Caught() {
    io_.out = open_file("out");
    io_.err = open_file("err");
    io_.env = [this](const char* name) {
      const auto found = env.find(name);
      return found == env.end() ? std::nullopt : std::optional(found->second);
    };
    io_.program_folder = folder_.path() / "bin";
    io_.interrupted = [] { return false; };
  }
  ~Caught() {
    ::close(io_.out);
    ::close(io_.err);
  }
  Caught(const Caught&) = delete;
  Caught& operator=(const Caught&) = delete;

  const Io& io() const { return io_; }
  Io& io() { return io_; }
  const ScratchFolder& folder() const { return folder_; }
  std::string out() const { return read_file(folder_.path() / "out").value_or("?"); }
  std::string err() const { return read_file(folder_.path() / "err").value_or("?"); }

  std::map<std::string, std::string> env;

 private:
  int open_file(const char* name) const {
    return ::open((folder_.path() / name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  }

  ScratchFolder folder_;
  Io io_;
};

/// What a run gave.
struct Ran {
  int code;
  std::string out;
  std::string err;
};

inline Ran run(std::vector<std::string> words, std::map<std::string, std::string> env = {}) {
  Caught caught;
  caught.env = std::move(env);
  const int code = run_cli(std::move(words), caught.io());
  return {code, caught.out(), caught.err()};
}

}  // namespace dragoman::cli

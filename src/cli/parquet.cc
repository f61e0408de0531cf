#include "cli/parquet.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kNotFound = 127;  // what posix_spawnp's child gives where it could not start
constexpr int kFault = 2;       // dragoman-parquet's own: 0 and 1 have written a file

fs::path program(const Io& io) {
  const fs::path beside = io.program_folder / "dragoman-parquet";
  std::error_code ignored;
  return fs::exists(beside, ignored) ? beside : fs::path("dragoman-parquet");
}

Error not_there() {
  return {
      ErrorCode::kUnsupported,
      "Parquet is written by the program dragoman-parquet, which stands neither beside this one nor on the "
      "PATH: build it (docs/exports.md), or take --format csv",
      "dragoman-parquet"};
}

/// The exit status of `words`, run with our standard error; nothing where it cannot be started.
std::optional<int> run(std::array<std::string, 3> words) {
  std::array<char*, 4> pointers{words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, words[0].c_str(), nullptr, nullptr, pointers.data(), environ) != 0)
    return std::nullopt;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kFault;
}

}  // namespace

Result<void> csv_file_to_parquet(const std::string& csv, const std::string& file, const Io& io) {
  const std::string partial = file + ".partial";
  const std::optional<int> status = run({program(io).string(), csv, partial});
  if (!status || *status == kNotFound) return tl::unexpected(not_there());
  std::error_code fault;
  if (*status >= kFault) {
    fs::remove(partial, fault);
    return fail(ErrorCode::kIo, "dragoman-parquet could not write it", file);
  }
  fs::rename(partial, file, fault);
  if (fault) return fail(ErrorCode::kIo, fault.message(), file);
  return {};
}

}  // namespace dragoman::cli

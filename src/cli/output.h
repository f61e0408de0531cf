#pragma once
// Where a command's results go: standard output, or a file that appears only when it is whole.

#include <memory>
#include <string>

#include "cli/io.h"
#include "dragoman/result.h"

namespace dragoman::cli {

class Output {
 public:
  /// `file` empty or "-": standard output. Else what is written stands beside it as FILE.partial until
  /// finish(); a device or pipe is written to directly.
  static Result<Output> open(const std::string& file, const Io& io);
  Output(Output&&) noexcept;
  Output& operator=(Output&&) = delete;
  /// Without finish() the partial file goes.
  ~Output();

  Writer& writer() { return *writer_; }
  /// The descriptor, to ask whether it is a terminal.
  int descriptor() const { return descriptor_; }
  /// Sends the rest and puts the file in its place; one that is not `whole` stays beside it as FILE.partial.
  /// An error names what was written to; a closed pipe is none.
  Result<void> finish(bool whole = true);

 private:
  Output(int descriptor, std::string name, std::string partial);

  int descriptor_;
  std::string name_;     ///< for messages
  std::string partial_;  ///< empty where nothing is to be renamed
  bool owned_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace dragoman::cli

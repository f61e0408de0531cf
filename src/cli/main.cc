#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "cli/interrupt.h"
#include "cli/run_cli.h"

int main(int argc, char** argv) {
  dragoman::cli::watch_for_interrupts();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by write()
  std::error_code ignored;
  dragoman::cli::Io io;
  io.env = [](const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional(std::string(value));
  };
  io.program_folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  io.interrupted = dragoman::cli::interrupted;
  return dragoman::cli::run_cli({argv + 1, argv + argc}, io);
}

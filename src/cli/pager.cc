#include "cli/pager.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace dragoman::cli {
namespace {

constexpr const char* kPager = "less -FRX";

long window_height(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_row;
}

}  // namespace

bool page(const std::string& text, const Io& io, int descriptor) {
  if (isatty(descriptor) == 0 || isatty(STDIN_FILENO) == 0) return false;
  const long height = window_height(descriptor);
  if (height == 0 || std::count(text.begin(), text.end(), '\n') < height) return false;
  const std::string pager = io.env ? io.env("PAGER").value_or(kPager) : kPager;
  if (pager.empty() || pager == "cat") return false;
  FILE* pipe = popen(pager.c_str(), "w");
  if (pipe == nullptr) return false;
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // the user may leave before the end
  std::fwrite(text.data(), 1, text.size(), pipe);
  constexpr int kNoSuchProgram = 127 << 8;
  const bool shown = pclose(pipe) != kNoSuchProgram;
  std::signal(SIGPIPE, before);
  return shown;
}

}  // namespace dragoman::cli

#include "cli/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace dragoman::cli {
namespace {

/// A signal handler can reach nothing but a static.
volatile std::sig_atomic_t& flag() {
  static volatile std::sig_atomic_t set = 0;
  return set;
}

void on_signal(int) { flag() = 1; }

}  // namespace

void watch_for_interrupts() {
  flag() = 0;
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second time, the system's own way
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

bool interrupted() { return flag() != 0; }

}  // namespace dragoman::cli

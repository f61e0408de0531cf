#pragma once
// Ctrl-C once: stop reading, finish what is being worked on, leave whole lines. Twice: stop at once.

namespace dragoman::cli {

void watch_for_interrupts();
bool interrupted();

}  // namespace dragoman::cli

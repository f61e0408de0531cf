#pragma once
// Work on many items on all cores; results come out in the order in which the items went in.

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dragoman {

/// Pulls items from `next` (called from one thread at a time; nothing = end), applies `work` on `threads`
/// threads (0 counts as 1; the caller's thread is one of them), and gives each result to `sink` in input
/// order, one at a time. At most `threads * 4` items are held at once, so memory does not grow with the
/// input, and a result does not wait for items after it to arrive. An exception out of any of the three ends
/// the run and comes out here.
template <class Item, class Out>
void run_ordered(unsigned threads, const std::function<std::optional<Item>()>& next,
                 const std::function<Out(Item&&)>& work, const std::function<void(Out&&)>& sink);

}  // namespace dragoman

#include "base/ordered_pool.inl"

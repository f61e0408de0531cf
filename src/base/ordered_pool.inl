// Implementation of base/ordered_pool.h.
//
// All threads do the same: take a turn at `next`, work, lay the result into a ring at its number, and, where
// nobody else is at it, hand out what is ready at the ring's front. The mutex guards the counters and the
// ring only; it is not held while next, work or sink run.

namespace dragoman::detail {

template <class Item, class Out>
class OrderedRun {
 public:
  OrderedRun(unsigned threads, const std::function<std::optional<Item>()>& next,
             const std::function<Out(Item&&)>& work, const std::function<void(Out&&)>& sink)
      : next_(next), work_(work), sink_(sink), ring_(threads * 4) {}

  /// One thread's share of the run.
  void take_part() {
    try {
      while (const std::unique_ptr<Numbered> item = pull()) put(item->number, work_(std::move(item->item)));
    } catch (...) {
      stop(std::current_exception());
    }
  }

  std::exception_ptr failure() const { return failure_; }

 private:
  struct Numbered {
    Numbered(std::uint64_t n, Item&& i) : number(n), item(std::move(i)) {}
    std::uint64_t number;
    Item item;
  };

  /// The next item; null at the end.
  std::unique_ptr<Numbered> pull() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || (!pulling_ && pulled_ - sunk_ < ring_.size()); });
    if (ended_) return nullptr;
    pulling_ = true;
    lock.unlock();
    std::optional<Item> item = next_();
    lock.lock();
    pulling_ = false;
    if (!item) ended_ = true;
    changed_.notify_all();
    if (!item) return nullptr;
    return std::make_unique<Numbered>(pulled_++, std::move(*item));
  }

  void put(std::uint64_t number, Out&& out) {
    std::unique_lock lock(mutex_);
    ring_[number % ring_.size()] = std::make_unique<Out>(std::move(out));
    if (sinking_) return;  // whoever is at it looks at the ring again before leaving
    sinking_ = true;
    while (!failure_ && ring_[sunk_ % ring_.size()]) {
      std::unique_ptr<Out> ready = std::move(ring_[sunk_ % ring_.size()]);
      lock.unlock();
      sink_(std::move(*ready));
      ready.reset();
      lock.lock();
      ++sunk_;
      changed_.notify_all();
    }
    sinking_ = false;
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    ended_ = true;
    changed_.notify_all();
  }

  const std::function<std::optional<Item>()>& next_;
  const std::function<Out(Item&&)>& work_;
  const std::function<void(Out&&)>& sink_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Out>> ring_;  ///< result `n` waits at n % size until its turn
  std::uint64_t pulled_ = 0;
  std::uint64_t sunk_ = 0;
  bool pulling_ = false;
  bool sinking_ = false;
  bool ended_ = false;  ///< no more items are pulled: end of input or failure
  std::exception_ptr failure_;
};

}  // namespace dragoman::detail

namespace dragoman {

template <class Item, class Out>
void run_ordered(unsigned threads, const std::function<std::optional<Item>()>& next,
                 const std::function<Out(Item&&)>& work, const std::function<void(Out&&)>& sink) {
  threads = std::max(threads, 1U);
  detail::OrderedRun<Item, Out> run(threads, next, work, sink);
  {
    std::vector<std::jthread> helpers;
    helpers.reserve(threads - 1);
    for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([&run] { run.take_part(); });
    run.take_part();
  }
  if (run.failure()) std::rethrow_exception(run.failure());
}

}  // namespace dragoman

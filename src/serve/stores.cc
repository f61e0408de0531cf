#include "serve/stores.h"

#include <utility>

namespace dragoman::serve {
namespace {

constexpr std::size_t kMostPrepared = 300;  // statements: a reader that holds more goes

}  // namespace

Stores::Lease::~Lease() {
  if (reader_) stores_->give_back(std::move(reader_));
}

tl::expected<Stores::Lease, Problem> Stores::take(Clock::time_point deadline) {
  std::unique_ptr<StoreReader> reader;
  {
    std::unique_lock lock(mutex_);
    const std::uint64_t ticket = next_ticket_++;
    const bool come = changed_.wait_until(lock, deadline, [&] { return ticket == served_ && lent_ < most_; });
    if (!come && ticket != served_) given_up_.insert(ticket);
    if (!come) {
      if (ticket == served_) call_next();
      changed_.notify_all();
      return tl::unexpected<Problem>(
          Problem{503, "too many questions at once; ask again in a moment", {{"Retry-After", "2"}}});
    }
    call_next();
    ++lent_;
    if (!idle_.empty()) {
      reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  changed_.notify_all();
  if (!reader) {
    Result<std::unique_ptr<StoreReader>> opened = StoreReader::open(file_);
    if (!opened) {
      give_back(nullptr);
      return refuse(opened.error());
    }
    reader = *std::move(opened);
  }
  reader->watch([deadline] { return Clock::now() < deadline; });
  return Lease(*this, std::move(reader));
}

void Stores::call_next() {
  ++served_;
  while (given_up_.erase(served_) > 0) ++served_;
}

void Stores::give_back(std::unique_ptr<StoreReader> reader) {
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (reader && reader->prepared() <= kMostPrepared) idle_.push_back(std::move(reader));
  }
  changed_.notify_all();
}

bool Gate::enter() {
  const std::lock_guard lock(mutex_);
  if (inside_ == most_) return false;
  ++inside_;
  return true;
}

void Gate::leave() {
  const std::lock_guard lock(mutex_);
  --inside_;
}

}  // namespace dragoman::serve

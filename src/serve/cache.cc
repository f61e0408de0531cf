#include "serve/cache.h"

namespace dragoman::serve {

void Cache::start_anew(const std::string& version) {
  if (version == version_) return;
  version_ = version;
  places_.clear();
  order_.clear();
  held_ = 0;
}

std::shared_ptr<const CachedAnswer> Cache::find(const std::string& version, const std::string& question) {
  const std::lock_guard lock(mutex_);
  start_anew(version);
  const auto found = places_.find(question);
  if (found == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return found->second->answer;
}

void Cache::put(const std::string& version, const std::string& question,
                std::shared_ptr<const CachedAnswer> answer) {
  const std::size_t bytes =
      question.size() + answer->body->size() + (answer->gzip ? answer->gzip->size() : 0);
  const std::lock_guard lock(mutex_);
  if (version != version_ || bytes > most_ / 8) return;
  if (const auto known = places_.find(question); known != places_.end()) {
    held_ -= known->second->bytes;
    order_.erase(known->second);
    places_.erase(known);
  }
  order_.push_front({question, std::move(answer), bytes});
  places_[question] = order_.begin();
  held_ += bytes;
  while (held_ > most_) {
    held_ -= order_.back().bytes;
    places_.erase(order_.back().question);
    order_.pop_back();
  }
}

}  // namespace dragoman::serve

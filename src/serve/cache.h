#pragma once
// Answers that were made, for as long as the store stays as it is.

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace dragoman::serve {

struct CachedAnswer {
  std::string type;
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip = {};  ///< null until somebody takes it
};

/// Keeps what was asked last, up to so many bytes. May be used from many threads at a time.
class Cache {
 public:
  explicit Cache(std::size_t most_bytes) : most_(most_bytes) {}
  /// Null where there is none of that version.
  std::shared_ptr<const CachedAnswer> find(const std::string& version, const std::string& question);
  /// In place of what is known of that question.
  void put(const std::string& version, const std::string& question,
           std::shared_ptr<const CachedAnswer> answer);

 private:
  struct Kept {
    std::string question;
    std::shared_ptr<const CachedAnswer> answer;
    std::size_t bytes = 0;
  };
  void start_anew(const std::string& version);

  std::mutex mutex_;
  std::size_t most_, held_ = 0;
  std::string version_;
  std::list<Kept> order_;  ///< asked last first
  std::unordered_map<std::string, std::list<Kept>::iterator> places_;
};

}  // namespace dragoman::serve

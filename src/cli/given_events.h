#pragma once
// Events that were coded elsewhere, found again by their article.

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/coder.h"

namespace dragoman::cli {

/// A coder that gives the events of a file, in the file's order. Only where each line stands is held in
/// memory.
class GivenEvents final : public Coder {
 public:
  struct Fault {
    std::uint64_t line = 0;  ///< 1-based
    std::string reason;
  };

  /// `file` holds an event record a line, as `dragoman code` writes them; "-" is standard input. Lines that
  /// are no events are `faults`. kIo where it cannot be read.
  static Result<std::shared_ptr<const GivenEvents>> open(const std::string& file);

  /// None, and from then on a `fault`, where the file no longer holds what it held.
  std::vector<Event> code(const Article& article) const override;
  /// What coded the first event; "given" where there is none.
  const std::string& id() const override { return id_; }

  const std::vector<Fault>& faults() const { return faults_; }
  /// What went wrong since; the events given since then are not whole.
  std::optional<Error> fault() const;
  /// Events whose article was not asked for.
  std::uint64_t unasked() const;

 private:
  struct Place {
    std::uint64_t offset = 0, size = 0;  ///< bytes
  };
  struct Group {
    std::vector<Place> places;
    bool asked = false;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  GivenEvents() = default;
  /// Everything that `file` holds, where it can be read again.
  static Result<std::unique_ptr<std::FILE, Close>> readable(const std::string& file);
  void index();
  void add(const std::string& line, std::uint64_t number, std::uint64_t offset);
  Result<Event> read_again(const Place& place) const;

  std::unique_ptr<std::FILE, Close> file_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, Group> by_article_;
  std::vector<Fault> faults_;
  std::string name_;
  mutable std::optional<Error> fault_;
  std::string id_ = "given";
};

}  // namespace dragoman::cli

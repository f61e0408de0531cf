#pragma once
// Code an article, get events.
//
//   auto coder = dragoman::Coder::create({.data_dir = "/usr/share/dragoman"});
//   if (!coder) { std::cerr << coder.error().str(); return 2; }
//   for (const dragoman::Event& event : (*coder)->code(article)) ...

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/event.h"
#include "dragoman/result.h"

namespace dragoman {

struct CoderOptions {
  std::filesystem::path data_dir = {};  ///< holds model/, readers/, lexicon/ and world/
  std::filesystem::path model = {};     ///< overrides data_dir/model/en_core_web_sm.dgm where not empty
  std::string reader = {};              ///< "base", "small", "frames", or a .dgm file; empty: "base"
  std::filesystem::path world = {};     ///< an analyst's tables over data_dir/world, if not empty
  std::filesystem::path ontology = {};  ///< an analyst's folder over data_dir/lexicon, if not empty
  std::string kernels = {};             ///< "scalar", "avx2", "avx512"; empty: the fastest that runs here
};

/// Reads articles into events. Immutable once created: `code` may be called from many threads at a time, and
/// its result depends on the article alone.
class Coder {
 public:
  static Result<std::shared_ptr<const Coder>> create(const CoderOptions& options);
  virtual ~Coder() = default;

  /// Events in text order. `article.text` must be valid UTF-8.
  virtual std::vector<Event> code(const Article& article) const = 0;

  /// Program version, model, lexicon and world hashes: what every row carries as `coder`.
  virtual const std::string& id() const = 0;
};

/// One event as one line of JSON, without the newline: the record that files, HTTP and Python all speak.
std::string to_json(const Event& event);
/// The event that such a line holds; `why` of actors, days and places is not in it. kFormat names what is
/// wrong.
Result<Event> event_from_json(std::string_view json);

}  // namespace dragoman

#pragma once
// Acts by the lexicon's frames.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "reader/act.h"
#include "syntax/parse.h"

namespace dragoman {

class Lexicon;

/// One frame tried at one word, for `explain`.
struct FrameTrial {
  std::string frame;        ///< "consult.host"
  std::uint32_t token = 0;  ///< the predicate's head word
  bool taken = false;       ///< gave an act that stands in `read`'s answer
  std::string outcome;      ///< "act", or why there is none: "needs object=@consult.meeting-nouns"
};

/// Immutable once loaded; all calls may run on many threads at a time.
class FrameReader {
 public:
  /// `lexicon_folder` holds predicates/, frames/ and the general lists. Errors name file and line.
  /// `own`: as Lexicon::load.
  static Result<std::shared_ptr<const FrameReader>> load(const std::filesystem::path& lexicon_folder,
                                                         const std::filesystem::path& own = {});
  ~FrameReader();

  /// Acts in text order, at most one a trigger.
  std::vector<Act> read(const Parse& parse) const;
  /// Each frame that was tried in that sentence (index into Parse::sentences) with its outcome.
  std::vector<FrameTrial> trials(const Parse& parse, std::uint32_t sentence) const;
  /// Hash of the lexicon's texts.
  const std::string& hash() const;
  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  FrameReader() = default;
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace dragoman

#include "reader/lexicon.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/hash.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

/// Files of `folder` with that ending, by name, so that the order never depends on the system.
std::vector<fs::path> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ending) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Source {
  std::string name;  ///< as errors name it: "frames/consult.frames", with its folder if the analyst's
  std::string text;
  bool own = false;   ///< of the analyst's folder
  std::string plain;  ///< "frames/consult.frames"
};

Result<void> read_all(const fs::path& folder, const fs::path& base, std::string_view ending, bool own,
                      std::vector<Source>& out) {
  for (const fs::path& file : files_in(folder, ending)) {
    auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    const std::string plain = file.lexically_relative(base).generic_string();
    out.push_back({own ? file.generic_string() : plain, std::move(*text), own, plain});
  }
  return {};
}

/// All texts of one folder: lists, then frames.
Result<void> read_layer(const fs::path& folder, bool own, std::vector<Source>& words,
                        std::vector<Source>& frames) {
  std::error_code ignored;
  if (own && !fs::is_directory(folder, ignored))
    return fail(ErrorCode::kIo, "no such lexicon folder", folder.string());
  for (const fs::path& part : {folder, folder / "predicates"}) {
    if (auto done = read_all(part, folder, ".txt", own, words); !done) return done;
  }
  return read_all(folder / "frames", folder, ".frames", own, frames);
}

}  // namespace

Result<std::shared_ptr<const Lexicon>> Lexicon::load(const fs::path& folder, const fs::path& own) {
  std::vector<Source> words, frames;
  if (!own.empty()) {
    if (auto done = read_layer(own, /*own=*/true, words, frames); !done) return tl::unexpected(done.error());
    if (words.empty() && frames.empty() && !fs::exists(own / "ontology"))
      return fail(ErrorCode::kIo, "holds no *.txt, predicates/*.txt, frames/*.frames or ontology/*.tsv",
                  own.string());
  }
  Overlay overlay;
  std::set<std::string> replaced;
  for (const auto* group : {&words, &frames}) {
    for (const Source& source : *group) {
      Overlay asks = overlay_of(source.text);
      if (asks.replaces) replaced.insert(source.plain);
      overlay.removed.insert(overlay.removed.end(), asks.removed.begin(), asks.removed.end());
    }
  }
  if (auto done = read_layer(folder, /*own=*/false, words, frames); !done)
    return tl::unexpected(done.error());
  for (auto* group : {&words, &frames})
    std::erase_if(*group,
                  [&](const Source& source) { return !source.own && replaced.contains(source.plain); });
  if (frames.empty()) return fail(ErrorCode::kIo, "no frames in the lexicon folder", folder.string());

  auto lexicon = std::make_shared<Lexicon>();
  lexicon->removed_.insert(overlay.removed.begin(), overlay.removed.end());
  std::string everything;
  for (const auto* group : {&words, &frames}) {
    for (const Source& source : *group) {
      everything += source.name + '\n' + source.text;
      if (auto done = lexicon->add_lists(source.text, source.name, !source.own); !done)
        return tl::unexpected(done.error());
    }
  }
  for (const Source& source : frames) {
    if (auto done = lexicon->add_frames(source.text, source.name, !source.own); !done)
      return tl::unexpected(done.error());
  }
  if (auto done = lexicon->bind_grammar(); !done) return tl::unexpected(done.error());
  lexicon->index();
  lexicon->hash_ = hex_digest(everything, 16);
  return lexicon;
}

/// `under`: a list of ours, which one of the analyst's of the same name stands for, or "# remove" takes out.
Result<void> Lexicon::add_lists(std::string_view text, const std::string& file, bool under) {
  auto lists = parse_lists(text, file);
  if (!lists) return tl::unexpected(lists.error());
  for (WordList& list : *lists) {
    if (under && (removed_.contains(list.name) || own_names_.contains(list.name))) continue;
    if (!under) own_names_.insert(list.name);
    if (by_name_.contains(list.name))
      return fail(ErrorCode::kFormat, "list '" + list.name + "' is there twice", file, list.line);
    lists_.push_back(std::move(list));
    by_name_.emplace(lists_.back().name, &lists_.back());
  }
  return {};
}

Result<void> Lexicon::add_frames(std::string_view text, const std::string& file, bool under) {
  auto parsed = parse_frames(text, file, *this);
  if (!parsed) return tl::unexpected(parsed.error());
  for (Frame& frame : *parsed) {
    if (under && (removed_.contains(frame.id) || own_names_.contains(frame.id))) continue;
    if (!under) own_names_.insert(frame.id);
    frames_.push_back(std::move(frame));
  }
  return {};
}

Result<void> Lexicon::bind_grammar() {
  GrammarLists& g = grammar_;
  const std::array<std::pair<std::string_view, const WordList**>, 22> slots = {{
      {"grammar.instruments", &g.instruments},
      {"grammar.plain-adjective", &g.plain_adjective},
      {"grammar.quantity", &g.quantity},
      {"grammar.light", &g.light},
      {"grammar.light-preposition", &g.light_prep},
      {"grammar.actors", &g.actors},
      {"grammar.people", &g.people},
      {"grammar.subject-control", &g.subject_control},
      {"grammar.object-by-preposition", &g.object_by_prep},
      {"grammar.open-phrase", &g.open_phrase},
      {"grammar.occur", &g.occur},
      {"status.future-governor", &g.future_governor},
      {"status.possible-governor", &g.possible_governor},
      {"status.negated-governor", &g.negated_governor},
      {"status.actual-governor", &g.actual_governor},
      {"status.future-modifier", &g.future_modifier},
      {"status.possible-modifier", &g.possible_modifier},
      {"status.negated-modifier", &g.negated_modifier},
      {"status.condition", &g.condition},
      {"attribution.verb", &g.report},
      {"attribution.noun", &g.report_noun},
      {"attribution.citing", &g.citing},
  }};
  for (const auto& [name, slot] : slots) {
    *slot = find(name);
    if (*slot == nullptr)
      return fail(ErrorCode::kFormat, "the lexicon has no list '" + std::string(name) + "'");
  }
  return {};
}

WordId Lexicon::intern(const std::string& word) {
  const auto [at, fresh] = word_ids_.emplace(word, static_cast<WordId>(by_key_.size()));
  if (fresh) by_key_.emplace_back();
  return at->second;
}

void Lexicon::index() {
  for (std::uint32_t f = 0; f < frames_.size(); ++f) {
    for (std::uint32_t p = 0; p < frames_[f].predicates.size(); ++p) {
      const Pattern& pattern = frames_[f].predicates[p].pattern;
      Candidate candidate{f, p, {}};
      for (std::size_t i = 0; i < pattern.words.size(); ++i) {
        if (i != pattern.key) candidate.others.push_back(intern(pattern.words[i]));
      }
      by_key_[intern(pattern.words[pattern.key])].push_back(std::move(candidate));
    }
  }
  for (std::vector<Candidate>& candidates : by_key_) {
    std::stable_sort(candidates.begin(), candidates.end(), [this](const Candidate& a, const Candidate& b) {
      if (frames_[a.frame].priority != frames_[b.frame].priority)
        return frames_[a.frame].priority > frames_[b.frame].priority;
      return a.others.size() > b.others.size();
    });
  }
}

const WordList* Lexicon::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

std::vector<const WordList*> Lexicon::starting(std::string_view prefix) const {
  std::vector<const WordList*> found;
  for (const WordList& list : lists_) {
    if (std::string_view(list.name).starts_with(prefix)) found.push_back(&list);
  }
  return found;
}

WordId Lexicon::word(std::string_view word) const {
  const auto found = word_ids_.find(word);
  return found == word_ids_.end() ? kNoWord : found->second;
}

}  // namespace dragoman

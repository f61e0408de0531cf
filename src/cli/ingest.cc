// `dragoman ingest`: articles into the store, coded.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

#include "base/ordered_pool.h"
#include "base/words.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/given_events.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/store_access.h"
#include "dragoman/coder.h"
#include "store/writer.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kArticlesInOne = 1024;                    // transaction, or
constexpr std::chrono::milliseconds kLongestTransaction{2000};  // whichever comes first

/// An article that was read: to be put in, unless it was known.
struct Work {
  std::optional<Entry> entry;
  std::uint64_t words = 0;
  std::uint64_t events = 0;
};

class Ingest {
 public:
  /// `given`: the coder, where the events were coded elsewhere, in whatever language; else null.
  Ingest(const Coder& coder, const GivenEvents* given, StoreReader& reader, StoreWriter& writer,
         Inputs& inputs)
      : coder_(coder), given_(given), reader_(reader), writer_(writer), inputs_(inputs) {
    inputs_.on_each_reject([this](const Reject& reject) {
      const std::lock_guard lock(mutex_);
      rejects_.push_back({reject.input, reject.line, reject.doc_id, reject.reason});
    });
  }

  Result<void> run(unsigned threads) {
    run_ordered<Article, Work>(
        threads, [this] { return next(); }, [this](Article&& article) { return code(std::move(article)); },
        [this](Work&& work) { put(std::move(work)); });
    if (!failed_) keep(put_rejects());
    if (!failed_) keep(writer_.commit());
    if (fault_) return tl::unexpected(*fault_);
    return {};
  }

  std::string summary() const {
    std::string out = fmt::format("{} new", counts_.at(0));
    const auto more = [&](Put put, std::string_view what) {
      if (const std::uint64_t count = counts_.at(static_cast<std::size_t>(put)); count > 0)
        out += fmt::format(", {} {}", count, what);
    };
    more(Put::kKnown, "known");
    more(Put::kRevision, "newer texts of known articles");
    more(Put::kOlder, "older texts of known articles");
    more(Put::kRetracted, "retracted");
    if (uncoded_ > 0) out += fmt::format(", {} in languages that are not coded", uncoded_.load());
    return out;
  }

 private:
  /// The next article whose text is not in the store already.
  std::optional<Article> next() {
    while (std::optional<Article> article = inputs_.next()) {
      const Result<bool> known = reader_.holds(article->doc_id, content_hash(*article));
      if (!known) {
        keep(tl::unexpected(known.error()));
        return std::nullopt;
      }
      if (!*known || article->retracted) return article;
      const std::lock_guard lock(mutex_);
      ++counts_.at(static_cast<std::size_t>(Put::kKnown));
    }
    return std::nullopt;
  }

  Work code(Article&& article) {
    Work work;
    work.words = count_words(article.text);
    article.language = language_of(article);
    const bool codable = given_ != nullptr || is_codable(article.language);
    if (!codable) ++uncoded_;
    std::vector<Event> events;
    if (codable) events = coder_.code(article);
    if (given_ != nullptr) {
      if (const std::optional<Error> fault = given_->fault()) keep(tl::unexpected(*fault));
    }
    work.events = events.size();
    const std::string coder = !codable ? "" : events.empty() ? coder_.id() : events.front().coder;
    work.entry = make_entry(std::move(article), std::move(events), coder);
    return work;
  }

  void put(Work&& work) {
    if (failed_) return;
    const Result<Put> put = writer_.put(std::move(*work.entry));
    if (!put) return keep(tl::unexpected(put.error()));
    {
      const std::lock_guard lock(mutex_);
      ++counts_.at(static_cast<std::size_t>(*put));
    }
    keep(put_rejects());
    inputs_.done(work.words, work.events);
    ++pending_;
    const auto now = std::chrono::steady_clock::now();
    if (pending_ < kArticlesInOne && now - committed_ < kLongestTransaction) return;
    keep(writer_.commit());
    pending_ = 0;
    committed_ = now;
  }

  Result<void> put_rejects() {
    std::vector<RejectRow> rejects;
    {
      const std::lock_guard lock(mutex_);
      rejects.swap(rejects_);
    }
    for (const RejectRow& row : rejects) {
      if (Result<void> kept = writer_.reject(row); !kept) return kept;
    }
    return {};
  }

  /// The first thing that failed ends the run.
  void keep(const Result<void>& result) {
    if (result) return;
    const std::lock_guard lock(mutex_);
    if (!fault_) fault_ = result.error();
    failed_ = true;
    inputs_.stop();
  }

  const Coder& coder_;
  const GivenEvents* given_;
  StoreReader& reader_;
  StoreWriter& writer_;
  Inputs& inputs_;
  std::mutex mutex_;
  std::vector<RejectRow> rejects_;
  std::array<std::uint64_t, 5> counts_{};
  std::atomic<std::uint64_t> uncoded_{0};
  std::size_t pending_ = 0;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
  std::atomic<bool> failed_{false};
  std::optional<Error> fault_;  ///< what failed first
};

/// The coder, or the events that were coded elsewhere: then `given` is these.
Result<std::shared_ptr<const Coder>> coder_of(const Settings& settings, const Io& io,
                                              std::shared_ptr<const GivenEvents>& given) {
  if (settings.events.empty()) {
    const Result<CoderOptions> options = coder_options(settings, io);
    if (!options) return tl::unexpected(options.error());
    return Coder::create(*options);
  }
  auto opened = GivenEvents::open(settings.events);
  if (!opened) return tl::unexpected(opened.error());
  given = *std::move(opened);
  return std::shared_ptr<const Coder>(given);
}

/// Lines that are no events are rejects of the store, too.
Result<void> tell_faults(const GivenEvents& given, const std::string& file, StoreWriter& writer,
                         Console& console) {
  for (const GivenEvents::Fault& fault : given.faults()) {
    if (Result<void> kept = writer.reject({file, fault.line, "", "no event: " + fault.reason}); !kept)
      return kept;
  }
  if (!given.faults().empty())
    console.note(
        fmt::format("{}: {} lines are no events (`dragoman db rejects` lists them); the first is line {}: {}",
                    file, given.faults().size(), given.faults().front().line, given.faults().front().reason));
  return {};
}

Result<int> ingest(const Settings& settings, const Io& io, Console& console) {
  const std::vector<std::string>& paths = settings.files;
  if (settings.events == "-" && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    return fail(ErrorCode::kInvalid,
                "articles and --events cannot both come from standard input; name a file for one of them");
  }
  Result<std::unique_ptr<Inputs>> inputs = Inputs::open(settings, io, console);
  if (!inputs) return tl::unexpected(inputs.error());
  const std::filesystem::path file = store_path(settings, io);
  const Result<std::unique_ptr<StoreWriter>> writer = StoreWriter::open(file);
  if (!writer) return tl::unexpected(writer.error());
  const Result<std::unique_ptr<StoreReader>> reader = StoreReader::open(file);
  if (!reader) return tl::unexpected(reader.error());
  std::shared_ptr<const GivenEvents> given;
  const Result<std::shared_ptr<const Coder>> coder = coder_of(settings, io, given);
  if (!coder) return tl::unexpected(coder.error());

  (*writer)->keep_texts(!settings.no_text);
  if (given) {
    if (const Result<void> told = tell_faults(*given, settings.events, **writer, console); !told)
      return tl::unexpected(told.error());
  }
  Ingest work(**coder, given.get(), **reader, **writer, **inputs);
  const Result<void> done = work.run(thread_count(settings));
  if (given && given->unasked() > 0)
    console.note(
        fmt::format("{}: {} events are of no article that was read now", settings.events, given->unasked()));
  const Result<void> listed = (*inputs)->finish("events");
  console.note(fmt::format("{}: {}", file.string(), work.summary()));
  if (!done) return tl::unexpected(done.error());
  if (!listed) return tl::unexpected(listed.error());
  if (io.interrupted()) {
    console.note("interrupted: what was read is kept; the same command goes on where it stopped");
    return kInterrupted;
  }
  return (*inputs)->read_any() ? kDone : kFailed;
}

}  // namespace

int run_ingest(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return ingest(settings, io, console); });
}

}  // namespace dragoman::cli

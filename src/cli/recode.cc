// `dragoman recode`: the store coded anew by this program's model, lexicon and world.

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/ordered_pool.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/sheet.h"
#include "cli/store_access.h"
#include "dragoman/coder.h"
#include "store/writer.h"

namespace dragoman::cli {
namespace {

/// One article coded anew, and what is different.
struct Recoded {
  std::optional<Entry> entry;                          ///< nothing where the text was not kept
  std::vector<std::pair<std::string, Event>> changes;  ///< "new", "gone" or "changed"
};

/// What a row says, beside ids and who coded it.
std::string content(Event event) {
  event.event_id = event.same_as = event.coder = "";
  return to_json(event);
}

std::vector<std::pair<std::string, Event>> differences(const std::vector<Event>& before,
                                                       const std::vector<Event>& after) {
  std::map<std::string, const Event*> old;
  for (const Event& event : before) old[event.mention_id] = &event;
  std::vector<std::pair<std::string, Event>> out;
  for (const Event& event : after) {
    const auto found = old.find(event.mention_id);
    if (found == old.end()) {
      out.emplace_back("new", event);
      continue;
    }
    if (content(*found->second) != content(event)) out.emplace_back("changed", event);
    old.erase(found);
  }
  for (const auto& [id, event] : old) out.emplace_back("gone", *event);
  return out;
}

Recoded recode_one(const Coder& coder, const StoredArticle& stored) {
  Recoded out;
  if (!stored.text) return out;
  Article article = stored.article;
  article.text = *stored.text;
  std::vector<Event> events = coder.code(article);
  out.changes = differences(stored.coded, events);
  out.entry = make_entry(std::move(article), std::move(events), coder.id());
  return out;
}

Sheet difference_sheet() {
  return Sheet({{"WHAT", "what", Holds::kText, 7, 7, 0},
                {"TYPE", "type", Holds::kText, 8, 10, 0},
                {"STATUS", "status", Holds::kText, 6, 12, 2},
                {"TRIGGER", "trigger", Holds::kText, 8, 30, 0},
                {"DOC", "doc_id", Holds::kText, 12, 60, 0},
                {"ID", "mention_id", Holds::kText, 16, 16, 1}});
}

class Recoding {
 public:
  Recoding(const Settings& settings, const Io& io, Console& console)
      : settings_(settings), io_(io), console_(console) {}

  Result<int> run() {
    const auto store = open_store(settings_, io_);
    if (!store) return tl::unexpected(store.error());
    const Result<CoderOptions> options = coder_options(settings_, io_);
    if (!options) return tl::unexpected(options.error());
    const auto coder = Coder::create(*options);
    if (!coder) return tl::unexpected(coder.error());
    const auto names = (*store)->coded_by_others(settings_.all ? "" : (*coder)->id());
    if (!names) return tl::unexpected(names.error());
    if (!settings_.diff) {
      auto writer = StoreWriter::open(store_path(settings_, io_));
      if (!writer) return tl::unexpected(writer.error());
      writer_ = *std::move(writer);
    }
    std::size_t at = 0;
    run_ordered<StoredArticle, Recoded>(
        thread_count(settings_),
        [&]() -> std::optional<StoredArticle> {
          if (failed_ || io_.interrupted() || at == names->size()) return std::nullopt;
          auto versions = (*store)->article((*names)[at++]);
          if (!versions || versions->empty()) return std::nullopt;
          return std::move(versions->front());
        },
        [&](StoredArticle&& stored) { return recode_one(**coder, stored); },
        [&](Recoded&& recoded) { put(std::move(recoded), names->size()); });
    return finish();
  }

 private:
  void put(Recoded&& recoded, std::size_t total) {
    ++done_;
    if (console_.progress_due()) console_.progress(fmt::format("articles {} of {}", done_, total));
    if (!recoded.entry) ++without_text_;
    for (const auto& [what, event] : recoded.changes) {
      ++counts_[what];
      if (settings_.diff)
        sheet_.add({{what, "",
                     what == "gone"  ? Style::kRed
                     : what == "new" ? Style::kGreen
                                     : Style::kYellow},
                    {"", std::string(name(event.type))},
                    {"", std::string(name(event.status))},
                    {"", event.trigger.text},
                    {"", event.doc_id},
                    {"", event.mention_id}});
    }
    if (!writer_ || !recoded.entry || failed_) return;
    constexpr std::uint64_t kInOne = 64;  // articles in a transaction
    const Result<bool> kept = writer_->replace(*std::move(recoded.entry));
    if (!kept) return fail_with(kept.error());
    if (!*kept) ++gone_;
    if (done_ % kInOne != 0) return;
    if (const Result<void> done = writer_->commit(); !done) fail_with(done.error());
  }

  void fail_with(const Error& error) {
    fault_ = error;
    failed_ = true;
  }

  Result<int> finish() {
    console_.clear();
    if (writer_ && !failed_) {
      if (const Result<void> done = writer_->commit(); !done) return tl::unexpected(done.error());
    }
    if (fault_) return tl::unexpected(*fault_);
    if (settings_.diff) {
      if (const Result<void> written = write_sheet(sheet_, settings_, io_); !written)
        return tl::unexpected(written.error());
    }
    console_.note(fmt::format(
        "{} articles {}: {} events new, {} gone, {} changed{}", done_,
        settings_.diff ? "would be coded anew" : "coded anew", counts_["new"], counts_["gone"],
        counts_["changed"],
        without_text_ > 0 ? fmt::format("; {} left as they are, their texts were not kept", without_text_)
                          : ""));
    if (gone_ > 0) console_.note(fmt::format("{} changed meanwhile and are left as they are", gone_));
    if (io_.interrupted()) return kInterrupted;
    return done_ > 0 ? kDone : kNothingFound;
  }

  const Settings& settings_;
  const Io& io_;
  Console& console_;
  std::unique_ptr<StoreWriter> writer_;  ///< null where only the difference is asked for
  Sheet sheet_ = difference_sheet();
  std::map<std::string, std::uint64_t> counts_;
  std::uint64_t done_ = 0, without_text_ = 0;
  std::uint64_t gone_ = 0;  ///< another program took them out, or put a newer text in, meanwhile
  std::atomic<bool> failed_{false};
  std::optional<Error> fault_;
};

}  // namespace

int run_recode(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return Recoding(settings, io, console).run(); });
}

}  // namespace dragoman::cli

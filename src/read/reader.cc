// The inputs one after another, each through its format's reader.

#include "read/reader.h"

#include <memory>
#include <utility>

#include "read/charset.h"
#include "read/complete.h"
#include "read/compressed.h"
#include "read/formats.h"
#include "read/input_walk.h"
#include "read/moment.h"
#include "read/record_source.h"

namespace dragoman {

struct ArticleReader::State {
  State(std::vector<std::string> inputs, ReadOptions options_, std::function<void(const Reject&)> on_reject_,
        std::function<void(const Reject&)> on_note_)
      : walk(std::move(inputs)),
        options(std::move(options_)),
        context{options, options.today.value_or(current_day())},
        on_reject(std::move(on_reject_)),
        on_note(std::move(on_note_)) {}
  State(const State&) = delete;  // `context` refers to `options`
  State& operator=(const State&) = delete;

  InputWalk walk;
  ReadOptions options;
  DocumentContext context;
  std::function<void(const Reject&)> on_reject;
  std::function<void(const Reject&)> on_note;
  Counts counts;
  std::string input;                      ///< the file being read
  std::unique_ptr<ByteSource> source;     ///< open while an input is being read
  std::unique_ptr<RecordSource> records;  ///< what is read from it
  const ByteSource* on_disk = nullptr;    ///< under all that unpacks it, while `source` is open
  std::uint64_t packed_before = 0;        ///< of the inputs before this one, as they lie on the disk
  std::uint64_t bytes_before = 0;         ///< of the inputs before this one
  bool gave = false;                      ///< the input gave an article or a reject

  void reject(std::uint64_t line, std::string doc_id, std::string reason);
  bool open_input();
  void close_input();
  std::optional<Article> take(Record&& record);
};

void ArticleReader::State::reject(std::uint64_t line, std::string doc_id, std::string reason) {
  ++counts.rejects;
  gave = true;
  on_reject({input, line, std::move(doc_id), std::move(reason)});
}

/// Goes on to the next input; false at the end. One that cannot be opened or is empty leaves `records` null.
bool ArticleReader::State::open_input() {
  std::optional<InputFile> file = walk.next();
  if (!file) return false;
  input = std::move(file->path);
  gave = false;
  std::string fault = std::move(file->fault);
  if (fault.empty()) {
    Result<std::unique_ptr<ByteSource>> opened = ByteSource::open(input);
    if (opened) {
      on_disk = opened->get();
      source = utf8_source(unpacked(*std::move(opened)));
      if (source->peek().empty()) {
        close_input();
      } else {
        records = open_records(*source, input, context);
      }
      return true;
    }
    fault = opened.error().message;
  }
  ++counts.unreadable;
  reject(0, "", std::move(fault));
  return true;
}

/// Done with an input, telling if it broke off or gave nothing.
void ArticleReader::State::close_input() {
  if (!source->error().empty()) {
    ++counts.unreadable;
    reject(0, "", "cannot be read on: " + source->error());
  }
  if (!gave) reject(0, "", records ? "holds no article" : "empty");
  bytes_before = counts.bytes;
  packed_before += on_disk->taken();
  counts.packed = packed_before;
  on_disk = nullptr;
  records.reset();
  source.reset();
}

/// The record's article with what every format adds alike; nothing if it is a reject.
std::optional<Article> ArticleReader::State::take(Record&& record) {
  complete(record, options);
  Article& article = record.article;
  if (!record.reject.empty()) {
    reject(record.line, std::move(article.doc_id), std::move(record.reject));
    return std::nullopt;
  }
  gave = true;
  if (!record.note.empty()) {
    ++counts.notes;
    if (on_note) on_note({input, record.line, article.doc_id, std::move(record.note)});
  }
  ++counts.articles;
  if (record.repaired) ++counts.repaired;
  return std::move(article);
}

ArticleReader::ArticleReader(std::vector<std::string> inputs, ReadOptions options,
                             std::function<void(const Reject&)> on_reject,
                             std::function<void(const Reject&)> on_note)
    : state_(std::make_unique<State>(std::move(inputs), std::move(options), std::move(on_reject),
                                     std::move(on_note))) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;

const ArticleReader::Counts& ArticleReader::counts() const { return state_->counts; }

std::optional<Article> ArticleReader::next() {
  State& state = *state_;
  while (state.records || state.open_input()) {
    if (!state.records) continue;
    std::optional<Record> record = state.records->next();
    state.counts.bytes = state.bytes_before + state.source->taken();
    state.counts.packed = state.packed_before + state.on_disk->taken();
    if (!record) {
      state.close_input();
    } else if (std::optional<Article> article = state.take(std::move(*record))) {
      return article;
    }
  }
  return std::nullopt;
}

}  // namespace dragoman

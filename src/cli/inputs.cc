#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/calendar.h"
#include "cli/command.h"
#include "read/formats.h"
#include "read/input_walk.h"

namespace dragoman::cli {
namespace {

constexpr std::uint64_t kRejectsTold = 10;  // of more, only the number is told
constexpr std::uint64_t kMostThreads = 1024;

std::string where(const Reject& reject) {
  std::string out = reject.input == "-" ? "standard input" : reject.input;
  if (reject.line != 0) out += fmt::format(":{}", reject.line);
  if (!reject.doc_id.empty()) out += fmt::format(" ({})", reject.doc_id);
  return out;
}

std::string as_json(const Reject& reject) {
  nlohmann::ordered_json out;
  out["input"] = reject.input;
  out["line"] = reject.line == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(reject.line);
  out["doc_id"] = reject.doc_id.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(reject.doc_id);
  out["reason"] = reject.reason;
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string counted(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}", number, number == 1 ? what.substr(0, what.size() - 1) : what);
}

/// Bytes of all files that the inputs stand for; nothing where standard input is one.
std::optional<std::uint64_t> size_of(const std::vector<std::string>& inputs) {
  if (std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) return std::nullopt;
  std::uint64_t size = 0;
  InputWalk walk(inputs);
  while (const std::optional<InputFile> file = walk.next()) {
    std::error_code fault;
    const std::uintmax_t bytes = std::filesystem::file_size(file->path, fault);
    if (!fault) size += bytes;
  }
  return size;
}

/// "[#####.....]  52 %  3:20 left": how much of all is read, and how long the rest takes at this pace.
std::string progress_bar(double share, double seconds) {
  constexpr int kWidth = 20;
  const auto full = static_cast<int>(share * kWidth);
  const auto left = static_cast<std::uint64_t>(seconds / share * (1 - share));
  return fmt::format("[{}{}] {:3.0f} %  {}:{:02} left  ", std::string(static_cast<std::size_t>(full), '#'),
                     std::string(static_cast<std::size_t>(kWidth - full), '.'), share * 100, left / 60,
                     left % 60);
}

}  // namespace

Result<ReadOptions> read_options(const Settings& settings) {
  ReadOptions options;
  Result<ColumnMap> columns = parse_column_map(settings.columns);
  if (!columns) return fail(columns.error().code, "--columns: " + columns.error().message);
  options.columns = *std::move(columns);
  options.format = format_named(settings.input).value_or(InputFormat::kAuto);
  options.max_article = settings.max_article;
  if (settings.max_article == 0 || settings.max_article > 1'000'000'000) {
    return fail(ErrorCode::kInvalid, "--max-article must lie between 1 byte and 1gb");
  }
  if (!settings.date.empty()) {
    options.date = parse_iso_date(settings.date);
    if (!options.date) {
      return fail(ErrorCode::kInvalid,
                  fmt::format("--date {} is no day of the calendar (YYYY-MM-DD)", settings.date));
    }
  }
  if (settings.threads > kMostThreads) {
    return fail(ErrorCode::kInvalid, fmt::format("--threads must be at most {}", kMostThreads));
  }
  if (std::count(settings.files.begin(), settings.files.end(), "-") > 1) {
    return fail(ErrorCode::kInvalid, "standard input (-) can be read only once");
  }
  return options;
}

Result<std::unique_ptr<Inputs>> Inputs::open(const Settings& settings, const Io& io, Console& console) {
  const Result<ReadOptions> options = read_options(settings);
  if (!options) return tl::unexpected(options.error());
  std::unique_ptr<Inputs> inputs(new Inputs(io, console));
  if (!settings.rejects.empty()) {
    Result<Output> list = Output::open(settings.rejects, io);
    if (!list) return tl::unexpected(list.error());
    inputs->list_.emplace(std::move(*list));
  }
  Inputs* self = inputs.get();
  inputs->reader_.emplace(
      settings.files, *options, [self](const Reject& reject) { self->on_reject(reject); },
      [self](const Reject& note) { self->on_note(note); });
  if (console.shows_progress()) inputs->size_ = size_of(settings.files);
  return inputs;
}

void Inputs::on_reject(const Reject& reject) {
  if (hear_) hear_(reject);
  if (list_) list_->writer().write(as_json(reject));
  if (rejects_++ < kRejectsTold) console_.error(fmt::format("{}: {}", where(reject), reject.reason));
}

void Inputs::on_note(const Reject& note) {
  if (notes_++ < kRejectsTold) console_.note(fmt::format("{}: left out: {}", where(note), note.reason));
}

double Inputs::read_share() const {
  if (!size_ || *size_ == 0) return 0;
  return std::min(1.0, static_cast<double>(packed_.load()) / static_cast<double>(*size_));
}

std::optional<Article> Inputs::next() {
  if (stopped_ || io_.interrupted()) return std::nullopt;
  if (!started_) start_ = std::chrono::steady_clock::now();
  started_ = true;
  std::optional<Article> article = reader_->next();
  packed_ = reader_->counts().packed;
  return article;
}

void Inputs::done(std::uint64_t words, std::uint64_t found) {
  ++articles_done_;
  words_done_ += words;
  found_ += found;
  if (!console_.progress_due()) return;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  std::string bar;
  if (const double share = read_share(); share > 0) bar = progress_bar(share, seconds);
  console_.progress(bar + fmt::format("articles {}  found {}  rejected {}  words/s {:.0f}", articles_done_,
                                      found_, rejects_.load(),
                                      static_cast<double>(words_done_) / std::max(seconds, 1e-3)));
}

Result<void> Inputs::finish(std::string_view what) {
  console_.clear();
  const std::uint64_t rejects = reader_->counts().rejects;
  if (rejects > kRejectsTold && !list_) {
    console_.error(fmt::format("... and {} more; --rejects FILE lists them all", rejects - kRejectsTold));
  }
  std::string summary = counted(articles_done_, "articles");
  if (!what.empty()) summary = counted(found_, what) + " in " + summary;
  if (rejects > 0) summary += fmt::format("; {} rejected", rejects);
  if (reader_->counts().repaired > 0) {
    summary += fmt::format("; invalid UTF-8 replaced in {}", counted(reader_->counts().repaired, "articles"));
  }
  if (reader_->counts().notes > 0) {
    summary += fmt::format("; something left out in {}", counted(reader_->counts().notes, "articles"));
  }
  console_.note(summary);
  return list_ ? list_->finish() : Result<void>{};
}

int Inputs::exit_code() const {
  if (io_.interrupted()) return kInterrupted;
  if (found_ > 0) return kDone;
  return reader_->counts().articles == 0 ? kFailed : kNothingFound;
}

unsigned thread_count(const Settings& settings) {
  if (settings.threads > 0) return static_cast<unsigned>(settings.threads);
  return std::max(std::thread::hardware_concurrency(), 1U);
}

}  // namespace dragoman::cli

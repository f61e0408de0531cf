// `dragoman worker`: articles out of a Kafka topic, events into another.

#include "stream/worker.h"

#include <fmt/format.h>

#include "base/tsv.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/store_access.h"

namespace dragoman::cli {
namespace {

/// Lines of `name = value`; blank lines and those that begin with # are nothing.
Result<std::map<std::string, std::string>> read_properties(const std::string& file) {
  std::map<std::string, std::string> out;
  if (file.empty()) return out;
  const Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  std::uint32_t number = 0;
  for (const std::string& whole : split_list(*text, '\n')) {
    ++number;
    const std::string_view line = trim(whole);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
      return fail(ErrorCode::kFormat, "takes lines of NAME=VALUE", file, number);
    out[std::string(trim(line.substr(0, equals)))] = trim(line.substr(equals + 1));
  }
  return out;
}

Result<stream::WorkerOptions> worker_options(const Settings& settings) {
  stream::WorkerOptions options;
  options.brokers = settings.brokers;
  options.in = settings.in;
  options.out = settings.output;
  options.rejects = settings.rejects.empty() ? settings.output + "-rejects" : settings.rejects;
  if (options.in == options.out || options.in == options.rejects || options.out == options.rejects)
    return fail(ErrorCode::kInvalid, "--in, --out and --rejects take three topics that differ");
  if (!settings.group.empty()) options.group = settings.group;
  options.name = settings.worker_name;
  auto client = read_properties(settings.client);
  if (!client) return tl::unexpected(client.error());
  options.client = *std::move(client);
  options.threads = thread_count(settings);
  constexpr std::uint64_t kMostBatch = 10'000;
  if (settings.batch == 0 || settings.batch > kMostBatch)
    return fail(ErrorCode::kInvalid, fmt::format("--batch takes a number from 1 to {}", kMostBatch));
  if (settings.report == 0) return fail(ErrorCode::kInvalid, "--report takes a number of seconds from 1 on");
  options.batch = settings.batch;
  options.report_every = std::chrono::seconds(settings.report);
  Result<ReadOptions> read = read_options(settings);
  if (!read) return tl::unexpected(read.error());
  options.read = *std::move(read);
  return options;
}

/// One line; rates are since the line before.
std::string status_line(const stream::WorkerStatus& now, const stream::WorkerStatus& before) {
  const double seconds = std::max(now.seconds - before.seconds, 1e-3);
  return fmt::format(
      "articles {}  events {}  rejected {}  articles/s {:.1f}  words/s {:.0f}  lag {}  partitions {}  "
      "commits {}  "
      "aborts {}",
      now.messages - now.rejects, now.events, now.rejects,
      static_cast<double>(now.messages - before.messages) / seconds,
      static_cast<double>(now.words - before.words) / seconds, now.lag, now.partitions, now.commits,
      now.aborts);
}

Result<int> work(const Settings& settings, const Io& io, Console& console) {
  const Result<stream::WorkerOptions> options = worker_options(settings);
  if (!options) return tl::unexpected(options.error());
  const Result<CoderOptions> coder_settings = coder_options(settings, io);
  if (!coder_settings) return tl::unexpected(coder_settings.error());
  const auto coder = Coder::create(*coder_settings);
  if (!coder) return tl::unexpected(coder.error());
  stream::WorkerStatus before;
  console.note(fmt::format("{}: {} -> {}, {}; group {}  (Ctrl-C stops)", options->brokers, options->in,
                           options->out, options->rejects, options->group));
  const Result<void> done =
      stream::run_worker(**coder, *options, io.interrupted, [&](const stream::WorkerStatus& status) {
        console.note(status_line(status, before));
        before = status;
      });
  if (!done) return tl::unexpected(done.error());
  console.note("stopped; what was coded is committed");
  return kDone;
}

}  // namespace

int run_worker(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return work(settings, io, console); });
}

}  // namespace dragoman::cli

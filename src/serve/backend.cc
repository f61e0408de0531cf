#include "serve/backend.h"

#include <fmt/format.h>

#include "event/article_coder.h"
#include "serve/fields.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kMostStreams = 2;
constexpr std::chrono::seconds kFresh{30};

}  // namespace

Backend::Backend(const ServeOptions& options)
    : options_(options),
      stores_(options.store, options.threads),
      coding_gate_(options.threads),
      stream_gate_(kMostStreams),
      started_(fmt::format("{:x}", std::chrono::system_clock::now().time_since_epoch().count())) {}

Result<std::unique_ptr<Backend>> Backend::open(const ServeOptions& options) {
  std::unique_ptr<Backend> out(new Backend(options));
  Result<std::unique_ptr<StoreReader>> watcher = StoreReader::open(options.store);
  if (!watcher) return tl::unexpected(watcher.error());
  out->watcher_ = *std::move(watcher);
  const CoderOptions& coder = options.coder;
  Result<ExchangeTables> tables = load_exchange_tables(coder.data_dir, coder.world, coder.ontology);
  if (!tables) return tl::unexpected(tables.error());
  out->tables_ = *std::move(tables);
  Result<std::string> fields = fields_json(coder.data_dir / "lexicon" / "ontology");
  if (!fields) return tl::unexpected(fields.error());
  out->fields_ = *std::move(fields);
  if (!options.allow_coding) return out;
  Result<std::shared_ptr<const ArticleCoder>> made = ArticleCoder::create(coder);
  if (!made) return tl::unexpected(made.error());
  out->coder_ = *std::move(made);
  return out;
}

Result<std::string> Backend::version() {
  const std::lock_guard lock(watching_);
  const Result<std::int64_t> version = watcher_->version();
  if (!version) return tl::unexpected(version.error());
  return fmt::format("{}.{}", started_, *version);
}

tl::expected<std::shared_ptr<const std::vector<FieldValue>>, Problem> Backend::values(Field field,
                                                                                      StoreReader& store) {
  const Result<std::string> now = version();
  if (!now) return refuse(now.error());
  {
    const std::lock_guard lock(knowing_);
    const auto known = known_.find(field);
    if (known != known_.end() &&
        (known->second.version == *now || Clock::now() - known->second.read < kFresh))
      return known->second.values;
  }
  Result<std::vector<FieldValue>> read = store.values(field);
  if (!read) return refuse(read.error());
  auto values = std::make_shared<const std::vector<FieldValue>>(*std::move(read));
  const std::lock_guard lock(knowing_);
  known_[field] = {values, *now, Clock::now()};
  return values;
}

}  // namespace dragoman::serve

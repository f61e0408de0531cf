// `dragoman eval`: events against annotated articles.

#include <fmt/format.h>

#include "base/ordered_pool.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/eval_report.h"
#include "cli/gold.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "cli/score.h"
#include "dragoman/coder.h"
#include "event/article_coder.h"

namespace dragoman::cli {
namespace {

/// The wire reports carry no day, and no date is scored there: any day of their years does.
constexpr Date kSomeDay{2006, 7, 1};

/// Codes the gold articles.
Result<Predictions> code_gold(const std::vector<GoldArticle>& gold, const Settings& settings, const Io& io,
                              Console& console) {
  const Result<CoderOptions> options = coder_options(settings, io);
  if (!options) return tl::unexpected(options.error());
  const auto coder = ArticleCoder::create(*options);
  if (!coder) return tl::unexpected(coder.error());
  std::map<std::string, const GoldArticle*> by_id;
  for (const GoldArticle& article : gold) by_id.emplace(article.article.doc_id, &article);
  Predictions out;
  std::size_t at = 0;
  std::size_t done = 0;
  run_ordered<Article, std::vector<Event>>(
      thread_count(settings),
      [&]() -> std::optional<Article> {
        if (at == gold.size() || io.interrupted()) return std::nullopt;
        Article article = gold[at++].article;
        if (!article.date) article.date = kSomeDay;
        return article;
      },
      [&](Article&& article) {
        if (settings.given.empty()) return (*coder)->code(article);
        return (*coder)->code_given(article, given_acts(*by_id.at(article.doc_id)));
      },
      [&](std::vector<Event>&& events) {
        ++done;
        for (const Event& event : events) {
          auto scored = read_event(to_json(event), by_id);
          if (scored && *scored) out[(*scored)->first].push_back(std::move((*scored)->second));
        }
        if (console.progress_due())
          console.progress(fmt::format("{} of {} articles coded", done, gold.size()));
      });
  console.clear();
  return out;
}

/// Of two annotators: the second's events, and of the first's articles those that both have.
Result<Predictions> second_annotator(const std::vector<std::string>& paths, std::vector<GoldArticle>& gold) {
  Result<std::vector<GoldArticle>> second = load_gold(paths);
  if (!second) return tl::unexpected(second.error());
  Predictions out;
  for (GoldArticle& article : *second) out[article.article.doc_id] = std::move(article.events);
  std::erase_if(gold, [&out](const GoldArticle& article) { return !out.contains(article.article.doc_id); });
  return out;
}

Result<Predictions> predictions(std::vector<GoldArticle>& gold, const Settings& settings, const Io& io,
                                Console& console) {
  if (settings.pred.empty()) return code_gold(gold, settings, io, console);
  if (!settings.pred.front().ends_with(".jsonl")) return second_annotator(settings.pred, gold);
  if (settings.pred.size() > 1) return fail(ErrorCode::kInvalid, "--pred takes one file of events");
  return load_predictions(settings.pred.front(), gold);
}

Result<int> eval(const Settings& settings, const Io& io, Console& console) {
  Result<std::vector<GoldArticle>> gold = load_gold(settings.gold);
  if (!gold) return tl::unexpected(gold.error());
  const Result<Predictions> predicted = predictions(*gold, settings, io, console);
  if (!predicted) return tl::unexpected(predicted.error());
  if (io.interrupted()) return kInterrupted;
  if (gold->empty()) return fail(ErrorCode::kIo, "no annotated article to score against");
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const Scorer scorer(*gold, *predicted);
  output->writer().write(settings.json ? eval_json(scorer) : eval_lines(scorer));
  const std::size_t misses =
      settings.json ? 0 : std::min<std::size_t>(settings.misses, scorer.misses().size());
  for (std::size_t i = 0; i < misses; ++i) output->writer().write(scorer.misses()[i] + "\n");
  if (const Result<void> written = output->finish(); !written) return tl::unexpected(written.error());
  return kDone;
}

}  // namespace

int run_eval(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> done = eval(settings, io, console);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli

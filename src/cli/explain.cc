// `dragoman explain`: why each sentence gave a row or none.

#include <fmt/format.h>

#include "base/words.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/event_table.h"
#include "cli/explain_sentence.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/output.h"

namespace dragoman::cli {
namespace {

/// Explains one article; gives the number of sentences shown.
std::uint64_t explain_article(const ArticleCoder& coder, const Article& article, std::uint64_t only,
                              Writer& writer, const Painter& paint) {
  const Reading reading = coder.read(article);
  const std::vector<Event> events = coder.rows(reading, article);
  writer.write(paint(Style::kBold, article_heading(article)) + "\n");
  std::uint64_t shown = 0;
  for (std::uint32_t i = 0; i < reading.parse->sentences.size() && !writer.failed(); ++i) {
    if (only != 0 && only != i + 1) continue;
    writer.write(explain_sentence(coder, reading, events, i, paint));
    writer.flush();
    ++shown;
  }
  writer.write("\n");
  return shown;
}

Result<int> explain(const Settings& settings, const Io& io, Console& console) {
  Result<std::unique_ptr<Inputs>> inputs = Inputs::open(settings, io, console);
  if (!inputs) return tl::unexpected(inputs.error());
  const Result<CoderOptions> options = coder_options(settings, io);
  if (!options) return tl::unexpected(options.error());
  const auto coder = ArticleCoder::create(*options);
  if (!coder) return tl::unexpected(coder.error());
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const Painter paint = painter_for(io, output->descriptor(), settings.color);
  while (const std::optional<Article> article = (*inputs)->next()) {
    const std::uint64_t shown =
        explain_article(**coder, *article, settings.sentence, output->writer(), paint);
    (*inputs)->done(count_words(article->text), shown);
    if (output->writer().failed()) (*inputs)->stop();
  }
  const Result<void> listed = (*inputs)->finish("sentences");
  if (const Result<void> written = output->finish(!io.interrupted()); !written)
    return tl::unexpected(written.error());
  if (!listed) return tl::unexpected(listed.error());
  return (*inputs)->exit_code();
}

}  // namespace

int run_explain(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> done = explain(settings, io, console);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli

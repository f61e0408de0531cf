// `dragoman code`: articles in, events out, in the order of the input.

#include "cli/code.h"

#include "base/ordered_pool.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/event_output.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "dragoman/coder.h"

namespace dragoman::cli {
namespace {

EventFormat event_format(const std::string& told, bool terminal) {
  if (told == "table" || (told.empty() && terminal)) return EventFormat::kTable;
  return told == "json" ? EventFormat::kJson : EventFormat::kJsonl;
}

void code_all(const Coder& coder, Inputs& inputs, EventOutput& events, const Writer& writer,
              unsigned threads) {
  run_ordered<Article, Rendered>(
      threads, [&] { return inputs.next(); },
      [&](Article&& article) { return events.render(article, coder.code(article)); },
      [&](Rendered&& rendered) {
        const std::uint64_t words = rendered.words;
        const std::uint64_t found = rendered.events;
        events.put(std::move(rendered));
        inputs.done(words, found);
        if (writer.failed()) inputs.stop();
      });
  events.finish();
}

}  // namespace

Result<int> code_with(const CoderMaker& make, const Settings& settings, const Io& io, Console& console) {
  Result<std::unique_ptr<Inputs>> inputs = Inputs::open(settings, io, console);
  if (!inputs) return tl::unexpected(inputs.error());
  const Result<std::shared_ptr<const Coder>> coder = make();
  if (!coder) return tl::unexpected(coder.error());
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());

  const std::optional<std::size_t> width = terminal_width(io, output->descriptor());
  EventOutput events(output->writer(), event_format(settings.format, width.has_value()), width.value_or(0),
                     settings.wide, painter_for(io, output->descriptor(), settings.color));
  code_all(**coder, **inputs, events, output->writer(), thread_count(settings));
  const Result<void> listed = (*inputs)->finish("events");
  if (const Result<void> written = output->finish(!io.interrupted()); !written)
    return tl::unexpected(written.error());
  if (!listed) return tl::unexpected(listed.error());
  return (*inputs)->exit_code();
}

int run_code(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const auto make = [&]() -> Result<std::shared_ptr<const Coder>> {
    const Result<CoderOptions> options = coder_options(settings, io);
    if (!options) return tl::unexpected(options.error());
    return Coder::create(*options);
  };
  const Result<int> done = code_with(make, settings, io, console);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli

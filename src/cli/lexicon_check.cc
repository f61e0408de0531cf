// `dragoman lexicon check`: are the tables, lists and frames sound, and do the frames' examples hold?

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "ontology/ontology.h"
#include "reader/frame_examples.h"
#include "reader/lexicon.h"
#include "syntax/pipeline.h"
#include "world/world.h"

namespace dragoman::cli {
namespace {

/// Runs the frames' examples over our own parses; their faults go to `faults`. Gives the number of examples.
Result<std::size_t> run_all_examples(const Settings& settings, const Io& io, const FrameReader& frames,
                                     std::vector<Error>& faults) {
  const Result<std::filesystem::path> model = find_model(settings, io);
  if (!model) return tl::unexpected(model.error());
  const auto pipeline = Pipeline::load(*model);
  if (!pipeline) return tl::unexpected(pipeline.error());
  Parse parse;
  ExampleRun run = run_examples(frames, [&](const std::string& text) {
    parse = (*pipeline)->run(text, Segmentation::kParagraphs);
    return &parse;
  });
  faults.insert(faults.end(), run.faults.begin(), run.faults.end());
  return run.examples;
}

Result<int> check(const Settings& settings, const Io& io) {
  const Result<std::filesystem::path> data = find_data(settings, io);
  if (!data) return tl::unexpected(data.error());
  std::vector<Error> faults;
  World::load(*data / "world", settings.world, &faults);
  const std::filesystem::path own = settings.ontology;
  Ontology::load(*data / "lexicon" / "ontology", own.empty() ? own : own / "ontology", &faults);
  std::size_t frames_read = 0, lists_read = 0, examples = 0;
  const auto frames = FrameReader::load(*data / "lexicon", own);
  if (frames) {
    frames_read = (*frames)->lexicon().frames().size();
    lists_read = (*frames)->lexicon().lists().size();
    const auto run = run_all_examples(settings, io, **frames, faults);
    if (!run) return tl::unexpected(run.error());
    examples = *run;
  } else {
    faults.push_back(frames.error());
  }
  Result<Output> output = Output::open("", io);
  if (!output) return tl::unexpected(output.error());
  for (const Error& fault : faults) output->writer().write(fault.str() + "\n");
  output->writer().write(fmt::format("{} frames, {} word lists, {} examples run; {}\n", frames_read,
                                     lists_read, examples,
                                     faults.empty() ? "no fault" : fmt::format("{} faults", faults.size())));
  if (const Result<void> written = output->finish(); !written) return tl::unexpected(written.error());
  return faults.empty() ? kDone : kFailed;
}

}  // namespace

int run_lexicon_check(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> done = check(settings, io);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli

// `dragoman parse`: articles in, tokens with tags, heads, lemmas and named spans out.

#include "syntax/parse.h"

#include "base/ordered_pool.h"
#include "base/words.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "cli/parse_extras.h"
#include "syntax/parse_output.h"
#include "syntax/pipeline.h"

namespace dragoman::cli {
namespace {

/// A parsed article as it is written.
struct Written {
  std::string text;
  std::uint64_t words = 0;
};

/// How parses are written, and with what beside.
struct Form {
  std::string format;
  Extras extras;
  std::shared_ptr<const World> world;  ///< null where no places are asked for

  std::string write(const Parse& parse, const std::string& doc_id, std::optional<Date> published) const {
    if (format == "conllu") return to_conllu(parse, doc_id);
    if (format == "text") return to_text(parse, doc_id);
    std::string beside;
    if (extras.times || extras.places) beside = extras_json(parse, extras, published, world.get());
    return to_spacy_json(parse, doc_id, beside) + "\n";
  }
};

Result<Form> form_of(const Settings& settings, const Io& io, bool terminal) {
  Form form;
  form.format = !settings.format.empty() ? settings.format : terminal ? "text" : "json";
  const Result<Extras> extras = extras_of(settings.with);
  if (!extras) return tl::unexpected(extras.error());
  form.extras = *extras;
  if (!settings.with.empty() && form.format != "json")
    return fail(ErrorCode::kInvalid, "--with goes with --format json alone");
  if (!form.extras.places) return form;
  const Result<std::filesystem::path> data = find_data(settings, io);
  if (!data) return tl::unexpected(data.error());
  auto world = World::load(*data / "world", settings.world);
  if (!world) return tl::unexpected(world.error());
  form.world = *std::move(world);
  return form;
}

Result<std::shared_ptr<const Pipeline>> load_pipeline(const Settings& settings, const Io& io) {
  const Result<std::filesystem::path> model = find_model(settings, io);
  if (!model) return tl::unexpected(model.error());
  const Kernels* kernels = settings.kernels.empty() ? &best_kernels() : kernels_named(settings.kernels);
  if (kernels == nullptr) {
    return fail(ErrorCode::kUnsupported, "this processor does not run the kernels " + settings.kernels);
  }
  return Pipeline::load(*model, *kernels);
}

Result<int> parse(const Settings& settings, const Io& io, Console& console) {
  Result<std::unique_ptr<Inputs>> inputs = Inputs::open(settings, io, console);
  if (!inputs) return tl::unexpected(inputs.error());
  const Result<std::shared_ptr<const Pipeline>> pipeline = load_pipeline(settings, io);
  if (!pipeline) return tl::unexpected(pipeline.error());
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  Writer& writer = output->writer();
  const bool terminal = terminal_width(io, output->descriptor()).has_value();
  const Segmentation cut = settings.paragraphs ? Segmentation::kParagraphs : Segmentation::kWhole;
  const Result<Form> form = form_of(settings, io, terminal);
  if (!form) return tl::unexpected(form.error());

  run_ordered<Article, Written>(
      thread_count(settings), [&] { return (*inputs)->next(); },
      [&](Article&& article) {
        const std::uint64_t words = count_words(article.text);
        const Parse parsed = (*pipeline)->run(std::move(article.text), cut);
        return Written{form->write(parsed, article.doc_id, article.date), words};
      },
      [&](Written&& written) {
        writer.write(written.text);
        writer.flush();
        (*inputs)->done(written.words, 1);
        if (writer.failed()) (*inputs)->stop();
      });
  const Result<void> listed = (*inputs)->finish("");
  if (const Result<void> written = output->finish(!io.interrupted()); !written)
    return tl::unexpected(written.error());
  if (!listed) return tl::unexpected(listed.error());
  return (*inputs)->exit_code();
}

}  // namespace

int run_parse(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> done = parse(settings, io, console);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli

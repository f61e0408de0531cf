// The whole way: text -> parse -> acts -> actors, days, places -> rows.

#include <algorithm>

#include "base/hash.h"
#include "dragoman/version.h"
#include "event/article_coder.h"
#include "event/compose.h"
#include "event/days.h"
#include "event/discards.h"
#include "event/numbers.h"
#include "event/parties.h"
#include "event/same_event.h"
#include "event/scenes.h"
#include "reader/neural_roles.h"
#include "syntax/long_sentences.h"

namespace dragoman {
namespace {

const std::string kFrames = "frames";
const std::string kDefaultReader = "base";

/// The trained reader that the options name, or null for the frames.
Result<std::shared_ptr<const NeuralReader>> load_reader(const CoderOptions& options,
                                                        const FrameReader& frames, const Kernels& kernels) {
  const std::string& name = options.reader.empty() ? kDefaultReader : options.reader;
  if (name == kFrames) return nullptr;
  const auto file =
      name.ends_with(".dgm") ? std::filesystem::path(name) : options.data_dir / "readers" / (name + ".dgm");
  return NeuralReader::load(file, frames.lexicon(), kernels);
}

/// The tokens that overlap these code points.
TokenSpan tokens_at(const Doc& doc, CharSpan span) {
  const auto begin = std::partition_point(doc.tokens.begin(), doc.tokens.end(),
                                          [&](const Token& token) { return token.char_end <= span.start; });
  const auto end = std::partition_point(begin, doc.tokens.end(),
                                        [&](const Token& token) { return token.char_begin < span.end; });
  return {static_cast<std::uint32_t>(begin - doc.tokens.begin()),
          static_cast<std::uint32_t>(end - doc.tokens.begin())};
}

}  // namespace

Result<std::shared_ptr<const Coder>> Coder::create(const CoderOptions& options) {
  return ArticleCoder::create(options);
}

Result<std::shared_ptr<const ArticleCoder>> ArticleCoder::create(const CoderOptions& options) {
  const auto* kernels = options.kernels.empty() ? &best_kernels() : kernels_named(options.kernels);
  if (kernels == nullptr) {
    return fail(ErrorCode::kUnsupported, "no kernels named '" + options.kernels + "' run on this processor");
  }
  const auto model = options.model.empty() ? options.data_dir / "model" / kModelFile : options.model;
  auto pipeline = Pipeline::load(model, *kernels);
  if (!pipeline) return tl::unexpected(pipeline.error());
  auto frames = FrameReader::load(options.data_dir / "lexicon", options.ontology);
  if (!frames) return tl::unexpected(frames.error());
  auto reader = load_reader(options, **frames, *kernels);
  if (!reader) return tl::unexpected(reader.error());
  auto choices = ChoiceModel::load(options.data_dir / "readers" / "choices.tsv");
  if (!choices) return tl::unexpected(choices.error());
  auto world = World::load(options.data_dir / "world", options.world);
  if (!world) return tl::unexpected(world.error());
  auto ontology = Ontology::load(options.data_dir / "lexicon" / "ontology",
                                 options.ontology.empty() ? options.ontology : options.ontology / "ontology");
  if (!ontology) return tl::unexpected(ontology.error());

  std::shared_ptr<ArticleCoder> coder(new ArticleCoder);
  coder->pipeline_ = *std::move(pipeline);
  coder->frames_ = *std::move(frames);
  coder->reader_ = *std::move(reader);
  coder->choices_ = *std::move(choices);
  coder->world_ = *std::move(world);
  coder->ontology_ = *std::move(ontology);
  coder->id_ = std::string("dragoman ") + kVersion + "; model " + coder->pipeline_->id() + "; reader " +
               (coder->reader_ ? coder->reader_->name() + " " + coder->reader_->fingerprint() : kFrames) +
               "; lexicon " +
               hex_digest(coder->frames_->hash() + coder->ontology_->hash() + coder->choices_.hash(), 16) +
               "; world " + coder->world_->hash();
  return coder;
}

Reading ArticleCoder::read_around(const Article& article) const {
  auto cut = std::make_unique<Parse>(pipeline_->run(article.text, Segmentation::kParagraphs));
  cut_long_sentences(*cut);
  std::unique_ptr<const Parse> parse = std::move(cut);
  auto times = find_times(*parse, article.date);
  auto places = find_places(*parse, *world_);
  Discourse discourse(*parse, *world_, article);
  return {std::move(parse), {}, {}, std::move(times), std::move(places), std::move(discourse)};
}

Reading ArticleCoder::read(const Article& article) const {
  Reading reading = read_around(article);
  reading.acts = frames_->read(*reading.parse);
  if (reader_) reading.acts = reader_->read(*reading.parse, reading.acts, &reading.scores);
  discard(reading.acts, *reading.parse, frames_->lexicon());
  return reading;
}

std::vector<Event> ArticleCoder::code_given(const Article& article, const std::vector<GivenAct>& acts) const {
  const Reading reading = read_given(article, acts);
  Rows rows{compose_all(reading, article), {}};
  rows.acts.reserve(reading.acts.size());
  for (const Act& act : reading.acts) rows.acts.push_back(&act);
  return carried_on(std::move(rows), reading, article);
}

Reading ArticleCoder::read_given(const Article& article, const std::vector<GivenAct>& acts) const {
  Reading reading = read_around(article);
  const Doc& doc = reading.parse->doc;
  const auto spans = [&doc](const std::vector<CharSpan>& all) {
    std::vector<TokenSpan> out;
    for (const CharSpan each : all) {
      if (const TokenSpan words = tokens_at(doc, each); !words.empty()) out.push_back(words);
    }
    return out;
  };
  for (const GivenAct& given : acts) {
    Act act;
    act.trigger = tokens_at(doc, given.trigger);
    if (act.trigger.empty()) continue;
    act.head = head_of(*reading.parse, act.trigger);
    act.sentence = reading.parse->sentences[reading.parse->sentence_of[act.head]];
    act.type = given.type;
    act.mode = given.mode;
    act.status = given.status;
    act.status_told = true;
    act.source = spans(given.source);
    act.target = spans(given.target);
    for (const TokenSpan words : spans(given.voices)) act.attribution.push_back({words, {}});
    act.confidence = 1;
    act.rule = "given";
    act.needs_actor = false;
    act.parties_known = true;
    reading.acts.push_back(std::move(act));
  }
  if (reader_) reader_->describe_given(*reading.parse, reading.acts);
  return reading;
}

std::vector<Event> ArticleCoder::code(const Article& article) const { return rows(read(article), article); }

std::vector<Event> ArticleCoder::compose_all(const Reading& reading, const Article& article) const {
  std::vector<Event> events;
  for (const Act& act : reading.acts) {
    events.push_back(compose(act, reading, article, *ontology_));
    events.back().coder = id_;
  }
  // Linking comes first: "the meeting" alone names nobody, but the mention that it points back to does.
  link_same_events(events, reading.acts, *reading.parse);
  for (std::size_t i = 0; i < events.size(); ++i)  // a mode may have come from another mention
    write_codes(events[i], reading.acts[i], *reading.parse, *ontology_);
  add_numbers(events, reading.acts, reading, *ontology_, frames_->lexicon().grammar());
  return events;
}

Rows ArticleCoder::standing(const Reading& reading, const Article& article) const {
  std::vector<Event> events = compose_all(reading, article);
  Rows kept;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Act& act = reading.acts[i];
    const bool stands =
        act.needs_actor ? has_political_actor(events[i]) : !points_nowhere(events[i], act, *reading.parse);
    if (!stands) continue;
    kept.events.push_back(std::move(events[i]));
    kept.acts.push_back(&act);
  }
  mend_links(kept.events);
  return kept;
}

std::vector<Event> ArticleCoder::rows(const Reading& reading, const Article& article) const {
  return carried_on(standing(reading, article), reading, article);
}

std::vector<Event> ArticleCoder::carried_on(Rows rows, const Reading& reading, const Article& article) const {
  // After it is settled what is an event: what names nobody, no day and no place of its own is none by
  // another's. Days and places are learned from the parties that the acts' own words tell: these come last.
  choose_days(rows, reading, article.date, choices_);
  choose_scenes(rows, reading, choices_);
  choose_parties(rows, reading, choices_, *ontology_);
  return std::move(rows.events);
}

}  // namespace dragoman

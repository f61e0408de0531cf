#pragma once
// The whole way from an article to its events, with what lies between open to `explain`.

#include <memory>
#include <string>
#include <vector>

#include "dragoman/coder.h"
#include "event/choice.h"
#include "ontology/ontology.h"
#include "reader/frame_reader.h"
#include "reader/neural_reader.h"
#include "refer/discourse.h"
#include "syntax/pipeline.h"
#include "when/when.h"
#include "where/where.h"
#include "world/world.h"

namespace dragoman {

/// What was read in one article, before rows are made of it. `discourse` looks into `parse` and into the
/// coder's world: neither may go before it.
struct Reading {
  std::unique_ptr<const Parse> parse;
  std::vector<Act> acts;
  std::vector<TypeScores> scores;  ///< a token's, where a trained reader read
  std::vector<TimeMention> times;
  std::vector<PlaceMention> places;
  Discourse discourse;
};

/// An act that somebody has found before: its words as code points of the text.
struct GivenAct {
  CharSpan trigger = {};
  EventType type = EventType::kConsult;
  std::string mode = {};
  Status status = Status::kActual;
  std::vector<CharSpan> source = {}, target = {}, voices = {};
};

/// Rows, each with the act that it was made of; in text order.
struct Rows {
  std::vector<Event> events;
  std::vector<const Act*> acts;
};

class ArticleCoder final : public Coder {
 public:
  static Result<std::shared_ptr<const ArticleCoder>> create(const CoderOptions& options);

  std::vector<Event> code(const Article& article) const override;
  const std::string& id() const override { return id_; }

  Reading read(const Article& article) const;
  /// Events of acts that are given: whom their words mean, when and where. An act whose trigger is no words
  /// of the text is left out.
  std::vector<Event> code_given(const Article& article, const std::vector<GivenAct>& acts) const;
  /// What `read` gives, of acts that are given: an act whose trigger is no words of the text is left out.
  Reading read_given(const Article& article, const std::vector<GivenAct>& acts) const;
  /// The acts that are events, linked, before parties, days and places are carried on.
  Rows standing(const Reading& reading, const Article& article) const;
  /// The events of what was read in `article`.
  std::vector<Event> rows(const Reading& reading, const Article& article) const;
  const Pipeline& pipeline() const { return *pipeline_; }
  const FrameReader& frames() const { return *frames_; }
  /// Null where the frames read alone.
  const NeuralReader* reader() const { return reader_.get(); }

 private:
  ArticleCoder() = default;
  /// Parse, days, places and people; no acts.
  Reading read_around(const Article& article) const;
  /// A row an act, linked, with its numbers.
  std::vector<Event> compose_all(const Reading& reading, const Article& article) const;
  /// Parties, days and places that are told elsewhere in the article.
  std::vector<Event> carried_on(Rows rows, const Reading& reading, const Article& article) const;

  std::shared_ptr<const Pipeline> pipeline_;
  std::shared_ptr<const FrameReader> frames_;
  std::shared_ptr<const NeuralReader> reader_;
  ChoiceModel choices_;
  std::shared_ptr<const World> world_;
  std::shared_ptr<const Ontology> ontology_;
  std::string id_;
};

}  // namespace dragoman

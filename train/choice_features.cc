// What train/choices.py learns from: the questions that annotated reports leave open, with the answers and
// their features, a JSON object a line.
//
//   choice_features DATA_FOLDER read|given GOLD...
//
// `read`: the acts are the reader's own, paired with the annotated ones; for reports that it did not learn
// from. `given`: the acts are the annotated ones, of whose parties only those in the act's own sentence are
// given.

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "cli/align.h"
#include "cli/gold.h"
#include "event/article_coder.h"
#include "event/days.h"
#include "event/parties.h"
#include "event/scenes.h"

namespace {

using namespace dragoman;
using cli::GoldArticle;
using cli::ScoredEvent;
using Json = nlohmann::ordered_json;

Json codes(const std::vector<ActorRef>& actors) {
  std::set<std::string> sorted;
  for (const ActorRef& actor : actors) sorted.insert(actor.code);
  return sorted;
}

Json sectors(const std::vector<ActorRef>& actors) {
  std::set<std::string> sorted;
  for (const ActorRef& actor : actors) sorted.insert(actor.code + " " + actor.sector);
  return sorted;
}

/// The sectors of an annotated side, which ScoredEvent keeps for both sides together.
Json sectors(const std::vector<cli::Code>& side, const ScoredEvent& event) {
  std::set<std::string> sorted;
  for (const auto& [code, sector] : event.sectors) {
    if (std::find(side.begin(), side.end(), code) != side.end())
      sorted.insert(code.value_or("UNK") + " " + sector.value_or("UNK"));
  }
  return sorted;
}

Json codes(const std::vector<cli::Code>& actors) {
  std::set<std::string> sorted;
  for (const cli::Code& code : actors) sorted.insert(code.value_or("UNK"));
  return sorted;
}

/// The annotated event of each row, by the way that the scorer pairs them; null for a row of none.
std::vector<const ScoredEvent*> pair(const GoldArticle& gold, const std::vector<Event>& events) {
  const std::map<std::string, const GoldArticle*> by_id{{gold.article.doc_id, &gold}};
  std::vector<ScoredEvent> scored;
  for (const Event& event : events) scored.push_back((*cli::read_event(to_json(event), by_id))->second);
  std::vector<const ScoredEvent*> out(events.size(), nullptr);
  for (const auto& [a, b] : cli::align(gold.events, scored)) {
    if (gold.events[a].type == scored[b].type) out[b] = &gold.events[a];
  }
  return out;
}

/// Leaves an act the parties of its own sentence.
void forget_far(std::vector<Act>& acts) {
  for (Act& act : acts) {
    for (auto* side : {&act.source, &act.target})
      std::erase_if(*side, [&](TokenSpan words) { return !act.sentence.overlaps(words); });
  }
}

void write_parties(const GoldArticle& gold, const Rows& rows, const std::vector<const ScoredEvent*>& truth,
                   const Reading& reading) {
  const EventParties parties(rows, reading);
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    if (truth[i] == nullptr) continue;
    for (const Side side : {Side::kSource, Side::kTarget}) {
      const std::string_view question = parties.question(i, side);
      if (question.empty()) continue;
      const bool source = side == Side::kSource;
      const bool rest = codes(party_of(rows.events[i], source ? Side::kTarget : Side::kSource)) ==
                        codes(source ? truth[i]->target : truth[i]->source);
      Json line = {{"question", question},
                   {"report", gold.article.doc_id},
                   {"at", truth[i]->start},
                   {"rest", rest},
                   {"right", codes(source ? truth[i]->source : truth[i]->target)},
                   {"sectors", sectors(source ? truth[i]->source : truth[i]->target, *truth[i])},
                   {"answers", Json::array()}};
      for (const PartyAnswer& answer : parties.answers(i, side))
        line["answers"].push_back({{"is", codes(answer.actors)},
                                   {"sectors", sectors(answer.actors)},
                                   {"features", answer.features}});
      std::puts(line.dump().c_str());
    }
  }
}

void write_days(const GoldArticle& gold, const Article& article, const Rows& rows,
                const std::vector<const ScoredEvent*>& truth, const Reading& reading) {
  const EventDays days(rows, reading, article.date);
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    if (truth[i] == nullptr || truth[i]->date.size() != 2) continue;
    Json line = {{"question", "day"},
                 {"report", gold.article.doc_id},
                 {"at", truth[i]->start},
                 {"right", {truth[i]->date[0].value_or(""), truth[i]->date[1].value_or("")}},
                 {"answers", Json::array()}};
    for (const DayAnswer& answer : days.answers(i))
      line["answers"].push_back(
          {{"is", {iso(answer.date.start), iso(answer.date.end)}}, {"features", answer.features}});
    if (!line["answers"].empty()) std::puts(line.dump().c_str());
  }
}

void write_scenes(const GoldArticle& gold, const Rows& rows, const std::vector<const ScoredEvent*>& truth,
                  const Reading& reading) {
  const EventScenes scenes(rows, reading);
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    if (truth[i] == nullptr) continue;
    Json line = {{"question", "place"},
                 {"report", gold.article.doc_id},
                 {"at", truth[i]->start},
                 {"right", truth[i]->place ? Json::array({*truth[i]->place}) : Json::array()},
                 {"answers", Json::array()}};
    for (const SceneAnswer& answer : scenes.answers(i))
      line["answers"].push_back(
          {{"is", answer.place == nullptr ? Json::array() : Json::array({answer.place->place.country})},
           {"features", answer.features}});
    if (!line["answers"].empty()) std::puts(line.dump().c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fputs("usage: choice_features DATA_FOLDER read|given GOLD...\n", stderr), 2;
  const auto coder = ArticleCoder::create({.data_dir = argv[1]});
  const auto gold = cli::load_gold({argv + 3, argv + argc});
  if (!coder || !gold)
    return std::fprintf(stderr, "%s\n", (coder ? gold.error() : coder.error()).str().c_str()), 2;
  const bool given = std::string_view(argv[2]) == "given";
  for (const GoldArticle& each : *gold) {
    Article article = each.article;
    if (!article.date) article.date = Date{2006, 7, 1};
    Reading reading = given ? (*coder)->read_given(article, cli::given_acts(each)) : (*coder)->read(article);
    if (given) forget_far(reading.acts);
    const Rows rows = (*coder)->standing(reading, article);
    const std::vector<const ScoredEvent*> truth = pair(each, rows.events);
    write_parties(each, rows, truth, reading);
    if (each.article.date) write_scenes(each, rows, truth, reading);
    if (each.article.date) write_days(each, article, rows, truth, reading);
  }
  return 0;
}

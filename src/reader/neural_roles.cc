#include "reader/neural_roles.h"

#include <algorithm>
#include <cmath>

#include "reader/attribution.h"
#include "reader/phrase.h"

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 32;  // pairs at a time

/// Signed distance in words: exact to 8, then by doubling; 0 .. 31. As distance_bucket of train/model.py.
std::size_t distance_bucket(std::int64_t d) {
  const std::uint64_t size = static_cast<std::uint64_t>(d < 0 ? -d : d);
  std::size_t grown = size;
  if (size > 8) {
    grown = 8;
    while (grown < 15 && (std::uint64_t{8} << (grown - 8)) < size) ++grown;
  }
  return d < 0 ? 16 + grown : grown;
}

bool is_nominal(const Tree& tree, std::uint32_t word) {
  const std::string_view pos = tree.parse().pos[word];
  return pos == "NOUN" || pos == "PROPN" || pos == "PRON" || pos == "NUM";
}

/// A noun that others hang on: no part of a name or number that has another head.
bool heads_phrase(const Tree& tree, std::uint32_t word) {
  if (!is_nominal(tree, word)) return false;
  switch (tree.dep(word)) {
    case Dep::kAmod:
    case Dep::kCompound:
    case Dep::kNummod:
    case Dep::kQuantmod:
    case Dep::kNmod:
    case Dep::kNpadvmod:
      return !is_nominal(tree, tree.head(word)) || tree.head(word) < word;
    default:
      return true;
  }
}

/// The head with the words right before it that are its own: no possessor, nothing of the trigger.
TokenSpan core_of(const Tree& tree, std::uint32_t head, TokenSpan trigger) {
  TokenSpan core{head, head + 1};
  while (core.begin > 0 && !trigger.contains(core.begin - 1)) {
    const std::uint32_t word = core.begin - 1;
    if (tree.dep(word) == Dep::kPoss || !tree.below(word, head) || heads_phrase(tree, word)) break;
    if (tree.lower(word) == "'s" || tree.lower(word) == "'") break;
    --core.begin;
  }
  return core;
}

/// A word that can name a party without a noun: "Israeli strikes", "both agreed".
bool stands_alone(const Tree& tree, std::uint32_t word) {
  if (tree.entity(word) == "NORP" || tree.entity(word) == "GPE" || tree.entity(word) == "ORG") return true;
  switch (tree.dep(word)) {
    case Dep::kNsubj:
    case Dep::kNsubjpass:
    case Dep::kDobj:
    case Dep::kPobj:
    case Dep::kPoss:
      return true;
    default:
      return false;
  }
}

bool is_first_person(std::string_view lower) {
  constexpr std::array<std::string_view, 6> kWords = {"i", "we", "me", "us", "my", "our"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

float logistic(float x) { return 1 / (1 + std::exp(-x)); }

template <class Scores>
Role likeliest(const Scores& scores) {
  return static_cast<Role>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

std::uint32_t head_of(const Parse& parse, TokenSpan span) {
  std::uint32_t head = span.begin;
  while (!parse.is_root(head) && span.contains(parse.head[head])) head = parse.head[head];
  return head;
}

RoleScorer::RoleScorer(const NeuralModel& model, const GrammarLists& grammar, const Tree& tree)
    : model_(model),
      grammar_(grammar),
      tree_(tree),
      arguments_(tree, grammar),
      parse_(tree.parse()),
      hidden_(kBlock * kPairWidth),
      of_trigger_(model.of_trigger.stride()),
      scores_(kBlock * model.role.stride()),
      beside_(kBlock * model.beside.stride()),
      sector_hidden_(model.sector_hidden.stride()),
      sector_(model.sector.stride()) {}

void RoleScorer::add(const float* words, TokenSpan chunk) {
  const std::size_t stride = model_.of_word.stride();
  const std::uint32_t sentence = parse_.sentence_of[chunk.begin];
  const std::uint32_t from = parse_.sentences[sentence == 0 ? 0 : sentence - 1].begin;
  AlignedFloats rows((chunk.end - from) * stride);
  if (from < chunk.begin)
    std::copy_n(of_word_.data() + (from - first_) * stride, (chunk.begin - from) * stride, rows.data());
  model_.kernels->gemm(model_.of_word.weights.matrix(), words, kWordWidth, chunk.size(),
                       rows.data() + (chunk.begin - from) * stride, stride);
  // The states of the chunk before are gone by now; those of its last sentence were kept.
  before_ = std::move(last_sentence_);
  const std::uint32_t last = parse_.sentences[parse_.sentence_of[chunk.end - 1]].begin;
  last_sentence_ = AlignedFloats((chunk.end - std::max(last, chunk.begin)) * kWordWidth);
  std::copy_n(words + (std::max(last, chunk.begin) - chunk.begin) * kWordWidth, last_sentence_.size(),
              last_sentence_.data());
  of_word_ = std::move(rows);
  first_ = from;
  chunk_ = chunk;
  chunk_words_ = words;
}

const float* RoleScorer::state_of(std::uint32_t word) const {
  return word < chunk_.begin ? before_.data() + std::size_t{word - first_} * kWordWidth
                             : chunk_words_ + std::size_t{word - chunk_.begin} * kWordWidth;
}

TokenSpan RoleScorer::reach_of(const Act& act) const {
  const std::uint32_t sentence = parse_.sentence_of[act.trigger.begin];
  return {parse_.sentences[sentence == 0 ? 0 : sentence - 1].begin, parse_.sentences[sentence].end};
}

void RoleScorer::score(const float* trigger, Act& act, TokenSpan within) {
  const std::uint32_t middle = act.trigger.begin + act.trigger.size() / 2;
  path_buckets(parse_, middle, within, paths_);
  model_.kernels->gemm(model_.of_trigger.weights.matrix(), trigger, kWordWidth, 1, of_trigger_.data(),
                       model_.of_trigger.stride());
  const float* of_type = model_.of_type.data() + static_cast<std::size_t>(act.type) * kPairWidth;
  for (std::size_t k = 0; k < kPairWidth; ++k) of_trigger_.data()[k] += of_type[k];
  roles_.resize(within.size());
  act.circumstances.words = within;
  act.circumstances.when.resize(within.size());
  act.circumstances.where.resize(within.size());
  for (std::uint32_t first = 0; first < within.size(); first += kBlock) {
    const std::uint32_t rows = std::min<std::uint32_t>(kBlock, within.size() - first);
    for (std::uint32_t r = 0; r < rows; ++r) {
      const std::uint32_t word = within.begin + first + r;
      const float* mine = of_word_.data() + std::size_t{word - first_} * model_.of_word.stride();
      const float* far =
          model_.of_distance.data() + distance_bucket(std::int64_t{word} - middle) * kPairWidth;
      const float* path = model_.of_path.data() + std::size_t{paths_[first + r]} * kPairWidth;
      float* to = hidden_.data() + r * kPairWidth;
      for (std::size_t k = 0; k < kPairWidth; ++k) {
        to[k] = std::max(0.0F, of_trigger_.data()[k] + mine[k] + far[k] + path[k]);
      }
    }
    model_.kernels->gemm(model_.role.weights.matrix(), hidden_.data(), kPairWidth, rows, scores_.data(),
                         model_.role.stride());
    model_.kernels->gemm(model_.beside.weights.matrix(), hidden_.data(), kPairWidth, rows, beside_.data(),
                         model_.beside.stride());
    read_scores(first, rows, act);
  }
}

void RoleScorer::read_scores(std::uint32_t first, std::uint32_t rows, Act& act) {
  for (std::uint32_t r = 0; r < rows; ++r) {
    const float* row = scores_.data() + r * model_.role.stride();
    const float top = *std::max_element(row, row + kRoles);
    float total = 0;
    for (std::size_t k = 0; k < kRoles; ++k) total += roles_[first + r][k] = std::exp(row[k] - top);
    for (float& p : roles_[first + r]) p /= total;
    const float* beside = beside_.data() + r * model_.beside.stride();
    act.circumstances.when[first + r] = logistic(beside[0]);
    act.circumstances.where[first + r] = logistic(beside[1]);
  }
}

PartySector RoleScorer::sector_of(std::uint32_t head) {
  const auto apply = [this](const Dense& layer, const float* in, float* out) {
    model_.kernels->gemm(layer.weights.matrix(), in, layer.in, 1, out, layer.stride());
  };
  apply(model_.sector_hidden, state_of(head), sector_hidden_.data());
  model_.kernels->gelu(sector_hidden_.data(), model_.sector_hidden.stride(), sector_hidden_.data());
  apply(model_.sector, sector_hidden_.data(), sector_.data());
  PartySector out{head, {}};
  const float top = *std::max_element(sector_.data(), sector_.data() + kSectors.size());
  float total = 0;
  for (std::size_t k = 0; k < kSectors.size(); ++k)
    total += out.scores[k] = std::exp(sector_.data()[k] - top);
  for (float& p : out.scores) p /= total;
  return out;
}

/// A party's phrase may hold several, each with its head.
void RoleScorer::add_sectors(const std::vector<TokenSpan>& phrases, Act& act) {
  for (const TokenSpan phrase : phrases) {
    for (std::uint32_t w = std::max(phrase.begin, first_); w < std::min(phrase.end, chunk_.end); ++w) {
      const bool top = tree_.is_root(w) || !phrase.contains(tree_.head(w));
      if (top || heads_phrase(tree_, w)) act.sectors.push_back(sector_of(w));
    }
  }
}

void RoleScorer::assign_beside(const float* trigger, Act& act) {
  score(trigger, act, reach_of(act));
  add_sectors(act.source, act);
  add_sectors(act.target, act);
}

void RoleScorer::vote_voices(const std::vector<VoiceSpan>& told, TokenSpan within) {
  constexpr float kQuoted = 4;  // quotation marks leave less doubt than grammar
  for (const VoiceSpan& voice : told) {
    const float odds = std::exp(model_.voice_vote + (voice.quoted ? kQuoted : 0));
    for (std::uint32_t w = voice.who.begin; w < voice.who.end; ++w) {
      if (!within.contains(w)) continue;
      Scores& scores = roles_[w - within.begin];
      float& p = scores[static_cast<std::size_t>(Role::kVoice)];
      const float total = 1 + p * (odds - 1);
      p *= odds;
      for (float& each : scores) each /= total;
    }
  }
}

/// The voice with the word that makes it one: what the grammar says, else what its head hangs on.
VoiceSpan RoleScorer::voice(TokenSpan who, const std::vector<VoiceSpan>& told) const {
  for (const VoiceSpan& voice : told) {
    if (voice.who.overlaps(who)) return {who, voice.cue};
  }
  const std::uint32_t cue = parse_.head[head_of(parse_, who)];
  return {who, who.contains(cue) ? TokenSpan{} : TokenSpan{cue, cue + 1}};
}

void RoleScorer::assign(const float* trigger, Act& act) {
  const TokenSpan within = reach_of(act);
  score(trigger, act, within);
  const std::vector<VoiceSpan> told = find_voices(tree_, arguments_, grammar_, act.head, {}, false);
  vote_voices(told, within);
  std::vector<bool> taken(within.size());
  std::vector<std::pair<TokenSpan, Role>> found;
  const auto continues = [&](TokenSpan last, Role role, TokenSpan span, std::uint32_t head) {
    if (span.begin <= last.end) return true;
    if (span.begin == last.end + 1 && tree_.dep(head) == Dep::kAppos && last.contains(tree_.head(head)))
      return true;
    for (std::uint32_t w = last.end; w < span.begin; ++w) {  // "the envoy to the region"
      if (tree_.dep(w) == Dep::kCc || tree_.dep(w) == Dep::kPunct ||
          likeliest(mean({w, w + 1}, within)) != role)
        return false;
    }
    return true;
  };
  const auto take = [&](TokenSpan span, Role role, std::uint32_t head) {
    for (std::uint32_t w = std::max(span.begin, within.begin); w < std::min(span.end, within.end); ++w)
      taken[w - within.begin] = true;
    if (!found.empty() && found.back().second == role && continues(found.back().first, role, span, head)) {
      found.back().first.end = std::max(found.back().first.end, span.end);
    } else {
      found.emplace_back(span, role);
    }
  };
  for (std::uint32_t w = within.begin; w < within.end; ++w) {
    if (act.trigger.contains(w) || taken[w - within.begin]) continue;
    if (heads_phrase(tree_, w)) {
      const Role role = role_of(core_of(tree_, w, act.trigger), within, act);
      if (role == Role::kNone) continue;
      TokenSpan span = actor_phrase(tree_, grammar_, w);
      if (span.overlaps(act.trigger)) span = core_of(tree_, w, act.trigger);
      take(span, role, w);
    } else if (stands_alone(tree_, w)) {
      const Role role = role_of({w, w + 1}, within, act);
      if (role != Role::kNone) take({w, w + 1}, role, w);
    }
  }
  for (const auto& [span, role] : found) {
    if (role == Role::kSource) act.source.push_back(span);
    if (role == Role::kTarget) act.target.push_back(span);
    if (role == Role::kVoice) act.attribution.push_back(voice(span, told));
  }
  hear_speaker(told, within, act);
  add_sectors(act.source, act);
  add_sectors(act.target, act);
}

void RoleScorer::hear_speaker(const std::vector<VoiceSpan>& told, TokenSpan within, Act& act) const {
  if (told.empty()) return;
  const auto speaks = [&](TokenSpan phrase) {
    return phrase.size() == 1 && is_first_person(tree_.lower(phrase.begin));
  };
  const bool own = std::any_of(act.source.begin(), act.source.end(), speaks);
  if (own || std::any_of(act.target.begin(), act.target.end(), speaks)) act.speaker = told.back().who;
  const VoiceSpan& voice = told.back();
  const bool unseen = voice.who.end <= within.begin || voice.who.begin >= within.end;
  if (act.attribution.empty() && unseen && !own) act.attribution.push_back(voice);
}

RoleScorer::Scores RoleScorer::mean(TokenSpan words, TokenSpan within) const {
  Scores sum{};
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    for (std::size_t k = 0; k < kRoles; ++k)
      sum[k] += roles_[w - within.begin][k] / static_cast<float>(words.size());
  }
  return sum;
}

Role RoleScorer::role_of(TokenSpan core, TokenSpan within, Act& act) const {
  constexpr std::array<std::string_view, kRoles> kNames = {"", "source", "target", "voice"};
  constexpr float kNear = 0.2F;
  const Scores scores = mean(core, within);
  for (std::size_t k = 1; k < kRoles; ++k) {
    if (scores[k] >= kNear) act.seen.push_back({core, kNames[k], scores[k]});
  }
  return likeliest(scores);
}

}  // namespace dragoman

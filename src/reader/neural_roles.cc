#include "reader/neural_roles.h"

#include <algorithm>

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

}  // namespace

std::uint32_t head_of(const Parse& parse, TokenSpan span) {
  std::uint32_t head = span.begin;
  while (!parse.is_root(head) && span.contains(parse.head[head])) head = parse.head[head];
  return head;
}

RoleScorer::RoleScorer(const NeuralModel& model, const Parse& parse)
    : model_(model),
      parse_(parse),
      hidden_(kBlock * kPairWidth),
      of_trigger_(model.of_trigger.stride()),
      scores_(kBlock * model.role.stride()) {}

void RoleScorer::add(const float* words, TokenSpan chunk) {
  const std::size_t stride = model_.of_word.stride();
  const std::uint32_t sentence = parse_.sentence_of[chunk.begin];
  const std::uint32_t from = parse_.sentences[sentence == 0 ? 0 : sentence - 1].begin;
  AlignedFloats rows((chunk.end - from) * stride);
  if (from < chunk.begin)
    std::copy_n(of_word_.data() + (from - first_) * stride, (chunk.begin - from) * stride, rows.data());
  model_.kernels->gemm(model_.of_word.weights.matrix(), words, kWordWidth, chunk.size(),
                       rows.data() + (chunk.begin - from) * stride, stride);
  of_word_ = std::move(rows);
  first_ = from;
}

void RoleScorer::score(const float* trigger, const Act& act, TokenSpan within) {
  const std::uint32_t middle = act.trigger.begin + act.trigger.size() / 2;
  path_buckets(parse_, middle, within, paths_);
  model_.kernels->gemm(model_.of_trigger.weights.matrix(), trigger, kWordWidth, 1, of_trigger_.data(),
                       model_.of_trigger.stride());
  const float* of_type = model_.of_type.data() + static_cast<std::size_t>(act.type) * kPairWidth;
  for (std::size_t k = 0; k < kPairWidth; ++k) of_trigger_.data()[k] += of_type[k];
  roles_.resize(within.size());
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
    for (std::uint32_t r = 0; r < rows; ++r) {
      const float* row = scores_.data() + r * model_.role.stride();
      roles_[first + r] = static_cast<Role>(std::max_element(row, row + kRoles) - row);
    }
  }
}

/// The voice with the word that makes it one: what its head hangs on.
VoiceSpan RoleScorer::voice(TokenSpan who) const {
  const std::uint32_t cue = parse_.head[head_of(parse_, who)];
  return {who, who.contains(cue) ? TokenSpan{} : TokenSpan{cue, cue + 1}};
}

void RoleScorer::assign(const float* trigger, Act& act) {
  const std::uint32_t sentence = parse_.sentence_of[act.trigger.begin];
  const TokenSpan within{parse_.sentences[sentence == 0 ? 0 : sentence - 1].begin,
                         parse_.sentences[sentence].end};
  score(trigger, act, within);
  const auto role_of = [&](std::uint32_t word) {
    return act.trigger.contains(word) ? Role::kNone : roles_[word - within.begin];
  };
  for (std::uint32_t w = within.begin; w < within.end;) {
    const std::uint32_t begin = w++;
    const Role role = role_of(begin);
    while (w < within.end && role_of(w) == role && parse_.sentence_of[w] == parse_.sentence_of[begin]) ++w;
    const TokenSpan run{begin, w};
    if (role == Role::kSource) act.source.push_back(run);
    if (role == Role::kTarget) act.target.push_back(run);
    if (role == Role::kVoice) act.attribution.push_back(voice(run));
  }
}

}  // namespace dragoman

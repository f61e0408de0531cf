#include "reader/tree.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

using Named = std::pair<std::string_view, Dep>;
constexpr std::array kDeps = {
    Named{"ROOT", Dep::kRoot},
    Named{"acl", Dep::kAcl},
    Named{"acomp", Dep::kAcomp},
    Named{"advcl", Dep::kAdvcl},
    Named{"advmod", Dep::kAdvmod},
    Named{"agent", Dep::kAgent},
    Named{"amod", Dep::kAmod},
    Named{"appos", Dep::kAppos},
    Named{"attr", Dep::kAttr},
    Named{"aux", Dep::kAux},
    Named{"auxpass", Dep::kAuxpass},
    Named{"cc", Dep::kCc},
    Named{"ccomp", Dep::kCcomp},
    Named{"compound", Dep::kCompound},
    Named{"conj", Dep::kConj},
    Named{"csubj", Dep::kCsubj},
    Named{"dative", Dep::kDative},
    Named{"det", Dep::kDet},
    Named{"dobj", Dep::kDobj},
    Named{"mark", Dep::kMark},
    Named{"neg", Dep::kNeg},
    Named{"nmod", Dep::kNmod},
    Named{"npadvmod", Dep::kNpadvmod},
    Named{"nsubj", Dep::kNsubj},
    Named{"nsubjpass", Dep::kNsubjpass},
    Named{"nummod", Dep::kNummod},
    Named{"oprd", Dep::kOprd},
    Named{"parataxis", Dep::kParataxis},
    Named{"pcomp", Dep::kPcomp},
    Named{"pobj", Dep::kPobj},
    Named{"poss", Dep::kPoss},
    Named{"prep", Dep::kPrep},
    Named{"prt", Dep::kPrt},
    Named{"punct", Dep::kPunct},
    Named{"quantmod", Dep::kQuantmod},
    Named{"relcl", Dep::kRelcl},
    Named{"xcomp", Dep::kXcomp},
};

Dep to_dep(std::string_view name) {
  const auto found = std::lower_bound(kDeps.begin(), kDeps.end(), name,
                                      [](const Named& entry, std::string_view n) { return entry.first < n; });
  return found != kDeps.end() && found->first == name ? found->second : Dep::kOther;
}

std::string lower_lemma(const Parse& parse, std::uint32_t token) {
  std::string out = lower(parse.lemma[token]);
  if (parse.tag[token] == "NNPS" && out.size() > 3 && out.ends_with('s')) out.pop_back();
  return out;
}

}  // namespace

Tree::Tree(const Parse& parse) : parse_(&parse) {
  const std::uint32_t n = parse.size();
  dep_.reserve(n);
  lemma_.reserve(n);
  lower_.reserve(n);
  first_.assign(n + 1, 0);
  kids_.resize(n);
  left_.resize(n);
  right_.resize(n);
  entity_.resize(n);
  for (std::uint32_t t = 0; t < n; ++t) {
    dep_.push_back(to_dep(parse.dep[t]));
    lemma_.push_back(lower_lemma(parse, t));
    lower_.push_back(dragoman::lower(parse.doc.str(t)));
    if (!parse.is_root(t)) ++first_[parse.head[t] + 1];
    left_[t] = right_[t] = t;
  }
  for (std::uint32_t t = 0; t < n; ++t) first_[t + 1] += first_[t];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t t = 0; t < n; ++t) {
    if (parse.is_root(t)) continue;
    kids_[next[parse.head[t]]++] = t;
    for (std::uint32_t up = parse.head[t];; up = parse.head[up]) {
      left_[up] = std::min(left_[up], t);
      right_[up] = std::max(right_[up], t);
      if (parse.is_root(up)) break;
    }
  }
  for (const Entity& entity : parse.entities) {
    for (std::uint32_t t = entity.span.begin; t < entity.span.end; ++t) entity_[t] = entity.label;
  }
  find_quotations();
}

void Tree::find_quotations() {
  quotation_of_.assign(size(), kNoToken);
  for (const TokenSpan paragraph : parse_->doc.segments) {
    std::uint32_t begin = kNoToken;
    const auto close = [&](std::uint32_t end) {
      for (std::uint32_t t = begin; t < end; ++t)
        quotation_of_[t] = static_cast<std::uint32_t>(quotations_.size());
      quotations_.push_back({begin, end});
      begin = kNoToken;
    };
    for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t) {
      const std::string_view word = lower_[t];
      const bool straight = word == "\"" || word == "''";
      if (begin != kNoToken && (word == "\u201d" || straight)) {
        close(t);
      } else if (word == "\u201c" || word == "``" || (straight && begin == kNoToken)) {
        begin = t + 1;
      }
    }
    if (begin != kNoToken) close(paragraph.end);  // a quotation that runs on in the next paragraph
  }
}

std::uint32_t Tree::kid(std::uint32_t token, Dep wanted) const {
  for (const std::uint32_t k : kids(token)) {
    if (dep_[k] == wanted) return k;
  }
  return kNoToken;
}

bool Tree::below(std::uint32_t token, std::uint32_t ancestor) const {
  for (;; token = head(token)) {
    if (token == ancestor) return true;
    if (is_root(token)) return false;
  }
}

}  // namespace dragoman

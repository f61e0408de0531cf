// What a transformation makes of a clause, as frames of the verb that governs it.

#include <fmt/format.h>

#include <algorithm>

#include "dictionaries/frame_rows.h"

namespace dragoman::dictionaries {

/// The verbs that have the code of `verb`: a transformation means them all.
std::vector<std::string> FrameRows::like(const VerbDictionary& dictionary, const std::string& verb) const {
  std::string code;
  for (const VerbBlock& block : dictionary.blocks) {
    for (const DictionaryVerb& known : block.verbs) {
      if (std::find(known.lemmas.begin(), known.lemmas.end(), verb) != known.lemmas.end()) code = known.code;
    }
  }
  std::vector<std::string> out;
  for (const VerbBlock& block : dictionary.blocks) {
    for (const DictionaryVerb& known : block.verbs) {
      if (!code.empty() && known.code == code)
        out.insert(out.end(), known.lemmas.begin(), known.lemmas.end());
    }
  }
  return out;
}

void FrameRows::add_transformation(const VerbDictionary& dictionary, const Transformation& rule) {
  const auto left = [&](std::string_view reason) {
    ledger_.left(Kind::kTransformation, file_, rule.line, rule.text, reason);
  };
  // What stands in the clause is coded by its own frame, whoever says it.
  if (rule.inner == "Q" && rule.code == "Q") return ledger_.carried(Kind::kTransformation);
  const auto outer = like(dictionary, rule.outer), inner = like(dictionary, rule.inner);
  if (outer.empty() || inner.empty()) return left("one of its verbs stands in no block");
  const auto meaning = codes_.event(rule.code);
  if (!meaning) return left("'" + rule.code + "' is no code of CAMEO");
  const std::string who = rule.inner_source, whom = rule.inner_target;
  const bool blames = who == rule.target && (whom == "." || whom == "_");
  const bool does = whom == rule.target && (who == rule.source || who == "_");
  if (rule.source != rule.outer_source || (!blames && !does))
    return left("its actors stand in no order that a frame can tell");
  Draft draft;
  draft.line = rule.line;
  draft.predicates = {lists_.reference(outer, "verb")};
  draft.needs = {"clause=" + lists_.reference(inner, "verb")};
  draft.source = "subject";
  draft.target = blames ? "clause.subject" : "clause.object";
  draft.over_clause = true;
  draft.priority = priority_ + kTransformed;
  const std::string_view himself = "he, she, it, they, we, i";
  if (does && who == rule.source) draft.needs.push_back(fmt::format("clause.subject={}", himself));
  if (blames) draft.needs.push_back(fmt::format("clause.subject!={}", himself));
  write(draft, {rule.code, false, {}}, *meaning);
  ledger_.carried(Kind::kTransformation);
}

}  // namespace dragoman::dictionaries

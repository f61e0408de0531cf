#include "reader/frame_examples.h"

#include <algorithm>

#include "reader/lexicon.h"

namespace dragoman {
namespace {

std::string joined(const Parse& parse, const std::vector<TokenSpan>& spans) {
  std::string out;
  for (const TokenSpan span : spans) out += (out.empty() ? "" : "; ") + std::string(parse.doc.str(span));
  return out;
}

std::string joined(const std::vector<std::string>& phrases) {
  std::string out;
  for (const std::string& phrase : phrases) out += (out.empty() ? "" : "; ") + phrase;
  return out;
}

std::string described(const Parse& parse, const std::vector<Act>& acts) {
  std::string out;
  for (const Act& act : acts) {
    out += (out.empty() ? "" : ", ") + act.rule + " " + std::string(name(act.status)) + " " +
           std::string(parse.doc.str(act.trigger)) + (act.mode.empty() ? "" : " (" + act.mode + ")") + ": " +
           joined(parse, act.source) + " -> " + joined(parse, act.target);
  }
  return out.empty() ? "no act" : out;
}

/// What does not hold of the example, "" if all does.
std::string fault_of(const Frame& frame, const FrameExample& example, const Parse& parse,
                     const std::vector<Act>& acts) {
  const auto act =
      std::find_if(acts.begin(), acts.end(), [&](const Act& a) { return a.rule == "frames/" + frame.id; });
  if (!example.event || !frame.type) {
    if (act != acts.end()) return "this frame must give no act here";
    return !frame.type && !acts.empty() ? "there must be no act here" : "";
  }
  if (act == acts.end()) return "the frame gave no act";
  if (act->status != example.status) return "the status is another";
  if (parse.doc.str(act->trigger) != example.trigger) return "the trigger is another";
  if (!example.mode.empty() && act->mode != example.mode) return "the mode is another";
  if (!example.told_parties) return "";
  if (joined(parse, act->source) != joined(example.source)) return "the source is another";
  return joined(parse, act->target) != joined(example.target) ? "the target is another" : "";
}

}  // namespace

ExampleRun run_examples(const FrameReader& reader, const ExampleParser& parse_of) {
  ExampleRun run;
  for (const Frame& frame : reader.lexicon().frames()) {
    for (const FrameExample& example : frame.examples) {
      const Parse* parse = parse_of(example.text);
      const auto add = [&](const std::string& what) {
        run.faults.push_back({ErrorCode::kInvalid, what, frame.file, example.line});
      };
      if (parse == nullptr) {
        add("no parse of this example");
        continue;
      }
      ++run.examples;
      const std::vector<Act> acts = reader.read(*parse);
      const std::string fault = fault_of(frame, example, *parse, acts);
      if (!fault.empty())
        add(frame.id + ": " + fault + " in '" + example.text + "'; found " + described(*parse, acts));
    }
  }
  return run;
}

}  // namespace dragoman

// `dragoman codebook`: what the store holds, written for the appendix of a paper.

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/calendar.h"
#include "base/tsv.h"
#include "cli/command.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "cli/store_access.h"
#include "dragoman/version.h"
#include "ontology/meanings.h"

namespace dragoman::cli {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

/// A table of Markdown; bars in a cell would end it.
class Table {
 public:
  explicit Table(std::vector<std::string_view> columns) {
    text_ = fmt::format("| {} |\n|", fmt::join(columns, " | "));
    for (std::size_t i = 0; i < columns.size(); ++i) text_ += "---|";
    text_ += "\n";
  }
  void add(const std::vector<std::string>& cells) {
    text_ += "|";
    for (const std::string& cell : cells) {
      text_ += " ";
      for (const char c : cell) text_ += c == '|' ? std::string("\\|") : std::string(1, c);
      text_ += " |";
    }
    text_ += "\n";
  }
  std::string text() const { return text_ + "\n"; }

 private:
  std::string text_;
};

std::string count(const Counts& counts, const std::string& key) {
  const auto found = counts.find(key);
  return std::to_string(found == counts.end() ? 0 : found->second);
}

std::string holdings(const Summary& summary) {
  std::string out = "## What it holds\n\n";
  Table table({"what", "how many"});
  table.add({"articles read", std::to_string(summary.articles)});
  table.add({"of these not coded, for their language", std::to_string(summary.uncoded)});
  table.add({"stories (near-duplicate articles are one)", std::to_string(summary.stories)});
  table.add({"mentions of events", std::to_string(summary.mentions)});
  table.add({"events (mentions of one event are one)", std::to_string(summary.events)});
  for (const auto& [dataset, mentions] : summary.datasets)
    table.add({"mentions of data set " + dataset, std::to_string(mentions)});
  if (summary.first) table.add({"days", iso(*summary.first) + " to " + iso(*summary.last)});
  out += table.text() + "Coded by:\n\n";
  for (const std::string& coder : summary.coders) out += "- `" + coder + "`\n";
  return out + "\n";
}

Result<std::string> vocabulary(const std::filesystem::path& ontology, const std::vector<Breakdown>& rows) {
  Counts types, modes, statuses;
  for (const Breakdown& row : rows) {
    types[std::string(name(row.type))] += row.mentions;
    if (!row.mode.empty()) modes[std::string(name(row.type)) + " " + row.mode] += row.mentions;
    statuses[std::string(name(row.status))] += row.mentions;
  }
  const Result<TsvTable> type_table = read_tsv(ontology / "types.tsv", {"type", "quad", "definition"});
  if (!type_table) return tl::unexpected(type_table.error());
  const Result<TsvTable> mode_table = read_tsv(ontology / "modes.tsv", {"type", "mode", "definition"});
  if (!mode_table) return tl::unexpected(mode_table.error());
  Table of_types({"type", "quad", "definition", "mentions"});
  for (const TsvRow& row : type_table->rows)
    of_types.add({row.cells[0], row.cells[1], row.cells[2], count(types, row.cells[0])});
  Table of_modes({"type", "mode", "definition", "mentions"});
  for (const TsvRow& row : mode_table->rows)
    of_modes.add({row.cells[0], row.cells[1], row.cells[2], count(modes, row.cells[0] + " " + row.cells[1])});
  Table of_statuses({"status", "definition", "mentions"});
  for (std::size_t i = 0; i < kStatusNames.size(); ++i)
    of_statuses.add({std::string(kStatusNames.at(i)), std::string(kStatusMeanings.at(i)),
                     count(statuses, std::string(kStatusNames.at(i)))});
  return "## Types\n\nPLOVER's event types; quad classes are 1 verbal cooperation, 2 material cooperation, 3 "
         "verbal conflict, 4 "
         "material conflict.\n\n" +
         of_types.text() + "## Modes\n\n" + of_modes.text() + "## Statuses\n\n" + of_statuses.text();
}

std::string codes(const std::vector<ActorRow>& actors) {
  Counts states, sectors;
  for (const ActorRow& actor : actors) {
    states[actor.code] += actor.as_source + actor.as_target;
    if (!actor.sector.empty()) sectors[actor.sector] += actor.as_source + actor.as_target;
  }
  Table of_states({"code", "parties to events"}), of_sectors({"sector", "parties to events"});
  for (const auto& [code, number] : states) of_states.add({code, std::to_string(number)});
  for (const auto& [code, number] : sectors) of_sectors.add({code, std::to_string(number)});
  return "## Actor codes\n\nISO 3166-1 alpha-3 for states and what belongs to them; other codes are "
         "organisations and groups; UNK is "
         "nobody known.\n\n" +
         of_states.text() + "## Sectors\n\nPLOVER's sectors.\n\n" + of_sectors.text();
}

constexpr std::string_view kScales =
    "## Scales and codes\n\nCAMEO codes come from type, mode, status and words by "
    "`lexicon/ontology/cameo.tsv`; Goldstein values are "
    "those of GDELT's lookup table by CAMEO code (`lexicon/ontology/goldstein.tsv`); confidence is the "
    "reader's, calibrated on "
    "reports that it did not learn from. Days are those that the report tells; where it tells none, events "
    "are counted under the "
    "day of the report.\n";

std::string citation(const Summary& summary) {
  std::string out = fmt::format(
      "cff-version: 1.2.0\nmessage: Cite the program and its version with data made by it.\ntype: software\n"
      "title: Dragoman\nversion: {}\nabstract: Reads news reports into checked event rows.\nauthors:\n"
      "  - name: The Dragoman authors\n",
      kVersion);
  if (!summary.coders.empty())
    out +=
        fmt::format("identifiers:\n  - type: other\n    value: \"{}\"\n    description: coder of the rows\n",
                    summary.coders.front());
  return out;
}

Result<void> write(const std::string& text, const std::string& file, const Io& io) {
  Result<Output> output = Output::open(file, io);
  if (!output) return tl::unexpected(output.error());
  output->writer().write(text);
  return output->finish();
}

Result<int> codebook(const Settings& settings, const Io& io) {
  const Result<std::filesystem::path> data = find_data(settings, io);
  if (!data) return tl::unexpected(data.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const Result<Summary> summary = (*store)->summary();
  if (!summary) return tl::unexpected(summary.error());
  const Result<std::vector<Breakdown>> rows = (*store)->breakdown();
  if (!rows) return tl::unexpected(rows.error());
  const Result<std::vector<ActorRow>> actors = (*store)->actors({}, static_cast<std::size_t>(-1));
  if (!actors) return tl::unexpected(actors.error());
  const Result<std::string> words = vocabulary(*data / "lexicon" / "ontology", *rows);
  if (!words) return tl::unexpected(words.error());
  const std::string text = "# Codebook\n\nEvents read from news reports by Dragoman " +
                           std::string(kVersion) + ".\n\n" + holdings(*summary) + *words + codes(*actors) +
                           std::string(kScales);
  if (const Result<void> written = write(text, settings.output, io); !written)
    return tl::unexpected(written.error());
  if (!settings.output.empty() && settings.output != "-") {
    const std::string beside =
        (std::filesystem::path(settings.output).parent_path() / "CITATION.cff").string();
    if (const Result<void> written = write(citation(*summary), beside, io); !written)
      return tl::unexpected(written.error());
  }
  return kDone;
}

}  // namespace

int run_codebook(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return codebook(settings, io); });
}

}  // namespace dragoman::cli

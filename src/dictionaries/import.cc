#include "dictionaries/import.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "base/tsv.h"
#include "dictionaries/actors.h"
#include "dictionaries/agents.h"
#include "dictionaries/codes.h"
#include "dictionaries/frame_rows.h"
#include "dictionaries/side_lists.h"
#include "dictionaries/world_rows.h"

namespace dragoman::dictionaries {
namespace {

namespace fs = std::filesystem;

/// Files as given, a folder's by name.
Result<std::vector<fs::path>> files_of(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code ec;
    if (!fs::exists(path, ec)) return fail(ErrorCode::kIo, "no such file or folder", path.string());
    if (!fs::is_directory(path, ec)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (fs::directory_iterator it(path, ec), end; !ec && it != end; it.increment(ec)) {
      if (it->is_regular_file(ec)) inside.push_back(it->path());
    }
    if (inside.empty()) return fail(ErrorCode::kIo, "no file in this folder", path.string());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

Result<void> write_file(const fs::path& path, const std::string& text) {
  std::error_code ec;
  fs::create_directories(path.parent_path(), ec);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) return fail(ErrorCode::kIo, "cannot be written", path.string());
  return {};
}

class Importer {
 public:
  Importer(const ImportOptions& options, Codes codes) : options_(options), codes_(std::move(codes)) {}

  Result<void> read(const fs::path& path) {
    const Result<Source> source = read_source(path, ledger_);
    if (!source) return tl::unexpected(source.error());
    ledger_.read(Kind::kFile);
    const Content content = content_of(*source);
    if (content == Content::kUnknown) {
      ledger_.left(Kind::kFile, source->file, 0, source->file, "neither name nor lines tell what it holds");
      return {};
    }
    take(*source, content);
    ledger_.carried(Kind::kFile);
    return {};
  }

  Result<Ledger> write() {
    std::map<fs::path, std::string> texts = gather();
    if (auto done = check_sizes(texts); !done) return tl::unexpected(done.error());
    if (const std::string_view kind = ledger_.wrong_sum(); !kind.empty())
      return fail(ErrorCode::kInvalid, "the account of " + std::string(kind) +
                                           " entries is not right: this is a fault of the program");
    texts[options_.out / "not_carried_over.tsv"] = ledger_.table();
    for (const auto& [path, text] : texts) {
      if (auto done = write_file(path, text); !done) return tl::unexpected(done.error());
    }
    return std::move(ledger_);
  }

 private:
  void take(const Source& source, Content content) {
    switch (content) {
      case Content::kVerbs:
        return frames_.add(parse_verbs(source, options_.format, ledger_));
      case Content::kActors:
        for (const ActorRecord& record : parse_actors(source, codes_, ledger_)) world_.add(record);
        return;
      case Content::kAgents:
        return agents_.add(source);
      case Content::kIssues:
        return issues_.add(source);
      case Content::kDiscards:
        return discards_.add(source);
      case Content::kPrepositions:
        return list_prepositions(source, ledger_);
      case Content::kUnknown:
        return;
    }
  }

  /// The files to write; those without a line are left out.
  std::map<fs::path, std::string> gather() const {
    std::map<fs::path, std::string> texts;
    const fs::path world = options_.out / "world", lexicon = options_.out / "lexicon";
    for (auto& [name, text] : world_.tables()) texts[world / name] = text;
    texts[world / "sectors.tsv"] = agents_.table();
    texts[lexicon / "ontology" / "actor_codes.tsv"] = world_.actor_codes();
    texts[lexicon / "ontology" / "contexts.tsv"] = issues_.table();
    texts[lexicon / "predicates" / "imported.txt"] = frames_.lists() + discards_.lists();
    texts[lexicon / "frames" / "imported.frames"] = frames_.frames();
    std::erase_if(texts, [](const auto& item) { return item.second.empty(); });
    if (!options_.beside && !frames_.frames().empty()) leave_ours_out(lexicon / "frames", texts);
    return texts;
  }

  /// An empty file that replaces each of our files of frames.
  void leave_ours_out(const fs::path& frames, std::map<fs::path, std::string>& texts) const {
    std::error_code ec;
    for (const auto& item : fs::directory_iterator(options_.data / "lexicon" / "frames", ec)) {
      if (item.path().extension() == ".frames") texts[frames / item.path().filename()] = "# replace\n";
    }
  }

  static Result<void> check_sizes(const std::map<fs::path, std::string>& texts) {
    for (const auto& [path, text] : texts) {
      const auto lines = std::count(text.begin(), text.end(), '\n');
      if (path.extension() == ".tsv" && lines > std::int64_t{kMostTableLines})
        return fail(ErrorCode::kTooLarge,
                    "would have " + std::to_string(lines) + " lines; a table has at most " +
                        std::to_string(kMostTableLines),
                    path.string());
    }
    return {};
  }

  const ImportOptions& options_;
  Ledger ledger_;
  Codes codes_;
  WorldRows world_{ledger_};
  AgentRows agents_{codes_, ledger_};
  IssueRows issues_{ledger_};
  DiscardRows discards_{ledger_};
  FrameRows frames_{codes_, options_.beside ? FrameRows::kBelowOurs : FrameRows::kAlone, ledger_};
};

}  // namespace

Result<Ledger> import_dictionaries(const ImportOptions& options) {
  std::error_code ec;
  if (fs::exists(options.out, ec) && !(fs::is_directory(options.out, ec) && fs::is_empty(options.out, ec)))
    return fail(ErrorCode::kInvalid, "is there already and not empty; nothing is overwritten",
                options.out.string());
  const auto files = files_of(options.paths);
  if (!files) return tl::unexpected(files.error());
  auto codes = Codes::load(options.data);
  if (!codes) return tl::unexpected(codes.error());
  Importer importer(options, std::move(*codes));
  for (const fs::path& file : *files) {
    if (auto done = importer.read(file); !done) return tl::unexpected(done.error());
  }
  return importer.write();
}

}  // namespace dragoman::dictionaries

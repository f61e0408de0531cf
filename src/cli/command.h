#pragma once
// The table of commands and options, from which the parser, the help, the man page and completions come.

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/io.h"
#include "cli/settings.h"

namespace dragoman::cli {

/// The member of Settings that an option sets.
using Target = std::variant<bool Settings::*, std::string Settings::*, std::vector<std::string> Settings::*,
                            std::uint64_t Settings::*>;

/// One option, or one positional argument.
struct Flag {
  std::string_view names;  ///< "-o,--output"; a positional has its name alone: "FILE"
  std::string_view value;  ///< "FILE"; empty for a switch
  std::string_view help;
  Target target;
  std::vector<std::string_view> choices{};  ///< the only values it takes, if any
  bool required = false;
  bool bytes = false;  ///< a size: 500kb, 1mb

  bool positional() const { return !names.starts_with('-'); }
};

/// Flags under a heading of the help.
struct FlagGroup {
  std::string_view heading;
  std::vector<Flag> flags;
};

/// An example line of the help.
struct Example {
  std::string_view what;
  std::string_view line;
};

struct Command {
  std::string_view name;     ///< "code", "model build"
  std::string_view usage;    ///< what stands behind the name: "[OPTIONS] FILE..."
  std::string_view summary;  ///< one line
  std::string_view details;  ///< a paragraph
  std::vector<FlagGroup> groups;
  std::vector<Example> examples;
  int (*run)(const Settings& settings, const Io& io);
};

/// All commands, in the order of the help.
std::span<const Command> commands();

inline constexpr int kDone = 0;          ///< something was coded, parsed or answered
inline constexpr int kNothingFound = 1;  ///< all went well and there is nothing
inline constexpr int kFailed = 2;        ///< wrong use, or no input could be read
inline constexpr int kInterrupted = 130;

int run_code(const Settings& settings, const Io& io);
int run_parse(const Settings& settings, const Io& io);
int run_explain(const Settings& settings, const Io& io);
int run_eval(const Settings& settings, const Io& io);
int run_model_build(const Settings& settings, const Io& io);
int run_model_info(const Settings& settings, const Io& io);
int run_ingest(const Settings& settings, const Io& io);
int run_query(const Settings& settings, const Io& io);
int run_agenda(const Settings& settings, const Io& io);
int run_timeline(const Settings& settings, const Io& io);
int run_dyads(const Settings& settings, const Io& io);
int run_actors(const Settings& settings, const Io& io);
int run_changes(const Settings& settings, const Io& io);
int run_show(const Settings& settings, const Io& io);
int run_db_info(const Settings& settings, const Io& io);
int run_db_check(const Settings& settings, const Io& io);
int run_db_rejects(const Settings& settings, const Io& io);
int run_panel(const Settings& settings, const Io& io);
int run_compare(const Settings& settings, const Io& io);
int run_import(const Settings& settings, const Io& io);
int run_codebook(const Settings& settings, const Io& io);
int run_export(const Settings& settings, const Io& io);
int run_recode(const Settings& settings, const Io& io);
int run_sample(const Settings& settings, const Io& io);
int run_serve(const Settings& settings, const Io& io);
int run_worker(const Settings& settings, const Io& io);
int run_review(const Settings& settings, const Io& io);
int run_purge(const Settings& settings, const Io& io);
int run_lexicon_check(const Settings& settings, const Io& io);
int run_lexicon_import(const Settings& settings, const Io& io);

}  // namespace dragoman::cli

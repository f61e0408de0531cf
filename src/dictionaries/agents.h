#pragma once
// Agents' dictionaries: words that tell a role, as lines of sectors.tsv.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dictionaries/codes.h"
#include "dictionaries/ledger.h"
#include "dictionaries/source.h"

namespace dragoman::dictionaries {

class AgentRows {
 public:
  AgentRows(const Codes& codes, Ledger& ledger) : codes_(codes), ledger_(ledger) {}

  /// `!SET! = A, B` and `PHRASE {PLURAL} [~CODE]`. Sets hold within their file.
  void add(const Source& source);
  /// The text of sectors.tsv, "" without lines.
  std::string table() const;

 private:
  struct Entry {
    std::string_view text;
    std::uint32_t line = 0;
  };
  void define_set(const Entry& entry);
  void add_agent(const Entry& entry);
  std::string sector_of(std::string_view code, std::string& rest) const;
  Result<std::vector<std::string>> phrases_of(std::string_view text) const;
  bool write(const std::string& phrase, const std::string& sector);
  void left(Kind kind, const Entry& entry, std::string_view reason);

  const Codes& codes_;
  Ledger& ledger_;
  std::string file_;
  std::unordered_map<std::string, std::vector<std::string>> sets_;
  std::unordered_map<std::string, std::string> taken_;  ///< where a phrase stood first
  std::string lines_;
};

}  // namespace dragoman::dictionaries

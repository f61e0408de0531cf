#pragma once
// Which state is an article about, at each of its sentences?

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "refer/names.h"
#include "syntax/parse.h"

namespace dragoman {

/// The state in focus: what "the government", "police" or "the capital" mean where nothing nearer tells.
class Focus {
 public:
  Focus(const Parse& parse, const World& world, const Names& names);

  /// Code of the state in focus at `token`: a place named in its sentence ("in Lagos"), else the state most
  /// told of so far, else the one most told of in the whole article; empty if the article names none.
  std::string_view at(std::uint32_t token) const;
  /// As `at`, leaving out what the sentence itself says.
  std::string_view before(std::uint32_t sentence) const;
  /// Whether the article names that state anywhere, or its people; a seat such as "the Senate" does not.
  bool names_state(std::string_view code) const;

 private:
  struct Sighting {
    std::uint32_t token;
    std::uint32_t code;
    bool locative;  ///< "in Iraq": where the sentence plays
    double weight;
  };
  std::uint32_t code_id(const std::string& code);
  void add_named(const std::string& code);
  void collect(const Parse& parse, const World& world, const Names& names);
  void weigh();

  const Parse& parse_;
  std::vector<std::string> codes_;
  std::vector<std::string> named_;             ///< states named other than by a seat, once each
  std::vector<Sighting> sightings_;            ///< ascending by token
  std::vector<std::uint32_t> first_sighting_;  ///< by sentence, and one behind the last
  std::vector<std::int32_t> so_far_;           ///< by sentence: best code behind it, -1 if none
  std::int32_t overall_ = -1;
};

}  // namespace dragoman

#include "read/html_main.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "read/agency.h"
#include "read/ascii.h"
#include "read/boilerplate.h"
#include "read/xml_document.h"

namespace dragoman {
namespace {

/// How much a block speaks for the elements around it: running text is long, has commas and few links.
double weight_of(const TextBlock& block) {
  constexpr std::size_t kShortest = 25;  // bytes
  constexpr double kLongText = 100.0;    // bytes
  constexpr double kMostForLength = 4.0;
  if (block.text.size() < kShortest || block.mostly_links() || block.kind == BlockKind::kHeading) return 0;
  if (is_boilerplate(block.text)) return 0;
  const double size = static_cast<double>(block.text.size() - block.link_bytes);
  const auto commas = static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
  const double weight = std::min(size / kLongText, kMostForLength) + std::min(commas, 4.0) / 4.0;
  return block.kind == BlockKind::kListItem ? weight / 2 : weight;
}

/// The element whose own a block is: a paragraph's element holds only itself.
const xmlNode* holder_of(const TextBlock& block) {
  const bool own = name_of(block.element) == "p" || block.kind != BlockKind::kParagraph;
  return own && block.element->parent != nullptr ? block.element->parent : block.element;
}

bool holds(const xmlNode* element, const xmlNode* inner) {
  while (inner != nullptr && inner != element) inner = inner->parent;
  return inner != nullptr;
}

/// What each block speaks for. A linked heading with a sentence or two below it is the teaser of another
/// report.
std::vector<double> weights_of(const std::vector<TextBlock>& blocks) {
  constexpr double kTeaser = 0.2;
  std::vector<double> weights;
  std::unordered_map<const xmlNode*, int> in_holder;
  for (const TextBlock& block : blocks) {
    weights.push_back(weight_of(block));
    if (weights.back() > 0) ++in_holder[holder_of(block)];
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const xmlNode* holder = holder_of(blocks[i]);
    if (weights[i] == 0 || in_holder[holder] > 1) continue;
    const bool before = i > 0 && blocks[i - 1].mostly_links() && holds(holder, blocks[i - 1].element);
    const bool behind =
        i + 1 < blocks.size() && blocks[i + 1].mostly_links() && holds(holder, blocks[i + 1].element);
    if (before || behind) weights[i] *= kTeaser;
  }
  return weights;
}

/// The elements around a block, each with a share in its weight: the further, the less.
void add_shares(std::unordered_map<const xmlNode*, double>& scores, const TextBlock& block, double weight,
                const xmlNode* body) {
  constexpr double kFade = 0.78;
  constexpr int kReach = 7;
  const xmlNode* element = holder_of(block);
  for (int i = 0; i < kReach && element != nullptr && weight > 0; ++i, weight *= kFade) {
    scores[element] += weight;
    if (element == body) break;
    element = element->parent;
  }
}

/// Whether the words of the class are of a layout's grid, which sets many things beside one another.
bool is_grid(const xmlNode* element) {
  const std::string words = class_words(element);
  for (const std::string_view word : {"-row-", "-col-", "-container-", "-card-", "-item-", "-grid-"}) {
    if (words.find(word) != std::string::npos) return true;
  }
  return words == "-";
}

/// The outermost element that holds no more of the blocks that count than `element` does.
const xmlNode* around_alone(const xmlNode* element, const std::vector<TextBlock>& blocks,
                            const std::vector<double>& weights, const xmlNode* body) {
  for (; element != body && element->parent != nullptr; element = element->parent) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const xmlNode* inner = blocks[i].element;
      if (weights[i] > 0 && holds(element->parent, inner) && !holds(element, inner)) return element;
    }
  }
  return element;
}

/// A report may lie in several elements side by side that are called alike: then the one around them holds
/// it.
const xmlNode* with_siblings(const xmlNode* best, const std::vector<TextBlock>& blocks,
                             const std::vector<double>& weights, const xmlNode* body) {
  const xmlNode* one = around_alone(best, blocks, weights, body);
  if (one == body || one->parent == nullptr || is_grid(one)) return best;
  const std::string words = class_words(one);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const xmlNode* inner = blocks[i].element;
    if (weights[i] == 0 || holds(one, inner) || !holds(one->parent, inner) || inner == one->parent) continue;
    while (inner->parent != one->parent) inner = inner->parent;
    if (name_of(inner) == name_of(one) && class_words(inner) == words) return one->parent;
  }
  return best;
}

bool same_heading(std::string_view heading, std::string_view title) {
  return !heading.empty() && (same_name(heading, title) || begins_with_name(title, heading));
}

/// The block's text in one line, without the lines of it that are the title, a byline or the like.
std::string text_of_block(const TextBlock& block, std::string_view title) {
  if (block.text.find('\n') == std::string::npos) return block.text;
  std::string out;
  for (std::string_view rest = block.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (same_heading(line, title) || is_boilerplate(line) || is_byline(line)) continue;
    if (!out.empty()) out += ' ';
    out += line;
  }
  return out;
}

/// Headings speak of the text below them: those with none go.
void drop_lone_headings(std::vector<const TextBlock*>& blocks) {
  std::vector<const TextBlock*> kept;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool heading = blocks[i]->kind == BlockKind::kHeading;
    const bool lone = i + 1 == blocks.size() || blocks[i + 1]->kind == BlockKind::kHeading;
    if (!heading || !lone) kept.push_back(blocks[i]);
  }
  blocks = std::move(kept);
}

/// Sign-offs and bylines at the two ends of the report.
void take_ends(std::vector<const TextBlock*>& blocks, MainText& out) {
  constexpr std::size_t kAbove = 3;
  for (std::size_t i = 0; i < std::min(kAbove, blocks.size());) {
    if (!is_byline(blocks[i]->text)) {
      ++i;
      continue;
    }
    if (out.byline.empty()) out.byline = blocks[i]->text.substr(3);
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
  }
  while (!blocks.empty() && (is_sign_off(blocks.back()->text) || is_boilerplate(blocks.back()->text))) {
    if (out.agency.empty()) out.agency = agency_in_sign_off(blocks.back()->text);
    blocks.pop_back();
  }
}

}  // namespace

const xmlNode* main_element(const std::vector<TextBlock>& blocks, const xmlNode* body) {
  std::unordered_map<const xmlNode*, double> scores;
  const std::vector<double> weights = weights_of(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) add_shares(scores, blocks[i], weights[i], body);
  const xmlNode* best = nullptr;
  double best_score = 0;
  for (const TextBlock& block : blocks) {  // in the page's order, so that equal scores fall alike
    const xmlNode* element = block.element;
    for (; element != nullptr; element = element == body ? nullptr : element->parent) {
      const auto found = scores.find(element);
      if (found == scores.end()) continue;
      const double score = found->second * class_favour(element);
      scores.erase(found);  // each is looked at once
      if (score > best_score) {
        best = element;
        best_score = score;
      }
    }
  }
  return best == nullptr ? nullptr : with_siblings(best, blocks, weights, body);
}

MainText main_text(const std::vector<TextBlock>& blocks, std::string_view title) {
  MainText out;
  std::vector<const TextBlock*> kept;
  for (const TextBlock& block : blocks) {
    const bool heading = block.kind == BlockKind::kHeading;
    if (heading && same_heading(block.text, title)) continue;
    if (block.mostly_links()) continue;
    const bool agency_line = !agency_in_sign_off(block.text).empty();
    if (!agency_line && is_boilerplate(block.text)) continue;
    kept.push_back(&block);
  }
  take_ends(kept, out);
  drop_lone_headings(kept);
  std::unordered_set<std::string_view> seen;
  for (const TextBlock* block : kept) {
    constexpr std::size_t kTelling = 40;  // a long paragraph is not said twice
    if (block->text.size() > kTelling && !seen.insert(block->text).second) continue;
    std::string text = text_of_block(*block, title);
    if (!text.empty()) out.paragraphs.push_back(std::move(text));
  }
  return out;
}

}  // namespace dragoman

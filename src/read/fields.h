#pragma once
// The fields of an article by name, as JSONL and CSV give them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dragoman/article.h"

namespace dragoman {

enum class ArticleField : std::uint8_t {
  kDocId,
  kDate,
  kTitle,
  kSource,
  kUrl,
  kText,
  kAgency,
  kAuthor,
  kPublished,
  kLanguage,
  kRetracted
};
inline constexpr std::size_t kArticleFields = 11;

/// All names, in the order of ArticleField.
std::span<const std::string_view> field_names();
std::optional<ArticleField> field_named(std::string_view name);

/// Puts one field into the article; gives the reason where it cannot. An empty value says nothing. A moment
/// of publication gives the day, too, where none was told before it.
std::string set_field(Article& article, ArticleField field, std::string&& text, std::size_t max_article);

}  // namespace dragoman

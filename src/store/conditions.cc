#include "store/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "dragoman/event.h"
#include "store/entry.h"

namespace dragoman {
namespace {

constexpr std::string_view kPhrases = "SELECT rowid FROM phrase_words WHERE phrase_words MATCH ?";

std::vector<SqlValue> texts(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

std::string quoted(std::string_view words) { return "\"" + std::string(words) + "\""; }

/// All words, in any order: the index of phrases keeps no positions.
std::string all_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out += (out.empty() ? "" : " ") + quoted(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out.empty() ? quoted("") : out;
}

std::string any_of(const std::vector<std::string>& values, std::string (*one)(std::string_view)) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "(" : " OR (") + one(value) + ")";
  return out;
}

/// The code of a country by its name, as the store has met it.
std::optional<std::string> country_code(Database& database, const std::string& name) {
  Statement row = database.prepare(
      "SELECT code, name FROM actor WHERE key LIKE 'country:%' AND phrase IN (SELECT rowid FROM phrase_words "
      "WHERE "
      "phrase_words MATCH ?)");
  row.bind(all_words(name));
  while (row.step()) {
    if (lower(row.text(1)) == lower(name)) return row.text(0);
  }
  return std::nullopt;
}

struct Parties {
  std::vector<std::string> codes, names;
};

Parties parties(Database& database, const Term& term) {
  Parties out;
  for (const std::string& value : term.values) {
    if (is_actor_code(value)) {
      out.codes.push_back(value);
    } else if (auto code = country_code(database, value)) {
      out.codes.push_back(*std::move(code));
    } else {
      out.names.push_back(value);
    }
  }
  return out;
}

std::string roles(Field field) {
  return field == Field::kSource ? "0" : field == Field::kTarget ? "1" : "0, 1";
}

TermSql party_sql(Database& database, const Term& term) {
  const Parties who = parties(database, term);
  const std::string role = roles(term.field);
  std::vector<std::string> tests;
  std::vector<std::string> lists;
  std::vector<SqlValue> values;
  if (!who.codes.empty()) {
    tests.push_back(fmt::format("p.code IN ({})", marks(who.codes.size())));
    lists.push_back(fmt::format("SELECT event FROM party WHERE role IN ({}) AND code IN ({})", role,
                                marks(who.codes.size())));
    values = texts(who.codes);
  }
  if (!who.names.empty()) {
    const std::string actors = fmt::format("SELECT id FROM actor WHERE phrase IN ({})", kPhrases);
    tests.push_back(fmt::format("p.actor IN ({})", actors));
    lists.push_back(
        fmt::format("SELECT event FROM party WHERE actor IN ({}) AND role IN ({})", actors, role));
    values.emplace_back(any_of(who.names, all_words));
  }
  return {{fmt::format("EXISTS (SELECT 1 FROM party p WHERE p.event = e.id AND p.role IN ({}) AND ({}))",
                       role, fmt::join(tests, " OR ")),
           values},
          SqlCondition{fmt::format("{}", fmt::join(lists, " UNION ")), values}};
}

/// Events of the articles that `articles` selects.
TermSql of_articles(const std::string& articles, std::vector<SqlValue> values) {
  return {{fmt::format("e.article IN ({})", articles), values},
          SqlCondition{fmt::format("SELECT id FROM event WHERE article IN ({})", articles), values}};
}

TermSql of_places(const std::string& places, std::vector<SqlValue> values) {
  return {{fmt::format("e.place IN ({})", places), values},
          SqlCondition{fmt::format("SELECT id FROM event WHERE place IN ({})", places), values}};
}

TermSql box_sql(const Term& term) {
  double edges[4] = {};
  const char* at = term.values.front().data();
  const char* const end = at + term.values.front().size();
  for (double& edge : edges) {
    at = std::from_chars(at, end, edge).ptr;
    if (at < end) ++at;
  }
  return of_places("SELECT id FROM place_box WHERE south >= ? AND west >= ? AND north <= ? AND east <= ?",
                   {edges[0], edges[1], edges[2], edges[3]});
}

TermSql mode_sql(const Term& term) {
  const std::string modes =
      fmt::format("SELECT id FROM phrase WHERE text IN ({})", marks(term.values.size()));
  return {{fmt::format("e.mode IN ({})", modes), texts(term.values)},
          SqlCondition{fmt::format("SELECT id FROM event WHERE mode IN ({})", modes), texts(term.values)}};
}

TermSql voice_sql(const Term& term) {
  const SqlValue words = any_of(term.values, all_words);
  return {{fmt::format("EXISTS (SELECT 1 FROM voice v WHERE v.event = e.id AND v.phrase IN ({}))", kPhrases),
           {words}},
          SqlCondition{fmt::format("SELECT event FROM voice WHERE phrase IN ({})", kPhrases), {words}}};
}

/// The test asks the index for one article: words that are in most texts are in too many to list.
TermSql text_sql(const Term& term) {
  const SqlValue words = any_of(term.values, quoted);
  return {{"EXISTS (SELECT 1 FROM body_words WHERE body_words MATCH ? AND rowid = e.article)", {words}},
          SqlCondition{
              "SELECT id FROM event WHERE article IN (SELECT rowid FROM body_words WHERE body_words MATCH ?)",
              {words}}};
}

TermSql days_sql(const Term& term) {
  std::vector<std::string> tests;
  std::vector<SqlValue> values;
  for (const std::string& value : term.values) {
    const Result<DayRange> days = day_range(value);
    if (term.field == Field::kSince) values.emplace_back(days->first);
    if (term.field == Field::kUntil) values.emplace_back(days->last);
    if (term.field == Field::kOn) values.insert(values.end(), {days->first, days->last});
    tests.emplace_back(term.field == Field::kSince   ? "e.day >= ?"
                       : term.field == Field::kUntil ? "e.day <= ?"
                                                     : "e.day BETWEEN ? AND ?");
  }
  TermSql out{{fmt::format("({})", fmt::join(tests, " OR ")), values}, std::nullopt};
  if (term.field == Field::kOn)
    out.list = SqlCondition{"SELECT id FROM event e WHERE " + out.test.sql, values};
  return out;
}

template <class Number>
TermSql number_sql(std::string_view column, const Term& term, Number number) {
  TermSql out;
  for (const std::string& value : term.values)
    out.test.values.emplace_back(static_cast<std::int64_t>(number(value)));
  out.test.sql = fmt::format("+e.{} IN ({})", column, marks(term.values.size()));
  return out;
}

/// One type has an index in the order of days, which the query's own order takes; of several, the rows are
/// listed.
TermSql type_sql(const Term& term) {
  TermSql sql = number_sql("type", term, [](const std::string& v) { return *event_type(v); });
  if (term.values.size() == 1) {
    sql.test.sql = "e.type = ?";
  } else {
    sql.list = SqlCondition{fmt::format("SELECT id FROM event WHERE type IN ({})", marks(term.values.size())),
                            sql.test.values};
  }
  return sql;
}

TermSql dataset_sql(const Term& term) {
  if (std::find(term.values.begin(), term.values.end(), "any") != term.values.end())
    return {{"1", {}}, std::nullopt};
  return {{fmt::format("+e.dataset IN (SELECT id FROM phrase WHERE text IN ({}))", marks(term.values.size())),
           texts(term.values)},
          std::nullopt};
}

TermSql positive_sql(Database& database, const Term& term) {
  const std::string some = marks(term.values.size());
  switch (term.field) {
    case Field::kSource:
    case Field::kTarget:
    case Field::kActor:
      return party_sql(database, term);
    case Field::kType:
      return type_sql(term);
    case Field::kStatus:
      return number_sql("status", term, [](const std::string& v) { return *status(v); });
    case Field::kQuad:
      return number_sql("quad", term, [](const std::string& v) { return v[0] - '0'; });
    case Field::kMode:
      return mode_sql(term);
    case Field::kSince:
    case Field::kUntil:
    case Field::kOn:
      return days_sql(term);
    case Field::kPlace:
      return of_places(fmt::format("SELECT id FROM place WHERE name COLLATE NOCASE IN ({})", some),
                       texts(term.values));
    case Field::kCountry:
      return of_places(fmt::format("SELECT id FROM place WHERE country IN ({})", some), texts(term.values));
    case Field::kBox:
      return box_sql(term);
    case Field::kSaidBy:
      return voice_sql(term);
    case Field::kPublisher:
    case Field::kAgency:
      return of_articles(fmt::format("SELECT id FROM article WHERE {} IN ({})",
                                     term.field == Field::kAgency ? "agency" : "publisher", kPhrases),
                         {any_of(term.values, all_words)});
    case Field::kText:
      return text_sql(term);
    case Field::kConfidence:
      return {{"e.confidence >= CAST(? AS REAL)", {term.values.front()}}, std::nullopt};
    case Field::kDataset:
      return dataset_sql(term);
    case Field::kDoc:
      return of_articles(fmt::format("SELECT id FROM article WHERE doc_id IN ({})", some),
                         texts(term.values));
    case Field::kStory:
      return of_articles(fmt::format("SELECT b.id FROM article a JOIN article b ON b.story = a.id AND "
                                     "b.story <> b.id OR b.id = a.id "
                                     "WHERE a.doc_id IN ({})",
                                     some),
                         texts(term.values));
  }
  return {};
}

}  // namespace

std::string marks(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "?" : ", ?";
  return out;
}

bool is_actor_code(std::string_view value) {
  return value.size() == 3 &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

TermSql term_sql(Database& database, const Term& term) {
  TermSql sql = positive_sql(database, term);
  if (!term.negated) return sql;
  return {{"NOT (" + sql.test.sql + ")", std::move(sql.test.values)}, std::nullopt};
}

std::optional<SqlCondition> dyad_list(Database& database, const Query& query) {
  std::vector<std::string> sides[2];
  for (const Term& term : query.terms) {
    if (term.negated || (term.field != Field::kSource && term.field != Field::kTarget)) continue;
    Parties who = parties(database, term);
    if (who.names.empty()) sides[term.field == Field::kTarget ? 1 : 0] = std::move(who.codes);
  }
  if (sides[0].empty() || sides[1].empty()) return std::nullopt;
  SqlCondition list{fmt::format("SELECT event FROM dyad WHERE source IN ({}) AND target IN ({})",
                                marks(sides[0].size()), marks(sides[1].size())),
                    texts(sides[0])};
  for (std::string& code : sides[1]) list.values.emplace_back(std::move(code));
  return list;
}

}  // namespace dragoman

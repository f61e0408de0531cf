#include "exchange/row_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/calendar.h"

namespace dragoman {
namespace {

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

template <class Part>
std::vector<std::string> each_once(const EventRow& row, Part part) {
  std::vector<std::string> out;
  for (const MentionRow& mention : row.mentions) {
    std::string one(part(mention.article));
    if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::optional<Date> day_of(const EventRow& row) {
  if (row.event().date) return row.event().date->start;
  return row.article().date;
}

std::string compact(Date day) { return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day); }

std::string compact_moment(const Article& article) {
  // "2023-11-20T08:15:00Z"
  if (parse_iso_date(article.published) && article.published.size() >= 19) {
    std::string digits;
    for (const char c : article.published.substr(0, 19)) {
      if (c >= '0' && c <= '9') digits += c;
    }
    if (digits.size() == 14) return digits;
  }
  return article.date ? compact(*article.date) + "000000" : std::string();
}

std::string publisher_of(const Article& article) {
  return article.source.empty() ? std::string(host_of(article.url)) : article.source;
}

const std::string& address_of(const Article& article) {
  return article.url.empty() ? article.doc_id : article.url;
}

std::vector<std::string> publishers(const EventRow& row) { return each_once(row, publisher_of); }
std::vector<std::string> addresses(const EventRow& row) { return each_once(row, address_of); }

std::size_t count_articles(const EventRow& row) {
  std::set<std::string_view> ids;
  for (const MentionRow& mention : row.mentions) ids.insert(mention.article.doc_id);
  return ids.size();
}

Bounds bounds(const Event& event, std::string_view what) {
  Bounds out;
  for (const EventNumber& number : event.numbers) {
    if (number.what != what) continue;
    if (number.low && (!out.low || *number.low < *out.low)) out.low = number.low;
    if (number.high && (!out.high || *number.high > *out.high)) out.high = number.high;
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += between;
    out += part;
  }
  return out;
}

}  // namespace dragoman

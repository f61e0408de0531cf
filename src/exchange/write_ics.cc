// iCalendar (RFC 5545): an all-day entry for each event whose days are told, planned ones first of all.

#include <fmt/format.h>

#include "base/calendar.h"
#include "exchange/cells.h"
#include "exchange/dyads.h"
#include "exchange/ical_text.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

std::string names(const std::vector<ActorRef>& side) {
  std::vector<std::string> out;
  out.reserve(side.size());
  for (const ActorRef& actor : side) out.push_back(label(actor));
  return joined(out, ", ");
}

/// "CONSULT (visit): Norway - Egypt, Saudi Arabia".
std::string summary(const Event& event) {
  std::string out(name(event.type));
  if (!event.mode.empty()) out += fmt::format(" ({})", event.mode);
  const std::string from = names(event.source), to = names(event.target);
  if (!from.empty() || !to.empty()) out += ": " + from;
  if (!to.empty()) out += (from.empty() ? "" : " - ") + to;
  return out;
}

std::string description(const EventRow& row) {
  const Article& article = row.article();
  std::vector<std::string> lines;
  if (!article.title.empty()) lines.push_back(article.title);
  lines.push_back(fmt::format("{}, {}: \"{}\"", name(row.event().type), name(row.event().status),
                              row.event().trigger.text));
  if (const auto by = publishers(row); !by.empty()) lines.push_back(joined(by, ", "));
  return joined(lines, "\n");
}

std::string_view standing(Status status) {
  switch (status) {
    case Status::kActual:
      return "CONFIRMED";
    case Status::kNegated:
      return "CANCELLED";
    default:
      return "TENTATIVE";
  }
}

/// The moment of publication: an export holds no time of its own making.
std::string stamp(const EventRow& row) {
  std::string moment = compact_moment(row.article());
  if (moment.empty()) moment = compact(row.event().date->start) + "000000";
  return moment.insert(8, 1, 'T') + "Z";
}

class IcsWriter : public Exporter {
 public:
  std::string header() override {
    return ical_line("BEGIN", "VCALENDAR") + ical_line("VERSION", "2.0") +
           ical_line("PRODID", "-//Dragoman//Events of news reports//EN") +
           ical_line("CALSCALE", "GREGORIAN");
  }
  std::string footer() override { return ical_line("END", "VCALENDAR"); }

  std::string row(const EventRow& row) override {
    const Event& event = row.event();
    if (!event.date) return {};
    std::string out = ical_line("BEGIN", "VEVENT");
    out += ical_line("UID", ical_text(row.event_id) + "@dragoman");
    out += ical_line("DTSTAMP", stamp(row));
    out += ical_line("DTSTART;VALUE=DATE", compact(event.date->start));
    // The end of an entry is the first day after it.
    out += ical_line("DTEND;VALUE=DATE", compact(add_days(event.date->end, 1)));
    out += ical_line("SUMMARY", ical_text(summary(event)));
    out += ical_line("DESCRIPTION", ical_text(description(row)));
    out += place_lines(event) + category_line(event);
    out += ical_line("STATUS", standing(event.status)) + ical_line("TRANSP", "TRANSPARENT");
    // An address with a line end in it would begin a line of its own.
    if (const std::string& url = row.article().url;
        url.find_first_of("\r\n\t ") == std::string::npos && !url.empty())
      out += ical_line("URL", url);
    return out + ical_line("END", "VEVENT");
  }

 private:
  static std::string place_lines(const Event& event) {
    if (!event.place) return {};
    const EventPlace& place = *event.place;
    const std::string where =
        place.country.empty() ? place.name : fmt::format("{} ({})", place.name, place.country);
    std::string out = ical_line("LOCATION", ical_text(where));
    if (place.lat && place.lon) out += ical_line("GEO", decimal(*place.lat) + ";" + decimal(*place.lon));
    return out;
  }

  static std::string category_line(const Event& event) {
    std::string list(name(event.type));
    for (const std::string& context : event.contexts) list += "," + ical_text(context);
    return ical_line("CATEGORIES", list);
  }
};

}  // namespace

std::unique_ptr<Exporter> ics_writer() { return std::make_unique<IcsWriter>(); }

}  // namespace dragoman

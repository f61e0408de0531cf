#include "when/rules.h"

namespace dragoman {
namespace {

using enum Meaning;

constexpr int holiday(Holiday h) { return static_cast<int>(h); }

constexpr Rule kRules[] = {
    // Days
    {"(WEEKDAY ,?)? MONTH DAY (,? YEAR)?", kDayMonth, 0, "Monday , Nov. 20 , 2023", "2023-11-20"},
    {"(WEEKDAY ,? the?)? DAY of? MONTH (,? YEAR)?", kDayMonth, 0, "20 November", "2023-11-20"},
    {"MONTH DAY (of|,)? DIR year", kDayMonth, 0, "March 3 last year", "2022-03-03"},
    {"DAY MONTH (of|,)? DIR year", kDayMonth, 0, "3 March last year", "2022-03-03"},
    {"MONTH DAY -|to|through|until DAY (,? YEAR)?", kDayRange, 0, "May 3 - 5 , 2023",
     "2023-05-03/2023-05-05"},
    {"DAY -|to|until DAY of? MONTH (,? YEAR)?", kDayRange, 0, "3 - 5 May", "2023-05-03/2023-05-05"},
    {"between MONTH DAY and DAY (,? YEAR)?", kDayRange, 0, "between May 3 and 5", "2023-05-03/2023-05-05"},
    {"between DAY and DAY of? MONTH (,? YEAR)?", kDayRange, 0, "between 3 and 5 May",
     "2023-05-03/2023-05-05"},
    {"YEAR - N - N", kNumeric, 0, "2023 - 11 - 20", "2023-11-20"},
    {"YEAR / N / N", kNumeric, 0, "2023/11/20", "2023-11-20"},
    {"N / N / YEAR", kNumeric, 1, "11/20/2023", "2023-11-20"},
    {"N . N . YEAR", kNumeric, 2, "20.11.2023", "2023-11-20"},
    {"9 / 11", kFixed, 20010911, "9/11", "2001-09-11"},
    {"sept|september 11|11th attack|attacks", kFixed, 20010911, "the Sept. 11 attacks", "2001-09-11"},

    // Months, quarters, seasons
    {"MONTH", kMonth, 0, "October", "2023-10"},
    {"MONTH (,|of)? YEAR", kMonth, 0, "March 2011", "2011-03"},
    {"MONTH ' YY", kMonth, 0, "March '98", "1998-03"},
    {"MONTH (,|of)? DIR year", kMonth, 0, "June last year", "2022-06"},
    {"DIR MONTH", kMonth, 0, "last March", "2023-03"},
    {"NEAR MONTH", kMonth, 0, "the following March", "2024-03"},
    {"MONTH -|to|through MONTH (,|of)? YEAR", kMonthRange, 0, "March to June 2011", "2011-03/2011-06"},
    {"between MONTH and MONTH (,|of)? YEAR", kMonthRange, 0, "between March and June 2011",
     "2011-03/2011-06"},
    {"fiscal? -? ORD -? quarter", kQuarter, 0, "the third quarter", "2023-Q3"},
    {"fiscal? -? ORD -? quarter (,|of|in)? fiscal? YEAR", kQuarter, 0, "the third quarter of 2022",
     "2022-Q3"},
    {"fiscal? -? ORD -? quarter (of|in)? DIR year", kQuarter, 0, "second quarter of next year", "2024-Q2"},
    {"YEAR (' s)? fiscal? ORD -? quarter", kQuarter, 0, "the 1988 second quarter", "1988-Q2"},
    {"DIR year ' s ORD -? quarter", kQuarter, 0, "this year 's third quarter", "2023-Q3"},
    {"year -? ago|earlier ORD quarter", kQuarter, -1, "the year-earlier third quarter", "2022-Q3"},
    {"YEAR quarter|period", kTheUnit, 0, "the 1988 quarter", "1988"},
    {"ORD half of YEAR", kHalf, 0, "the first half of 2022", "2022-H1"},
    {"ORD half of DIR year", kHalf, 0, "the second half of last year", "2022-H2"},
    {"ORD half of the? year", kHalf, 0, "the first half of the year", "2023-H1"},
    {"the? SEASON (,|of)? YEAR", kSeason, 0, "the winter of 1994", "1994-WI"},
    {"DIR SEASON", kSeason, 0, "next spring", "2024-SP"},
    {"the? SEASON of? DIR year", kSeason, 0, "summer last year", "2022-SU"},
    {"the SEASON", kSeason, 0, "in the summer", "2023-SU"},
    {"early|late|mid -? SEASON", kSeason, 0, "late summer", "2023-SU"},

    // Years and longer
    {"YEAR", kYear, 0, "2005", "2005"},
    {"the? year YEAR", kYear, 0, "the year 2000", "2000"},
    {"fiscal year? YEAR", kYear, 0, "fiscal 1989", "1989"},
    {"' YY", kYear, 0, "'98", "1998"},
    {"YEAR - N", kYearRange, 0, "2003 - 05", "2003/2005"},
    {"DECADE", kDecade, 0, "the 1990s", "199"},
    {"' DECADE", kDecade, 0, "the '90s", "199"},
    {"mid -? DECADE", kDecade, 0, "the mid-1980s", "198"},
    {"ORD -? century", kCentury, 0, "the 19th century", "18"},

    // Weekdays
    {"WEEKDAY", kWeekday, 0, "Tuesday", "2023-11-14"},
    {"DIR WEEKDAY", kWeekday, 0, "next Tuesday", "2023-11-28"},
    {"NEAR WEEKDAY", kWeekday, 0, "the previous Friday", "2023-11-17"},
    {"WEEKDAY of? DIR week", kWeekdayOf, 0, "Thursday of last week", "2023-11-16"},
    {"DIR week (' s)? WEEKDAY", kWeekdayOf, 0, "last week Thursday", "2023-11-16"},
    {"a week from|after WEEKDAY", kWeekday, 7, "a week from Tuesday", "2023-11-28"},

    // Holidays
    {"DIR? christmas day? YEAR?", kHoliday, holiday(Holiday::kChristmas), "Christmas Day", "2023-12-25"},
    {"DIR? christmas eve YEAR?", kHoliday, holiday(Holiday::kChristmasEve), "Christmas Eve", "2023-12-24"},
    {"DIR? boxing day YEAR?", kHoliday, holiday(Holiday::kBoxingDay), "Boxing Day", "2023-12-26"},
    {"DIR? new year (' s)? day YEAR?", kHoliday, holiday(Holiday::kNewYear), "New Year 's Day", "2024-01-01"},
    {"DIR? new year (' s)? eve YEAR?", kHoliday, holiday(Holiday::kNewYearEve), "New Year 's Eve",
     "2023-12-31"},
    {"DIR? valentine (' s)? day YEAR?", kHoliday, holiday(Holiday::kValentine), "Valentine 's Day",
     "2024-02-14"},
    {"DIR? st patrick (' s)? day YEAR?", kHoliday, holiday(Holiday::kPatrick), "St. Patrick 's Day",
     "2024-03-17"},
    {"DIR? may day YEAR?", kHoliday, holiday(Holiday::kMayDay), "May Day", "2023-05-01"},
    {"DIR? bastille day YEAR?", kHoliday, holiday(Holiday::kBastille), "Bastille Day", "2023-07-14"},
    {"DIR? halloween YEAR?", kHoliday, holiday(Holiday::kHalloween), "Halloween", "2023-10-31"},
    {"DIR? armistice|veterans|veteran|remembrance '? day YEAR?", kHoliday, holiday(Holiday::kArmistice),
     "Armistice Day", "2023-11-11"},
    {"DIR? thanksgiving day? YEAR?", kHoliday, holiday(Holiday::kThanksgiving), "Thanksgiving", "2023-11-23"},
    {"DIR? labor day YEAR?", kHoliday, holiday(Holiday::kLaborDay), "Labor Day", "2023-09-04"},
    {"DIR? memorial day YEAR?", kHoliday, holiday(Holiday::kMemorialDay), "Memorial Day", "2023-05-29"},
    {"DIR? martin luther king jr? day YEAR?", kHoliday, holiday(Holiday::kKingDay), "Martin Luther King Day",
     "2024-01-15"},
    {"DIR? easter sunday? YEAR?", kHoliday, holiday(Holiday::kEaster), "Easter", "2024-03-31"},
    {"DIR? good friday YEAR?", kHoliday, holiday(Holiday::kGoodFriday), "Good Friday", "2024-03-29"},
    {"DIR? easter monday YEAR?", kHoliday, holiday(Holiday::kEasterMonday), "Easter Monday", "2024-04-01"},
    {"DIR? palm sunday YEAR?", kHoliday, holiday(Holiday::kPalmSunday), "Palm Sunday", "2024-03-24"},

    // Seen from the publication day
    {"today", kDeictic, 0, "today", "2023-11-20"},
    {"yesterday", kDeictic, -1, "yesterday", "2023-11-19"},
    {"tomorrow", kDeictic, 1, "tomorrow", "2023-11-21"},
    {"the? day before yesterday", kDeictic, -2, "the day before yesterday", "2023-11-18"},
    {"the? day after tomorrow", kDeictic, 2, "the day after tomorrow", "2023-11-22"},
    {"tonight", kPartOf, 0, "tonight", "2023-11-20TNI"},
    {"DIR PART", kPartOf, 0, "this morning", "2023-11-20TMO"},
    {"overnight", kPartOf, 0, "overnight", "2023-11-20TNI"},
    {"the PART", kPartOf, 0, "the morning", "2023-11-20TMO"},
    {"the NEAR PART", kPartOf, 0, "the previous night", "2023-11-19TNI"},
    {"that PART", kPartOf, 0, "that night", "2023-11-20TNI"},
    {"past CAL", kRecent, 0, "the past year", "P1Y"},
    {"DIR CAL", kUnit, 0, "last week", "2023-W46"},
    {"DIR fiscal|calendar|full|trading CAL", kUnit, 0, "the next fiscal quarter", "2024-Q1"},
    {"NUM -? UNIT -? ago", kAgo, -1, "two weeks ago", "2023-W45"},
    {"NUM UNIT or so ago", kAgo, -1, "a week or so ago", "2023-W46"},
    {"a year - ago|earlier", kAgo, -1, "a year-earlier result", "2022"},
    {"year -? ago|earlier", kAgo, -1, "the year-ago result", "2022"},
    {"NUM UNIT from now", kAgo, 1, "two days from now", "2023-11-22"},
    {"NUM UNIT hence", kAgo, 1, "two months hence", "2024-01"},
    {"in NUM UNIT ' time", kAgo, 1, "in two weeks ' time", "2023-W49"},
    {"in NUM UNIT ' s time", kAgo, 1, "in a month 's time", "2023-12"},

    // Seen from the day last spoken of
    {"NEAR CAL", kUnit, 0, "the previous month", "2023-10"},
    {"the next|following day", kNextDay, 1, "the next day", "2023-11-21"},
    {"that same|very? CAL", kUnit, 10, "that month", "2023-11"},
    {"the CAL before|earlier|previously", kApart, -1, "the day before", "2023-11-19"},
    {"the CAL after|later", kApart, 1, "the day after", "2023-11-21"},
    {"NUM UNIT before|earlier|previously|beforehand", kApart, -1, "two days earlier", "2023-11-18"},
    {"NUM UNIT after|later|afterward|afterwards", kApart, 1, "two days later", "2023-11-22"},
    {"the CAL", kTheUnit, 0, "the weekend", "2023-W46-WE"},
    {"the latest|current|full fiscal? year", kTheUnit, 3, "the full year", "2023"},
    {"the fiscal year", kTheUnit, 3, "the fiscal year", "2023"},
    {"the latest quarter|period", kTheUnit, 0, "the latest quarter", "2023-Q3"},
    {"the year -? ago|earlier quarter|period", kTheUnit, -1, "the year-ago quarter", "2022-Q3"},
    {"the? year -? end", kTheUnit, 1, "year-end", "2023-12-31"},
    {"end|beginning|start|middle|rest|close|turn of the CAL", kTheUnit, 2, "the end of the month", "2023-11"},

    // Clock
    {"N : N MERIDIEM?", kClock, -1, "5:30 p.m.", "2023-11-20T17:30"},
    {"N MERIDIEM", kClock, -1, "5 p.m.", "2023-11-20T17:00"},
    {"N . N MERIDIEM", kClock, -1, "5 . 30 p.m.", "2023-11-20T17:30"},
    {"N o ' clock", kClock, -1, "9 o'clock", "2023-11-20T09:00"},
    {"HHMM gmt|utc|hours|hrs", kClock, -1, "0815 GMT", "2023-11-20T08:15"},
    {"noon|midday", kClock, 720, "noon", "2023-11-20T12:00"},
    {"midnight", kClock, 1440, "midnight", "2023-11-20T24:00"},

    // Durations
    {"NUM -? UNIT", kDuration, 0, "two hours", "PT2H"},
    {"NUM more|additional|full|straight|consecutive|long|trading|working UNIT", kDuration, 0,
     "two more weeks", "P2W"},
    {"NUM -? UNIT -? old|olds", kDrop, 0, "65-year-old", ""},
    {"NUM -? UNIT -? year -? old", kDrop, 0, "a two year old", ""},
    {"half an|a UNIT", kDuration, 1, "half an hour", "PT30M"},
    {"DIR NUM UNIT", kRecent, 0, "the past two weeks", "P2W"},
    {"NUM DIR UNIT", kRecent, 0, "four past years", "P4Y"},
    {"ORD NUM UNIT", kDuration, 0, "the first nine months", "P9M"},
    {"latest NUM UNIT", kDuration, 0, "the latest nine months", "P9M"},
    {"UNITS", kVague, 0, "weeks", "PXW"},
    {"coming UNITS", kReference, 1, "coming weeks", "FUTURE_REF"},

    // Sets
    {"every|each UNIT", kSet, 0, "every day", "P1D"},
    {"every NUM UNIT", kSet, 0, "every two weeks", "P2W"},
    {"every other|second UNIT", kSet, 2, "every other week", "P2W"},
    {"every|each WEEKDAY", kSet, 0, "every Friday", "XXXX-WXX-5"},
    {"every|each MONTH", kSet, 0, "every March", "XXXX-03"},
    {"WEEKDAYS", kSet, 0, "Fridays", "XXXX-WXX-5"},
    {"once|twice a|per|every|each UNIT", kSet, 0, "twice a week", "P1W"},
    {"NUM times a|per|every|each UNIT", kSet, 1, "three times a year", "P1Y"},
    {"EVERY", kSet, 0, "annually", "P1Y"},

    // References without a day
    {"right? now", kReference, 0, "now", "PRESENT_REF"},
    {"currently|presently|nowadays", kReference, 0, "currently", "PRESENT_REF"},
    {"at the? present|moment", kReference, 0, "at the moment", "PRESENT_REF"},
    {"at this point|time|stage|moment", kReference, 0, "at this point", "PRESENT_REF"},
    {"these days", kReference, 0, "these days", "PRESENT_REF"},
    {"recently|lately", kReference, -1, "recently", "PAST_REF"},
    {"recent UNITS", kReference, -1, "recent weeks", "PAST_REF"},
    {"in|of the recent? past", kReference, -1, "in the past", "PAST_REF"},
    {"the other day", kReference, -1, "the other day", "PAST_REF"},
    {"the near|distant|foreseeable|immediate|not-too-distant? future", kReference, 1, "the future",
     "FUTURE_REF"},
    {"in|near|immediate future", kReference, 1, "in future", "FUTURE_REF"},
};

}  // namespace

std::span<const Rule> date_rules() { return kRules; }

}  // namespace dragoman

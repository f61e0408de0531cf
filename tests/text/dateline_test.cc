#include "text/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace dragoman {
namespace {

struct Case {
  const char* dateline;
  const char* rest;
};

TEST(Dateline, IsCutFromItsSentence) {
  for (const Case& c :
       {Case{"OSLO (Fjord Press Service) - ", "Norway will host a meeting."},
        Case{"NAIROBI, March 3 \u2014 ", "Police said."},
        Case{"Port Sudan, May 4 (SUNA) -- ", "The army said."},
        Case{"SAN JOSÉ (Agencia Uno) ", "The president resigned."},
        Case{"date 2024-02-01 (Wire- Valley Press) ", "Kenyan police arrested two men."},
        Case{"(Agency) ", "\"We agree,\" he said."}, Case{"", "Norway will host a meeting."},
        Case{"", "The African Union (AU) - a bloc of 55 states - met on Monday."},
        Case{"", "United Nations (UN) officials met."}, Case{"", "Ministers met \u2014 and left."},
        Case{"", "NATO \u2014 the alliance \u2014 met."}, Case{"", "NATO said - and"},
        Case{"", "(unverified) Reports came in."}, Case{"", "()"}, Case{"", "("}, Case{"", ""},
        Case{"", "OSLO -"}, Case{"", "OSLO (A"}}) {
    const std::string text = std::string(c.dateline) + c.rest;
    EXPECT_EQ(dateline_length(text), std::string(c.dateline).size()) << text;
  }
}

}  // namespace
}  // namespace dragoman

#include "read/agency.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Agency, IsFoundInDatelines) {
  EXPECT_EQ(agency_in_text("BRUSSELS (Reuters) - The EU said."), "Reuters");
  EXPECT_EQ(agency_in_text("MOSCOW, Nov 20 (TASS) The ministry said."), "TASS");
  EXPECT_EQ(agency_in_text("MOSCOW, November 20. /TASS/. The ministry said."), "TASS");
  EXPECT_EQ(agency_in_text("BEIJING, Nov. 20 (Xinhua) -- Trade grew."), "Xinhua");
  EXPECT_EQ(agency_in_text("Berlin (dpa/tmn) – Words."), "dpa");
  EXPECT_EQ(agency_in_text("Lead words of an outlet.\n\nPARIS (AP) — He spoke."), "AP");
}

TEST(Agency, SyndicationNamesCarrierAndAgency) {
  const Syndication told = syndication_in_text("(Gulf Wire- Example Press) The minister met his guest.");
  EXPECT_EQ(told.carrier, "Gulf Wire");
  EXPECT_EQ(told.agency, "Example Press");
  EXPECT_EQ(syndication_in_text("OSLO, Nov 20 (Fjord Daily - Agence France-Presse) Talks began.").agency,
            "AFP");
  EXPECT_EQ(syndication_in_text("Talks (which began on Monday - late - in Oslo) went on.").agency, "");
  EXPECT_EQ(syndication_in_text("The Semi-official agency (Example Semi-News) said.").agency, "");
  EXPECT_EQ(syndication_in_text("He left. Then (Gulf Wire - Example Press) came.").agency, "");
  EXPECT_EQ(syndication_in_text("").agency, "");
}

TEST(Agency, IsFoundBelowTheReport) {
  EXPECT_EQ(agency_in_text("He spoke.\n\nShe left.\n\nSource: Xinhua"), "Xinhua");
  EXPECT_EQ(agency_in_text("He spoke.\n\n© 2023 AFP"), "AFP");
  EXPECT_EQ(agency_in_text("He spoke.\n\nCopyright Agence France-Presse."), "AFP");
  EXPECT_EQ(agency_in_text("He spoke.\n\n— PTI"), "PTI");
}

TEST(Agency, IsNotFoundInSentences) {
  EXPECT_EQ(agency_in_text("The Associated Press (AP) has reported that he left."), "");
  EXPECT_EQ(agency_in_text("He told Reuters that he would stay.\n\nSource: a diplomat"), "");
  EXPECT_EQ(agency_in_text("The minister met the African Union (AU) on Monday."), "");
  EXPECT_EQ(agency_in_text("OSLO (Fjord Press) - He spoke."), "");
  EXPECT_EQ(agency_in_text(""), "");
}

TEST(Agency, IsFoundInCredits) {
  EXPECT_EQ(agency_in_credit("By Jane Roe, Reuters"), "Reuters");
  EXPECT_EQ(agency_in_credit("AFP via Getty Images"), "AFP");
  EXPECT_EQ(agency_in_credit("Agence France Presse"), "AFP");
  EXPECT_EQ(agency_in_credit("AA"), "Anadolu");
  EXPECT_EQ(agency_in_credit("Pa Roe"), "");
  EXPECT_EQ(agency_in_credit("Ana Map"), "");
  EXPECT_EQ(agency_in_credit("The Tasso Herald"), "");
}

}  // namespace
}  // namespace dragoman

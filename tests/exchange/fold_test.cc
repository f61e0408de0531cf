#include "exchange/fold.h"

#include <gtest/gtest.h>

#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

Event act(EventType type, Status status, std::string mode = "") {
  Event event;
  event.type = type;
  event.status = status;
  event.mode = std::move(mode);
  event.cameo = tables().ontology->cameo(type, event.mode, status);
  event.quad = tables().ontology->quad(type);
  event.goldstein = tables().ontology->goldstein(event.cameo);
  return strict_plover(event, *tables().ontology);
}

TEST(StrictPlover, FoldsPlansAndPossibilities) {
  const Event agree = act(EventType::kSupport, Status::kFuture);
  EXPECT_EQ(agree.type, EventType::kAgree);
  EXPECT_EQ(agree.status, Status::kActual);
  EXPECT_EQ(agree.quad, 1);
  EXPECT_TRUE(agree.cameo.starts_with("03")) << agree.cameo;
  EXPECT_EQ(act(EventType::kConsult, Status::kFuture, "visit").type, EventType::kAgree);
  EXPECT_EQ(act(EventType::kConsult, Status::kFuture, "visit").mode, "");
  EXPECT_EQ(act(EventType::kRetreat, Status::kFuture, "release").type, EventType::kConcede);
  const Event threat = act(EventType::kAssault, Status::kHypothetical, "aerial");
  EXPECT_EQ(threat.type, EventType::kThreaten);
  EXPECT_EQ(threat.mode, "violence");
  EXPECT_EQ(threat.quad, 3);
  EXPECT_TRUE(threat.cameo.starts_with("13")) << threat.cameo;
}

TEST(StrictPlover, LeavesTheRest) {
  EXPECT_EQ(act(EventType::kSupport, Status::kActual).type, EventType::kSupport);
  EXPECT_EQ(act(EventType::kConcede, Status::kFuture).status, Status::kFuture);
  EXPECT_EQ(act(EventType::kAssault, Status::kNegated).type, EventType::kAssault);
  EXPECT_EQ(act(EventType::kAssault, Status::kFuture).type, EventType::kAssault);
}

TEST(ExportOptions, ChooseWhatGoesOut) {
  EventRow denied = planned_meeting();
  for (MentionRow& mention : denied.mentions) mention.event.status = Status::kNegated;
  EXPECT_EQ(exported(ExportFormat::kGdelt2, {denied}), "");
  EXPECT_NE(exported(ExportFormat::kJsonl, {denied}), "");
  EXPECT_EQ(exported(ExportFormat::kJsonl, {denied}, {false, {Status::kActual}}), "");
  EXPECT_NE(exported(ExportFormat::kPolecat, {planned_meeting()}, {true, {}}).find("\tAGREE\t"),
            std::string::npos);
}

}  // namespace
}  // namespace dragoman

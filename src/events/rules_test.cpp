// What may be opened, closed and listed, row by row. Packs and areas are made up.
#include "events/rules.h"

#include <gtest/gtest.h>

namespace events {
namespace {

const base::Date today = *base::parse_date("2026-03-08");

packs::Pack pack() {
  packs::Pack pack;
  pack.header.id = "made-up";
  pack.header.kind = packs::PackKind::illness;
  pack.header.event_kinds = {packs::EventKind::real, packs::EventKind::review};
  pack.origin_lists.resize(1);
  pack.origin_lists[0].id = "affected_area";
  return pack;
}

Event event(Kind kind = Kind::real) {
  Event event;
  event.kind = kind;
  event.name = "示例事件";
  return event;
}

template <class T>
std::string code(const base::Result<T>& result) {
  return result ? "ok" : std::string(result.refusal().code->code) + " " + result.refusal().field;
}

TEST(EventOpening, NeedsANameAndAPackThatIsMeantForIt) {
  packs::Pack ended = pack(), platform = pack();
  platform.header.kind = packs::PackKind::platform;
  const auto until = [&](base::Date last) {
    ended.header.effective_to = last;
    return &ended;
  };
  const packs::Pack good = pack();
  Event nameless = event();
  nameless.name.clear();
  EXPECT_EQ(code(may_open(event(), &good, today)), "ok");
  EXPECT_EQ(code(may_open(nameless, &good, today)), "events.no_name name");
  EXPECT_EQ(code(may_open(event(), nullptr, today)), "events.unknown_pack pack");
  EXPECT_EQ(code(may_open(event(), &platform, today)), "events.unknown_pack pack");
  EXPECT_EQ(code(may_open(event(Kind::drill), &good, today)), "events.pack_not_for_kind pack");
  EXPECT_EQ(code(may_open(event(), until(today), today)), "ok") << "on its last day";
  EXPECT_EQ(code(may_open(event(), until(today - base::Days{1}), today)),
            "events.pack_not_for_kind pack");
  EXPECT_EQ(code(may_open(event(Kind::review), until(today - base::Days{1}), today)), "ok")
      << "what has ended runs in reviews";
}

TEST(EventClosing, WaitsUntilNobodyIsLeft) {
  Event closed = event();
  closed.closed_on = today;
  EXPECT_EQ(code(may_close(event(), {}, "响应终止（示例）")), "ok");
  EXPECT_EQ(code(may_close(event(), {.watched = 1, .undecided = 0}, "x")), "events.unfinished ");
  EXPECT_EQ(code(may_close(event(), {.watched = 0, .undecided = 1}, "x")), "events.unfinished ");
  EXPECT_EQ(code(may_close(event(), {}, " \n")), "events.no_closing_reason reason");
  EXPECT_EQ(code(may_close(closed, {}, "x")), "events.closed ");
  EXPECT_EQ(code(may_close(closed, {.watched = 1, .undecided = 1}, "")), "events.closed ")
      << "that it is closed is said first";
}

TEST(EventAreas, HaveAListDaysInOrderAndASource) {
  const packs::Pack good = pack();
  const auto asked = [&](auto change) {
    Event of = event();
    OriginArea area;
    area.list = "affected_area";
    area.from = today;
    area.source = "示例县疾控";
    change(of, area);
    return code(may_add_area(of, good, area));
  };
  EXPECT_EQ(asked([](Event&, OriginArea&) {}), "ok");
  EXPECT_EQ(asked([](Event&, OriginArea& area) { area.to = today; }), "ok") << "for one day";
  EXPECT_EQ(asked([](Event&, OriginArea& area) { area.to = today - base::Days{1}; }),
            "events.ends_before_start to");
  EXPECT_EQ(asked([](Event&, OriginArea& area) { area.list = "no_such"; }),
            "events.unknown_list list");
  EXPECT_EQ(asked([](Event&, OriginArea& area) { area.source.clear(); }),
            "events.no_source source");
  EXPECT_EQ(asked([](Event& of, OriginArea&) { of.closed_on = today; }), "events.closed ");
}

}  // namespace
}  // namespace events

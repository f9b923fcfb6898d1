// transfer.toml of the platform: deadlines of transfers and of lists that are sent down.
#include "packs/entries.h"

namespace packs {

static void transfer_keys(Reader& in, TransferRules& into) {
  in.id("role", into.role);
  in.id("above_role", into.above_role);
  in.number("acknowledge_minutes", into.acknowledge_minutes, {.min = 1});
  in.number("answer_minutes", into.answer_minutes, {.min = 1});
  in.number("arrival_hours", into.arrival_hours, {.min = 1});
  in.number("feedback_minutes", into.feedback_minutes, {.min = 1});
}

static void reason_keys(Reader& in, TransferReason& into) {
  in.text("label", into.label);
  in.flag("follow_up", into.follow_up);
}

static void reintegration_keys(Reader& in, Reintegration& into) {
  in.id("role", into.role);
  in.day_numbers("days", into.days);
  in.minute("due", into.due_minute);
}

static void list_keys(Reader& in, PushedList& into) {
  in.id("role", into.role);
  in.id("above_role", into.above_role);
  in.id("county_role", into.county_role);
  in.number("acknowledge_minutes", into.acknowledge_minutes, {.min = 1});
  in.number("answer_minutes", into.answer_minutes, {.min = 1});
}

void read_transfer(Reader& in, Desk& desk) {
  read_single(in, "transfer", &Pack::transfer, desk, transfer_keys);
  read_list(in, "transfer_reason", Blank::allowed, &Pack::transfer_reasons, desk, reason_keys);
  read_single(in, "reintegration", &Pack::reintegration, desk, reintegration_keys);
  read_single(in, "pushed_list", &Pack::pushed_list, desk, list_keys);
}

}  // namespace packs

// assistance.toml of the platform.
#include "packs/check.h"
#include "packs/entries.h"

namespace packs {

static void kind_keys(Reader& in, NeedKind& into) {
  in.text("label", into.label);
  in.text("hint", into.hint);
  in.strings("owners", into.owners);
  in.number("due_minutes", into.due_minutes, {.min = 1});
  if (in.has("urgent")) in.flag("urgent", into.urgent);
  if (in.has("call")) in.string("call", into.call);
  in.id("late_role", into.late_role);
  in.number("late_due_minutes", into.late_due_minutes, {.min = 1});
}

static void desk_keys(Reader& in, NeedDesk& into) {
  in.id("feedback_role", into.feedback_role);
  in.number("feedback_due_minutes", into.feedback_due_minutes, {.min = 1});
}

static void plan_keys(Reader& in, CarePlan& into) {
  in.text("label", into.label);
  in.strings("groups", into.groups);
  in.choice("while", into.during);
  in.days("first_days", into.first, {.min = 0});
  in.days("within_days", into.within, {.min = 1});
  in.minute("due_by", into.due_minute);
  in.id("contact_role", into.contact_role);
  in.id("escalate_role", into.escalate_role);
  in.number("escalate_after_minutes", into.escalate_after_minutes, {.min = 1});
  in.number("attempts", into.attempts, {.min = 1});
  in.number("escalate_due_minutes", into.escalate_due_minutes, {.min = 1});
}

void read_assistance(Reader& in, Desk& desk) {
  read_single(in, "desk", &Pack::need_desk, desk, desk_keys);
  read_list(in, "need_kind", Blank::refused, &Pack::need_kinds, desk, kind_keys);
  read_list(in, "care_plan", Blank::allowed, &Pack::care_plans, desk, plan_keys);
}

// Whoever has it or is told is a role of the pack; whoever is called on, one of its groups.
void check_assistance(const Pack& pack, Problems& problems) {
  const auto check_role = [&](const std::string& role, const std::string& where) {
    if (find(pack.roles, role) == nullptr) problems.add(where, unknown_reference("[[role]]", role));
  };
  const auto place = [](std::string_view kind, std::string_view id, std::string_view key) {
    return place_of("assistance.toml", kind, id, key);
  };
  if (!pack.need_kinds.empty()) {
    check_role(pack.need_desk.feedback_role, place("desk", pack.need_desk.id, "feedback_role"));
  }
  for (const NeedKind& kind : pack.need_kinds) {
    for (const std::string& role : kind.owners) {
      check_role(role, place("need_kind", kind.id, "owners"));
    }
    check_role(kind.late_role, place("need_kind", kind.id, "late_role"));
  }
  for (const CarePlan& plan : pack.care_plans) {
    check_role(plan.contact_role, place("care_plan", plan.id, "contact_role"));
    check_role(plan.escalate_role, place("care_plan", plan.id, "escalate_role"));
    for (const std::string& group : plan.groups) {
      if (find(pack.key_groups, group) != nullptr) continue;
      problems.add(place("care_plan", plan.id, "groups"),
                   unknown_reference("[[key_group]]", group));
    }
  }
}

}  // namespace packs

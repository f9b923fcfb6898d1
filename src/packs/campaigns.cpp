// campaigns.toml of a platform pack, and what one key alone cannot show of it.
#include "packs/check.h"
#include "packs/entries.h"
#include "packs/words.h"

namespace packs {

static void question_keys(Reader& in, CampaignQuestion& into) {
  in.text("label", into.label);
  in.choice("answering", into.answering);
  if (into.answering == Answering::people) in.number("most", into.most, {.min = 1});
  if (in.has("days")) in.number("days", into.days, {.min = 1});
  if (!in.has("task")) return;
  in.string("task", into.task);
  in.id("role", into.role);
  in.number("due_minutes", into.due_minutes, {.min = 1});
}

static void item_keys(Reader& in, InspectionItem& into) {
  in.text("label", into.label);
  in.strings("kinds", into.kinds, Blank::allowed);
}

static void mending_keys(Reader& in, Mending& into) {
  in.strings("kinds", into.kinds);
  in.id("role", into.role);
  in.number("days_max", into.days_max, {.min = 1});
}

void read_campaigns(Reader& in, Desk& desk) {
  read_list(in, "question", Blank::allowed, &Pack::campaign_questions, desk, question_keys);
  read_list(in, "inspection_item", Blank::allowed, &Pack::inspection_items, desk, item_keys);
  read_single(in, "mending", &Pack::mending, desk, mending_keys);
}

void check_campaigns(const Pack& pack, Problems& problems) {
  for (const CampaignQuestion& question : pack.campaign_questions) {
    const auto where = [&](std::string_view key) {
      return place_of("campaigns.toml", "question", question.id, key);
    };
    if (question.task.empty()) continue;
    if (find(pack.task_kinds, question.task) == nullptr) {
      problems.add(where("task"), unknown_reference("[[kind]]", question.task));
    }
    if (find(pack.roles, question.role) == nullptr) {
      problems.add(where("role"), unknown_reference("[[role]]", question.role));
    }
  }
  const Words words(pack.word_groups);
  for (const InspectionItem& item : pack.inspection_items) {
    for (const std::string& kind : item.kinds) {
      if (words.has("building_kind", kind)) continue;
      problems.add(place_of("campaigns.toml", "inspection_item", item.id, "kinds"),
                   unknown_reference("building_kind", kind));
    }
  }
  for (const std::string& kind : pack.mending.kinds) {
    if (words.has("building_kind", kind)) continue;
    problems.add(place_of("campaigns.toml", "mending", pack.mending.id, "kinds"),
                 unknown_reference("building_kind", kind));
  }
  if (!pack.mending.role.empty() && find(pack.roles, pack.mending.role) == nullptr) {
    problems.add(place_of("campaigns.toml", "mending", pack.mending.id, "role"),
                 unknown_reference("[[role]]", pack.mending.role));
  }
}

}  // namespace packs

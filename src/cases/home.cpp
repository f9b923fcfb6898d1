#include "cases/home.h"

#include <set>

#include "cases/store.h"
#include "people/resident_store.h"

namespace cases {

static std::vector<std::string> key_populations(http::Call& call, const Context& context,
                                                const people::Person& person) {
  const auto platform = context.platform();
  std::vector<std::string> found;
  for (const people::Tag& tag : people::store::tags_of(call.tx, person.tenant, person.id)) {
    if (!tag.borne_on(call.today)) continue;
    const packs::KeyGroup* group = packs::find(platform->key_groups, tag.group);
    if (group != nullptr) found.push_back(group->key_population);
  }
  return found;
}

static Member member_of(http::Call& call, const Context& context, const people::Person& person,
                        const std::set<people::PersonId>& away) {
  return {.person = person.id,
          .age = people::age_on(person.particulars, call.today),
          .key_populations = key_populations(call, context, person),
          .is_away = away.contains(person.id),
          .is_watched = context.is_watched(call.tx, person.tenant, person.id)};
}

Home home_of(http::Call& call, const Context& context, const Case& one) {
  const auto away = store::in_treatment(call.tx, one.tenant, one.event);
  Home home;
  home.person = member_of(call, context,
                          people::store::get(call.tx, context.vault, one.tenant, one.person), away);
  const auto resident = people::store::find_resident(call.tx, context.vault,
                                                     call.who.scope("case.record"), one.person);
  if (!resident || !resident->stay.household) return home;
  for (const auto& other : people::store::members(call.tx, context.vault, {one.tenant, one.event},
                                                  *resident->stay.household)) {
    if (other.person.id == one.person) continue;
    home.others.push_back(member_of(call, context, other.person, away));
  }
  return home;
}

}  // namespace cases

#include "app/residents_care.h"

#include <algorithm>

#include "households/rules.h"
#include "households/store.h"
#include "observation/store.h"
#include "people/store.h"

namespace app {

using households::store::DoorAt;

static assistance::Door shown(const DoorAt& door) {
  return {door.household.value, door.place, door.grid, door.building + door.unit + door.door};
}

static bool stands_before(const DoorAt& a, const DoorAt& b) {
  if (a.building != b.building) return households::door_before(a.building, b.building);
  if (a.unit != b.unit) return households::door_before(a.unit, b.unit);
  return households::door_before(a.door, b.door);
}

static std::vector<assistance::Door> doors_in_order(sql::Transaction& tx, identity::TenantId tenant,
                                                    places::PlaceId community) {
  auto doors = households::store::doors_at(tx, tenant, community);
  std::sort(doors.begin(), doors.end(), stands_before);
  std::vector<assistance::Door> shown_in_order;
  for (const DoorAt& door : doors) shown_in_order.push_back(shown(door));
  return shown_in_order;
}

// By the rules under which each observation was begun.
static std::map<people::PersonId, base::Date> home_observed(
    sql::Transaction& tx, const Installation& installation,
    const assistance::store::Community& of) {
  std::map<people::PersonId, base::Date> observed;
  for (const auto& one : observation::store::open_at(tx, {of.tenant, of.event, of.place})) {
    const auto pack = installation.pack_version(one.pack_hash);
    const packs::Regime* regime = pack ? packs::find(pack->regimes, one.regime) : nullptr;
    if (regime != nullptr && regime->code == packs::RegimeCode::Q2) {
      observed[one.person] = one.opened_on;
    }
  }
  return observed;
}

assistance::Context assistance_context(Installation& used) {
  return {used.vault,
          used.places,
          [&used] { return used.newest_pack("platform"); },
          [&used](std::string_view group, std::string_view id, base::Language language) {
            return used.word(group, id, language);
          },
          [&used](std::string_view role, base::Language language) {
            return used.first_library->roles().label(role, language);
          },
          [](sql::Transaction& tx, identity::TenantId tenant, base::Uuid household) {
            const auto door = households::store::door_at(tx, tenant, household);
            return door ? std::optional(shown(*door)) : std::nullopt;
          },
          doors_in_order,
          [&used](sql::Transaction& tx, const assistance::store::Community& of) {
            return home_observed(tx, used, of);
          }};
}

std::string person_label(http::Call& call, Installation& installation, identity::TenantId tenant,
                         people::PersonId person) {
  const people::PersonView view =
      people::masked(people::store::get(call.tx, installation.vault, tenant, person), call.today);
  return view.address.empty() ? view.name_masked : view.name_masked + " · " + view.address;
}

std::string subject_of_care(http::Call& call, Installation& installation, const tasks::Task& task) {
  const identity::TenantId tenant = task.where.tenant;
  if (!task.kind.starts_with("assistance.need_")) {
    return person_label(call, installation, tenant, people::PersonId{task.subject});
  }
  const auto placed = assistance::store::find(call.tx, installation.vault, tenant,
                                              assistance::NeedId{task.subject});
  if (!placed) return {};
  const assistance::Need& need = placed->need;
  if (need.person) return person_label(call, installation, tenant, *need.person);
  const auto door = households::store::door_at(call.tx, tenant, need.household->value);
  return door ? shown(*door).address : std::string();
}

void add_need_counts(reports::Counts& counts) {
  using assistance::store::Count;
  const std::string needs = "#/help?event={event}&place={place}";
  const auto add = [&](const char* name, Count what, const std::string& records) {
    counts.add(
        name,
        [what](sql::Transaction& tx, const reports::CountQuery& query) {
          return assistance::store::count(tx, what, query.within, query.now);
        },
        records);
  };
  add("assistance.needs_open", Count::open, needs);
  add("assistance.needs_new_today", Count::new_today, needs);
  add("assistance.needs_done_today", Count::done_today, needs + "&filter=done");
  add("assistance.needs_late", Count::late, needs + "&filter=late");
}

}  // namespace app

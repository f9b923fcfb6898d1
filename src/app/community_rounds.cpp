#include "app/community_rounds.h"

#include <algorithm>
#include <mutex>

#include "households/rules.h"
#include "households/store.h"
#include "places/view.h"
#include "rounds/store.h"

namespace app {

using households::store::DoorAt;

static bool stands_before(const DoorAt& a, const DoorAt& b) {
  if (a.building != b.building) return households::door_before(a.building, b.building);
  if (a.unit != b.unit) return households::door_before(a.unit, b.unit);
  return households::door_before(a.door, b.door);
}

template <class T>
static void sort_by_name(std::vector<T>& all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const T& a, const T& b) { return households::door_before(a.name, b.name); });
}

static std::vector<rounds::Grid> grids_of(sql::Transaction& tx, const rounds::Community& of) {
  std::vector<rounds::Grid> grids;
  for (const auto& grid : households::store::grids(tx, of.tenant, of.place)) {
    grids.push_back({grid.id, grid.name});
  }
  sort_by_name(grids);
  return grids;
}

static std::vector<rounds::Building> buildings_of(sql::Transaction& tx,
                                                  const rounds::Community& of) {
  std::vector<rounds::Building> buildings;
  for (const auto& building : households::store::buildings(tx, of.tenant, of.place)) {
    buildings.push_back({building.id, building.grid, building.name});
  }
  sort_by_name(buildings);
  return buildings;
}

static std::vector<rounds::Door> doors_of(sql::Transaction& tx, const rounds::Community& of) {
  auto doors = households::store::doors_at(tx, of.tenant, of.place);
  std::erase_if(doors, [](const DoorAt& door) { return door.dwelling == "vacant"; });
  std::sort(doors.begin(), doors.end(), stands_before);
  std::vector<rounds::Door> lived_in;
  for (const DoorAt& door : doors) {
    lived_in.push_back(
        {door.household, door.building_id, door.grid_id, door.building + door.unit + door.door});
  }
  return lived_in;
}

namespace {

// What the platform's pack says in one topic, read once for every version of it.
template <class Topic, Topic (*Read)(const packs::Pack&)>
class InForce {
 public:
  std::shared_ptr<const Topic> of(const packs::Pack& platform) {
    const std::lock_guard lock(mutex_);
    if (!topic_ || hash_ != platform.hash) {
      topic_ = std::make_shared<const Topic>(Read(platform));
      hash_ = platform.hash;
    }
    return topic_;
  }

 private:
  std::mutex mutex_;
  std::string hash_;
  std::shared_ptr<const Topic> topic_;
};

}  // namespace

rounds::Context rounds_context(Installation& used) {
  const auto in_force = std::make_shared<InForce<packs::Rounds, packs::rounds_of>>();
  return {used.vault,
          used.places,
          [&used, in_force] { return in_force->of(*used.newest_pack("platform")); },
          [&used](base::Date day) {
            return packs::is_rest_day(used.newest_pack("platform")->calendar, day);
          },
          [&used](std::string_view role, base::Language language) {
            return used.first_library->roles().label(role, language);
          },
          [&used](std::string_view permission) {
            std::vector<std::string> roles;
            for (const identity::Role& role : used.first_library->roles().all()) {
              if (role.permissions.contains(permission)) roles.push_back(role.id);
            }
            return roles;
          },
          grids_of,
          buildings_of,
          doors_of};
}

flags::Context flags_context(Installation& used) {
  const auto in_force = std::make_shared<InForce<packs::PlaceFlags, packs::place_flags_of>>();
  return {used.places, [&used, in_force] { return in_force->of(*used.newest_pack("platform")); },
          [&used](std::string_view role, base::Language language) {
            return used.first_library->roles().label(role, language);
          }};
}

std::string subject_of_round(http::Call& call, Installation& installation,
                             const tasks::Task& task) {
  const identity::TenantId tenant = task.where.tenant;
  const std::string place = places::view_of(*installation.places.now(), task.where.place).name;
  if (!task.kind.starts_with("rounds.finding")) return place;
  const auto found =
      rounds::store::find(call.tx, installation.vault, tenant, rounds::NoteId{task.subject});
  if (!found) return place;
  const rounds::Note& note = found->note;
  if (note.household) {
    const auto door = households::store::door_at(call.tx, tenant, note.household->value);
    if (door) return door->building + door->unit + door->door;
  }
  for (const auto& building : households::store::buildings(call.tx, tenant, task.where.place)) {
    if (note.building == building.id) return building.name;
  }
  return place;
}

}  // namespace app

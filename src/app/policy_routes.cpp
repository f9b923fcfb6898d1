#include "app/policy_routes.h"

#include "app/pack_in_force.h"
#include "events/store.h"
#include "packs/show.h"

namespace app {

using base::Result;
using http::Call;

namespace {

struct PolicyInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<base::Date> day;
  std::optional<std::string> topic;
};
BOOST_DESCRIBE_STRUCT(PolicyInput, (), (event, place, day, topic))

struct PolicyView {
  std::vector<packs::PolicyRow> rows;
};
BOOST_DESCRIBE_STRUCT(PolicyView, (), (rows))

struct NoInput {};
BOOST_DESCRIBE_STRUCT(NoInput, (), ())

struct PackView {
  std::string id;
  std::string title;
  packs::PackStatus status = packs::PackStatus::current;
  std::string version;
  std::string verified_by;
};
BOOST_DESCRIBE_STRUCT(PackView, (), (id, title, status, version, verified_by))

struct MetaView {
  base::Date today;
  std::vector<PackView> packs;
};
BOOST_DESCRIBE_STRUCT(MetaView, (), (today, packs))

Result<PolicyView> policy(Call& call, Installation& installation, const PolicyInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope("policy.read"), input.event);
  if (!event) return http::refusal::not_found;
  const auto library = installation.packs.current();
  const auto scene = scene_of(*library, *installation.places.now(), *event,
                              input.place.value_or(event->place), input.day.value_or(call.today));
  if (!scene) return scene.refusal();
  auto rows = packs::policy_rows(*scene, input.topic.value_or(""), library->words(), call.language);
  if (!rows) return rows.refusal();
  return PolicyView{std::move(*rows)};
}

Result<MetaView> meta(Call& call, Installation& installation, const NoInput&) {
  MetaView view{.today = call.today, .packs = {}};
  for (const packs::PackPtr& pack : installation.packs.current()->all_latest()) {
    view.packs.push_back({pack->header.id, pack->header.title.in(call.language),
                          pack->header.status, pack->version(), pack->header.verified_by});
  }
  return view;
}

}  // namespace

void add_policy_routes(http::Routes& routes, Installation& installation) {
  routes.get<PolicyInput, PolicyView>("/v1/policy", "policy.read",
                                      [&installation](Call& call, const PolicyInput& input) {
                                        return policy(call, installation, input);
                                      });
  routes.get<NoInput, MetaView>("/v1/meta", "policy.read",
                                [&installation](Call& call, const NoInput& input) {
                                  return meta(call, installation, input);
                                });
}

}  // namespace app

// Events: which there are, opening one, and the areas it adds to its pack's origin lists.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "events/model.h"
#include "http/routes.h"
#include "packs/model.h"
#include "places/index.h"
#include "places/view.h"

namespace events {

struct Context {
  const places::CurrentTree& places;
  // The newest version of a pack, by id; empty when there is none.
  std::function<std::shared_ptr<const packs::Pack>(std::string_view pack_id)> newest_pack;
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  // Keeps the event and begins what begins with it.
  std::function<base::Result<base::Done>(sql::Transaction&, const identity::Actor&, const Event&)>
      open;
};

struct EventView {
  EventId id;
  Kind kind = Kind::real;
  std::string name;
  std::string illness;
  std::string illness_name;
  std::string pack;
  std::string pack_title;
  places::PlaceView place;
  base::Date opened_on;
  std::optional<base::Date> closed_on;
};
BOOST_DESCRIBE_STRUCT(EventView, (),
                      (id, kind, name, illness, illness_name, pack, pack_title, place, opened_on,
                       closed_on))

EventView view_of(const Context&, const Event&, base::Language);
// The event as the caller may see it.
base::Result<EventView> show(http::Call&, const Context&, const EventId&);

void add_routes(http::Routes&, const Context&);

}  // namespace events

// What every route of the slice asks first: the event, the community, the words.
#pragma once

#include "base/result.h"
#include "events/model.h"
#include "households/http.h"
#include "households/model.h"
#include "http/call.h"

namespace households {

// Refused where the permission does not reach the event.
base::Result<events::Event> event_in(http::Call&, std::string_view permission, identity::EventId);
// The same, and refused when it is closed: for writing.
base::Result<events::Event> open_event(http::Call&, std::string_view permission, identity::EventId);

struct Wanted {
  const events::Event& event;
  places::PlaceId place;
};
// Refused where the place is outside the permission's scope or the event's region, or no community.
base::Result<places::Place> community_in(http::Call&, const Context&, std::string_view permission,
                                         const Wanted&);

// The id when it is a word of the group, else refused at that field.
base::Result<base::Done> check_word(const Context&, std::string_view group, const std::string& id,
                                    const char* field);

}  // namespace households

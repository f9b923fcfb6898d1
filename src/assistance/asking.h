// What every route about needs asks first: is it there for the caller, of which kind, is the event
// open.
#pragma once

#include "assistance/context.h"
#include "assistance/rules.h"
#include "events/model.h"
#include "http/call.h"

namespace assistance {

struct Found {
  Need need;
  std::shared_ptr<const packs::Pack> platform;
  packs::NeedKind kind;
  bool event_closed = false;
  bool records = false;  // The caller sees and records every need there.

  NeedRules rules() const { return {kind, platform->need_desk}; }
};

// Whoever reads needs sees all of their place; whoever only helps, what is their role's or theirs.
base::Result<Found> find_need(http::Call&, const Context&, NeedId);
// The same, refused when the event is closed.
base::Result<Found> open_need(http::Call&, const Context&, NeedId);

base::Result<base::Done> check_open(http::Call&, identity::TenantId, identity::EventId);
// A kind that the pack names no more keeps its id as its name.
packs::NeedKind kind_of(const packs::Pack& platform, const Need&);
// Normalised, or empty.
base::Result<std::string> phone_of(const std::optional<std::string>&);

// Accounts that hold one of the roles over the place today.
struct Colleague {
  identity::AccountId account;
  std::string name;
  std::string role;
};
std::vector<Colleague> colleagues(http::Call&, const Context&,
                                  const std::vector<std::string>& roles, places::PlaceId);

// The first of the kind's owners that somebody is there for.
std::string owner_of(http::Call&, const Context&, const packs::NeedKind&, places::PlaceId);

// Its kind, with those owners alone that somebody is there for, so that a need that was not solved
// goes to nobody who is not; the last one stays in any case.
packs::NeedKind kind_there(http::Call&, const Context&, const Found&);

// What somebody asks for: whose it is, and what it asks of them.
NeedId record_need(http::Call&, const Context&, Need, const packs::NeedKind&);
// After a step: kept, with what it asks of whom now.
base::Result<NeedId> keep_step(http::Call&, const Context&, const Found&,
                               const base::Result<Standing>&, Step);

}  // namespace assistance

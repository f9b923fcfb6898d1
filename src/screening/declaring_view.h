// What leaves of a community's link and of what came by it.
#pragma once

#include <map>

#include "screening/declaring.h"
#include "screening/view.h"

namespace screening {

// ---- For the worker ---------------------------------------------------------------------------

struct DeclaringLinkView {
  std::string token;  // Goes into the fragment of an address, never into a path or a query.
  std::string title;
  std::string phone;
  base::Date valid_to;
  bool expired = false;
  base::Instant made_at;
  std::string made_by;
};
BOOST_DESCRIBE_STRUCT(DeclaringLinkView, (),
                      (token, title, phone, valid_to, expired, made_at, made_by))

struct DeclaringView {
  identity::EventId event_id;
  places::PlaceView place;
  int link_valid_days = 0;  // None where the rules have no declaring.
  std::optional<DeclaringLinkView> link;
};
BOOST_DESCRIBE_STRUCT(DeclaringView, (), (event_id, place, link_valid_days, link))

struct FilledByView {
  std::string name_masked;
  std::string relation;
  std::string phone_masked;
};
BOOST_DESCRIBE_STRUCT(FilledByView, (), (name_masked, relation, phone_masked))

struct DeclaredView : Declaration {
  ArrivalId id;
  std::int64_t version = 1;
  identity::EventId event_id;
  places::PlaceView place;
  people::PersonView person;
  DeclaredBy declared_by = DeclaredBy::self;
  std::optional<FilledByView> filled_by;
  GivenBy agreed_by = GivenBy::self;
  base::Instant declared_at;
  DeclaredState state = DeclaredState::waiting;
  std::optional<NotTaken> reason;
  std::optional<base::Instant> looked_at;
  std::string looked_by;
  bool known = false;  // The number is somebody's who is registered in this event already.
  std::map<std::string, std::string> labels;
};
BOOST_DESCRIBE_STRUCT(DeclaredView, (Declaration),
                      (id, version, event_id, place, person, declared_by, filled_by, agreed_by,
                       declared_at, state, reason, looked_at, looked_by, known, labels))

DeclaredView declared_view(http::Call&, const Context&, const Declared&);

struct DeclaredRowView {
  ArrivalId id;
  RowPersonView person;
  places::PlaceView place;
  std::optional<base::Date> arrived_on;
  DeclaredBy declared_by = DeclaredBy::self;
  base::Instant declared_at;
  DeclaredState state = DeclaredState::waiting;
  std::optional<NotTaken> reason;
};
BOOST_DESCRIBE_STRUCT(DeclaredRowView, (),
                      (id, person, place, arrived_on, declared_by, declared_at, state, reason))

DeclaredRowView row_view(const Declared&, const places::Tree&);

struct ContactsView {
  std::string name;
  std::optional<std::string> phone;
  std::optional<std::string> id_number;
  std::optional<FilledBy> filled_by;
};
BOOST_DESCRIBE_STRUCT(ContactsView, (), (name, phone, id_number, filled_by))

// ---- For whoever declares ---------------------------------------------------------------------

struct DeclareFormView {
  std::string closed;  // Why nothing can be declared, in a sentence; empty while it can.
  std::string title;
  std::string community;
  std::string phone;
  events::Kind event_kind = events::Kind::real;
  base::Date today;
  int guardian_below_years = 0;
  std::optional<FormView> form;
};
BOOST_DESCRIBE_STRUCT(DeclareFormView, (),
                      (closed, title, community, phone, event_kind, today, guardian_below_years,
                       form))

struct ReceiptView {
  std::string code;
  DeclaredState state = DeclaredState::waiting;
  base::Instant declared_at;
  std::string community;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (code, state, declared_at, community, phone))

}  // namespace screening

// What leaves of papers. People are masked; the paper itself is not, and opening it is logged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "http/call.h"
#include "papers/http.h"
#include "papers/store.h"
#include "people/model.h"
#include "places/view.h"

namespace papers {

struct ServedView {
  base::Instant at;
  std::string by;
  How how = How::by_hand;
  Receipt receipt = Receipt::given;
  std::string receiver;
  std::string witness;
};
BOOST_DESCRIBE_STRUCT(ServedView, (), (at, by, how, receipt, receiver, witness))

struct WithdrawnView {
  base::Instant at;
  std::string by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawnView, (), (at, by, reason))

struct CanView {
  bool serve = false;
  bool withdraw = false;
};
BOOST_DESCRIBE_STRUCT(CanView, (), (serve, withdraw))

struct PaperView {
  PaperId id;
  std::int64_t version = 1;
  std::string number;
  std::string kind;
  std::string kind_label;
  packs::PaperUse use = packs::PaperUse::information_sheet;
  std::string mark;
  people::PersonView person;
  places::PlaceView place;
  identity::EventId event_id;
  std::optional<base::Uuid> episode_id;
  std::string body;
  base::Instant issued_at;
  std::string issued_by;
  State state = State::issued;
  std::optional<base::Instant> serve_by;
  bool late = false;
  std::optional<ServedView> served;
  std::optional<WithdrawnView> withdrawn;
  CanView can;
};
BOOST_DESCRIBE_STRUCT(PaperView, (),
                      (id, version, number, kind, kind_label, use, mark, person, place, event_id,
                       episode_id, body, issued_at, issued_by, state, serve_by, late, served,
                       withdrawn, can))

PaperView view_of(http::Call&, const Context&, const Paper&);

// The kind as the pack version that made the paper has it. Throws when that is not here.
const packs::PaperKind& kind_of(const packs::Pack&, const Paper&);
PackPtr pack_of(const Context&, const Paper&);

// The caller's roles over a place.
std::vector<std::string> roles_held(const http::Call&, const Context&, places::PlaceId);

}  // namespace papers

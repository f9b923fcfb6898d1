// Declaring an arrival without an account (自行报备): the community's link, and what somebody
// declared by it for themselves or for a relative. It is no registration until a worker has looked
// at it, so nothing anonymous stands in a list of persons or in a report. (RGT-12)
#pragma once

#include "screening/model.h"

namespace screening {

using DeclaringLinkId = base::Id<struct DeclaringLinkTag>;

// Posted in a group or on a board: it holds for one community and one event, until its last day.
struct DeclaringLink {
  DeclaringLinkId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::string title;
  std::string phone;  // Of the community: whoever cannot use the link calls it.
  base::Date valid_to;
  base::Instant made_at;
  std::string made_by;  // The account's name.
  bool stopped = false;
};

// Who fills it in for a relative.
struct FilledBy {
  std::string name;
  std::string relation;
  std::string phone;
  bool operator==(const FilledBy&) const = default;
};
BOOST_DESCRIBE_STRUCT(FilledBy, (), (name, relation, phone))

// Personal content, sealed.
struct Said : Declaration {
  std::string notice;
  people::Particulars person;
  std::optional<FilledBy> filled_by;
  GivenBy agreed_by = GivenBy::self;
};
BOOST_DESCRIBE_STRUCT(Said, (Declaration), (notice, person, filled_by, agreed_by))

enum class DeclaredState { waiting, registered, set_aside, withdrawn };
BOOST_DESCRIBE_ENUM(DeclaredState, waiting, registered, set_aside, withdrawn)

// Why it was set aside.
enum class NotTaken { duplicate, not_real, not_here };
BOOST_DESCRIBE_ENUM(NotTaken, duplicate, not_real, not_here)

struct Declared {
  ArrivalId id;  // Also of the arrival that it becomes.
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  DeclaringLinkId link;
  DeclaredBy declared_by = DeclaredBy::self;
  std::optional<Said> said;  // Gone when it was withdrawn.
  base::Instant declared_at;
  DeclaredState state = DeclaredState::waiting;
  std::optional<NotTaken> reason;
  std::optional<base::Instant> looked_at;
  std::optional<identity::AccountId> looked_by;
  std::int64_t version = 1;
};

}  // namespace screening

// Papers (文书): issued under a number, served and receipted, and withdrawn when wrong. What may be
// printed at all stands in the packs; of a community only two may be demanded. (LOW-PC-08, DOC-01,
// DOC-02)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/time.h"
#include "identity/model.h"
#include "packs/paper_model.h"
#include "people/model.h"
#include "places/model.h"
#include "printing/paper.h"

namespace papers {

using PaperId = base::Id<struct PaperTag>;
using DemandId = base::Id<struct DemandTag>;

enum class State { issued, served, withdrawn };
BOOST_DESCRIBE_ENUM(State, issued, served, withdrawn)

enum class How { by_hand, left_with_family, read_by_phone };
BOOST_DESCRIBE_ENUM(How, by_hand, left_with_family, read_by_phone)

// Of what was read out on the telephone there is none.
enum class Receipt { given, refused, none };
BOOST_DESCRIBE_ENUM(Receipt, given, refused, none)

// How it reached the person. Sealed in the database.
struct Serving {
  base::Instant at;
  How how = How::by_hand;
  Receipt receipt = Receipt::given;
  std::string receiver = {};  // Who took it, when it was somebody of the family.
  std::string witness = {};   // Who saw that the receipt was refused.
};
BOOST_DESCRIBE_STRUCT(Serving, (), (at, how, receipt, receiver, witness))

struct Withdrawal {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (reason))

// One series a place, kind and year, without gaps; drills and reviews have series of their own.
struct Number {
  places::PlaceId place;  // Of whoever issues it.
  std::int64_t year = 0;
  bool rehearsal = false;
  std::int64_t serial = 0;
  std::string text;  // 和平社区居证〔2026〕1号
};

struct Paper {
  PaperId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // Where the person is.
  people::PersonId person;
  std::optional<base::Uuid> episode;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  std::string kind;  // Id of the pack.
  packs::PaperUse use = packs::PaperUse::information_sheet;
  std::string title;  // As printed; known for as long as the paper can be verified.
  Number number;
  std::string mark;  // Of what is not real.
  std::string pack_hash;
  std::string body;
  base::Instant issued_at;
  std::string issued_by;  // The account's name.
  std::string issued_role;
  std::string serve_role;  // Empty: it is not served.
  std::optional<base::Instant> serve_by;
  State state = State::issued;
  std::optional<Serving> serving;
  std::string served_by;
  std::optional<base::Instant> withdrawn_at;
  std::string withdrawn_by;
  std::string withdrawn_reason;
  std::int64_t version = 1;

  bool is_late(base::Instant now) const {
    return state == State::issued && serve_by && *serve_by < now;
  }
};

// Somebody demanded of the community what nobody may demand. (DOC-01)
struct Demand {
  DemandId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::string demanded_by;  // The body, not a person.
  std::string demanded;     // What it wanted.
  base::Date demanded_on;
  std::string note;
  base::Instant recorded_at;
  std::string recorded_by;
};

}  // namespace papers

// What may be issued about a person, and issuing it: finding, deciding, numbering, sealing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "events/model.h"
#include "http/call.h"
#include "papers/http.h"
#include "papers/rules.h"

namespace papers {

struct NeedView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(NeedView, (), (id, label))

// What the caller may issue here.
struct OfferView {
  std::string kind;
  std::string label;
  packs::PaperUse use = packs::PaperUse::information_sheet;
  std::string body;  // As proposed.
  std::vector<NeedView> needs;
};
BOOST_DESCRIBE_STRUCT(OfferView, (), (kind, label, use, body, needs))

// What others issue.
struct ElsewhereView {
  std::string label;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ElsewhereView, (), (label, by))

struct Offers {
  std::vector<OfferView> offers;
  std::vector<ElsewhereView> elsewhere;
};
base::Result<Offers> offers_for(http::Call&, const Context&, const people::Person&,
                                const std::optional<base::Uuid>& episode);

struct Asked {
  PaperId id;
  std::string kind;
  std::optional<base::Uuid> episode;
  Wanted wanted;
  Filled filled = Filled::by_hand;
};
base::Result<PaperId> issue(http::Call&, const Context&, const people::Person&, const Asked&);

}  // namespace papers

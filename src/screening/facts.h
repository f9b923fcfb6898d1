// What a declaration says to the predicates of a pack, and the days an observation counts from.
// Pure. What was not asked, or not said with place and days, is unknown, and unknown puts nobody
// under a measure. (packs/README.md, Predicates; AMB-03)
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "events/model.h"
#include "packs/model.h"
#include "packs/rules.h"
#include "screening/model.h"
#include "screening/wording.h"

namespace screening {

// An area of an origin list, from the pack or added by the event.
struct ListedArea {
  std::string list;
  places::PlaceId place;
  base::Date from;
  std::optional<base::Date> to;
};

using PlaceOfCode = std::function<std::optional<places::PlaceId>(std::string_view code)>;
// An area whose code is no place today is left out: nobody can name it as a place of stay either.
std::vector<ListedArea> listed_areas(const packs::Pack&, const std::vector<events::OriginArea>&,
                                     const PlaceOfCode&);

// What a declaration is read against.
struct Setting {
  const packs::Pack& pack;
  const packs::Words& words;
  std::vector<ListedArea> areas;
  // Is the second place the first one or below it, in today's tree?
  std::function<bool(places::PlaceId ancestor, places::PlaceId place)> contains;
  base::Date day;                   // The day asked; in a review the day of arrival.
  std::optional<std::int64_t> age;  // In whole years.
  std::vector<SharedRide> shared = {};
};

class ArrivalFacts final : public packs::Facts {
 public:
  ArrivalFacts(const Declaration& declaration, const Setting& setting)
      : said_(declaration), setting_(setting) {}
  void set_category(std::string id) { category_ = std::move(id); }

  packs::Finding answer(const packs::StayedInOrigin&) const override;
  packs::Finding answer(const packs::FromAbroad&) const override;
  packs::Finding answer(const packs::HasProof&) const override;
  packs::Finding answer(const packs::HasSymptom&) const override;
  packs::Finding answer(const packs::TemperatureAtLeast&) const override;
  packs::Finding answer(const packs::SharedWithCase&) const override;
  packs::Finding answer(const packs::CategoryIs&) const override;
  packs::Finding answer(const packs::Diagnosed&) const override;
  packs::Finding answer(const packs::HolidayReturn&) const override;

  packs::Answer stayed(const Journey&, const ListedArea&) const;
  packs::Answer was_abroad(const Journey&) const;

 private:
  packs::Finding found(packs::Answer, Phrase) const;

  const Declaration& said_;
  const Setting& setting_;
  std::string category_;
};

// What an observation counts from, and where the days come from.
struct ExposureDates {
  std::optional<base::Date> arrived_on;
  std::optional<base::Date> left_on;           // The last day in the listed area, or abroad.
  std::optional<base::Date> last_exposure_on;  // Likewise, while the area was listed.
  std::optional<base::Date> onset_on;
  std::vector<Phrase> explained;
  bool operator==(const ExposureDates&) const = default;
};

// From the journeys the category asks about; from those to any listed area or abroad where it asks
// about none. A last day that was not said leaves the days of leaving and exposure empty.
ExposureDates exposure_dates(const Declaration&, const Setting&, const packs::Category*);

}  // namespace screening

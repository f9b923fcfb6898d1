#include "journeys/rules.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "journeys/number.h"
#include "journeys/seat.h"

namespace journeys {

using packs::Carrier;
using packs::ContactRange;
using packs::Phrase;
using packs::Vehicle;
using packs::Within;

// ---- How near -----------------------------------------------------------------------------------

packs::Text label_of(const ContactRange& range) {
  packs::Text label = range.label;
  for (std::string* text : {&label.zh, &label.en}) {
    base::replace_all(*text, "{rows}", std::to_string(range.rows));
  }
  return label;
}

static Nearness found(Contact contact, const char* word, const ContactRange& range) {
  return {contact, {word, {{"range", label_of(range)}}}};
}

static bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::find(b.begin(), b.end(), one) != b.end();
  });
}

static Nearness by_coach(const Seat& of_case, const Seat& asked, const ContactRange& range) {
  if (of_case.coaches.empty()) return found(Contact::unknown, "case_coach_unknown", range);
  if (asked.coaches.empty()) return found(Contact::unknown, "coach_unknown", range);
  return meet(of_case.coaches, asked.coaches) ? found(Contact::close, "coach_same", range)
                                              : found(Contact::general, "coach_other", range);
}

static Nearness by_cabin(const Seat& of_case, const Seat& asked, const ContactRange& range) {
  if (of_case.cabin.empty()) return found(Contact::unknown, "case_cabin_unknown", range);
  if (asked.cabin.empty()) return found(Contact::unknown, "cabin_unknown", range);
  return of_case.cabin == asked.cabin ? found(Contact::close, "cabin_same", range)
                                      : found(Contact::general, "cabin_other", range);
}

// In an aircraft a bare number is a row: there are no coaches, and seats bear letters.
static std::optional<int> row_of(const Seat& seat, Carrier carrier) {
  if (seat.row || carrier != Carrier::plane) return seat.row;
  if (seat.number) return seat.number;
  const bool bare = seat.coaches.size() == 1 &&
                    seat.coaches[0].find_first_not_of("0123456789") == std::string::npos;
  return bare ? std::optional(std::atoi(seat.coaches[0].c_str())) : std::nullopt;
}

// Two seats' numbers that differ by no more than the rows are near, however many stand in a row.
static bool near_by_number(const Seat& a, const Seat& b, int rows) {
  return a.number && b.number && std::abs(*a.number - *b.number) <= rows;
}

static Nearness by_rows(const CaseJourney& journey, const Seat& asked, const ContactRange& range) {
  const Seat of_case = read_seat(journey.seat, Column::seat);
  const auto case_row = row_of(of_case, journey.carrier);
  const auto row = row_of(asked, journey.carrier);
  if (near_by_number(of_case, asked, range.rows)) return found(Contact::close, "row_near", range);
  if (!case_row) return found(Contact::unknown, "case_row_unknown", range);
  if (!row) return found(Contact::unknown, "row_unknown", range);
  const bool near = std::abs(*case_row - *row) <= range.rows;
  return near ? found(Contact::close, "row_near", range)
              : found(Contact::general, "row_far", range);
}

static Nearness judge(const CaseJourney& journey, const Seat& asked, const ContactRange& range) {
  switch (range.within) {
    case Within::vehicle: return found(Contact::close, "vehicle_same", range);
    case Within::coach: return by_coach(read_seat(journey.seat, Column::coach), asked, range);
    case Within::cabin: return by_cabin(read_seat(journey.seat, Column::coach), asked, range);
    case Within::rows: return by_rows(journey, asked, range);
  }
  return {};
}

// The one that is sure to hold, or all that may.
static std::vector<const ContactRange*> ranges_of(const CaseJourney& journey,
                                                  const Ranges& ranges) {
  std::vector<const ContactRange*> of_carrier;
  for (const ContactRange& range : ranges) {
    const auto& carriers = range.carriers;
    const bool carries =
        std::find(carriers.begin(), carriers.end(), journey.carrier) != carriers.end();
    if (!carries) continue;
    if (range.vehicle == Vehicle::unknown || range.vehicle == journey.vehicle) return {&range};
    if (range.usual && journey.vehicle == Vehicle::unknown) return {&range};
    if (journey.vehicle == Vehicle::unknown) of_carrier.push_back(&range);
  }
  return of_carrier;
}

Nearness nearness(const CaseJourney& journey, const Seat& asked, const Ranges& ranges) {
  const auto possible = ranges_of(journey, ranges);
  if (possible.empty()) return {Contact::unknown, {"no_range", {}}};
  Nearness first = judge(journey, asked, *possible.front());
  for (const ContactRange* range : possible) {
    if (judge(journey, asked, *range).contact != first.contact) {
      return {Contact::unknown, {"vehicle_unknown", {}}};
    }
  }
  return first;
}

// ---- Which journeys -----------------------------------------------------------------------------

Index::Index(std::vector<CaseJourney> journeys) : journeys_(std::move(journeys)) {
  by_number_.reserve(journeys_.size());
  for (std::uint32_t i = 0; i < journeys_.size(); ++i) {
    if (!journeys_[i].departs_on) continue;
    for (std::string& number : run_numbers(journeys_[i].number)) {
      by_number_[std::move(number)].push_back(i);
    }
  }
}

static std::vector<Phrase> reasons(const CaseJourney& journey, const Ride& ride, Phrase near) {
  const packs::PhraseValues values{{"number", journey.number},   {"day", *journey.departs_on},
                                   {"last", journey.arrives_on}, {"asked", ride.on},
                                   {"from", journey.from},       {"to", journey.to}};
  const bool later = ride.on != *journey.departs_on;
  std::vector<Phrase> why{{later ? "run_later" : "run_same", values}, std::move(near)};
  const auto& flags = journey.flags;
  if (later && std::find(flags.begin(), flags.end(), Flag::ends_before_start) != flags.end()) {
    why.push_back({"end_doubtful", {}});
  }
  if (!journey.verified) why.push_back({"not_verified", {}});
  return why;
}

Matches Index::match(const Ride& ride, const Ranges& ranges) const {
  std::set<std::uint32_t> runs;
  for (const std::string& number : ride.numbers) {
    const auto found = by_number_.find(number);
    if (found != by_number_.end()) runs.insert(found->second.begin(), found->second.end());
  }
  Matches matches;
  for (const std::uint32_t i : runs) {
    const CaseJourney& journey = journeys_[i];
    if (ride.on < *journey.departs_on || journey.arrives_on < ride.on) continue;
    Nearness near = nearness(journey, ride.seat, ranges);
    auto& into = ride.on == *journey.departs_on ? matches.same_run : matches.possible;
    into.push_back({&journey, near.contact, reasons(journey, ride, std::move(near.why))});
  }
  return matches;
}

}  // namespace journeys

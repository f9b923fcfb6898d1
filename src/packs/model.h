// The whole content of a policy pack as values. The keys and their meaning: packs/README.md.
// A loaded Pack is complete and checked: nothing in it is a default, every reference leads
// somewhere.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/celsius.h"
#include "base/result.h"
#include "base/time.h"
#include "places/model.h"

namespace packs {

struct Text {
  std::string zh;
  std::string en;
  const std::string& in(base::Language language) const {
    return language == base::Language::zh ? zh : en;
  }
  auto operator<=>(const Text&) const = default;
};
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en))

enum class Confidence { official, excerpt, secondary, recalled };
BOOST_DESCRIBE_ENUM(Confidence, official, excerpt, secondary, recalled)

struct Citation {
  std::string source;    // Id of the [[source]] in the pack's own pack.toml.
  std::string document;  // That source's document, as printed.
  std::string clause;
  Confidence confidence = Confidence::recalled;
  base::Date from;  // The first day the cited entry is in force.
};
BOOST_DESCRIBE_STRUCT(Citation, (), (source, document, clause, confidence, from))

// What every entry of a topic file has.
struct Entry {
  std::string id;
  Citation citation;
  std::map<std::string, Citation, std::less<>> cites;  // By key, where a key has another source.
  base::Date effective_from;
  std::optional<base::Date> effective_to;  // The last day; empty is open.

  // The citation that stands beside one key of this entry.
  const Citation& citation_of(std::string_view key) const {
    const auto found = cites.find(key);
    return found == cites.end() ? citation : found->second;
  }
};

// ---- pack.toml ------------------------------------------------------------------------------

enum class PackKind { illness, platform };
BOOST_DESCRIBE_ENUM(PackKind, illness, platform)

enum class PackStatus { current, historic, drill };
BOOST_DESCRIBE_ENUM(PackStatus, current, historic, drill)

enum class EventKind { real, review, drill };
BOOST_DESCRIBE_ENUM(EventKind, real, review, drill)

enum class Visibility { community, clinic_cdc };
BOOST_DESCRIBE_ENUM(Visibility, community, clinic_cdc)

struct Source {
  std::string id;
  std::string document;
  std::string label;  // S0, S1, … as in packs/README.md.
  std::string note;
};

struct PackHeader {
  std::string id;
  PackKind kind = PackKind::illness;
  std::string illness;  // Empty in a platform pack.
  Text title;
  std::vector<std::string> issuer;
  PackStatus status = PackStatus::current;
  std::vector<EventKind> event_kinds;
  base::Date effective_from;
  std::optional<base::Date> effective_to;
  Visibility visibility = Visibility::community;
  Text statutory_class;
  std::string verified_by;  // Empty: nobody yet.
  std::string base;         // The pack it takes what it leaves out from, or empty.
  std::vector<Source> sources;
};

// ---- Predicates -----------------------------------------------------------------------------

struct StayedInOrigin {
  std::string list;
};
struct FromAbroad {};
struct HasProof {
  std::string kind;
};
struct HasSymptom {};
struct TemperatureAtLeast {
  base::Celsius from;
};
struct SharedWithCase {};
struct CategoryIs {
  std::string id;
};
struct Diagnosed {
  std::string illness;
};
struct HolidayReturn {};

using Question = std::variant<StayedInOrigin, FromAbroad, HasProof, HasSymptom, TemperatureAtLeast,
                              SharedWithCase, CategoryIs, Diagnosed, HolidayReturn>;

// all, any or none over `of`; or one question. rules.h evaluates it.
struct Predicate {
  enum class Kind { all, any, none, is };
  Kind kind = Kind::all;
  Question question;          // Only where kind is `is`.
  std::vector<Predicate> of;  // Only elsewhere.
};

// ---- arrivals.toml --------------------------------------------------------------------------

struct Registration : Entry {
  base::Days look_back;  // Journeys and stays this long before arrival count.
  bool id_number_required = false;
};

struct Notice : Entry {
  Text title;
  Text text;
};

struct Clarity : Entry {
  int number = 0;  // 1-10
  bool computed = false;
  Text label;
  Text question;
};

struct Transport : Entry {
  Text label;
  Text number_hint;
};

struct Symptom : Entry {
  Text label;
};

struct Precaution : Entry {
  Text label;
};

struct Proof : Entry {
  Text label;
};

struct Category : Entry {
  Text label;
  std::string key_population;  // KEYP-nn or empty.
  Predicate when;
};

struct Proposal : Entry {
  std::vector<std::string> categories;
  Predicate when;
  std::string propose;                    // Id of a regime or an advice.
  std::vector<std::string> alternatives;  // Likewise; choosing one needs a written reason.
  std::vector<std::string> confirm_roles;
  Text sentence;  // With {days} and {last_day} where `propose` is a regime.
  Text reason;
};

struct Advice : Entry {
  Text title;
  Text text;
};

// ---- origins.toml ---------------------------------------------------------------------------

struct OriginArea : Entry {
  std::string code;  // 2/4/6/9/12 digits; holds for everything below it.
  base::Date from;
  std::optional<base::Date> to;
};

struct OriginList : Entry {
  Text label;
  std::vector<OriginArea> areas;
};

// ---- observation.toml -----------------------------------------------------------------------

enum class RegimeCode { Q1, Q2, Q3, Q4, Q5 };
BOOST_DESCRIBE_ENUM(RegimeCode, Q1, Q2, Q3, Q4, Q5)

enum class CountFrom { last_exposure, arrival, leaving, onset, opened };
BOOST_DESCRIBE_ENUM(CountFrom, last_exposure, arrival, leaving, onset, opened)

enum class FeverSite { axillary };
BOOST_DESCRIBE_ENUM(FeverSite, axillary)

enum class EndReason { period_over, persons_word, moved, case_confirmed, authorised_early };
BOOST_DESCRIBE_ENUM(EndReason, period_over, persons_word, moved, case_confirmed, authorised_early)

struct Slot {
  std::string id;
  Text label;
  int from_minute = 0;  // Minute of the day.
  int to_minute = 0;
};

struct Until {
  base::Days min_days_after_onset;
  int normal_hours = 0;  // More than so many, without medicine.
};

struct Regime : Entry {
  RegimeCode code = RegimeCode::Q5;
  Text label;
  Text sentence;  // With {days} and {last_day}.
  bool voluntary = false;
  base::Days days;
  CountFrom count_from = CountFrom::opened;
  int first_day_number = 0;  // 0: last day = start + days. 1: start + days - 1.
  std::optional<Until> until;
  std::vector<Slot> slots;
  int reading_grace_minutes = 0;
  base::Celsius fever_from;
  FeverSite fever_site = FeverSite::axillary;
  base::Celsius plausible_min;
  base::Celsius plausible_max;
  std::vector<std::string> symptoms;
  int missing_reminders = 0;
  std::string remind_role;
  std::string care_role;
  std::string escalate_role;
  int care_due_minutes = 0;
  base::Days warn_before_end;
  bool agreement_required = false;
  bool ends_on_word = false;
  std::vector<std::string> open_roles;
  std::vector<std::string> end_roles;
  std::vector<std::string> early_end_roles;
  bool requires_order = false;
  std::optional<places::Level> order_min_level;
  bool requires_notice_to_release = false;
  std::vector<std::string> requires_care_kinds;  // Ids of the words of care_kind.
  std::vector<EndReason> end_reasons;
  Text open_label;
  Text end_label;
  std::vector<base::Days> follow_up_days;  // After the end; may be empty.

  // Restricts going out (Q1, Q2).
  bool restrictive() const { return code == RegimeCode::Q1 || code == RegimeCode::Q2; }
};

struct Outcome : Entry {
  Text label;
};

// ---- reports.toml ---------------------------------------------------------------------------

enum class Cadence { daily };
BOOST_DESCRIBE_ENUM(Cadence, daily)

struct Cell {
  std::string id;
  Text label;
  Text unit;
  std::string count;                                     // One of the counts of packs/README.md.
  std::map<std::string, std::string, std::less<>> args;  // category or regime, or nothing.
};

struct Section {
  Text title;
  std::vector<Cell> cells;
};

struct Form : Entry {
  Text title;
  Cadence cadence = Cadence::daily;
  int deadline_minute = 0;  // Minute of the day.
  places::Level level = places::Level::community;
  std::vector<Section> sections;
};

struct Measures : Entry {
  std::int64_t suppress_below = 0;  // 1 to this minus one are not shown above the county.
};

// ---- retention.toml -------------------------------------------------------------------------

struct Retention : Entry {
  Text purpose;
  Text lawful_basis;
  Text kept_until;
  std::vector<std::string> unmask_purposes;  // Ids of the words of unmask_purpose.
};

// ---- words.toml (platform) ------------------------------------------------------------------

struct Word {
  std::string id;
  Text label;
};

struct WordGroup : Entry {
  std::vector<Word> words;
};

// ---- The pack -------------------------------------------------------------------------------

struct PackFile {
  std::string path;  // Relative to the pack's folder, with forward slashes.
  std::string bytes;
};

struct Pack {
  PackHeader header;
  std::string hash;  // Hex of SHA-256 over its files: content_hash() of loader.h.

  // Empty in a platform pack, down to `retention`.
  Registration registration;
  Notice notice;
  std::vector<Clarity> clarities;
  std::vector<Transport> transports;
  std::vector<Symptom> symptoms;
  std::vector<Precaution> precautions;
  std::vector<Proof> proofs;
  std::vector<Category> categories;
  std::vector<Proposal> proposals;
  std::vector<Advice> advices;
  std::vector<OriginList> origin_lists;
  std::vector<Regime> regimes;
  std::vector<Outcome> outcomes;
  std::vector<Form> forms;
  Measures measures;
  Retention retention;

  std::vector<WordGroup> word_groups;  // Platform packs only.
  std::vector<PackFile> files;         // By path: what was imported, byte for byte.

  std::string version() const { return hash.substr(0, 8); }
};

// The entry of that id, or nothing: find(pack.regimes, "self_monitoring").
template <class T>
const T* find(const std::vector<T>& entries, std::string_view id) {
  for (const T& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace packs

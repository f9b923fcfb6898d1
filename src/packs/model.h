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
#include "base/time.h"
#include "packs/assistance_model.h"
#include "packs/campaign_model.h"
#include "packs/case_model.h"
#include "packs/contact_model.h"
#include "packs/declaring_model.h"
#include "packs/entry.h"
#include "packs/header.h"
#include "packs/paper_model.h"
#include "packs/regime_model.h"
#include "packs/table_model.h"
#include "packs/transfer_model.h"
#include "places/model.h"

namespace packs {

// ---- Predicates -----------------------------------------------------------------------------

struct StayedInOrigin {
  std::string list;
  bool operator==(const StayedInOrigin&) const = default;
};
struct FromAbroad {
  bool operator==(const FromAbroad&) const = default;
};
struct HasProof {
  std::string kind;
  bool operator==(const HasProof&) const = default;
};
struct HasSymptom {
  bool operator==(const HasSymptom&) const = default;
};
struct TemperatureAtLeast {
  base::Celsius from;
  bool operator==(const TemperatureAtLeast&) const = default;
};
struct SharedWithCase {
  bool operator==(const SharedWithCase&) const = default;
};
struct CategoryIs {
  std::string id;
  bool operator==(const CategoryIs&) const = default;
};
struct Diagnosed {
  std::string illness;
  bool operator==(const Diagnosed&) const = default;
};
struct HolidayReturn {
  bool operator==(const HolidayReturn&) const = default;
};

using Question = std::variant<StayedInOrigin, FromAbroad, HasProof, HasSymptom, TemperatureAtLeast,
                              SharedWithCase, CategoryIs, Diagnosed, HolidayReturn>;

// all, any or none over `of`; or one question. rules.h evaluates it.
struct Predicate {
  enum class Kind { all, any, none, is };
  Kind kind = Kind::all;
  Question question;          // Only where kind is `is`.
  std::vector<Predicate> of;  // Only elsewhere.
  bool operator==(const Predicate&) const = default;
};

// ---- arrivals.toml --------------------------------------------------------------------------

struct Registration : Entry {
  base::Days look_back;  // Journeys and stays this long before arrival count.
  bool id_number_required = false;
  std::string follow_up_role;      // Asks what is not clear yet.
  int decide_due_minutes = 0;      // From recording until somebody should have decided.
  int incomplete_due_minutes = 0;  // From recording until everything should be clear.
  int guardian_below_years = 0;    // Younger than this, the guardian agrees.
  bool operator==(const Registration&) const = default;
};

struct Notice : Entry {
  Text title;
  Text text;
  bool operator==(const Notice&) const = default;
};

struct Clarity : Entry {
  int number = 0;  // 1-10
  bool computed = false;
  Text label;
  Text question;
  bool operator==(const Clarity&) const = default;
};

struct Transport : Entry {
  bool numbered = false;  // Has a run or flight number worth asking for.
  Text label;
  Text number_hint;
  bool operator==(const Transport&) const = default;
};

struct Symptom : Entry {
  Text label;
  bool operator==(const Symptom&) const = default;
};

struct Precaution : Entry {
  Text label;
  bool operator==(const Precaution&) const = default;
};

struct Proof : Entry {
  Text label;
  bool operator==(const Proof&) const = default;
};

struct Category : Entry {
  Text label;
  std::string key_population;  // KEYP-nn or empty.
  Predicate when;
  bool operator==(const Category&) const = default;
};

struct Proposal : Entry {
  std::vector<std::string> categories;
  Predicate when;
  std::string propose;                    // Id of a regime or an advice.
  std::vector<std::string> alternatives;  // Likewise; choosing one needs a written reason.
  std::vector<std::string> confirm_roles;
  Text sentence;  // With {days} and {last_day} where `propose` is a regime.
  Text reason;
  bool operator==(const Proposal&) const = default;
};

struct Advice : Entry {
  Text title;
  Text text;
  bool operator==(const Advice&) const = default;
};

// ---- origins.toml ---------------------------------------------------------------------------

struct OriginArea : Entry {
  std::string code;  // 2/4/6/9/12 digits; holds for everything below it.
  base::Date from;
  std::optional<base::Date> to;
  bool operator==(const OriginArea&) const = default;
};

struct OriginList : Entry {
  Text label;
  std::vector<OriginArea> areas;
  bool operator==(const OriginList&) const = default;
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
  bool operator==(const Cell&) const = default;
};

struct Section {
  Text title;
  std::vector<Cell> cells;
  bool operator==(const Section&) const = default;
};

struct Form : Entry {
  Text title;
  Cadence cadence = Cadence::daily;
  int deadline_minute = 0;  // Minute of the day.
  places::Level level = places::Level::community;
  std::string confirm_role;               // In the community: confirms the day's report.
  std::string missing_role;               // In the township: told after the deadline.
  std::string missed_role;                // In the county: told after the day.
  std::vector<std::string> urgent_roles;  // Told of an urgent report at once.
  int urgent_due_minutes = 0;
  std::vector<Section> sections;
  bool operator==(const Form&) const = default;
};

struct Measures : Entry {
  std::int64_t suppress_below = 0;  // 1 to this minus one are not shown above the county.
  bool operator==(const Measures&) const = default;
};

// ---- retention.toml -------------------------------------------------------------------------

struct Retention : Entry {
  Text purpose;
  Text lawful_basis;
  Text kept_until;
  std::vector<std::string> unmask_purposes;  // Ids of the words of unmask_purpose.
  bool operator==(const Retention&) const = default;
};

// ---- roles.toml, tasks.toml and words.toml (platform)
// ---------------------------------------------------

// As written, with its citation; identity::RoleBook is what the program asks.
struct PlatformRole : Entry {
  Text label;
  std::vector<places::Level> levels;
  std::string sees;
  std::vector<std::string> permissions;
  std::string by_link;  // Empty: of accounts alone.
  bool operator==(const PlatformRole&) const = default;
};

struct Word {
  std::string id;
  Text label;
  bool operator==(const Word&) const = default;
};

// As written; tasks::Kinds is what the program asks. Wording alone, so it cites nothing.
struct TaskKind {
  std::string id;  // "slice.name"
  Text title;
  Text reason;
  std::vector<std::string> actions;
  bool closes_by_word = false;
  bool operator==(const TaskKind&) const = default;
};

// groups.toml: a key group (重点人群) as a tag that a person may bear until a day.
enum class TagList { monitoring, care };
BOOST_DESCRIBE_ENUM(TagList, monitoring, care)

struct KeyGroup : Entry {
  Text label;
  std::string key_population;  // KEYP-nn
  TagList list = TagList::care;
  base::Days days;  // From the first day to the last that is proposed.
  bool operator==(const KeyGroup&) const = default;
};

struct WordGroup : Entry {
  std::vector<Word> words;
  bool operator==(const WordGroup&) const = default;
};

// ---- The pack -------------------------------------------------------------------------------

struct PackFile {
  std::string path;  // Relative to the pack's folder, with forward slashes.
  std::string bytes;
  bool operator==(const PackFile&) const = default;
};

struct Pack {
  PackHeader header;
  std::string hash;  // Hex of SHA-256 over its files and bases: content_hash() of loader.h.
  std::map<std::string, std::string, std::less<>> bases;  // Packs it took entries from, id to hash.

  // Empty in a platform pack, down to `lawful_needs`.
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
  Doubt doubt;
  std::vector<HouseholdRule> household_rules;
  std::vector<ContactRange> contact_ranges;
  ContactLead contact_lead;  // Without a role where the pack says nothing of contacts.
  Declaring declaring;
  std::vector<Form> forms;
  Measures measures;
  Retention retention;
  std::vector<PaperKind> papers;
  std::vector<Statute> statutes;
  std::vector<LawfulNeed> lawful_needs;

  std::vector<PlatformRole> roles;  // These, down to `word_groups`, in platform packs only.
  std::vector<KeyGroup> key_groups;
  NeedDesk need_desk;  // Without a role where the pack says nothing of needs.
  std::vector<NeedKind> need_kinds;
  std::vector<CarePlan> care_plans;
  std::vector<CampaignQuestion> campaign_questions;
  std::vector<InspectionItem> inspection_items;
  Mending mending;
  std::vector<Datum> data;
  std::vector<RowSet> row_sets;
  Burden burden;
  std::vector<CalendarYear> calendar;
  TransferRules transfer;
  std::vector<TransferReason> transfer_reasons;
  Reintegration reintegration;
  PushedList pushed_list;
  std::vector<TaskKind> task_kinds;
  std::vector<WordGroup> word_groups;
  std::vector<PackFile> files;  // By path: what was imported, byte for byte.

  std::string version() const { return hash.substr(0, 8); }
  bool operator==(const Pack&) const = default;
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

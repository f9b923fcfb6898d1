// What observation/ keeps. A write and its audit entry are one call; out of scope reads as absent.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "observation/handover.h"
#include "observation/model.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace observation::store {

tasks::Where where(const Episode&);

std::optional<Episode> find(sql::Transaction&, identity::Vault&, const identity::Scope&, EpisodeId);
std::optional<Episode> find(sql::Transaction&, identity::Vault&, identity::TenantId, EpisodeId);
std::optional<Episode> open_of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                                      people::PersonId);
// The one that is open, else the one that ended last.
std::optional<Episode> latest_of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                                        people::PersonId);

// Who is watched over in a community, and by which rules; nothing sealed is opened.
struct Outline {
  people::PersonId person;
  std::string regime;
  std::string pack_hash;
  base::Date opened_on;
};
std::vector<Outline> open_at(sql::Transaction&, const tasks::Where& community);

// With its first exposure: what it counts from.
void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
         const ExposureWords& = {});
// What goes on after a hand-over between counties, with its exposures as they stood.
void take_up(sql::Transaction&, identity::Vault&, const identity::Actor&, const Handover&);
// State, period, end and words. False, and nothing kept, when the record is no longer at
// `base_version`.
bool save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
          std::int64_t base_version, std::string_view action);

// To another community of the same event; the record is the same one, and whoever had it has it no
// more. Reports of the days before count it where it was. False when it is no longer at its
// version.
bool move(sql::Transaction&, const identity::Actor&, const Episode&, places::PlaceId to);

// In the order in which they were added; withdrawn ones too.
std::vector<Exposure> exposures(sql::Transaction&, identity::Vault&, const Episode&);
// Those still open that count from a case.
std::vector<EpisodeId> counted_from(sql::Transaction&, identity::TenantId, base::Uuid case_id);
// The stage that was opened after this one.
std::optional<EpisodeId> following(sql::Transaction&, const Episode&);
void add_exposure(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
                  const Exposure&);
// As it is kept in the other county: who added and who withdrew it are the same people.
void carry(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode& next,
           const Carried&);
void save_withdrawal(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
                     const Exposure&);

// The person said that they wish to finish, or to go on after all.
enum class Wish { to_end, to_go_on };
void note_wish(sql::Transaction&, const identity::Actor&, const Episode&, Wish);

enum class Only { all, missing_today, abnormal, ends_today, past_end };
struct Filter {
  identity::EventId event;
  identity::Span span;
  std::optional<State> state;
  Only only = Only::all;
  base::Date today;
  std::optional<EpisodeId> before;  // Cursor: older than this one.
  std::int64_t limit = 50;
};
std::vector<Episode> list(sql::Transaction&, identity::Vault&, identity::TenantId, const Filter&);

struct Totals {
  std::int64_t open = 0;
  std::int64_t missing_today = 0;
  std::int64_t abnormal = 0;
  std::int64_t ends_today = 0;
  std::int64_t past_end = 0;

  Totals& operator+=(const Totals& other) {
    open += other.open;
    missing_today += other.missing_today;
    abnormal += other.abnormal;
    ends_today += other.ends_today;
    past_end += other.past_end;
    return *this;
  }
};
Totals totals(sql::Transaction&, identity::TenantId, const Filter&);

std::vector<Reading> readings(sql::Transaction&, identity::Vault&, const Episode&);
std::vector<Reading> readings_on(sql::Transaction&, identity::Vault&, const Episode&, base::Date);
std::optional<Reading> reading_at(sql::Transaction&, identity::Vault&, const Episode&, base::Date,
                                  const std::string& slot);
// Who was seen or heard of since that day, by a reading.
std::set<people::PersonId> heard_of(sql::Transaction&, identity::TenantId, identity::EventId,
                                    base::Date since);
void add_reading(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
                 const Reading&);
// Which slots hold a reading or the lack of one, without what was measured: nothing is unsealed.
std::vector<Reading> outlines(sql::Transaction&, const Episode&);
// In place of one that held none, which is kept as what stood before. False when that is no longer
// at version - 1.
bool take_over(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
               const Reading&);
// Keeps what stood before. False when the reading is no longer at version - 1.
bool save_correction(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
                     const Reading&, std::string_view reason);

// ---- Readings that look copied ----------------------------------------------------------------

struct WrittenBy {
  ReadingId reading;
  EpisodeId episode;
  base::Instant taken_at;
  std::optional<base::Celsius> temperature;
  std::string pack_hash;
};
// What an account wrote down since then about people still watched, confirmed ones left out; in the
// order in which it was taken.
std::vector<WrittenBy> written_by(sql::Transaction&, identity::Vault&, identity::TenantId,
                                  identity::AccountId, base::Instant since);
void set_doubt(sql::Transaction&, const identity::Actor&, const Episode&, ReadingId, Doubted);
// Whose readings of that account are in doubt.
std::vector<EpisodeId> doubted_of(sql::Transaction&, identity::TenantId, identity::EventId,
                                  identity::AccountId);

std::vector<CareNeed> care_needs(sql::Transaction&, identity::Vault&, const Episode&);
void add_care(sql::Transaction&, const identity::Actor&, const Episode&, const CareNeed&);
void save_outcome(sql::Transaction&, identity::Vault&, const identity::Actor&, const Episode&,
                  const CareNeed&);

// Everybody of an event who is still watched over.
std::int64_t open_in(sql::Transaction&, identity::TenantId, identity::EventId);

// ---- Counts for the daily report, at and below one place, on one day ------------------------
enum class Count {
  opened,
  opened_total,
  ended,
  open,
  abnormal,
  abnormal_open,
  outcomes,
  readings_received,
  readings_expected,
  readings_missing,
};
// `regime` empty: all regimes.
std::int64_t count(sql::Transaction&, Count, const tasks::Within&, base::Date,
                   const std::string& regime);

}  // namespace observation::store

#include "journeys/store.h"

#include <algorithm>
#include <unordered_set>

#include "base/words.h"

namespace journeys::store {

static std::string words_of(const std::vector<Flag>& flags) {
  std::string words;
  for (const Flag flag : flags) words += (words.empty() ? "" : " ") + std::string(base::word(flag));
  return words;
}

static std::vector<Flag> flags_of(std::string_view words) {
  std::vector<Flag> flags;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    flags.push_back(base::from_word<Flag>(std::string(words.substr(0, end))));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return flags;
}

static void record(sql::Transaction& tx, const identity::Actor& actor, const char* action,
                   ListId id) {
  identity::audit::record(
      tx, actor, action,
      {.tenant = {0}, .kind = "journey_list", .id = id.value, .event = {}, .place = {}});
}

// ---- A list comes in ----------------------------------------------------------------------------

void begin(sql::Transaction& tx, const identity::Actor& actor, const Begun& begun) {
  tx.execute(
      "INSERT INTO journey_list (id, illness, name, content_hash, state, journeys, flagged, "
      "edition, added_at, added_by) VALUES (?1, ?2, ?3, ?4, 'loading', 0, 0, 0, ?5, ?6)",
      {begun.id, begun.illness, begun.name, sql::Blob{begun.content_hash}, actor.at,
       actor.account});
}

void add(sql::Transaction& tx, ListId list, std::size_t first, std::span<const CaseJourney> piece) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const CaseJourney& one = piece[i];
    tx.execute(
        "INSERT INTO case_journey (list_id, position, source, carrier, vehicle, number, seat, "
        "departs_on, arrives_on, from_text, to_text, published_by, verified, flags) VALUES (?1, "
        "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        {list, first + i, one.source, base::word(one.carrier), base::word(one.vehicle), one.number,
         one.seat, one.departs_on, one.arrives_on, one.from, one.to, one.published_by,
         one.verified ? 1 : 0, words_of(one.flags)});
  }
}

bool is_loading(sql::Transaction& tx, ListId id) {
  return tx.count("SELECT count(*) FROM journey_list WHERE id = ?1 AND state = 'loading'", {id}) >
         0;
}

void put_in_use(sql::Transaction& tx, const identity::Actor& actor, ListId id) {
  tx.execute(
      "UPDATE journey_list SET state = 'in_use', edition = edition + 1, journeys = (SELECT "
      "count(*) FROM case_journey WHERE list_id = ?1), flagged = (SELECT count(*) FROM "
      "case_journey WHERE list_id = ?1 AND flags <> '') WHERE id = ?1",
      {id});
  record(tx, actor, "journeys.imported", id);
}

std::int64_t delete_unfinished(sql::Transaction& tx, std::int64_t rows_max) {
  const std::int64_t deleted = tx.execute(
      "DELETE FROM case_journey WHERE (list_id, position) IN (SELECT j.list_id, j.position FROM "
      "journey_list l JOIN case_journey j ON j.list_id = l.id WHERE l.state = 'loading' LIMIT ?1)",
      {rows_max});
  if (deleted == 0) tx.execute("DELETE FROM journey_list WHERE state = 'loading'");
  return deleted;
}

bool withdraw(sql::Transaction& tx, const identity::Actor& actor, ListId id) {
  const std::int64_t changed = tx.execute(
      "UPDATE journey_list SET state = 'withdrawn', edition = edition + 1 WHERE id = ?1 AND state "
      "= 'in_use'",
      {id});
  if (changed == 0) return false;
  record(tx, actor, "journeys.withdrawn", id);
  return true;
}

// ---- Reading ------------------------------------------------------------------------------------

static List list_of(sql::Row& row) {
  List list;
  list.id = row.take<ListId>();
  list.illness = row.take<std::string>();
  list.name = row.take<std::string>();
  list.journeys = row.take<std::int64_t>();
  list.flagged = row.take<std::int64_t>();
  list.in_use = row.take<std::string>() == "in_use";
  list.added_at = row.take<base::Instant>();
  list.added_by = row.take<std::optional<identity::AccountId>>();
  return list;
}

std::optional<List> in_use_with(sql::Transaction& tx, std::string_view illness,
                                std::string_view content_hash) {
  return tx.first(
      "SELECT id, illness, name, journeys, flagged, state, added_at, added_by FROM journey_list "
      "WHERE "
      "illness = ?1 AND content_hash = ?2 AND state = 'in_use'",
      {illness, sql::Blob{std::string(content_hash)}}, list_of);
}

std::optional<List> find(sql::Transaction& tx, ListId id) {
  return tx.first(
      "SELECT id, illness, name, journeys, flagged, state, added_at, added_by FROM journey_list "
      "WHERE id = ?1 AND state <> 'loading'",
      {id}, list_of);
}

std::int64_t edition(sql::Transaction& tx) {
  return tx.count("SELECT CAST(coalesce(sum(edition), 0) AS bigint) FROM journey_list");
}

std::vector<List> lists(sql::Transaction& tx, std::string_view illness) {
  return tx.all(
      "SELECT id, illness, name, journeys, flagged, state, added_at, added_by FROM journey_list "
      "WHERE "
      "illness = ?1 AND state <> 'loading' ORDER BY added_at DESC, id DESC",
      {illness}, list_of);
}

std::vector<std::string> illnesses(sql::Transaction& tx) {
  return tx.all("SELECT DISTINCT illness FROM journey_list WHERE state = 'in_use' ORDER BY illness",
                {}, [](sql::Row& row) { return row.take<std::string>(); });
}

static CaseJourney journey_of(sql::Row& row) {
  CaseJourney one;
  one.source = row.take<std::string>();
  one.carrier = base::from_word<packs::Carrier>(row.take<std::string>());
  one.vehicle = base::from_word<packs::Vehicle>(row.take<std::string>());
  one.number = row.take<std::string>();
  one.seat = row.take<std::string>();
  one.departs_on = row.take<std::optional<base::Date>>();
  one.arrives_on = row.take<base::Date>();
  one.from = row.take<std::string>();
  one.to = row.take<std::string>();
  one.published_by = row.take<std::string>();
  one.verified = row.take<bool>();
  one.flags = flags_of(row.take<std::string>());
  return one;
}

std::vector<CaseJourney> of_list(sql::Transaction& tx, ListId id) {
  return tx.all(
      "SELECT source, carrier, vehicle, number, seat, departs_on, arrives_on, from_text, to_text, "
      "published_by, verified, flags FROM case_journey WHERE list_id = ?1 ORDER BY position",
      {id}, journey_of);
}

std::vector<CaseJourney> all_in_use(sql::Transaction& tx, std::string_view illness) {
  std::vector<CaseJourney> all;
  std::unordered_set<std::string> newer;
  for (const List& list : lists(tx, illness)) {
    if (!list.in_use) continue;
    std::vector<CaseJourney> own = of_list(tx, list.id);
    std::vector<std::string> ids;
    for (CaseJourney& one : own) {
      if (newer.contains(one.source)) continue;
      ids.push_back(one.source);
      all.push_back(std::move(one));
    }
    newer.insert(ids.begin(), ids.end());
  }
  return all;
}

}  // namespace journeys::store

#include "people/resident_store.h"

#include <algorithm>

#include "base/words.h"
#include "identity/sealed.h"
#include "people/words.h"

namespace people::store {

const std::string& is_seen() {
  static const std::string text =
      "(n.batch_id IS NULL OR n.batch_id IN (SELECT s.id FROM person_batch s WHERE s.tenant_id = "
      "n.tenant_id AND s.state = 'seen')) ";
  return text;
}

static constexpr std::string_view columns =
    "SELECT n.id, n.event_id, n.place_id, n.lawful_basis, n.version, n.household_id, n.relation, "
    "n.is_contact, n.sealed FROM person n ";

static Resident read(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                     sql::Row& row) {
  Resident resident;
  Person& person = resident.person;
  person.tenant = tenant;
  person.id = row.take<PersonId>();
  person.event = row.take<identity::EventId>();
  person.place = row.take<places::PlaceId>();
  person.lawful_basis = base::from_word<LawfulBasis>(row.take<std::string>());
  person.version = row.take<std::int64_t>();
  resident.stay.household = row.take<std::optional<base::Uuid>>();
  resident.stay.relation = row.take<std::string>();
  resident.stay.is_contact = row.take<bool>();
  person.particulars = unsealed(tx, vault, tenant, person.event, row.take<sql::Blob>().bytes);
  return resident;
}

// ---- Who lives where ----------------------------------------------------------------------------

void set_batch(sql::Transaction& tx, const identity::SealedUnder& of, base::Uuid batch,
               BatchState state) {
  tx.execute(
      "INSERT INTO person_batch (tenant_id, id, event_id, state) VALUES (?1, ?2, ?3, ?4) ON "
      "CONFLICT (tenant_id, id) DO UPDATE SET state = excluded.state",
      {of.tenant, batch, of.event, base::word(state)});
}

void settle(sql::Transaction& tx, const identity::Actor& actor, const Person& person,
            const Stay& stay) {
  tx.execute(
      "UPDATE person SET household_id = ?3, relation = ?4, is_contact = ?5, batch_id = NULL, "
      "version = version + 1 WHERE tenant_id = ?1 AND id = ?2",
      {person.tenant, person.id, stay.household, stay.relation, stay.is_contact ? 1 : 0});
  identity::audit::record(tx, actor, stay.household ? "person.settled" : "person.moved_out",
                          about(person), {{"contact", stay.is_contact}});
}

bool has_contact(sql::Transaction& tx, const Home& home) {
  return tx.count(
             "SELECT count(*) FROM person n WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND "
             "n.household_id = ?3 AND n.is_contact = 1 AND (n.batch_id IS NULL OR n.batch_id IN "
             "(SELECT s.id FROM person_batch s WHERE s.tenant_id = n.tenant_id AND s.state <> "
             "'undone'))",
             {home.of.tenant, home.of.event, home.household}) > 0;
}

void clear_staged_contact(sql::Transaction& tx, const Home& home, base::Uuid batch) {
  tx.execute(
      "UPDATE person SET is_contact = 0 WHERE tenant_id = ?1 AND event_id = ?2 AND household_id = "
      "?3 AND batch_id = ?4",
      {home.of.tenant, home.of.event, home.household, batch});
}

std::vector<Resident> members(sql::Transaction& tx, identity::Vault& vault,
                              const identity::SealedUnder& of, base::Uuid household) {
  static const std::string text =
      std::string(columns) +
      "WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND n.household_id = ?3 AND " + is_seen() +
      "ORDER BY n.is_contact DESC, n.id";
  return tx.all(text, {of.tenant, of.event, household},
                [&](sql::Row& row) { return read(tx, vault, of.tenant, row); });
}

bool is_known(sql::Transaction& tx, identity::Vault& vault, const Person& person,
              base::Uuid household) {
  const std::string not_undone =
      "AND (n.batch_id IS NULL OR n.batch_id IN (SELECT s.id FROM person_batch s WHERE s.tenant_id "
      "= n.tenant_id AND s.state <> 'undone'))";
  static const std::string by_number =
      "SELECT count(*) FROM person n WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND "
      "n.id_number_index = ?3 " +
      not_undone;
  static const std::string behind_door =
      std::string(columns) + "WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND n.household_id = ?3 " +
      not_undone;
  if (person.particulars.id_number) {
    const sql::Blob index{
        vault.blind_index(person.tenant, "id_number", *person.particulars.id_number)};
    return tx.count(by_number, {person.tenant, person.event, index}) > 0;
  }
  bool known = false;
  tx.each(behind_door, {person.tenant, person.event, household}, [&](sql::Row& row) {
    const Resident one = read(tx, vault, person.tenant, row);
    known = known || one.person.particulars.name == person.particulars.name;
  });
  return known;
}

std::optional<Resident> find_resident(sql::Transaction& tx, identity::Vault& vault,
                                      const identity::Scope& scope, PersonId id) {
  const auto person = find(tx, vault, scope, id);
  if (!person) return std::nullopt;
  static const std::string text = std::string(columns) + "WHERE n.tenant_id = ?1 AND n.id = ?2";
  return tx.first(text, {person->tenant, id},
                  [&](sql::Row& row) { return read(tx, vault, person->tenant, row); });
}

// ---- Pages --------------------------------------------------------------------------------------

// Half of a keyed hash finds as surely among a million, in half of the room.
static sql::Blob word_index(identity::Vault& vault, const Person& person, std::string_view word) {
  static constexpr std::size_t bytes_kept = 12;
  return {vault.blind_index(person.tenant, "word", word).substr(0, bytes_kept)};
}

static const std::string& page_statement(const Asked& asked) {
  static const std::string end = " AND " + is_seen() + "ORDER BY n.id LIMIT ?5";
  static const std::string everybody =
      std::string(columns) +
      "WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND n.place_id = ?3 AND n.id > ?4" + end;
  static const std::string by_word =
      std::string(columns) +
      "JOIN person_word w ON w.tenant_id = n.tenant_id AND w.person_id = n.id WHERE w.tenant_id = "
      "?1 AND w.event_id = ?2 AND w.place_id = ?3 AND w.person_id > ?4 AND w.word = ?6 AND " +
      is_seen() + "ORDER BY w.person_id LIMIT ?5";
  static const std::string tagged =
      std::string(columns) +
      "WHERE n.tenant_id = ?1 AND n.place_id = ?3 AND n.id IN (SELECT DISTINCT t.person_id FROM "
      "person_tag t WHERE "
      "t.tenant_id = ?1 AND t.event_id = ?2 AND t.place_id = ?3 AND t.person_id > ?4 AND t.list = "
      "?6 AND t.ended_at IS NULL AND t.from_on <= ?7 AND t.to_on >= ?7 AND (t.group_id = ?8 OR ?8 "
      "= '') ORDER BY t.person_id LIMIT ?5)" +
      end;
  if (!asked.word.empty()) return by_word;
  return asked.list ? tagged : everybody;
}

std::vector<Resident> residents(sql::Transaction& tx, identity::Vault& vault, const Asked& asked,
                                places::PlaceId community, PersonId after, std::int64_t limit) {
  sql::Values values{asked.tenant, asked.event, community, after, limit};
  if (!asked.word.empty()) {
    Person of_tenant;
    of_tenant.tenant = asked.tenant;
    values.emplace_back(word_index(vault, of_tenant, asked.word));
  } else if (asked.list) {
    values.emplace_back(base::word(*asked.list));
    values.emplace_back(asked.day);
    values.emplace_back(asked.group);
  }
  return tx.all(page_statement(asked), values,
                [&](sql::Row& row) { return read(tx, vault, asked.tenant, row); });
}

std::int64_t count_residents(sql::Transaction& tx, identity::TenantId tenant,
                             identity::EventId event, places::PlaceId community) {
  return tx.count(
      "SELECT count(*) FROM person n WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND n.place_id = "
      "?3 AND (n.batch_id IS NULL OR n.batch_id IN (SELECT s.id FROM person_batch s WHERE "
      "s.tenant_id = n.tenant_id AND s.state = 'seen'))",
      {tenant, event, community});
}

// ---- What a person is found by ------------------------------------------------------------------

void add_words(sql::Transaction& tx, identity::Vault& vault, const Person& person) {
  for (const std::string& word : search_words(person.particulars)) {
    tx.execute(
        "INSERT INTO person_word (tenant_id, event_id, word, place_id, person_id) VALUES (?1, ?2, "
        "?3, ?4, ?5)",
        {person.tenant, person.event, word_index(vault, person, word), person.place, person.id});
  }
}

void remove_words(sql::Transaction& tx, identity::Vault& vault, const Person& person) {
  for (const std::string& word : search_words(person.particulars)) {
    tx.execute(
        "DELETE FROM person_word WHERE tenant_id = ?1 AND event_id = ?2 AND word = ?3 AND place_id "
        "= ?4 AND person_id = ?5",
        {person.tenant, person.event, word_index(vault, person, word), person.place, person.id});
  }
}

std::vector<WordRow> words_of_batch(sql::Transaction& tx, identity::Vault& vault,
                                    const identity::SealedUnder& of, places::PlaceId community,
                                    base::Uuid batch) {
  std::vector<WordRow> rows;
  Person person;
  person.tenant = of.tenant;
  tx.each(
      "SELECT id, sealed FROM person WHERE tenant_id = ?1 AND event_id = ?2 AND place_id = ?3 AND "
      "batch_id = ?4",
      {of.tenant, of.event, community, batch}, [&](sql::Row& row) {
        const auto id = row.take<PersonId>();
        const Particulars who =
            unsealed(tx, vault, of.tenant, of.event, row.take<sql::Blob>().bytes);
        for (const std::string& word : search_words(who)) {
          rows.push_back({word_index(vault, person, word).bytes, id});
        }
      });
  std::sort(rows.begin(), rows.end());
  return rows;
}

void add_words(sql::Transaction& tx, const WordsAt& at, std::span<const WordRow> rows) {
  for (const WordRow& row : rows) {
    tx.execute(
        "INSERT INTO person_word (tenant_id, event_id, word, place_id, person_id) VALUES (?1, ?2, "
        "?3, ?4, ?5) ON CONFLICT (tenant_id, event_id, word, place_id, person_id) DO NOTHING",
        {at.of.tenant, at.of.event, sql::Blob{row.word}, at.community, row.person});
  }
}

void forget_words(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  tx.execute("DELETE FROM person_word WHERE tenant_id = ?1 AND event_id = ?2", {tenant, event});
  tx.execute("DELETE FROM person_tag WHERE tenant_id = ?1 AND event_id = ?2", {tenant, event});
}

}  // namespace people::store

// What is kept of the published journeys. They belong to no county and name nobody; bringing a list
// in and withdrawing it are entries in the installation's audit (tenant 0).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/audit.h"
#include "journeys/model.h"
#include "sql/transaction.h"

namespace journeys::store {

// ---- A list comes in: begun, written piece by piece, then put in use, by one flag
// -----------------

struct Begun {
  ListId id;
  std::string illness;
  std::string name;
  std::string content_hash;
};
void begin(sql::Transaction&, const identity::Actor&, const Begun&);
void add(sql::Transaction&, ListId, std::size_t first_position, std::span<const CaseJourney>);
bool is_loading(sql::Transaction&, ListId);  // False when another import has taken over.
void put_in_use(sql::Transaction&, const identity::Actor&, ListId);
// What an import that broke off has left; as many as `rows_max` at one time. Answers how many.
std::int64_t delete_unfinished(sql::Transaction&, std::int64_t rows_max);

// The list in use with this content, so that importing it again changes nothing.
std::optional<List> in_use_with(sql::Transaction&, std::string_view illness,
                                std::string_view content_hash);

// The same flag taken away. False when there is no such list in use.
bool withdraw(sql::Transaction&, const identity::Actor&, ListId);

// ---- Reading
// --------------------------------------------------------------------------------------

std::int64_t edition(sql::Transaction&);  // Grows with every change that readers can see.
std::optional<List> find(sql::Transaction&, ListId);
std::vector<List> lists(sql::Transaction&, std::string_view illness);  // Newest first.
std::vector<std::string> illnesses(sql::Transaction&);                 // With lists in use.
// Of all lists in use; where several hold the same id, as the newest has it.
std::vector<CaseJourney> all_in_use(sql::Transaction&, std::string_view illness);
std::vector<CaseJourney> of_list(sql::Transaction&, ListId);

}  // namespace journeys::store

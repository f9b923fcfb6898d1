// What is kept of the administrative tree.
//
// The first import is written in pieces while the state is `loading`, and is seen by nobody before
// finish_loading; a later one changes few rows and is one unit of work.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "places/index.h"
#include "places/model.h"
#include "sql/transaction.h"

namespace places::store {

enum class State { empty, loading, complete };

struct Register {
  State state = State::empty;
  std::int64_t edition = 0;  // Grows with every change that readers can see.
};
Register find_register(sql::Transaction&);

// All rows, former ones too, by id; none before the first import is complete.
std::vector<PlaceRow> all(sql::Transaction&);

std::optional<PlaceRow> find(sql::Transaction&, PlaceId);

// Today's tree and the names of former places; empty before the first import is complete.
std::shared_ptr<const Tree> load_tree(sql::Transaction&);

void insert(sql::Transaction&, std::span<const PlaceRow>);
void update(sql::Transaction&, const PlaceRow&);
void count_edition(sql::Transaction&);  // Tells readers that something changed.

// Loading. `loader` names one import: is_loader turns false when another has taken over.
void begin_loading(sql::Transaction&, const base::Uuid& loader);
bool is_loader(sql::Transaction&, const base::Uuid& loader);
std::int64_t delete_unfinished(sql::Transaction&, std::int64_t rows_max);  // Of a stopped import.
void finish_loading(sql::Transaction&);

}  // namespace places::store

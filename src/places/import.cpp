#include "places/import.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/uuid.h"
#include "places/division_files.h"
#include "places/rules.h"
#include "places/store.h"

namespace places {

// A piece is one unit of work; other writers wait no longer than for one.
static constexpr std::size_t piece_rows = 2'000;

namespace {

// The first import: in pieces, seen only when the last one is written.
class Loading {
 public:
  Loading(sql::Database& db, const Import& import) : db_(db), import_(import) {}

  // False when another import has taken over.
  bool run(std::span<const PlaceRow> rows) {
    db_.write([&](sql::Transaction& tx) {
      store::begin_loading(tx, loader_);
      return sql::Outcome::keep;
    });
    for (std::int64_t deleted = 1; deleted > 0;) {
      if (!piece([&](sql::Transaction& tx) {
            deleted = store::delete_unfinished(tx, std::int64_t{piece_rows});
          })) {
        return false;
      }
    }
    for (std::size_t done = 0; done < rows.size();) {
      const std::size_t count = std::min(piece_rows, rows.size() - done);
      if (!piece([&](sql::Transaction& tx) { store::insert(tx, rows.subspan(done, count)); })) {
        return false;
      }
      done += count;
      import_.progress(done, rows.size());
    }
    return piece([](sql::Transaction& tx) { store::finish_loading(tx); });
  }

 private:
  template <class Work>
  bool piece(Work work) {
    bool still_ours = false;
    db_.write([&](sql::Transaction& tx) {
      still_ours = store::is_loader(tx, loader_);
      if (!still_ours) return sql::Outcome::roll_back;
      work(tx);
      return sql::Outcome::keep;
    });
    return still_ours;
  }

  sql::Database& db_;
  const Import& import_;
  const base::Uuid loader_ = base::make_uuid(base::start_of(import_.today).ms);
};

}  // namespace

// A later import: few rows, one unit of work. False when the register changed since it was read.
static bool apply(sql::Database& db, const Changes& changes, std::int64_t edition) {
  bool applied = false;
  db.write([&](sql::Transaction& tx) {
    applied = store::find_register(tx).edition == edition;
    if (!applied) return sql::Outcome::roll_back;
    for (const PlaceRow& row : changes.updated) store::update(tx, row);
    store::insert(tx, changes.added);
    store::count_edition(tx);
    return sql::Outcome::keep;
  });
  return applied;
}

// The places from the province down to the one above `code` that are kept already.
static void keep_ancestors(sql::Transaction& tx, std::int64_t code,
                           std::map<std::int64_t, PlaceRow>& kept) {
  for (auto above = parent_code(code); above; above = parent_code(*above)) {
    if (const auto row = store::find(tx, id_of(*above, 0))) kept.emplace(*above, *row);
  }
}

void add_divisions(sql::Transaction& tx, const std::vector<Division>& wanted) {
  std::map<std::int64_t, PlaceRow> kept;
  std::map<std::int64_t, Division> listed;
  for (const Division& division : wanted) {
    keep_ancestors(tx, division.code, kept);
    if (const auto row = store::find(tx, id_of(division.code, 0)))
      kept.emplace(division.code, *row);
    listed.emplace(division.code, division);
  }
  std::vector<PlaceRow> rows;
  for (const auto& [code, row] : kept) {
    rows.push_back(row);
    listed.insert_or_assign(code, Division{code, row.name});
  }
  std::vector<Division> all;
  for (const auto& [code, division] : listed) all.push_back(division);
  const auto changes = compare(rows, all, std::nullopt);
  if (!changes || changes->added.empty()) return;
  store::insert(tx, changes->added);
  store::count_edition(tx);
}

base::Result<ImportSummary> import_divisions(sql::Database& db, const Import& import) {
  if (import.valid_from && *import.valid_from > import.today) {
    return base::refuse(refusal::day_ahead).with("day", base::to_string(*import.valid_from));
  }
  const auto list = read_divisions(import.folder);
  if (!list) return list.refusal();
  store::Register before;
  std::vector<PlaceRow> kept;
  db.read([&](sql::Transaction& tx) {
    before = store::find_register(tx);
    kept = store::all(tx);
  });
  const auto changes = compare(kept, list->divisions, import.valid_from);
  if (!changes) return changes.refusal();
  bool done = true;
  if (before.state != store::State::complete) {
    done = Loading(db, import).run(changes->added);
  } else if (!changes->added.empty() || !changes->updated.empty()) {
    done = apply(db, *changes, before.edition);
  }
  if (!done) return refusal::loader_replaced;
  return ImportSummary{.listed = list->counts,
                       .added = changes->added.size(),
                       .updated = changes->updated.size(),
                       .ended = changes->ended};
}

}  // namespace places

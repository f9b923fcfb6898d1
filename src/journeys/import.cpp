#include "journeys/import.h"

#include <algorithm>
#include <span>

#include "base/uuid.h"
#include "identity/crypto.h"
#include "journeys/store.h"

namespace journeys {

static constexpr std::size_t piece_rows = 1'000;

namespace {

class Writing {
 public:
  Writing(sql::Database& db, const Import& import, ListId id)
      : db_(db), import_(import), begun_{id, import.illness, import.name, {}} {
    begun_.content_hash = identity::sha256(import.bytes);
  }

  // False when another import has taken over.
  bool run(std::span<const CaseJourney> journeys) {
    for (std::int64_t deleted = 1; deleted > 0;) {
      write([&](sql::Transaction& tx) {
        deleted = store::delete_unfinished(tx, std::int64_t{piece_rows});
      });
    }
    write([&](sql::Transaction& tx) { store::begin(tx, import_.actor, begun_); });
    for (std::size_t done = 0; done < journeys.size();) {
      const auto piece = journeys.subspan(done, std::min(piece_rows, journeys.size() - done));
      if (!own([&](sql::Transaction& tx) { store::add(tx, begun_.id, done, piece); })) return false;
      done += piece.size();
      import_.progress(done, journeys.size());
    }
    return own([&](sql::Transaction& tx) {
      store::put_in_use(tx, import_.actor, begun_.id);
      import_.in_use(tx);
    });
  }

 private:
  template <class Work>
  void write(Work work) {
    db_.write([&](sql::Transaction& tx) {
      work(tx);
      return sql::Outcome::keep;
    });
  }
  template <class Work>
  bool own(Work work) {
    bool still_ours = false;
    write([&](sql::Transaction& tx) {
      still_ours = store::is_loading(tx, begun_.id);
      if (still_ours) work(tx);
    });
    return still_ours;
  }

  sql::Database& db_;
  const Import& import_;
  store::Begun begun_;
};

}  // namespace

base::Result<Imported> import_journeys(sql::Database& db, const Import& import) {
  auto journeys = read_journeys(import.bytes);
  if (!journeys) return journeys.refusal();
  const std::string hash = identity::sha256(import.bytes);
  const auto same =
      db.query([&](sql::Transaction& tx) { return store::in_use_with(tx, import.illness, hash); });
  if (same) return Imported{same->id, true, std::move(*journeys)};
  const ListId id{base::make_uuid(import.actor.at.ms)};
  if (!Writing(db, import, id).run(*journeys)) return refusal::import_replaced;
  return Imported{id, false, std::move(*journeys)};
}

}  // namespace journeys

#include "app/demonstration_store.h"

namespace app::store {

std::optional<DemonstrationMark> find_mark(sql::Transaction& tx) {
  return tx.first("SELECT world, days_back FROM demonstration WHERE id = 1", {},
                  [](sql::Row& row) -> DemonstrationMark {
                    return {.world = row.take<std::string>(),
                            .days_back = row.take<std::int64_t>()};
                  });
}

bool has_accounts(sql::Transaction& tx) {
  return tx
      .first("SELECT 1 FROM account LIMIT 1", {},
             [](sql::Row& row) { return row.take<std::int64_t>(); })
      .has_value();
}

void add_mark(sql::Transaction& tx, const identity::Actor& actor, const DemonstrationMark& mark) {
  tx.execute("INSERT INTO demonstration (id, world, days_back) VALUES (1, ?1, ?2)",
             {mark.world, mark.days_back});
  identity::audit::record(
      tx, actor, "demonstration.marked",
      {identity::TenantId{0}, "demonstration", base::make_uuid(actor.at.ms), {}, {}},
      {{"world", mark.world}});
}

}  // namespace app::store

// A table that an office asks for reads what is kept of the people on it: their particulars, how
// they came, how they are watched over and what was measured; and what is missing there is written
// into the record, not onto the table. (REP-07)
#pragma once

#include "people/http.h"
#include "tables/http.h"

namespace workflows {

struct RecordsContext {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Pack>(std::string_view hash)> pack_of;
  // Younger than this, in years, the guardian agrees: by the event's pack.
  std::function<std::int64_t(std::string_view pack)> guardian_below;
};

// One more than `tables::list_rows_max` at most.
std::vector<tables::Record> records_of(http::Call&, const RecordsContext&, const tables::Where&,
                                       const packs::RowSet&);

// Refused where the person is out of scope, or as a person's particulars are.
base::Result<base::Done> correct_record(http::Call&, const RecordsContext&,
                                        const tables::Correction&);

}  // namespace workflows

// How tables are reached: the register of what is asked for, what each column means, filling them
// in from the records, and what it all costs.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "events/model.h"
#include "http/routes.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "packs/words.h"
#include "places/index.h"
#include "sheets/filled_copy.h"
#include "tables/dictionary.h"
#include "tables/model.h"

namespace tables {

// One person's row.
struct Record {
  base::Uuid person;
  std::string link;  // Where the record is completed.
  std::map<packs::DatumSource, Value> values;
  identity::AuditSubject subject;
};

struct Where {
  const events::Event& event;
  places::PlaceId place;
  base::Date day;
};

// A value that a person typed for a datum of somebody's record.
struct Correction {
  base::Uuid person;
  packs::DatumSource source = packs::DatumSource::person_name;
  std::string text;
};

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Words>()> words;
  std::function<std::shared_ptr<const packs::Pack>()> platform;  // Holds the dictionary.
  // What the daily report counts, here as one datum.
  std::function<base::Result<std::int64_t>(http::Call&, const Where&, const packs::Datum&)> count;
  // Who is on a list, one more than `list_rows_max` at most.
  std::function<std::vector<Record>(http::Call&, const Where&, const packs::RowSet&)> records;
  std::function<base::Result<base::Done>(http::Call&, const Correction&)> correct;
  // Made outside of this program's memory: a file that breaks it breaks nothing else.
  std::function<base::Result<std::string>(const std::string& workbook, const sheets::Filling&)>
      filled_copy;
};

inline constexpr std::size_t list_rows_max = 1000;

void add_routes(http::Routes&, const Context&);          // Register and columns.
void add_filling_routes(http::Routes&, const Context&);  // Sheets, fillings, files.
void add_burden_routes(http::Routes&, const Context&);

}  // namespace tables

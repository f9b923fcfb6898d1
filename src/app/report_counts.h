// What the slices count for the daily report, and for offices' tables.
#pragma once

#include <utility>

#include "http/call.h"
#include "packs/model.h"
#include "reports/counts.h"
#include "tables/http.h"

namespace app {

reports::Counts all_counts();

// A datum of the dictionary is what the daily report counts, over the regimes that it names.
std::int64_t count_of(http::Call&, const reports::Counts&, const packs::Pack&,
                      const std::pair<const tables::Where&, const packs::Datum&>& wanted);

}  // namespace app

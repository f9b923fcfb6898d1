// bulwark report compile|rollup --region CODE --day D [--event ID] [--json]
// Both read only: a draft is printed and not kept.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "identity/model.h"
#include "reports/views.h"
#include "sql/database.h"

namespace app {

enum class ReportOutput { lines, json };

struct ReportCommand {
  std::string region;  // A division code.
  base::Date day;
  std::optional<identity::EventId> event;  // Else the only open event of the region.
  base::Instant now;
  base::Language language = base::Language::zh;
  ReportOutput output = ReportOutput::lines;
};

struct ReportConsole {
  std::ostream& out;
  std::ostream& err;
};

// Answer the exit code: 0 done, 1 refused (said on err). The JSON is that of GET /v1/reports/draft
// and GET /v1/rollups.
int report_compile(sql::Database&, const reports::Sources&, const ReportCommand&,
                   const ReportConsole&);
int report_rollup(sql::Database&, const reports::Sources&, const ReportCommand&,
                  const ReportConsole&);

}  // namespace app

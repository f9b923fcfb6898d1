// bulwark import journeys FILE.json [--pack ID] [--json]
// bulwark match journeys QUERIES.csv [--pack ID] [--json]
//
// Both need neither places nor an account. Answer the exit code; a doubtful journey, a wrong row
// and a ride without a match are answers, not failures. (SCR-10)
#pragma once

#include <filesystem>
#include <string>

#include "app/console.h"
#include "base/time.h"

namespace app {

struct JourneyCommand {
  std::string database;  // Made and migrated by the import; must exist for the matching.
  std::filesystem::path file;
  std::string list;  // Of the withdrawal.
  std::string pack;  // Empty: the only one that says who sat near (contacts.toml).
  OutputForm form = OutputForm::lines;
  base::Instant now;
};

int import_journeys(const JourneyCommand&, const Console&);
// bulwark withdraw journeys LIST: an import undone, by the uuid that it answered.
int withdraw_journeys(const JourneyCommand&, const Console&);
int match_journeys(const JourneyCommand&, const Console&);

}  // namespace app

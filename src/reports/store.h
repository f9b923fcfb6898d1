// What is kept of reports. A write and its audit entry are one call; a report outside the scope
// reads as absent. Totals: store_totals.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "reports/model.h"
#include "sql/transaction.h"

namespace reports::store {

// ---- Places ----------------------------------------------------------------------------------

identity::Scope everywhere();  // For the program itself and the command line.

std::optional<Ground> find_place(sql::Transaction&, const identity::Scope&, places::PlaceId);
std::optional<Ground> find_place(sql::Transaction&, std::string_view code);  // Whose it is today.

// ---- Reports ---------------------------------------------------------------------------------

// What tasks and audit entries of a place's day are about; the same on all installations.
base::Uuid subject_of(identity::EventId, places::PlaceId, base::Date);

std::optional<Report> find(sql::Transaction&, const identity::Scope&, const ReportKey&);
std::optional<CellValues> latest_values(sql::Transaction&, const ReportKey&);

// Keeps the latest version of the report and moves the totals above it. Throws when that version is
// there already, or the one before it is not.
void save(sql::Transaction&, const identity::Actor&, const Report&);

// ---- Who answers for it (REP-06) --------------------------------------------------------------

struct Responsible {
  identity::AccountId account;
  std::string name;
  base::Instant since;
};
std::optional<Responsible> responsible(sql::Transaction&, identity::TenantId, places::PlaceId);
void save_responsible(sql::Transaction&, const identity::Actor&, identity::TenantId,
                      places::PlaceId, identity::AccountId);
// Accounts with a role over exactly that place on the day, by name.
std::vector<Responsible> candidates(sql::Transaction&, places::PlaceId, base::Date);
// Whether the account may sign in and has a role over the place or around it on the day.
bool has_role_over(sql::Transaction&, identity::AccountId, identity::Span, base::Date);

// ---- Urgent reports (REP-03) ------------------------------------------------------------------

void add_urgent(sql::Transaction&, identity::Vault&, const identity::Actor&, const UrgentReport&,
                const std::vector<UrgentNotice>&);
std::optional<UrgentReport> find_urgent(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                        UrgentReportId);

}  // namespace reports::store

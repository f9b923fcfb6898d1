// What is kept of imports. The file stands in sealed pieces under the event's key, and goes when
// the batch is in use or undone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "imports/model.h"

namespace imports::store {

void add(sql::Transaction&, const identity::Actor&, const Batch&);
// State, plan and counts. Starting, finishing and undoing are entries in the audit.
void save(sql::Transaction&, const Batch&);
void record(sql::Transaction&, const identity::Actor&, const Batch&, const char* action);

identity::AuditSubject about(const Batch&);

std::optional<Batch> find(sql::Transaction&, const identity::Scope&, BatchId);
std::optional<Batch> find(sql::Transaction&, identity::TenantId, BatchId);
std::vector<Batch> of_place(sql::Transaction&, identity::TenantId, identity::EventId,
                            places::PlaceId);

void add_piece(sql::Transaction&, identity::Vault&, const Batch&, std::int64_t number,
               std::string_view bytes, base::Instant now);
std::int64_t pieces(sql::Transaction&, const Batch&);
bool is_whole(sql::Transaction&, const Batch&);  // No piece is missing before the last.
std::string bytes_of(sql::Transaction&, identity::Vault&, const Batch&);
void forget_pieces(sql::Transaction&, const Batch&);
// Files, their names and what was decided about their columns. For the unit of work that closes it.
void forget_event(sql::Transaction&, identity::TenantId, identity::EventId);

}  // namespace imports::store

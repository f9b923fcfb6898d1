// A paper tells of an episode: what it says of regime, days, orders and readings comes from there.
#pragma once

#include "observation/http.h"
#include "papers/content.h"
#include "sql/transaction.h"

namespace workflows {

std::optional<papers::EpisodeFacts> episode_facts(sql::Transaction&, const observation::Context&,
                                                  identity::TenantId, base::Uuid episode);

}  // namespace workflows

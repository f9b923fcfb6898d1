// How campaigns (campaigns/) are joined to the roles that may screen and to who was heard of.
#pragma once

#include "app/installation.h"
#include "campaigns/http.h"

namespace app {

campaigns::Context campaigns_context(Installation&);

}  // namespace app

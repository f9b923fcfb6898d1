// How messages (messages/) are joined to the records that say who is to be told.
#pragma once

#include "app/installation.h"
#include "messages/context.h"

namespace app {

messages::Context messages_context(Installation&, messages::Port);

}  // namespace app

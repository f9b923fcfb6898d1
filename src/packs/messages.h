// The topic messages.toml of a platform pack. It stands outside of Pack, because the messages'
// slice alone reads it; a pack with a base writes it anew.
#pragma once

#include <memory>

#include "packs/message_model.h"
#include "packs/model.h"
#include "packs/problems.h"

namespace packs {

class Reader;
struct Desk;

struct Messages {
  MessageDesk desk;  // Without a role where the pack says nothing of messages.
  std::vector<MessageKind> kinds;
  bool operator==(const Messages&) const = default;
};

// For the loader: what is wrong with the topic by itself, and with what it refers to.
void read_messages(Reader&, Desk&);
void check_messages(const Pack&, Problems&);

// What a pack says that was loaded; read once for each version.
std::shared_ptr<const Messages> messages_of(const Pack&);

}  // namespace packs

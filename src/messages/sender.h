// Carries messages out of the house, one after another. Each is marked as handed over, durably,
// before anybody outside is asked; what came of it is kept afterwards. Between the two nothing is
// locked. A message whose answer got lost is asked about and never sent again: whoever falls
// between stands on the call list in the end.
#pragma once

#include <functional>
#include <optional>

#include "messages/context.h"
#include "sql/database.h"

namespace messages {

class Sender {
 public:
  Sender(sql::Database& database, const Context& context)
      : database_(database), context_(context) {}

  // Takes up the next message whose time has come; false when there is none.
  bool step(base::Instant now);

 private:
  struct Taken;
  std::optional<Message> due(base::Instant now);
  std::optional<Taken> take(const Message&, base::Instant now);
  Message carry(const Taken&, base::Instant now) const;
  void keep(const Taken&, const Message& after, base::Instant now);

  sql::Database& database_;
  const Context& context_;
};

}  // namespace messages

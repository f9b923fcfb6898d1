// Who is joined to whom, as a list: the slices' contexts, their routes, their due times, the counts
// of the daily report.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/installation.h"
#include "events/http.h"
#include "http/routes.h"
#include "messages/sender.h"
#include "papers/http.h"
#include "reports/views.h"
#include "schedule/runner.h"

namespace app {

// Where this installation is reached from outside, as the one who asked sees it.
using PublicAddress = std::function<std::string(const http::Request&)>;

class Wiring {
 public:
  // Without an address no paper can be printed: for commands that print none.
  explicit Wiring(Installation&, const PublicAddress& = nullptr, messages::Port = {});
  ~Wiring();

  const http::Routes& routes() const;
  const events::Context& events() const;
  const reports::Sources& report_sources() const;
  const reports::FormOf& forms() const;
  const papers::Context& papers() const;
  schedule::Runner& runner();
  messages::Sender& sender();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app

// Who is joined to whom, as a list: the slices' contexts, their routes, their due times, the counts
// of the daily report.
#pragma once

#include <memory>

#include "app/installation.h"
#include "events/http.h"
#include "http/routes.h"
#include "reports/views.h"
#include "schedule/runner.h"

namespace app {

class Wiring {
 public:
  explicit Wiring(Installation&);
  ~Wiring();

  const http::Routes& routes() const;
  const events::Context& events() const;
  const reports::Sources& report_sources() const;
  const reports::FormOf& forms() const;
  schedule::Runner& runner();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app

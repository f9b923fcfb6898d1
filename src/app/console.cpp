#include "app/console.h"

#include <ostream>

namespace app {

int Console::refuse(const base::Refusal& refusal) const {
  err << "bulwark: " << base::message(refusal, language) << "\n";
  return exit_refused;
}

}  // namespace app

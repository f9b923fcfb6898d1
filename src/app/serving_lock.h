// One server at a time for one SQLite file. (docs/decisions/0006)
#pragma once

#include <string>

namespace app {

class ServingLock {
 public:
  // Throws std::runtime_error when another server has it. PostgreSQL takes any number of servers:
  // nothing is locked there.
  explicit ServingLock(const std::string& database_url);
  ~ServingLock();
  ServingLock(const ServingLock&) = delete;
  ServingLock& operator=(const ServingLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace app

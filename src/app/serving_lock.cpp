#include "app/serving_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace app {

ServingLock::ServingLock(const std::string& url) {
  static constexpr std::string_view scheme = "sqlite:";
  if (!url.starts_with(scheme)) return;
  const std::filesystem::path path = url.substr(scheme.size()) + ".lock";
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw std::runtime_error("cannot make " + path.string());
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  throw std::runtime_error("another server already serves " + url.substr(scheme.size()) +
                           "; stop it first, or give this one a database of its own with --db");
}

// The file stays: removing it would let a third server lock another file of the same name.
ServingLock::~ServingLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace app

// A few threads for work that may block, so that the threads of the network never do.
#pragma once

#include <functional>
#include <memory>

namespace http {

class Workers {
 public:
  explicit Workers(int threads);
  ~Workers();  // Joins.

  void post(std::function<void()> work);  // From any thread.
  void join();                            // Waits for what was posted; nothing is posted after it.

 private:
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace http

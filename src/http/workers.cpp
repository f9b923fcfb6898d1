#include "http/workers.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

namespace http {

struct Workers::Pool {
  explicit Pool(int count) : threads(static_cast<std::size_t>(count)) {}
  boost::asio::thread_pool threads;
};

Workers::Workers(int threads) : pool_(std::make_unique<Pool>(threads)) {}

Workers::~Workers() { join(); }

void Workers::post(std::function<void()> work) {
  boost::asio::post(pool_->threads, std::move(work));
}

void Workers::join() { pool_->threads.join(); }

}  // namespace http

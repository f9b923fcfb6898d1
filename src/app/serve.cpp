#include "app/serve.h"

#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <thread>

#include "app/demonstration.h"
#include "app/installation.h"
#include "app/serving_lock.h"
#include "app/session_routes.h"
#include "app/web_routes.h"
#include "app/wiring.h"
#include "base/record.h"
#include "http/server.h"

namespace app {

static constexpr auto schedule_every = std::chrono::seconds(5);

namespace {

struct ClockInput {
  base::Instant now;
};
BOOST_DESCRIBE_STRUCT(ClockInput, (), (now))

// Every few seconds, until it is destroyed: runs what is due, and takes over what other processes
// changed.
class Ticker {
 public:
  Ticker(schedule::Runner& runner, Installation& installation)
      : thread_([this, &runner, &installation] { run(runner, installation); }) {}
  ~Ticker() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run(schedule::Runner& runner, Installation& installation) {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      try {
        runner.run_due(installation.clock.now());
        installation.database->read([&](sql::Transaction& tx) { installation.refresh(tx); });
      } catch (const std::exception& error) {
        spdlog::error("the schedule failed and will try again: {}", error.what());
      }
      lock.lock();
      wake_.wait_for(lock, schedule_every, [this] { return stopping_; });
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

// Moves the test clock and does at once what became due.
http::Response move_clock(base::TestClock& clock, schedule::Runner& runner,
                          const http::Request& request) {
  ClockInput input;
  base::json::Problems problems;
  const auto body = base::json::parse(request.body);
  if (body) base::json::read_record(*body, input, problems);
  if (!body || !problems.empty()) {
    return http::problem(base::refuse(http::refusal::not_json), request);
  }
  clock.set(input.now);
  runner.run_due(input.now);
  return {.status = 200,
          .content_type = "application/json; charset=utf-8",
          .body = base::json::record_to_text(input),
          .headers = {}};
}

// The name in the request is the asker's own word; only what can stand in an address is taken over.
std::string address_of(const ServeOptions& options, const http::Request& request) {
  if (!options.public_url.empty()) return options.public_url;
  const std::string_view host = request.header("host");
  const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == ':' ||
           c == '[' || c == ']';
  });
  const char* scheme = options.tls_certificate_file.empty() ? "http://" : "https://";
  return scheme + std::string(plain ? host : std::string_view("localhost"));
}

void wait_for_signal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

}  // namespace

int serve(const ServeOptions& options, const Console& console) {
  // Blocked before any thread starts, so that all of them leave these to sigwait.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);

  DemonstrationClock real_clock;
  base::TestClock test_clock(real_clock.now());
  const base::Clock& clock =
      options.test_clock ? static_cast<const base::Clock&>(test_clock) : real_clock;
  const ServingLock lock(options.database);
  Installation installation(options.database, options.key_file, sql::OpenMode::create_or_migrate,
                            clock);
  real_clock.set_days_back(days_back_of(installation));
  Wiring wiring(installation,
                [&](const http::Request& request) { return address_of(options, request); });
  http::Service service(
      {*installation.database, installation.sessions, clock, wiring.routes(),
       [&](std::string_view token) { return installation.session_of_link(token); }});
  const SessionRoutes session_routes{installation, wiring.events(),
                                     !options.tls_certificate_file.empty(),
                                     options.test_clock ? 0 : real_clock.days_back()};
  add_session_routes(service, session_routes);
  papers::add_open_route(service, wiring.papers(), *installation.database, clock);
  add_web_routes(service, installation, wiring.routes());
  if (options.test_clock) {
    service.add({"POST", "/test/clock", [&](const http::Request& request) {
                   return move_clock(test_clock, wiring.runner(), request);
                 }});
  }
  http::Server server({.address = options.address,
                       .port = options.port,
                       .threads = 2,
                       .tls_certificate_file = options.tls_certificate_file,
                       .tls_key_file = options.tls_key_file},
                      [&](http::Request request, http::Respond respond) {
                        service.handle(std::move(request), std::move(respond));
                      });
  const char* scheme = options.tls_certificate_file.empty() ? "http" : "https";
  console.out << "bulwark: " << scheme << "://" << options.address << ":" << server.port()
              << std::endl;
  {
    std::optional<Ticker> ticker;
    if (!options.test_clock) ticker.emplace(wiring.runner(), installation);
    wait_for_signal(signals);
  }
  server.stop();
  service.drain();
  return exit_done;
}

}  // namespace app

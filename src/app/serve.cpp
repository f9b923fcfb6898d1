#include "app/serve.h"

#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <ostream>
#include <thread>

#include "app/demonstration.h"
#include "app/installation.h"
#include "app/serving_lock.h"
#include "app/session_routes.h"
#include "app/web_routes.h"
#include "app/wiring.h"
#include "base/limits.h"
#include "base/record.h"
#include "http/message.h"
#include "http/rate.h"
#include "http/server.h"
#include "messages/configuration.h"

namespace app {

static constexpr auto schedule_every = std::chrono::seconds(5);
static constexpr auto messages_every = std::chrono::seconds(1);

namespace {

struct ClockInput {
  base::Instant now;
};
BOOST_DESCRIBE_STRUCT(ClockInput, (), (now))

// Does something again and again until it is destroyed, which waits for what is under way.
class Repeating {
 public:
  Repeating(std::chrono::seconds every, const char* what, std::function<void()> work)
      : every_(every), what_(what), work_(std::move(work)), thread_([this] { run(); }) {}
  ~Repeating() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      try {
        work_();
      } catch (const std::exception& error) {
        spdlog::error("{} failed and will try again: {}", what_, error.what());
      }
      lock.lock();
      wake_.wait_for(lock, every_, [this] { return stopping_.load(); });
    }
  }

  const std::chrono::seconds every_;
  const char* what_;
  const std::function<void()> work_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// Runs what is due, and takes over what other processes changed; and, beside it, because it waits
// for others, carries messages out of the house.
class Background {
 public:
  Background(Wiring& wiring, Installation& installation)
      : schedule_(
            schedule_every, "the schedule",
            [&] {
              wiring.runner().run_due(installation.clock.now());
              installation.database->read([&](sql::Transaction& tx) { installation.refresh(tx); });
            }),
        sender_(messages_every, "the sender of messages", [this, &wiring, &installation] {
          while (!stopping_ && wiring.sender().step(installation.clock.now())) {
          }
        }) {}
  ~Background() { stopping_ = true; }

 private:
  std::atomic<bool> stopping_ = false;
  Repeating schedule_;
  Repeating sender_;
};

// Moves the test clock and does at once what became due.
http::Response move_clock(base::TestClock& clock, Wiring& wiring, const http::Request& request) {
  ClockInput input;
  base::json::Problems problems;
  const auto body = base::json::parse(request.body);
  if (body) base::json::read_record(*body, input, problems);
  if (!body || !problems.empty()) {
    return http::problem(base::refuse(http::refusal::not_json), request);
  }
  clock.set(input.now);
  wiring.runner().run_due(input.now);
  while (wiring.sender().step(input.now)) {
  }
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

constexpr http::Rate::Limits declared_limits{
    .in_window_max = base::limits::declared_by_address_max,
    .window_ms = base::limits::declared_window_minutes * 60 * 1000,
    .names_max = base::limits::rate_addresses_max};

// A posted link is open to everybody: what comes by it from one address has a limit.
base::Result<base::Done> not_too_often(http::Rate& declared, const http::Request& request,
                                       const http::Route& route, base::Instant now) {
  const bool open = route.permission.starts_with("declare.") && request.method != "GET";
  if (!open || declared.take(request.remote_address, now)) return base::Done{};
  return http::refusal::too_often;
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
  installation.keep_packs();
  Wiring wiring(
      installation, [&](const http::Request& request) { return address_of(options, request); },
      messages::read_port(options.message_file));
  http::Rate declared(declared_limits);
  http::Service service(
      {*installation.database, installation.sessions, clock, wiring.routes(),
       [&](std::string_view token) { return installation.session_of_link(token); },
       [&](const http::Request& request, const http::Route& route, base::Instant now) {
         return not_too_often(declared, request, route, now);
       }});
  const SessionRoutes session_routes{installation, wiring.events(),
                                     !options.tls_certificate_file.empty(),
                                     options.test_clock ? 0 : real_clock.days_back()};
  add_session_routes(service, session_routes);
  papers::add_open_route(service, wiring.papers(), *installation.database, clock);
  add_web_routes(service, installation, wiring.routes());
  if (options.test_clock) {
    service.add({"POST", "/test/clock", [&](const http::Request& request) {
                   return move_clock(test_clock, wiring, request);
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
    std::optional<Background> background;
    if (!options.test_clock) background.emplace(wiring, installation);
    wait_for_signal(signals);
  }
  server.stop();
  service.drain();
  return exit_done;
}

}  // namespace app

#include "http/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "http/connection.h"

namespace http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

static constexpr auto stop_time_max = 10s;
static constexpr int listen_backlog = 1024;

struct Server::State {
  ServerOptions options;
  Connections connections;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<asio::io_context>> loops;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
  std::vector<std::thread> threads;
};

namespace {

asio::awaitable<void> serve_connection(Server::State& state, tcp::socket socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  const std::string remote = error ? "" : endpoint.address().to_string();
  try {
    if (state.tls) {
      co_await serve_tls(state.connections, *state.tls, std::move(socket), remote);
    } else {
      co_await serve_plain(state.connections, std::move(socket), remote);
    }
  } catch (const boost::system::system_error&) {
    // The other side went away; there is nobody to tell.
  }
}

asio::awaitable<void> accept_loop(Server::State& state, tcp::acceptor& acceptor) {
  while (!state.connections.stopping) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    if (error) {  // Out of descriptors: wait for some to come back.
      asio::steady_timer timer(acceptor.get_executor(), 50ms);
      co_await timer.async_wait(asio::use_awaitable);
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(acceptor.get_executor(), serve_connection(state, std::move(socket)),
                   asio::detached);
  }
}

std::unique_ptr<tcp::acceptor> listener(asio::io_context& loop, const ServerOptions& options,
                                        unsigned short port) {
  auto acceptor = std::make_unique<tcp::acceptor>(loop);
  const tcp::endpoint endpoint(asio::ip::make_address(options.address), port);
  acceptor->open(endpoint.protocol());
  acceptor->set_option(tcp::acceptor::reuse_address(true));
  // The threads of this program share the port; a second program does not, see claim_port.
  const int on = 1;
  ::setsockopt(acceptor->native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  acceptor->bind(endpoint);
  acceptor->listen(listen_backlog);
  return acceptor;
}

// Throws when someone already listens: a socket without SO_REUSEPORT cannot bind beside them.
void claim_port(const ServerOptions& options) {
  asio::io_context loop;
  tcp::acceptor probe(loop);
  const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
  probe.open(endpoint.protocol());
  probe.set_option(tcp::acceptor::reuse_address(true));
  error_code error;
  probe.bind(endpoint, error);
  if (!error) probe.listen(1, error);
  if (error) {
    throw std::runtime_error("cannot listen on " + options.address + ":" +
                             std::to_string(options.port) + ": " + error.message() +
                             "; choose another port with --port");
  }
}

}  // namespace

Server::Server(ServerOptions options, Handler handler) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  state_->connections.handler = std::move(handler);
  claim_port(state_->options);
  if (!state_->options.tls_certificate_file.empty()) {
    state_->tls.emplace(asio::ssl::context::tls_server);
    state_->tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    state_->tls->use_certificate_chain_file(state_->options.tls_certificate_file);
    state_->tls->use_private_key_file(state_->options.tls_key_file, asio::ssl::context::pem);
  }
  unsigned short listening_port = state_->options.port;
  for (int i = 0; i < state_->options.threads; ++i) {
    auto& loop = *state_->loops.emplace_back(std::make_unique<asio::io_context>(1));
    state_->acceptors.push_back(listener(loop, state_->options, listening_port));
    listening_port = state_->acceptors.back()->local_endpoint().port();
  }
  for (int i = 0; i < state_->options.threads; ++i) {
    asio::co_spawn(*state_->loops[i], accept_loop(*state_, *state_->acceptors[i]), asio::detached);
    state_->threads.emplace_back([loop = state_->loops[i].get()] { loop->run(); });
  }
}

unsigned short Server::port() const { return state_->acceptors.front()->local_endpoint().port(); }

void Server::stop() {
  if (state_->connections.stopping.exchange(true)) return;
  for (std::size_t i = 0; i < state_->loops.size(); ++i) {
    asio::post(*state_->loops[i], [acceptor = state_->acceptors[i].get()] {
      error_code ignored;
      acceptor->close(ignored);
    });
  }
  const auto deadline = std::chrono::steady_clock::now() + stop_time_max;
  while (state_->connections.running_requests > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(5ms);
  }
  for (auto& loop : state_->loops) loop->stop();
  for (std::thread& thread : state_->threads) thread.join();
}

Server::~Server() { stop(); }

}  // namespace http

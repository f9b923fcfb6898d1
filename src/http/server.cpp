#include "http/server.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <thread>

#include "base/limits.h"
#include "base/time.h"
#include "base/uuid.h"
#include "http/gzip.h"

namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Parser = beast::http::request_parser<beast::http::string_body>;
using BeastResponse = beast::http::response<beast::http::string_body>;
using namespace std::chrono_literals;

static constexpr auto request_time_max = 30s;
static constexpr auto idle_time_max = 75s;
static constexpr auto stop_time_max = 10s;
static constexpr int listen_backlog = 1024;

struct Server::State {
  ServerOptions options;
  Handler handler;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<asio::io_context>> loops;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
  std::vector<std::thread> threads;
  std::atomic<int> running_requests{0};
  std::atomic<bool> stopping{false};
};

namespace {

Request translated(const Parser& parser, const std::string& remote) {
  const auto& message = parser.get();
  Request request;
  request.method = std::string(message.method_string());
  split_target({message.target().data(), message.target().size()}, request);
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    request.headers.try_emplace(std::move(name), std::string(field.value()));
  }
  request.body = message.body();
  request.remote_address = remote;
  request.request_id = base::to_string(base::make_uuid(base::SystemClock().now().ms));
  return request;
}

// What the parser lets through and we do not: no Host, and lengths told in two ways.
bool is_proper(const Parser& parser) {
  const auto& message = parser.get();
  if (message.version() >= 11 && message.count(beast::http::field::host) != 1) return false;
  const auto encoding = message[beast::http::field::transfer_encoding];
  if (!encoding.empty() && !beast::iequals(encoding, "chunked")) return false;
  return encoding.empty() || message.count(beast::http::field::content_length) == 0;
}

BeastResponse built(Response response, unsigned version, bool keep_alive, bool gzip_accepted) {
  BeastResponse out{beast::http::int_to_status(static_cast<unsigned>(response.status)), version};
  if (!response.body.empty()) out.set(beast::http::field::content_type, response.content_type);
  for (const auto& [name, value] : response.headers) out.insert(name, value);
  out.set("X-Content-Type-Options", "nosniff");
  if (gzip_accepted && worth_gzip(response)) {
    response.body = gzip(response.body);
    out.set(beast::http::field::content_encoding, "gzip");
  }
  out.set(beast::http::field::vary, "Accept-Encoding, Accept-Language");
  out.body() = std::move(response.body);
  out.keep_alive(keep_alive);
  out.prepare_payload();
  return out;
}

asio::awaitable<Response> answered(Server::State&, Request);

template <class Stream>
asio::awaitable<void> refuse_and_close(Stream& stream, int status) {
  BeastResponse out = built({.status = status, .content_type = {}, .body = {}, .headers = {}}, 11,
                            false, false);
  co_await beast::http::async_write(stream, out, asio::use_awaitable);
}

int status_of_error(const beast::error_code& error) {
  if (error == beast::http::error::body_limit) return 413;
  if (error == beast::http::error::header_limit) return 431;
  return 400;
}

bool is_parse_error(const beast::error_code& error) {
  return error.category() == beast::http::make_error_code(beast::http::error::bad_method).category() &&
         error != beast::http::error::end_of_stream && error != beast::http::error::partial_message;
}

// Reads one request. False when the connection is to be closed.
template <class Stream>
asio::awaitable<bool> read_request(Stream& stream, beast::flat_buffer& buffer, Parser& parser) {
  parser.header_limit(base::limits::header_bytes_max);
  parser.body_limit(base::limits::body_bytes_max);
  beast::get_lowest_layer(stream).expires_after(buffer.size() > 0 ? request_time_max
                                                                  : idle_time_max);
  beast::error_code error;
  co_await beast::http::async_read_header(stream, buffer, parser,
                                          asio::redirect_error(asio::use_awaitable, error));
  if (!error) {
    beast::get_lowest_layer(stream).expires_after(request_time_max);
    co_await beast::http::async_read(stream, buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
  }
  if (error) {
    if (is_parse_error(error)) co_await refuse_and_close(stream, status_of_error(error));
    co_return false;
  }
  const bool short_target = parser.get().target().size() <= base::limits::target_bytes_max;
  if (!is_proper(parser) || !short_target) {
    co_await refuse_and_close(stream, short_target ? 400 : 414);
    co_return false;
  }
  co_return true;
}

template <class Stream>
asio::awaitable<void> serve(Server::State& state, Stream& stream, const std::string& remote) {
  beast::flat_buffer buffer(base::limits::header_bytes_max + base::limits::body_bytes_max);
  while (!state.stopping) {
    Parser parser;
    if (!co_await read_request(stream, buffer, parser)) co_return;
    const unsigned version = parser.get().version();
    const bool keep_alive = parser.get().keep_alive() && !state.stopping;
    const bool is_head = parser.get().method() == beast::http::verb::head;
    Request request = translated(parser, remote);
    if (is_head) request.method = "GET";
    const bool gzip_accepted =
        request.header("accept-encoding").find("gzip") != std::string_view::npos;
    beast::get_lowest_layer(stream).expires_never();
    Response response = co_await answered(state, std::move(request));
    BeastResponse out = built(std::move(response), version, keep_alive, gzip_accepted);
    if (is_head) out.body().clear();
    beast::get_lowest_layer(stream).expires_after(request_time_max);
    co_await beast::http::async_write(stream, out, asio::use_awaitable);
    if (!keep_alive) co_return;
  }
}

asio::awaitable<Response> answered(Server::State& state, Request request) {
  ++state.running_requests;
  auto executor = co_await asio::this_coro::executor;
  Response response = co_await asio::async_initiate<decltype(asio::use_awaitable), void(Response)>(
      [&state, executor](auto handler, Request moved) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        state.handler(std::move(moved), [executor, resume](Response answer) {
          asio::post(executor, [resume, answer = std::move(answer)]() mutable {
            (*resume)(std::move(answer));
          });
        });
      },
      asio::use_awaitable, std::move(request));
  --state.running_requests;
  co_return response;
}

asio::awaitable<void> serve_connection(Server::State& state, tcp::socket socket) {
  beast::error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  const std::string remote = error ? "" : endpoint.address().to_string();
  try {
    if (!state.tls) {
      beast::tcp_stream stream(std::move(socket));
      co_await serve(state, stream, remote);
      stream.socket().shutdown(tcp::socket::shutdown_send, error);
      co_return;
    }
    beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *state.tls);
    beast::get_lowest_layer(stream).expires_after(request_time_max);
    co_await stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
    co_await serve(state, stream, remote);
    beast::get_lowest_layer(stream).expires_after(request_time_max);
    co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
  } catch (const beast::system_error&) {
    // The other side went away; there is nobody to tell.
  }
}

asio::awaitable<void> accept_loop(Server::State& state, tcp::acceptor& acceptor) {
  while (!state.stopping) {
    beast::error_code error;
    tcp::socket socket = co_await acceptor.async_accept(
        asio::redirect_error(asio::use_awaitable, error));
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
  beast::error_code error;
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
  state_->handler = std::move(handler);
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
  if (state_->stopping.exchange(true)) return;
  for (std::size_t i = 0; i < state_->loops.size(); ++i) {
    asio::post(*state_->loops[i], [acceptor = state_->acceptors[i].get()] {
      beast::error_code ignored;
      acceptor->close(ignored);
    });
  }
  const auto deadline = std::chrono::steady_clock::now() + stop_time_max;
  while (state_->running_requests > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(5ms);
  }
  std::this_thread::sleep_for(20ms);  // The last answers leave.
  for (auto& loop : state_->loops) loop->stop();
  for (std::thread& thread : state_->threads) thread.join();
}

Server::~Server() { stop(); }

}  // namespace http

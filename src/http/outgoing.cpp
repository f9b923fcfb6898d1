#include "http/outgoing.h"

#include <openssl/ssl.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <optional>

#include "base/limits.h"

namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace message = beast::http;
using tcp = asio::ip::tcp;

namespace {

struct Address {
  bool tls = true;
  std::string host;  // As it stands in the URL, with brackets.
  std::string port;
  std::string target;
  std::string authority;

  std::string name() const {
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  }
};

bool is_this_machine(const std::string& host) {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Address> parse(const std::string& url) {
  Address address;
  std::string_view rest = url;
  const auto after = [&](std::string_view scheme) {
    const bool is_it = rest.starts_with(scheme);
    if (is_it) rest.remove_prefix(scheme.size());
    return is_it;
  };
  if (after("https://")) address.tls = true;
  else if (after("http://")) address.tls = false;
  else return std::nullopt;
  const std::size_t slash = rest.find_first_of("/?");
  address.authority = std::string(rest.substr(0, slash));
  address.target = slash == std::string_view::npos ? "/" : std::string(rest.substr(slash));
  if (address.target.front() == '?') address.target.insert(0, "/");
  const bool is_plain = address.authority.find_first_of("@\r\n\t #") == std::string::npos &&
                        address.target.find_first_of("\r\n\t #") == std::string::npos;
  if (!is_plain) return std::nullopt;
  const std::size_t bracket = address.authority.rfind(']');
  const std::size_t colon = address.authority.find(':', bracket == std::string::npos ? 0 : bracket);
  address.host = address.authority.substr(0, colon);
  address.port = address.tls ? "443" : "80";
  if (colon != std::string::npos) address.port = address.authority.substr(colon + 1);
  if (address.host.empty() || !is_port(address.port)) return std::nullopt;
  if (!address.tls && !is_this_machine(address.host)) return std::nullopt;
  return address;
}

message::request<message::string_body> request_of(const Outgoing& outgoing,
                                                  const Address& address) {
  message::request<message::string_body> request(message::verb::post, address.target, 11);
  request.set(message::field::host, address.authority);
  request.set(message::field::user_agent, "bulwark");
  request.set(message::field::connection, "close");
  for (const auto& [name, value] : outgoing.headers) request.set(name, value);
  request.body() = outgoing.body;
  request.prepare_payload();
  return request;
}

template <class Stream>
asio::awaitable<void> exchange(Stream& stream, const Outgoing& outgoing, const Address& address,
                               Answered& answer) {
  const auto request = request_of(outgoing, address);
  answer.reached = Reached::unanswered;  // From the first byte on.
  co_await message::async_write(stream, request, asio::use_awaitable);
  beast::flat_buffer buffer;
  message::response_parser<message::string_body> parser;
  parser.body_limit(base::limits::body_bytes_max);
  parser.header_limit(base::limits::header_bytes_max);
  co_await message::async_read(stream, buffer, parser, asio::use_awaitable);
  answer.status = static_cast<int>(parser.get().result_int());
  answer.body = parser.get().body();
  answer.reached = Reached::answered;
}

asio::awaitable<void> connect(beast::tcp_stream& stream, const Address& address) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  const auto found =
      co_await resolver.async_resolve(address.name(), address.port, asio::use_awaitable);
  co_await stream.async_connect(found, asio::use_awaitable);
}

asio::awaitable<void> run(const Outgoing& outgoing, const Address& address, Answered& answer) {
  const auto executor = co_await asio::this_coro::executor;
  if (!address.tls) {
    beast::tcp_stream stream(executor);
    stream.expires_after(outgoing.time_max);
    co_await connect(stream, address);
    co_await exchange(stream, outgoing, address, answer);
    co_return;
  }
  asio::ssl::context context(asio::ssl::context::tls_client);
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  context.set_default_verify_paths();
  context.set_verify_mode(asio::ssl::verify_peer);
  beast::ssl_stream<beast::tcp_stream> stream(executor, context);
  stream.set_verify_callback(asio::ssl::host_name_verification(address.name()));
  SSL_set_tlsext_host_name(stream.native_handle(), address.name().c_str());
  beast::get_lowest_layer(stream).expires_after(outgoing.time_max);
  co_await connect(beast::get_lowest_layer(stream), address);
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
  co_await exchange(stream, outgoing, address, answer);
}

}  // namespace

Answered post(const Outgoing& outgoing) {
  Answered answer;
  const auto address = parse(outgoing.url);
  if (!address) {
    answer.fault = "the address is none that may be reached";
    return answer;
  }
  asio::io_context loop(1);
  asio::co_spawn(loop, run(outgoing, *address, answer), [&](std::exception_ptr error) {
    try {
      if (error) std::rethrow_exception(error);
    } catch (const std::exception& failure) {
      answer.fault = failure.what();
    }
  });
  // The streams give up by themselves; looking a name up may not.
  loop.run_for(outgoing.time_max + std::chrono::seconds(1));
  if (!loop.stopped() && answer.fault.empty()) answer.fault = "no answer in time";
  return answer;
}

bool may_be_reached(const std::string& url) { return parse(url).has_value(); }

std::string host_of(const std::string& url) {
  const auto address = parse(url);
  return address ? address->authority : std::string();
}

}  // namespace http

// Requests and answers over one stream, plain or TLS: what both kinds of connection do alike.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>

#include "base/limits.h"
#include "http/connection.h"

namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Parser = beast::http::request_parser<beast::http::string_body>;
using BeastResponse = beast::http::response<beast::http::string_body>;

Request translated(const Parser&, const std::string& remote);
// What the parser lets through and we do not: no Host, and lengths told in two ways.
bool is_proper(const Parser&);
BeastResponse built(Response, unsigned version, bool keep_alive, bool gzip_accepted);
int status_of_error(const beast::error_code&);
bool is_parse_error(const beast::error_code&);
asio::awaitable<Response> answered(Connections&, Request);  // What the handler answers.

// A request from when it is read until its answer has left: a stopping server waits for it.
class Running {
 public:
  explicit Running(Connections& connections) : count_(connections.running_requests) { ++count_; }
  ~Running() { --count_; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  std::atomic<int>& count_;
};

template <class Stream>
asio::awaitable<void> refuse_and_close(Stream& stream, int status) {
  BeastResponse out =
      built({.status = status, .content_type = {}, .body = {}, .headers = {}}, 11, false, false);
  co_await beast::http::async_write(stream, out, asio::use_awaitable);
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
asio::awaitable<void> serve(Connections& connections, Stream& stream, const std::string& remote) {
  beast::flat_buffer buffer(base::limits::header_bytes_max + base::limits::body_bytes_max);
  while (!connections.stopping) {
    Parser parser;
    if (!co_await read_request(stream, buffer, parser)) co_return;
    const Running running(connections);
    const unsigned version = parser.get().version();
    const bool keep_alive = parser.get().keep_alive() && !connections.stopping;
    const bool is_head = parser.get().method() == beast::http::verb::head;
    Request request = translated(parser, remote);
    if (is_head) request.method = "GET";
    const bool gzip_accepted =
        request.header("accept-encoding").find("gzip") != std::string_view::npos;
    beast::get_lowest_layer(stream).expires_never();
    Response response = co_await answered(connections, std::move(request));
    BeastResponse out = built(std::move(response), version, keep_alive, gzip_accepted);
    if (is_head) out.body().clear();
    beast::get_lowest_layer(stream).expires_after(request_time_max);
    co_await beast::http::async_write(stream, out, asio::use_awaitable);
    if (!keep_alive) co_return;
  }
}

}  // namespace http

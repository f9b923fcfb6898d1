#include "http/conversation.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include "base/time.h"
#include "base/uuid.h"
#include "http/gzip.h"

namespace http {

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

// A message with both a length and a transfer encoding does not come this far: the parser refuses
// it.
bool is_proper(const Parser& parser) {
  const auto& message = parser.get();
  if (message.version() >= 11 && message.count(beast::http::field::host) != 1) return false;
  const auto encoding = message[beast::http::field::transfer_encoding];
  return encoding.empty() || beast::iequals(encoding, "chunked");
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

int status_of_error(const beast::error_code& error) {
  if (error == beast::http::error::body_limit) return 413;
  if (error == beast::http::error::header_limit) return 431;
  return 400;
}

bool is_parse_error(const beast::error_code& error) {
  return error.category() ==
             beast::http::make_error_code(beast::http::error::bad_method).category() &&
         error != beast::http::error::end_of_stream && error != beast::http::error::partial_message;
}

asio::awaitable<Response> answered(Connections& connections, Request request) {
  auto executor = co_await asio::this_coro::executor;
  co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(Response)>(
      [&connections, executor](auto handler, Request moved) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        connections.handler(std::move(moved), [executor, resume](Response answer) {
          asio::post(executor, [resume, answer = std::move(answer)]() mutable {
            (*resume)(std::move(answer));
          });
        });
      },
      asio::use_awaitable, std::move(request));
}

}  // namespace http

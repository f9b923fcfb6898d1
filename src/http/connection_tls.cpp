#include <boost/asio/ssl.hpp>
#include <boost/beast/ssl.hpp>

#include "http/connection.h"
#include "http/conversation.h"

namespace http {

asio::awaitable<void> serve_tls(Connections& connections, asio::ssl::context& tls,
                                asio::ip::tcp::socket socket, const std::string& remote) {
  beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), tls);
  beast::get_lowest_layer(stream).expires_after(request_time_max);
  co_await stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
  co_await serve(connections, stream, remote);
  beast::get_lowest_layer(stream).expires_after(request_time_max);
  beast::error_code ignored;
  co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace http

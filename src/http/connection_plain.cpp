#include "http/connection.h"
#include "http/conversation.h"

namespace http {

asio::awaitable<void> serve_plain(Connections& connections, asio::ip::tcp::socket socket,
                                  const std::string& remote) {
  beast::tcp_stream stream(std::move(socket));
  co_await serve(connections, stream, remote);
  beast::error_code ignored;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace http

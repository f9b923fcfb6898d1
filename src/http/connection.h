// What a connection shares with its server, and the two kinds of it. For server.cpp; each kind is
// compiled by itself, because Beast's templates take long.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <string>

#include "http/server.h"

namespace http {

inline constexpr std::chrono::seconds request_time_max{30};
inline constexpr std::chrono::seconds idle_time_max{75};

struct Connections {
  Handler handler;
  std::atomic<int> running_requests{0};
  std::atomic<bool> stopping{false};
};

// From the first byte to the last. They throw boost::system::system_error when the other side is
// gone, and nothing else.
boost::asio::awaitable<void> serve_plain(Connections&, boost::asio::ip::tcp::socket,
                                         const std::string& remote);
boost::asio::awaitable<void> serve_tls(Connections&, boost::asio::ssl::context&,
                                       boost::asio::ip::tcp::socket, const std::string& remote);

}  // namespace http

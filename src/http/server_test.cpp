// The server at its edge: what is no proper request, every limit, many at once, and the end.
#include "http/server.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "base/limits.h"

namespace http {
namespace {

using namespace std::chrono_literals;

class Client {
 public:
  explicit Client(unsigned short port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return;  // The server has closed already: it has said why.
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  // Up to the end of `until`, or to the end of the connection.
  std::string receive(std::string_view until) {
    std::string all;
    char c = 0;
    while (!all.ends_with(until) && recv(socket_, &c, 1, 0) == 1) all += c;
    return all;
  }

 private:
  int socket_;
};

// Answers what it was asked, from another thread, as the program does.
class Echo {
 public:
  Handler handler() {
    return [this](Request request, Respond respond) {
      ++running;
      threads.emplace_back([this, request = std::move(request), respond = std::move(respond)] {
        std::this_thread::sleep_for(pause);
        respond({.status = 200,
                 .content_type = "text/plain",
                 .body = request.path + "|" + request.body + "!",
                 .headers = {}});
        --running;
      });
    };
  }
  ~Echo() {
    for (std::thread& thread : threads) thread.join();
  }
  std::chrono::milliseconds pause{0};
  std::atomic<int> running = 0;
  std::vector<std::thread> threads;  // One event loop adds to them.
};

ServerOptions on_a_free_port() {
  return {.port = 0, .threads = 1, .tls_certificate_file = {}, .tls_key_file = {}};
}

TEST(Server, RefusesAtItsEdge) {
  Echo echo;
  Server server(on_a_free_port(), echo.handler());
  const std::string host = "Host: x\r\n";
  const auto post = [&](const std::string& headers, const std::string& body) {
    return "POST /a HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n" + body;
  };
  const auto get = [&](const std::string& target, const std::string& headers) {
    return "GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
  };
  const auto length = [](std::size_t bytes) {
    return "Content-Length: " + std::to_string(bytes) + "\r\n";
  };
  const std::string most(base::limits::body_bytes_max, 'x');
  const std::string path(base::limits::target_bytes_max, 'p');
  struct Row {
    const char* what;
    std::string bytes;
    std::string want;
  };
  for (const Row& row : {
           Row{"proper", get("/a", host), "200"},
           Row{"no host", get("/a", ""), "400"},
           Row{"two hosts", get("/a", host + host), "400"},
           Row{"the old version needs no host", "GET /a HTTP/1.0\r\n\r\n", "200"},
           Row{"length and chunks",
               post(host + length(3) + "Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\n\r\n"),
               "400"},
           Row{"two lengths", post(host + length(3) + length(4), "abcd"), "400"},
           Row{"another encoding",
               post(host + "Transfer-Encoding: gzip, chunked\r\n", "1\r\na\r\n0\r\n\r\n"), "400"},
           Row{"chunks", post(host + "Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\n\r\n"),
               "200"},
           Row{"a length that is no number", post(host + "Content-Length: many\r\n", ""), "400"},
           Row{"no request at all", "\x16\x03\x01 hello\r\n\r\n", "400"},
           Row{"the longest body", post(host + length(most.size()), most), "200"},
           Row{"a longer body", post(host + length(most.size() + 1), most + "x"), "413"},
           Row{"the longest target", get("/" + path.substr(1), host), "200"},
           Row{"a longer target", get("/" + path, host), "414"},
           Row{"too many header bytes",
               get("/a", host + "X: " + std::string(base::limits::header_bytes_max, 'y') + "\r\n"),
               "431"},
       }) {
    Client client(server.port());
    client.send(row.bytes);
    EXPECT_EQ(client.receive("\r\n").substr(9, 3), row.want) << row.what;
  }
}

TEST(Server, ManyAtOnceEachGetTheirOwnAnswer) {
  Echo echo;
  Server server(on_a_free_port(), echo.handler());
  std::atomic<int> right = 0;
  constexpr int clients = 8;
  constexpr int requests = 25;
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      Client client(server.port());
      for (int j = 0; j < requests; ++j) {
        const std::string mine = std::to_string(i) + "-" + std::to_string(j);
        client.send("POST /" + mine + " HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                    std::to_string(mine.size()) + "\r\n\r\n" + mine);
        if (client.receive("!").ends_with("/" + mine + "|" + mine + "!")) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, clients * requests);
}

TEST(Server, WhatItHasBegunItFinishesBeforeItStops) {
  Echo echo;
  echo.pause = 200ms;
  Server server(on_a_free_port(), echo.handler());
  Client client(server.port());
  client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  while (echo.running == 0) std::this_thread::sleep_for(1ms);
  server.stop();
  EXPECT_TRUE(client.receive("!").ends_with("/slow|!"));
}

TEST(Server, SaysPlainlyThatThePortIsTaken) {
  Echo echo;
  Server first(on_a_free_port(), echo.handler());
  ServerOptions same = on_a_free_port();
  same.port = first.port();
  try {
    Server second(same, echo.handler());
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find(std::to_string(same.port)), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("--port"), std::string::npos);
  }
}

}  // namespace
}  // namespace http

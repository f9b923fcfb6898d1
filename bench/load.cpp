// bench_load PORT CONNECTIONS HEADERS REQUESTS: sends each line of REQUESTS once over keep-alive
// connections to 127.0.0.1, the next one only after the answer to the last (a closed loop).
// A line is "METHOD PATH BODY"; HEADERS holds header lines that every request carries.
// Prints one JSON line: requests, seconds, p50_ms, p99_ms, refused (an answer other than 2xx).
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> lines_of(const char* file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(std::string("cannot read ") + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The whole request as bytes, ready before the clock starts.
std::string request_of(const std::string& line, const std::string& headers) {
  const std::size_t path = line.find(' ') + 1;
  const std::size_t body = line.find(' ', path) + 1;
  const std::string content = line.substr(body);
  return line.substr(0, body) +
         "HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers +
         "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
}

class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("nobody listens on this port");
    }
  }
  ~Connection() { close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Sends and waits for the whole answer.
  const std::string& ask(const std::string& request) {
    for (std::size_t sent = 0; sent < request.size();) {
      const ssize_t n = send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) throw std::runtime_error("the connection broke while sending");
      sent += static_cast<std::size_t>(n);
    }
    answer_.clear();
    while (!is_whole()) {
      const ssize_t n = recv(socket_, piece_.data(), piece_.size(), 0);
      if (n <= 0) throw std::runtime_error("the connection broke while waiting for an answer");
      answer_.append(piece_.data(), static_cast<std::size_t>(n));
    }
    return answer_;
  }

 private:
  bool is_whole() const {
    static const std::string name = "content-length:";
    const std::size_t end = answer_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto equal = [](char a, char b) { return std::tolower(a) == b; };
    const auto at = std::search(answer_.begin(), answer_.begin() + static_cast<long>(end),
                                name.begin(), name.end(), equal);
    const std::size_t value = static_cast<std::size_t>(at - answer_.begin()) + name.size();
    const std::size_t digits = answer_.find_first_not_of(' ', value);
    std::size_t length = 0;
    std::from_chars(answer_.data() + digits, answer_.data() + end, length);
    return answer_.size() >= end + 4 + length;
  }

  int socket_;
  std::string answer_;
  std::array<char, 65536> piece_;
};

// What all connections share.
struct Load {
  std::vector<std::string> requests;
  std::atomic<std::size_t> next = 0;
  std::atomic<int> refused = 0;
  std::mutex mutex;
  std::vector<double> milliseconds;
  std::string first_refused;
};

void work(Load& load, std::uint16_t port) {
  Connection connection(port);
  std::vector<double> milliseconds;
  for (std::size_t i = load.next++; i < load.requests.size(); i = load.next++) {
    const Clock::time_point asked = Clock::now();
    const std::string& answer = connection.ask(load.requests[i]);
    const std::chrono::duration<double, std::milli> took = Clock::now() - asked;
    milliseconds.push_back(took.count());
    if (answer.compare(9, 1, "2") != 0 && load.refused++ == 0) load.first_refused = answer;
  }
  const std::lock_guard lock(load.mutex);
  load.milliseconds.insert(load.milliseconds.end(), milliseconds.begin(), milliseconds.end());
}

int run(char** words) {
  const auto port = static_cast<std::uint16_t>(std::stoi(words[1]));
  std::string headers;
  for (const std::string& line : lines_of(words[3])) headers += line + "\r\n";
  Load load;
  for (const std::string& line : lines_of(words[4])) {
    load.requests.push_back(request_of(line, headers));
  }
  const Clock::time_point begun = Clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < std::stoi(words[2]); ++i) threads.emplace_back(work, std::ref(load), port);
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = Clock::now() - begun;
  std::sort(load.milliseconds.begin(), load.milliseconds.end());
  const auto at = [&](double share) {
    return load.milliseconds[static_cast<std::size_t>(
        share * static_cast<double>(load.milliseconds.size() - 1))];
  };
  if (load.refused > 0) std::cerr << load.first_refused << "\n";
  std::printf(
      "{\"requests\": %zu, \"seconds\": %.3f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"refused\": "
      "%d}\n",
      load.requests.size(), took.count(), at(0.5), at(0.99), load.refused.load());
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::cerr << "usage: bench_load PORT CONNECTIONS HEADERS REQUESTS\n";
    return 2;
  }
  return run(words);
}

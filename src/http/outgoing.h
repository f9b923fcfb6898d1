// One request of ours to somebody else's server: never from a handler or a writer: it waits.
// waits.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace http {

struct Outgoing {
  std::string url;  // https://…; http:// only to this machine itself.
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::chrono::milliseconds time_max{10'000};  // From the first look-up to the last byte.
};

// not_sent: nothing of the request has left this machine, so it may be sent again. unanswered: it,
// or a part of it, has, and what the other side did is not known.
enum class Reached { not_sent, unanswered, answered };

struct Answered {
  Reached reached = Reached::not_sent;
  int status = 0;
  std::string body;
  std::string fault;  // For the log; never what was sent.
};

// POSTs and waits. Redirects are not followed; certificates are checked against the system's
// authorities ($SSL_CERT_FILE names others).
Answered post(const Outgoing&);

// https with a host, or http to 127.0.0.1, [::1] or localhost.
bool may_be_reached(const std::string& url);

// host[:port], as it stands in the Host header; empty when the URL may not be reached.
std::string host_of(const std::string& url);

}  // namespace http

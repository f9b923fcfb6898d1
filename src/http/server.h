// The server: HTTP/1.1 on coroutines, one event loop a thread, optional TLS. It knows bytes, limits
// and time-outs; what a request means is the handler's.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/message.h"

namespace http {

using Respond = std::function<void(Response)>;          // Called once, from any thread.
using Handler = std::function<void(Request, Respond)>;  // Called on an event loop; does not block.

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;
  int threads = 2;
  std::string tls_certificate_file;  // Both or none.
  std::string tls_key_file;
};

class Server {
 public:
  struct State;

  // Listens at once. Throws std::runtime_error that says plainly when the port is taken.
  Server(ServerOptions, Handler);
  ~Server();

  unsigned short port() const;  // The real one, when 0 was asked for.

  // Stops listening, lets running requests finish (a few seconds at most), then returns.
  void stop();

 private:
  std::unique_ptr<State> state_;
};

}  // namespace http

// bulwark serve: the whole system on one address.
#pragma once

#include <optional>
#include <string>

#include "app/console.h"
#include "app/installation.h"

namespace app {

struct ServeOptions {
  std::string database;
  std::string key_file;
  std::string address = "127.0.0.1";
  unsigned short port = 8080;
  std::string tls_certificate_file;
  std::string tls_key_file;
  std::string public_url;    // Where people reach it; empty: as each request was addressed.
  std::string message_file;  // What carries SMS and posts; empty: nothing does.
  bool test_clock = false;   // Opens POST /test/clock; for tests and nothing else.
};

// Runs until SIGINT or SIGTERM; nothing acknowledged is lost.
int serve(const ServeOptions&, const Console&);

}  // namespace app

// Who a token stands for. Sessions are read often and change seldom: kept in memory for a few
// seconds.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "identity/model.h"
#include "identity/roles.h"
#include "sql/database.h"

namespace identity {

class Sessions {
 public:
  Sessions(sql::Database& database, const RoleBook& roles) : database_(database), roles_(roles) {}

  // Empty when the token is unknown, has expired, or its account is disabled.
  std::shared_ptr<const Session> find(std::string_view token, base::Instant now);

  struct Opened {
    std::string token;
    std::shared_ptr<const Session> session;
  };
  Opened open(const Account&, base::Instant now);  // Waits for the commit.
  void close(std::string_view token, base::Instant now);
  void forget(AccountId);  // After its password, grants or state changed.

 private:
  struct Kept {
    std::shared_ptr<const Session> session;
    base::Instant read_at;
  };

  std::shared_ptr<const Session> load(sql::Transaction&, const std::string& token_hash,
                                      base::Instant now) const;

  sql::Database& database_;
  const RoleBook& roles_;
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;  // By token hash.
};

}  // namespace identity

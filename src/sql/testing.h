// For tests: an empty, migrated database of each kind, gone when the test ends.
//
//   using PlacesStore = sql::testing::OnEachDatabase;
//   ON_EACH_DATABASE(PlacesStore);
//   TEST_P(PlacesStore, KeepsEveryField) { db().write(…); }
//
// PostgreSQL is the one BULWARK_TEST_POSTGRES names (bin/with-postgres sets it); every test has a
// schema of its own there. Without it the tests run on SQLite alone and say so once.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sql/database.h"
#include "sql/postgres_connection.h"

namespace sql::testing {

inline std::string postgres_url() {
  const char* url = std::getenv("BULWARK_TEST_POSTGRES");
  return url != nullptr ? url : "";
}

inline std::string unused_name() {
  static int count = 0;
  return "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

// Where a test's database is; it does not exist before somebody opens it.
class Location {
 public:
  explicit Location(Dialect dialect) : dialect_(dialect), name_(unused_name()) {
    if (dialect_ == Dialect::sqlite) {
      folder_ = std::filesystem::temp_directory_path() / ("bulwark_" + name_);
      std::filesystem::create_directories(folder_);
    } else {
      PostgresConnection(postgres_url()).script("CREATE SCHEMA " + name_);
    }
  }
  ~Location() {
    if (dialect_ == Dialect::sqlite) std::filesystem::remove_all(folder_);
    else PostgresConnection(postgres_url()).script("DROP SCHEMA " + name_ + " CASCADE");
  }
  Location(const Location&) = delete;
  Location& operator=(const Location&) = delete;

  std::string url() const {
    if (dialect_ == Dialect::sqlite) return "sqlite:" + (folder_ / "bulwark.db").string();
    const std::string base = postgres_url();
    const char* join = base.find('?') == std::string::npos ? "?" : "&";
    return base + join + "options=-csearch_path%3D" + name_;
  }

 private:
  Dialect dialect_;
  std::string name_;
  std::filesystem::path folder_;
};

class OnEachDatabase : public ::testing::TestWithParam<Dialect> {
 protected:
  Database& db() {
    if (!db_) db_ = open(url(), OpenMode::create_or_migrate);
    return *db_;
  }
  std::string url() const { return location_.url(); }
  void close() { db_.reset(); }

 private:
  Location location_{GetParam()};
  std::unique_ptr<Database> db_;
};

inline std::vector<Dialect> dialects() {
  if (!postgres_url().empty()) return {Dialect::sqlite, Dialect::postgres};
  static const int said =
      std::fprintf(stderr, "BULWARK_TEST_POSTGRES is not set: these tests run on SQLite alone.\n");
  return said != 0 ? std::vector{Dialect::sqlite} : std::vector<Dialect>{};
}

inline std::string dialect_name(const ::testing::TestParamInfo<Dialect>& info) {
  return info.param == Dialect::sqlite ? "sqlite" : "postgres";
}

}  // namespace sql::testing

#define ON_EACH_DATABASE(Fixture)                                                        \
  INSTANTIATE_TEST_SUITE_P(On, Fixture, ::testing::ValuesIn(::sql::testing::dialects()), \
                           ::sql::testing::dialect_name)

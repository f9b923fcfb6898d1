// Demonstrations: real places, and people and events in invented counties alone. A world is a file
// of demonstration/worlds; `bulwark demo` marks an empty database as that world and makes its
// counties and accounts. The mark is never taken away, and whoever opens the database sees it.
#pragma once

#include <atomic>
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/installation.h"

namespace app {

namespace refusal {
inline const base::RefusalCode unknown_world{
    "demonstration.unknown_world", base::RefusalKind::invalid,
    "没有这个演示世界：{world}。可用：{worlds}", "There is no world {world}. There are: {worlds}"};
inline const base::RefusalCode database_in_use{
    "demonstration.database_in_use", base::RefusalKind::conflict,
    "这个数据库已经有账号，不能变成演示数据库。请另用一个新的数据库。",
    "There are accounts in this database: it cannot become a demonstration. Use a new one."};
inline const base::RefusalCode another_world{"demonstration.another_world",
                                             base::RefusalKind::conflict,
                                             "这个数据库里已经是另一个演示世界：{world}。",
                                             "This database is another world already: {world}."};
inline const base::RefusalCode no_regions{
    "demonstration.no_regions", base::RefusalKind::conflict,
    "还没有行政区划。先导入：bulwark import regions DIR",
    "There are no places yet. Import first: bulwark import regions DIR"};
}  // namespace refusal

// The real clock, or one that is whole days behind it: a world of 2020 goes on in 2020.
class DemonstrationClock final : public base::Clock {
 public:
  base::Instant now() const override;
  void set_days_back(std::int64_t days) { days_back_ = days; }
  std::int64_t days_back() const { return days_back_; }

 private:
  base::SystemClock real_;
  std::atomic<std::int64_t> days_back_ = 0;
};

struct DemonstrationAccount {
  std::string login;
  std::string password;
  std::string name;
  std::string role_name;
  std::string place_path;
};
BOOST_DESCRIBE_STRUCT(DemonstrationAccount, (), (login, password, name, role_name, place_path))

// Of the world that the database is marked as; none in a database in earnest.
std::vector<DemonstrationAccount> demonstration_accounts(Installation&, base::Language);

// How many days the database's clock is behind the real one.
std::int64_t days_back_of(Installation&);

struct MakeDemonstration {
  std::string world;
  OutputForm form = OutputForm::lines;
};

// Makes what is missing; a second call changes nothing. Refuses a database that is in use.
int make_demonstration(Installation&, const MakeDemonstration&, const Console&);

}  // namespace app

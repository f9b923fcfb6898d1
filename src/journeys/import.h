// Brings a published list of journeys in: in pieces that other writers hardly wait for, seen as a
// whole or not at all.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "identity/audit.h"
#include "journeys/file.h"
#include "journeys/model.h"
#include "sql/database.h"

namespace journeys {

namespace refusal {
inline const base::RefusalCode import_replaced{
    "journeys.import_replaced", base::RefusalKind::conflict,
    "另一次导入正在进行，这一次已停止，什么也没有写入。请稍后再试。",
    "Another import has taken over; this one has stopped and kept nothing. Please try again."};
}  // namespace refusal

struct Import {
  std::string illness;
  std::string name;        // Of the file; shown, never read as a path.
  std::string_view bytes;  // The whole file.
  identity::Actor actor;
  // In the unit of work that puts the list in use.
  std::function<void(sql::Transaction&)> in_use = [](auto&) {};
  std::function<void(std::size_t written, std::size_t all)> progress = [](auto, auto) {};
};

struct Imported {
  ListId list;
  bool already_there = false;  // The same content is in use: nothing was written.
  std::vector<CaseJourney> journeys;
};

// Refused as read_journeys refuses; nothing is kept then.
base::Result<Imported> import_journeys(sql::Database&, const Import&);

}  // namespace journeys

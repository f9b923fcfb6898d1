// The words of tasks, from packs/platform/tasks.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tasks/model.h"

namespace tasks {

struct Kind {
  std::string title_zh;
  std::string title_en;
  std::string reason_zh;
  std::string reason_en;
  std::vector<std::string> actions;
  bool closes_by_word = false;  // Else it closes when what it asks for is done.
};

class Kinds {
 public:
  static Kinds parse(std::string_view toml);  // Throws std::runtime_error that names what is wrong.

  const Kind* find(std::string_view id) const;

 private:
  std::map<std::string, Kind, std::less<>> kinds_;
};

// What fills the marks that no record holds.
struct TitleWords {
  std::string due;
  std::string subject;
  std::string place;
};
std::string title(const Kind&, const Task&, const TitleWords&, base::Language);

}  // namespace tasks

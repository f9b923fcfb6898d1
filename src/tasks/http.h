// 今日待办: the list of what is to be done, what needs a person first.
#pragma once

#include <functional>
#include <string>

#include "http/routes.h"
#include "places/index.h"
#include "tasks/kinds.h"

namespace tasks {

// Who or what a task is about, and whether the service is voluntary. Slices answer for their own.
struct Subject {
  std::string label;
  bool voluntary = false;
};

struct Context {
  const Kinds& kinds;
  const places::CurrentTree& places;
  std::function<Subject(http::Call&, const Task&)> subject_of;
};

void add_routes(http::Routes&, const Context&);

}  // namespace tasks

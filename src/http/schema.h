// The JSON schema (OpenAPI 3.1) of a described record; struct names become component names.
#pragma once

#include <string>
#include <vector>

#include "base/described.h"

namespace http {

// Component schemas met on the way, by name, in the order met. Throws when two types would have one
// name: call one of them otherwise.
class Schemas {
 public:
  base::json::Value of(const base::json::Type&);
  const base::json::Object& components() const { return components_; }

 private:
  base::json::Value component(const base::json::Type&);

  base::json::Object components_;
  std::vector<const base::json::Type*> types_;  // Of the same component.
};

// "observation.EpisodeView", of a record or a choice, also from within an unnamed namespace.
std::string type_name(const base::json::Type&);

}  // namespace http

#include "http/routes.h"

#include <algorithm>
#include <charconv>

namespace http {

using base::json::Array;
using base::json::Object;
using base::json::Shape;
using base::json::Type;
using base::json::Value;

static std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = path.find('/');
    out.push_back(path.substr(0, end));
    path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  }
  return out;
}

static bool fits(std::string_view pattern, const std::vector<std::string_view>& path,
                 PathValues& values) {
  const auto wanted = segments(pattern);
  if (wanted.size() != path.size()) return false;
  values.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{')) {
      values.emplace_back(wanted[i].substr(1, wanted[i].size() - 2), path[i]);
    } else if (wanted[i] != path[i]) {
      return false;
    }
  }
  return true;
}

Routes::Match Routes::match(const Request& request) const {
  Match match;
  const auto path = segments(request.path);
  PathValues values;
  std::size_t fewest = SIZE_MAX;
  for (const Route& route : routes_) {
    if (!fits(route.pattern, path, values)) continue;
    match.path_known = true;
    // A pattern with fewer holes is meant more: /arrivals/form before /arrivals/{arrival_id}.
    if (route.method == request.method && values.size() < fewest) {
      fewest = values.size();
      match.route = &route;
      match.values = values;
    }
  }
  return match;
}

// What stands in a path or query is text; a field that is a number gets one.
static bool is_integer(const Type& record, std::string_view name) {
  for (const base::json::Field& field : record.fields) {
    if (field.name != name) continue;
    const Type& type = field.type();
    return (type.shape == Shape::optional ? type.inner() : type).shape == Shape::integer;
  }
  return false;
}

static Value typed(const Type& record, std::string_view name, const std::string& text) {
  if (!is_integer(record, name)) return Value(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return Value(text);
  return Value(number);
}

static base::Result<Value> request_object(const Request& request, const PathValues& values,
                                          bool has_body, const Type& type) {
  Object object;
  if (has_body && !request.body.empty()) {
    auto body = base::json::parse(request.body);
    if (!body || body->as<Object>() == nullptr) return refusal::not_json;
    object = *body->as<Object>();
  }
  if (!has_body) {
    for (const auto& [name, text] : request.query)
      object.emplace_back(name, typed(type, name, text));
  }
  for (const auto& [name, text] : values) {
    std::erase_if(object, [&](const auto& field) { return field.first == name; });
    object.emplace_back(name, typed(type, name, text));
  }
  return Value(std::move(object));
}

base::Result<base::Done> read_input(const Request& request, const PathValues& values, bool has_body,
                                    const Type& type, void* into) {
  const auto object = request_object(request, values, has_body, type);
  if (!object) return object.refusal();
  base::json::Problems problems;
  base::json::read(*object, type, into, problems);
  if (problems.empty()) return base::Done{};
  base::Refusal refusal = base::refuse(refusal::wrong_fields)
                              .with("count", std::to_string(problems.size()))
                              .at(problems.front().field);
  refusal.problems = std::move(problems);
  return refusal;
}

static std::vector<std::string> path_names(const std::string& pattern) {
  std::vector<std::string> names;
  for (const std::string_view segment : segments(pattern)) {
    if (segment.starts_with('{')) names.emplace_back(segment.substr(1, segment.size() - 2));
  }
  return names;
}

// The properties of the input's schema, which `schemas` holds as a component.
static const Object& properties_of(const Schemas& schemas, const Value& reference) {
  static const Object none;
  const auto* text = reference.find("$ref")->as<std::string>();
  const std::string_view name = std::string_view(*text).substr(text->rfind('/') + 1);
  for (const auto& [known, schema] : schemas.components()) {
    if (known == name) return *schema.find("properties")->as<Object>();
  }
  return none;
}

static Value parameter(const std::string& name, const char* where, const Value& schema) {
  return Value(Object{{"name", name},
                      {"in", where},
                      {"required", std::string_view(where) == "path"},
                      {"schema", schema}});
}

static Value content(const Value& schema) {
  return Value(Object{{"application/json", Object{{"schema", schema}}}});
}

static Value answer_content(const Route& route, Schemas& schemas, const Type& view_type) {
  if (route.file_type.empty()) return content(schemas.of(view_type));
  return Value(Object{{route.file_type, Object{}}});
}

Object operation(const Route& route, Schemas& schemas, const Type& input_type,
                 const Type& view_type) {
  const Value answer = answer_content(route, schemas, view_type);
  const Value input = schemas.of(input_type);
  const auto in_path = path_names(route.pattern);
  const auto is_path = [&](const std::string& name) {
    return std::find(in_path.begin(), in_path.end(), name) != in_path.end();
  };
  Array parameters;
  Object body;
  for (const auto& [name, schema] : properties_of(schemas, input)) {
    if (is_path(name)) parameters.push_back(parameter(name, "path", schema));
    else if (route.method == "GET") parameters.push_back(parameter(name, "query", schema));
    else body.emplace_back(name, schema);
  }
  Object operation;
  if (!route.permission.empty()) operation.emplace_back("x-permission", route.permission);
  if (!parameters.empty()) operation.emplace_back("parameters", std::move(parameters));
  if (!body.empty()) {
    operation.emplace_back("requestBody", Object{{"required", true}, {"content", content(input)}});
  }
  operation.emplace_back(
      "responses",
      Object{{std::to_string(route.status), Object{{"description", "done"}, {"content", answer}}},
             {"default", Object{{"description", "refused (RFC 9457), see docs/refusals.md"}}}});
  return operation;
}

std::string openapi(const Routes& routes) {
  Schemas schemas;
  Object paths;
  for (const Route& route : routes.all()) {
    std::string method = route.method;
    for (char& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    Object operation = route.describe(schemas);
    const auto known = std::find_if(paths.begin(), paths.end(),
                                    [&](const auto& path) { return path.first == route.pattern; });
    Object entry = known == paths.end() ? Object{} : *known->second.as<Object>();
    entry.emplace_back(method, std::move(operation));
    if (known == paths.end()) paths.emplace_back(route.pattern, std::move(entry));
    else known->second = Value(std::move(entry));
  }
  const Value document(Object{{"openapi", "3.1.0"},
                              {"info", Object{{"title", "Bulwark"}, {"version", "1"}}},
                              {"paths", std::move(paths)},
                              {"components", Object{{"schemas", schemas.components()}}}});
  return base::json::pretty(document);
}

}  // namespace http

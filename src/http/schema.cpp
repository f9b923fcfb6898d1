#include "http/schema.h"

#include <stdexcept>

namespace http {

using base::json::Array;
using base::json::Object;
using base::json::Shape;
using base::json::Type;
using base::json::Value;

std::string type_name(const Type& type) {
  std::string_view text = type.signature;
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  constexpr std::string_view unnamed = "{anonymous}::";
  std::string name;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with(unnamed)) i += unnamed.size() - 1;
    else if (text.substr(i, 2) == "::") name += '.', ++i;
    else name += text[i];
  }
  return name;
}

static Value text_of(const char* format) {
  return Value(Object{{"type", "string"}, {"format", format}});
}

Value Schemas::of(const Type& type) {
  switch (type.shape) {
    case Shape::optional:
      return Value(Object{{"anyOf", Array{of(type.inner()), Object{{"type", "null"}}}}});
    case Shape::list: return Value(Object{{"type", "array"}, {"items", of(type.inner())}});
    case Shape::map:
      return Value(Object{{"type", "object"}, {"additionalProperties", of(type.inner())}});
    case Shape::boolean: return Value(Object{{"type", "boolean"}});
    case Shape::number: return Value(Object{{"type", "number"}});
    case Shape::integer: return Value(Object{{"type", "integer"}});
    case Shape::text: return Value(Object{{"type", "string"}});
    case Shape::any: return Value(Object{});
    case Shape::uuid: return text_of("uuid");
    case Shape::date: return text_of("date");
    case Shape::instant: return text_of("date-time");
    case Shape::celsius: return Value(Object{{"type", "string"}, {"pattern", "^\\d\\d\\.\\d$"}});
    case Shape::choice:
    case Shape::record: return component(type);
  }
  return Value{};
}

Value Schemas::component(const Type& type) {
  const std::string name = type_name(type);
  const Value reference(Object{{"$ref", "#/components/schemas/" + name}});
  for (std::size_t i = 0; i < components_.size(); ++i) {
    if (components_[i].first != name) continue;
    if (types_[i] == &type) return reference;
    throw std::logic_error("two types of the API are called " + name);
  }
  const std::size_t at = components_.size();
  components_.emplace_back(name, Value{});
  types_.push_back(&type);
  if (type.shape == Shape::choice) {
    Array choices;
    for (const base::json::Choice& choice : type.choices) choices.emplace_back(choice.name);
    components_[at].second = Object{{"type", "string"}, {"enum", std::move(choices)}};
    return reference;
  }
  Object properties;
  Array required;
  for (const base::json::Field& field : type.fields) {
    properties.emplace_back(field.name, of(field.type()));
    if (field.type().shape != Shape::optional) required.emplace_back(field.name);
  }
  Object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema.emplace_back("required", std::move(required));
  components_[at].second = Value(std::move(schema));
  return reference;
}

}  // namespace http

// The JSON schema (OpenAPI 3.1) of a described record; struct names become component names.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "base/record.h"

namespace http {

// Component schemas met on the way, by name, in the order met. Throws when two types would have one
// name: call one of them otherwise.
class Schemas {
 public:
  template <class T>
  base::json::Value of();
  const base::json::Object& components() const { return components_; }

 private:
  template <class T>
  base::json::Value component();

  base::json::Object components_;
  std::vector<std::type_index> types_;  // Of the same component.
};

// "observation::EpisodeView" -> "observation.EpisodeView", also from within an unnamed namespace.
template <class T>
std::string type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
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

template <class T>
constexpr bool is_required() {
  return !base::json::is_optional<T>::value;
}

template <class T>
base::json::Value Schemas::of() {
  using namespace base::json;
  const auto text = [](const char* format) {
    return Value(Object{{"type", "string"}, {"format", format}});
  };
  if constexpr (is_optional<T>::value) {
    return Value(Object{{"anyOf", Array{of<typename T::value_type>(), Object{{"type", "null"}}}}});
  } else if constexpr (is_vector<T>::value) {
    return Value(Object{{"type", "array"}, {"items", of<typename T::value_type>()}});
  } else if constexpr (is_map<T>::value) {
    return Value(
        Object{{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>()}});
  } else if constexpr (std::is_same_v<T, bool>) {
    return Value(Object{{"type", "boolean"}});
  } else if constexpr (std::is_same_v<T, double>) {
    return Value(Object{{"type", "number"}});
  } else if constexpr (std::is_integral_v<T> || StrongNumber<T>) {
    return Value(Object{{"type", "integer"}});
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Value(Object{{"type", "string"}});
  } else if constexpr (std::is_same_v<T, base::json::Value>) {
    return Value(Object{});
  } else if constexpr (std::is_same_v<T, base::Uuid> || is_id<T>::value) {
    return text("uuid");
  } else if constexpr (std::is_same_v<T, base::Date>) {
    return text("date");
  } else if constexpr (std::is_same_v<T, base::Instant>) {
    return text("date-time");
  } else if constexpr (std::is_same_v<T, base::Celsius>) {
    return Value(Object{{"type", "string"}, {"pattern", "^\\d\\d\\.\\d$"}});
  } else {
    return component<T>();
  }
}

template <class T>
base::json::Value Schemas::component() {
  using namespace base::json;
  const std::string name = type_name<T>();
  const Value reference(Object{{"$ref", "#/components/schemas/" + name}});
  for (std::size_t i = 0; i < components_.size(); ++i) {
    if (components_[i].first != name) continue;
    if (types_[i] == std::type_index(typeid(T))) return reference;
    throw std::logic_error("two types of the API are called " + name);
  }
  const std::size_t at = components_.size();
  components_.emplace_back(name, Value{});
  types_.emplace_back(typeid(T));
  Object schema;
  if constexpr (boost::describe::has_describe_enumerators<T>::value) {
    Array choices;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto choice) { choices.emplace_back(json_name(choice.name)); });
    schema = {{"type", "string"}, {"enum", std::move(choices)}};
  } else {
    Object properties;
    Array required;
    boost::mp11::mp_for_each<boost::describe::describe_members<
        T, boost::describe::mod_public | boost::describe::mod_inherited>>([&](auto member) {
      using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
      properties.emplace_back(json_name(member.name), of<Field>());
      if (is_required<Field>()) required.emplace_back(json_name(member.name));
    });
    schema = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema.emplace_back("required", std::move(required));
  }
  components_[at].second = Value(std::move(schema));
  return reference;
}

}  // namespace http

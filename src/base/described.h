// A C++ type as data: what reading, writing and describing JSON need to know of it. Made from
// Boost.Describe at compile time and walked by ordinary code in record.cpp, so that a new record
// costs the compiler a table and no functions of its own but the smallest.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/celsius.h"
#include "base/json.h"
#include "base/time.h"
#include "base/uuid.h"

namespace base::json {

enum class Shape {
  boolean,
  integer,
  number,
  text,
  any,  // A Value, as it is.
  uuid,
  date,
  instant,
  celsius,
  choice,
  optional,
  list,
  map,
  record
};

struct Type;
using TypeOf = const Type& (*)();

// Pointers to values are untyped; each is of the type that the table is about. Reading through them
// changes nothing, though the signature would allow it.
struct Field {
  std::string_view name;  // As in JSON.
  TypeOf type;
  void* (*in)(void* record);
};

struct Choice {
  std::string_view name;  // As in JSON.
  std::int64_t value;
};

struct Type {
  Shape shape = Shape::any;
  std::string_view signature = {};              // Of a record or choice: holds "T = its::name".
  TypeOf inner = nullptr;                       // Of an optional, list or map.
  std::span<const Field> fields = {};           // Of a record.
  std::span<const Choice> choices = {};         // Of a choice.
  std::int64_t (*get)(const void*) = nullptr;   // Of an integer or a choice.
  bool (*set)(void*, std::int64_t) = nullptr;   // The same; false when it does not fit.
  void* (*held)(void*) = nullptr;               // Of an optional: its value, or none.
  void* (*fill)(void*) = nullptr;               // Of an optional: a new value; of a list: one more.
  void (*empty)(void*) = nullptr;               // Of an optional.
  std::size_t (*size)(const void*) = nullptr;   // Of a list.
  void* (*item)(void*, std::size_t) = nullptr;  // Of a list.
  using Visit = void (*)(void* with, std::string_view key, void* value);
  void (*each)(void*, void* with, Visit) = nullptr;  // Of a map.
};

// The JSON name of a C++ name: without a trailing underscore.
constexpr std::string_view json_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

// A number with a meaning, like places::PlaceId: a struct whose one member is `int64 value`.
template <class T>
concept StrongNumber = requires(T t) {
  requires std::is_same_v<decltype(t.value), std::int64_t>;
  requires sizeof(T) == sizeof(std::int64_t);
};

template <class T>
constexpr const Type& type_of();

// Whether JSON of it can be read: no map and no broken number in it. For static_assert.
constexpr bool is_readable(const Type& type) {
  if (type.shape == Shape::number || type.shape == Shape::map) return false;
  if (type.shape == Shape::optional || type.shape == Shape::list) return is_readable(type.inner());
  for (const Field& field : type.fields) {
    if (!is_readable(field.type())) return false;
  }
  return true;
}

namespace detail {

template <class T>
T& as(void* value) {
  return *static_cast<T*>(value);
}
template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}

template <class T>
constexpr std::string_view signature() {
  return __PRETTY_FUNCTION__;
}

template <class T>
constexpr Type integer() {
  if constexpr (StrongNumber<T>) {
    return {.shape = Shape::integer,
            .get = [](const void* v) { return as<T>(v).value; },
            .set = [](void* v, std::int64_t i) { return as<T>(v).value = i, true; }};
  } else {
    return {.shape = Shape::integer,
            .get = [](const void* v) { return static_cast<std::int64_t>(as<T>(v)); },
            .set =
                [](void* v, std::int64_t i) {
                  if (!std::in_range<T>(i)) return false;
                  return as<T>(v) = static_cast<T>(i), true;
                }};
  }
}

template <class T, template <class...> class List, class... E>
constexpr std::array<Choice, sizeof...(E)> choices(List<E...>) {
  return {Choice{json_name(E::name), static_cast<std::int64_t>(E::value)}...};
}
template <class T>
inline constexpr auto choices_of = choices<T>(boost::describe::describe_enumerators<T>{});

template <class T>
constexpr Type choice() {
  return {.shape = Shape::choice,
          .signature = signature<T>(),
          .choices = choices_of<T>,
          .get = [](const void* v) { return static_cast<std::int64_t>(as<T>(v)); },
          .set = [](void* v, std::int64_t i) { return as<T>(v) = static_cast<T>(i), true; }};
}

template <class T, class D>
constexpr Field field() {
  using Member = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
  return {json_name(D::name), &type_of<Member>,
          [](void* record) -> void* { return &(as<T>(record).*D::pointer); }};
}
template <class T, template <class...> class List, class... D>
constexpr std::array<Field, sizeof...(D)> fields(List<D...>) {
  return {field<T, D>()...};
}
template <class T>
inline constexpr auto fields_of =
    fields<T>(boost::describe::describe_members<T, boost::describe::mod_public |
                                                       boost::describe::mod_inherited>{});

// What is no container: by its type.
template <class T>
struct Of {
  static constexpr Type made() {
    if constexpr (std::is_same_v<T, bool>) return {.shape = Shape::boolean};
    else if constexpr (std::is_same_v<T, double>) return {.shape = Shape::number};
    else if constexpr (std::is_integral_v<T> || StrongNumber<T>) return integer<T>();
    else if constexpr (std::is_same_v<T, std::string>) return {.shape = Shape::text};
    else if constexpr (std::is_same_v<T, Value>) return {.shape = Shape::any};
    else if constexpr (std::is_same_v<T, Uuid>) return {.shape = Shape::uuid};
    else if constexpr (std::is_same_v<T, Date>) return {.shape = Shape::date};
    else if constexpr (std::is_same_v<T, Instant>) return {.shape = Shape::instant};
    else if constexpr (std::is_same_v<T, Celsius>) return {.shape = Shape::celsius};
    else if constexpr (boost::describe::has_describe_enumerators<T>::value) return choice<T>();
    else {
      static_assert(boost::describe::has_describe_members<T>::value,
                    "describe the struct with BOOST_DESCRIBE_STRUCT");
      return {.shape = Shape::record, .signature = signature<T>(), .fields = fields_of<T>};
    }
  }
};

template <class Tag>
struct Of<Id<Tag>> {
  static_assert(sizeof(Id<Tag>) == sizeof(Uuid));  // Nothing but its one member.
  static constexpr Type made() { return {.shape = Shape::uuid}; }
};

template <class T>
struct Of<std::optional<T>> {
  using Optional = std::optional<T>;
  static constexpr Type made() {
    return {.shape = Shape::optional,
            .inner = &type_of<T>,
            .held = [](void* v) -> void* { return as<Optional>(v) ? &*as<Optional>(v) : nullptr; },
            .fill = [](void* v) -> void* { return &as<Optional>(v).emplace(); },
            .empty = [](void* v) { as<Optional>(v).reset(); }};
  }
};

template <class T>
struct Of<std::vector<T>> {
  using List = std::vector<T>;
  static constexpr Type made() {
    return {.shape = Shape::list,
            .inner = &type_of<T>,
            .fill = [](void* v) -> void* { return &as<List>(v).emplace_back(); },
            .size = [](const void* v) { return as<List>(v).size(); },
            .item = [](void* v, std::size_t i) -> void* { return &as<List>(v)[i]; }};
  }
};

template <class T>
struct Of<std::map<std::string, T>> {
  using Map = std::map<std::string, T>;
  static constexpr Type made() {
    return {.shape = Shape::map,
            .inner = &type_of<T>,
            .each = [](void* v, void* with, Type::Visit visit) {
              for (auto& [key, value] : as<Map>(v)) visit(with, key, &value);
            }};
  }
};

template <class T>
inline constexpr Type described = Of<T>::made();

}  // namespace detail

template <class T>
constexpr const Type& type_of() {
  return detail::described<T>;
}

}  // namespace base::json

// A record's fields are named once, with Boost.Describe; reading, writing and the OpenAPI schema of
// its JSON follow from that one line:
//
//   struct Body { EpisodeId id; std::optional<base::Celsius> temperature; };
//   BOOST_DESCRIBE_STRUCT(Body, (), (id, temperature))
//
// Reading is strict: an unknown field, a missing one (unless optional or a list), a wrong type, a
// text too long or with control characters is a problem that names the field. A C++ name that ends
// in '_' loses it in JSON (for words that C++ keeps to itself).
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/celsius.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/uuid.h"

namespace base::json {

namespace refusal {
inline const RefusalCode unknown_field{"request.unknown_field", RefusalKind::invalid,
                                       "没有这个字段。", "There is no such field."};
inline const RefusalCode required{"request.required", RefusalKind::invalid, "请填写。",
                                  "Please fill this in."};
inline const RefusalCode wrong_type{"request.wrong_type", RefusalKind::invalid,
                                    "格式不对，应为{wanted}。", "Wrong form: {wanted} is needed."};
inline const RefusalCode too_long{"request.too_long", RefusalKind::invalid,
                                  "太长了，最多 {max} 个字。",
                                  "Too long: {max} characters at most."};
inline const RefusalCode too_many_items{"request.too_many_items", RefusalKind::invalid,
                                        "太多了，最多 {max} 项。", "Too many: {max} at most."};
inline const RefusalCode not_text{"request.not_text", RefusalKind::invalid, "含有不能保存的字符。",
                                  "It holds characters that cannot be kept."};
inline const RefusalCode no_such_day{"request.no_such_day", RefusalKind::invalid,
                                     "没有这一天，请按 2026-03-08 这样填写。",
                                     "There is no such day; write it like 2026-03-08."};
inline const RefusalCode bad_temperature{"request.bad_temperature", RefusalKind::invalid,
                                         "体温写成一位小数，例如 36.6。",
                                         "Write the temperature with one decimal, like 36.6."};
}  // namespace refusal

using Problems = std::vector<Refusal>;

// The JSON name of a C++ member: without a trailing underscore.
constexpr std::string_view json_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};
// A number with a meaning, like places::PlaceId: a struct whose one member is `int64 value`.
template <class T>
concept StrongNumber = requires(T t) {
  requires std::is_same_v<decltype(t.value), std::int64_t>;
  requires sizeof(T) == sizeof(std::int64_t);
};
template <class T>
struct is_map : std::false_type {};
template <class T>
struct is_map<std::map<std::string, T>> : std::true_type {};

// ---- Writing --------------------------------------------------------------------------------

template <class T>
void write_record(std::string& out, const T& value) {
  using boost::describe::has_describe_enumerators;
  using boost::describe::has_describe_members;
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<T, double>) {
    write_number(out, value);
  } else if constexpr (std::is_integral_v<T>) {
    out += std::to_string(value);
  } else if constexpr (StrongNumber<T>) {
    out += std::to_string(value.value);
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    write_string(out, value);
  } else if constexpr (std::is_same_v<T, Value>) {
    write(out, value);
  } else if constexpr (is_id<T>::value || std::is_same_v<T, Uuid> || std::is_same_v<T, Date> ||
                       std::is_same_v<T, Instant> || std::is_same_v<T, Celsius>) {
    out += '"';
    out += to_string(value);
    out += '"';
  } else if constexpr (is_optional<T>::value) {
    if (value) write_record(out, *value);
    else out += "null";
  } else if constexpr (is_vector<T>::value) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      write_record(out, item);
    }
    out += ']';
  } else if constexpr (is_map<T>::value) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      write_string(out, key);
      out += ':';
      write_record(out, item);
    }
    out += '}';
  } else if constexpr (has_describe_enumerators<T>::value) {
    write_string(out, json_name(boost::describe::enum_to_string(value, "")));
  } else {
    static_assert(has_describe_members<T>::value, "describe the struct with BOOST_DESCRIBE_STRUCT");
    out += '{';
    bool first = true;
    boost::mp11::mp_for_each<boost::describe::describe_members<
        T, boost::describe::mod_public | boost::describe::mod_inherited>>([&](auto member) {
      if (!first) out += ',';
      first = false;
      write_string(out, json_name(member.name));
      out += ':';
      write_record(out, value.*member.pointer);
    });
    out += '}';
  }
}

template <class T>
std::string record_to_text(const T& value) {
  std::string out;
  write_record(out, value);
  return out;
}

// ---- Reading --------------------------------------------------------------------------------

inline void problem(Problems& problems, const std::string& path, Refusal refusal) {
  problems.push_back(std::move(refusal).at(path));
}

void read_text(const Value&, const std::string& path, std::string& into, Problems&);

template <class T>
void read_record(const Value& value, const std::string& path, T& into, Problems& problems);

template <class T>
void read_parsed(const Value& value, const std::string& path,
                 std::optional<T> (*parse_as)(std::string_view), const Refusal& otherwise, T& into,
                 Problems& problems) {
  const auto* text = value.as<std::string>();
  const std::optional<T> parsed = text != nullptr ? parse_as(*text) : std::nullopt;
  if (parsed) into = *parsed;
  else problem(problems, path, otherwise);
}

template <class T>
void read_members(const Value& value, const std::string& path, T& into, Problems& problems) {
  const Object* object = value.as<Object>();
  if (object == nullptr) {
    return problem(problems, path, refuse(refusal::wrong_type).with("wanted", "object"));
  }
  using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;
  const std::string prefix = path.empty() ? "" : path + ".";
  for (const auto& [key, item] : *object) {
    bool known = false;
    boost::mp11::mp_for_each<Members>([&](auto member) { known |= json_name(member.name) == key; });
    if (!known) problem(problems, prefix + key, refuse(refusal::unknown_field));
  }
  boost::mp11::mp_for_each<Members>([&](auto member) {
    auto& field = into.*member.pointer;
    using Field = std::remove_reference_t<decltype(field)>;
    const std::string name = prefix + std::string(json_name(member.name));
    const Value* item = value.find(json_name(member.name));
    if (item != nullptr) return read_record(*item, name, field, problems);
    if constexpr (!is_optional<Field>::value && !is_vector<Field>::value) {
      problem(problems, name, refuse(refusal::required));
    }
  });
}

template <class T>
void read_enum(const Value& value, const std::string& path, T& into, Problems& problems) {
  const auto* text = value.as<std::string>();
  bool found = false;
  std::string wanted;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto choice) {
    const std::string_view name = json_name(choice.name);
    wanted += (wanted.empty() ? "" : " | ") + std::string(name);
    if (text != nullptr && *text == name) into = choice.value, found = true;
  });
  if (!found) problem(problems, path, refuse(refusal::wrong_type).with("wanted", wanted));
}

template <class T>
void read_record(const Value& value, const std::string& path, T& into, Problems& problems) {
  if constexpr (is_optional<T>::value) {
    if (value.is_null()) into.reset();
    else read_record(value, path, into.emplace(), problems);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (const bool* b = value.as<bool>()) into = *b;
    else problem(problems, path, refuse(refusal::wrong_type).with("wanted", "true | false"));
  } else if constexpr (std::is_integral_v<T>) {
    const auto* i = value.as<std::int64_t>();
    if (i != nullptr && std::in_range<T>(*i)) into = static_cast<T>(*i);
    else problem(problems, path, refuse(refusal::wrong_type).with("wanted", "integer"));
  } else if constexpr (StrongNumber<T>) {
    read_record(value, path, into.value, problems);
  } else if constexpr (std::is_same_v<T, std::string>) {
    read_text(value, path, into, problems);
  } else if constexpr (std::is_same_v<T, Uuid>) {
    read_parsed<Uuid>(value, path, parse_uuid, refuse(refusal::wrong_type).with("wanted", "UUID"),
                      into, problems);
  } else if constexpr (is_id<T>::value) {
    read_record(value, path, into.value, problems);
  } else if constexpr (std::is_same_v<T, Date>) {
    read_parsed<Date>(value, path, parse_date, refuse(refusal::no_such_day), into, problems);
  } else if constexpr (std::is_same_v<T, Instant>) {
    read_parsed<Instant>(value, path, parse_instant,
                         refuse(refusal::wrong_type).with("wanted", "2026-03-08T07:30:00Z"), into,
                         problems);
  } else if constexpr (std::is_same_v<T, Celsius>) {
    read_parsed<Celsius>(value, path, parse_celsius, refuse(refusal::bad_temperature), into,
                         problems);
  } else if constexpr (is_vector<T>::value) {
    const Array* array = value.as<Array>();
    if (array == nullptr) {
      return problem(problems, path, refuse(refusal::wrong_type).with("wanted", "list"));
    }
    if (array->size() > limits::list_items_max) {
      return problem(
          problems, path,
          refuse(refusal::too_many_items).with("max", std::to_string(limits::list_items_max)));
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      read_record((*array)[i], path + "[" + std::to_string(i) + "]", into.emplace_back(), problems);
    }
  } else if constexpr (boost::describe::has_describe_enumerators<T>::value) {
    read_enum(value, path, into, problems);
  } else {
    read_members(value, path, into, problems);
  }
}

}  // namespace base::json

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

#include <string>
#include <vector>

#include "base/described.h"
#include "base/limits.h"
#include "base/result.h"

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

// `value` and `into` are of the type that is named.
void write(std::string& out, const Type&, const void* value);
void read(const Value&, const Type&, void* into, Problems&);

template <class T>
std::string record_to_text(const T& value) {
  std::string out;
  write(out, type_of<T>(), &value);
  return out;
}

// Says what is wrong in `problems`; what was read beside it is not to be used then.
template <class T>
void read_record(const Value& value, T& into, Problems& problems) {
  static_assert(is_readable(type_of<T>()));
  read(value, type_of<T>(), &into, problems);
}

}  // namespace base::json

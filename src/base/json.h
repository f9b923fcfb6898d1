// JSON as values: exact integers, no duplicate keys, bounded depth. Writing keeps the order given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base::json {

class Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
 public:
  Value() = default;
  Value(bool v) : content_(v) {}                            // NOLINT: implicit on purpose.
  Value(std::int64_t v) : content_(v) {}                    // NOLINT
  Value(int v) : content_(static_cast<std::int64_t>(v)) {}  // NOLINT
  Value(double v) : content_(v) {}                          // NOLINT
  Value(std::string v) : content_(std::move(v)) {}          // NOLINT
  Value(std::string_view v) : content_(std::string(v)) {}   // NOLINT
  Value(const char* v) : content_(std::string(v)) {}        // NOLINT
  Value(Array v) : content_(std::move(v)) {}                // NOLINT
  Value(Object v) : content_(std::move(v)) {}               // NOLINT

  bool is_null() const { return std::holds_alternative<std::monostate>(content_); }
  template <class T>
  const T* as() const {
    return std::get_if<T>(&content_);
  }
  const Value* find(
      std::string_view key) const;  // Empty when this is no object or has no such key.

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> content_;
};

// Empty when the text is not one JSON document, has a duplicate key, is nested deeper than
// limits::json_depth_max, is not UTF-8, or holds an integer beyond 64 bits.
std::optional<Value> parse(std::string_view text);

void write_string(std::string& out, std::string_view text);  // With quotes; UTF-8 as it is.
void write_number(std::string& out, double value);
void write(std::string& out, const Value&);
std::string to_text(const Value&);
std::string pretty(const Value&);  // Indented by two, with a final newline.

}  // namespace base::json

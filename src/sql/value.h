// What goes into a statement and comes out of a row: blob, bigint, text, double precision.
// Days are bigint days since 1970 (columns end in _on), instants bigint milliseconds (_at).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"

namespace sql {

struct Blob {
  std::string bytes;
  auto operator<=>(const Blob&) const = default;
};

class Value {
 public:
  using Content = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

  Value() = default;                                                // NULL
  Value(std::int64_t v) : content_(v) {}                            // NOLINT: implicit on purpose.
  Value(int v) : content_(std::int64_t{v}) {}                       // NOLINT
  Value(std::size_t v) : content_(static_cast<std::int64_t>(v)) {}  // NOLINT
  Value(double v) : content_(v) {}                                  // NOLINT
  Value(std::string v) : content_(std::move(v)) {}                  // NOLINT
  Value(std::string_view v) : content_(std::string(v)) {}           // NOLINT
  Value(const char* v) : content_(std::string(v)) {}                // NOLINT
  Value(Blob v) : content_(std::move(v)) {}                         // NOLINT
  Value(base::Date v) : content_(std::int64_t{v.days}) {}           // NOLINT
  Value(base::Instant v) : content_(v.ms) {}                        // NOLINT
  Value(const base::Uuid& v)                                        // NOLINT
      : content_(Blob{std::string(reinterpret_cast<const char*>(v.bytes.data()), 16)}) {}
  template <class Tag>
  Value(const base::Id<Tag>& v) : Value(v.value) {}  // NOLINT
  template <class T>
  requires requires(const T& t) {
    requires std::is_same_v<std::remove_cvref_t<decltype(t.value)>, std::int64_t>;
  }
  Value(const T& v) : content_(v.value) {}  // NOLINT: a number with a meaning, like PlaceId.
  template <class T>
  Value(const std::optional<T>& v) {  // NOLINT
    if (v) *this = Value(*v);
  }
  Value(bool) = delete;  // Write 1 or 0, so that the column's meaning is seen.

  const Content& content() const { return content_; }

 private:
  Content content_;
};

using Values = std::vector<Value>;

// The current row of a result. Read the columns in order with take<T>().
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;

  template <class T>
  T take() {
    return get<T>(next_++);
  }
  void rewind() { next_ = 0; }

 private:
  template <class T>
  T get(int column) const;

  int next_ = 0;
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

base::Uuid uuid_from(std::string_view bytes);  // Throws unless there are 16.

template <class T>
T Row::get(int column) const {
  if constexpr (is_optional<T>::value) {
    if (is_null(column)) return std::nullopt;
    return get<typename T::value_type>(column);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(text(column));
  } else if constexpr (std::is_same_v<T, Blob>) {
    return Blob{std::string(blob(column))};
  } else if constexpr (std::is_same_v<T, double>) {
    return real(column);
  } else if constexpr (std::is_same_v<T, bool>) {
    return integer(column) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(integer(column));
  } else if constexpr (std::is_same_v<T, base::Date>) {
    return base::Date{static_cast<std::int32_t>(integer(column))};
  } else if constexpr (std::is_same_v<T, base::Instant>) {
    return base::Instant{integer(column)};
  } else if constexpr (std::is_same_v<T, base::Uuid>) {
    return uuid_from(blob(column));
  } else if constexpr (requires(T t) {
                         requires std::is_same_v<decltype(t.value), std::int64_t>;
                       }) {
    return T{integer(column)};  // A number with a meaning.
  } else {
    return T{uuid_from(blob(column))};  // An Id.
  }
}

}  // namespace sql

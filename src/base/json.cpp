#include "base/json.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/limits.h"

namespace base::json {

const Value* Value::find(std::string_view key) const {
  const Object* object = as<Object>();
  if (object == nullptr) return nullptr;
  for (const auto& [name, value] : *object) {
    if (name == key) return &value;
  }
  return nullptr;
}

// Builds our values from nlohmann's events; answering false ends the parse.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<Value> take() && { return std::move(root_); }

  bool null() override { return add(Value{}); }
  bool boolean(bool v) override { return add(Value{v}); }
  bool number_integer(number_integer_t v) override { return add(Value{std::int64_t{v}}); }
  bool number_unsigned(number_unsigned_t v) override {
    if (v > static_cast<number_unsigned_t>(INT64_MAX)) return false;
    return add(Value{static_cast<std::int64_t>(v)});
  }
  bool number_float(number_float_t v, const string_t& text) override {
    // An integer too long for 64 bits arrives here; it would be silently rounded.
    if (text.find_first_of(".eE") == std::string::npos) return false;
    return add(Value{v});
  }
  bool string(string_t& v) override { return add(Value{std::move(v)}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Value{Object{}}); }
  bool key(string_t& v) override {
    const Object& object = std::get<Object>(stack_.back().container);
    for (const auto& [name, value] : object) {
      if (name == v) return false;
    }
    stack_.back().key = std::move(v);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Value{Array{}}); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  struct Level {
    std::variant<Array, Object> container;
    std::string key;
  };

  bool open(const Value& empty) {
    if (stack_.size() == limits::json_depth_max) return false;
    if (empty.as<Array>() != nullptr) stack_.push_back({Array{}, {}});
    else stack_.push_back({Object{}, {}});
    return true;
  }

  bool close() {
    Level level = std::move(stack_.back());
    stack_.pop_back();
    return std::visit([&](auto& container) { return add(Value{std::move(container)}); },
                      level.container);
  }

  bool add(Value value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Level& level = stack_.back();
    if (auto* array = std::get_if<Array>(&level.container)) {
      array->push_back(std::move(value));
    } else {
      std::get<Object>(level.container).emplace_back(std::move(level.key), std::move(value));
    }
    return true;
  }

  std::vector<Level> stack_;
  std::optional<Value> root_;
};

std::optional<Value> parse(std::string_view text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return std::move(builder).take();
}

void write_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte < 0x20) {
          out += "\\u00";
          out += hex[byte >> 4];
          out += hex[byte & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value);
  out.append(text, end);
}

void write(std::string& out, const Value& value) {
  if (value.is_null()) {
    out += "null";
  } else if (const bool* b = value.as<bool>()) {
    out += *b ? "true" : "false";
  } else if (const auto* i = value.as<std::int64_t>()) {
    out += std::to_string(*i);
  } else if (const double* d = value.as<double>()) {
    write_number(out, *d);
  } else if (const auto* s = value.as<std::string>()) {
    write_string(out, *s);
  } else if (const Array* array = value.as<Array>()) {
    char separator = '[';
    if (array->empty()) out += '[';
    for (const Value& item : *array) {
      out += separator;
      write(out, item);
      separator = ',';
    }
    out += ']';
  } else if (const Object* object = value.as<Object>()) {
    char separator = '{';
    if (object->empty()) out += '{';
    for (const auto& [key, item] : *object) {
      out += separator;
      write_string(out, key);
      out += ':';
      write(out, item);
      separator = ',';
    }
    out += '}';
  }
}

std::string to_text(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

static void write_pretty(std::string& out, const Value& value, std::size_t indent) {
  const Array* array = value.as<Array>();
  const Object* object = value.as<Object>();
  const bool is_empty =
      (array != nullptr && array->empty()) || (object != nullptr && object->empty());
  if ((array == nullptr && object == nullptr) || is_empty) return write(out, value);
  const std::string margin(indent + 2, ' ');
  std::string separator = array != nullptr ? "[\n" : "{\n";
  const auto item = [&](std::string_view key, const Value& child) {
    out += separator + margin;
    separator = ",\n";
    if (object != nullptr) {
      write_string(out, key);
      out += ": ";
    }
    write_pretty(out, child, indent + 2);
  };
  if (array != nullptr) {
    for (const Value& child : *array) item("", child);
  } else {
    for (const auto& [key, child] : *object) item(key, child);
  }
  out += "\n" + std::string(indent, ' ') + (array != nullptr ? "]" : "}");
}

std::string pretty(const Value& value) {
  std::string out;
  write_pretty(out, value, 0);
  out += '\n';
  return out;
}

}  // namespace base::json

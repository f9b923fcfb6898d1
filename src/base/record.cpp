#include "base/record.h"

#include <stdexcept>

#include "base/utf8.h"

namespace base::json {

using detail::as;

// ---- Writing --------------------------------------------------------------------------------

static void write_quoted(std::string& out, const std::string& plain) {
  out += '"';
  out += plain;
  out += '"';
}

static void write_choice(std::string& out, const Type& type, const void* value) {
  const std::int64_t chosen = type.get(value);
  for (const Choice& choice : type.choices) {
    if (choice.value == chosen) return write_string(out, choice.name);
  }
  write_string(out, "");
}

static void write_list(std::string& out, const Type& type, void* value) {
  out += '[';
  for (std::size_t i = 0; i < type.size(value); ++i) {
    if (i > 0) out += ',';
    write(out, type.inner(), type.item(value, i));
  }
  out += ']';
}

namespace {
struct MapWriting {
  std::string& out;
  const Type& inner;
  bool first = true;
};
}  // namespace

static void write_map(std::string& out, const Type& type, void* value) {
  MapWriting writing{out, type.inner()};
  out += '{';
  type.each(value, &writing, [](void* with, std::string_view key, void* item) {
    MapWriting& map = as<MapWriting>(with);
    if (!map.first) map.out += ',';
    map.first = false;
    write_string(map.out, key);
    map.out += ':';
    write(map.out, map.inner, item);
  });
  out += '}';
}

static void write_fields(std::string& out, const Type& type, void* record) {
  out += '{';
  for (const Field& field : type.fields) {
    if (&field != type.fields.data()) out += ',';
    write_quoted(out, std::string(field.name));
    out += ':';
    write(out, field.type(), field.in(record));
  }
  out += '}';
}

void write(std::string& out, const Type& type, const void* value) {
  void* const there = const_cast<void*>(value);  // The tables know one kind of pointer alone.
  switch (type.shape) {
    case Shape::boolean: out += as<bool>(value) ? "true" : "false"; return;
    case Shape::integer: out += std::to_string(type.get(value)); return;
    case Shape::number: return write_number(out, as<double>(value));
    case Shape::text: return write_string(out, as<std::string>(value));
    case Shape::any: return write(out, as<Value>(value));
    case Shape::uuid: return write_quoted(out, to_string(as<Uuid>(value)));
    case Shape::date: return write_quoted(out, to_string(as<Date>(value)));
    case Shape::instant: return write_quoted(out, to_string(as<Instant>(value)));
    case Shape::celsius: return write_quoted(out, to_string(as<Celsius>(value)));
    case Shape::choice: return write_choice(out, type, value);
    case Shape::list: return write_list(out, type, there);
    case Shape::map: return write_map(out, type, there);
    case Shape::record: return write_fields(out, type, there);
    case Shape::optional:
      if (void* const held = type.held(there)) write(out, type.inner(), held);
      else out += "null";
  }
}

// ---- Reading --------------------------------------------------------------------------------

namespace {

// Where in the document; put into words only when something is wrong there.
struct Path {
  const Path* up = nullptr;
  std::string_view name = {};
  std::optional<std::size_t> item = {};

  std::string text() const {
    const std::string above = up != nullptr ? up->text() : "";
    if (item) return above + "[" + std::to_string(*item) + "]";
    return above.empty() ? std::string(name) : above + "." + std::string(name);
  }
};

struct Reading {
  Problems& problems;

  void wrong(const Path& path, Refusal refusal) {
    problems.push_back(std::move(refusal).at(path.text()));
  }
  void wanted(const Path& path, std::string_view what) {
    wrong(path, refuse(refusal::wrong_type).with("wanted", std::string(what)));
  }

  void value(const Value&, const Type&, const Path&, void* into);
  void text(const Value&, const Path&, std::string& into);
  void choice(const Value&, const Type&, const Path&, void* into);
  void list(const Value&, const Type&, const Path&, void* into);
  void fields(const Value&, const Type&, const Path&, void* into);

  template <class T>
  void parsed(const Value& value, const Path& path, std::optional<T> (*parse_as)(std::string_view),
              const Refusal& otherwise, void* into) {
    const auto* text = value.as<std::string>();
    const std::optional<T> found = text != nullptr ? parse_as(*text) : std::nullopt;
    if (found) as<T>(into) = *found;
    else wrong(path, otherwise);
  }
};

void Reading::text(const Value& value, const Path& path, std::string& into) {
  const auto* text = value.as<std::string>();
  if (text == nullptr) return wanted(path, "text");
  const std::string_view kept = trim(*text);
  if (has_control(kept)) return wrong(path, refuse(refusal::not_text));
  if (character_count(kept) > limits::text_characters_max) {
    return wrong(
        path, refuse(refusal::too_long).with("max", std::to_string(limits::text_characters_max)));
  }
  into = std::string(kept);
}

void Reading::choice(const Value& value, const Type& type, const Path& path, void* into) {
  const auto* text = value.as<std::string>();
  std::string all;
  for (const Choice& choice : type.choices) {
    if (text != nullptr && *text == choice.name) {
      type.set(into, choice.value);
      return;
    }
    all += (all.empty() ? "" : " | ") + std::string(choice.name);
  }
  wanted(path, all);
}

void Reading::list(const Value& value, const Type& type, const Path& path, void* into) {
  const Array* array = value.as<Array>();
  if (array == nullptr) return wanted(path, "list");
  if (array->size() > limits::list_items_max) {
    return wrong(
        path, refuse(refusal::too_many_items).with("max", std::to_string(limits::list_items_max)));
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    this->value((*array)[i], type.inner(), {&path, {}, i}, type.fill(into));
  }
}

bool has_field(const Type& type, std::string_view name) {
  for (const Field& field : type.fields) {
    if (field.name == name) return true;
  }
  return false;
}

void Reading::fields(const Value& value, const Type& type, const Path& path, void* into) {
  const Object* object = value.as<Object>();
  if (object == nullptr) return wanted(path, "object");
  for (const auto& [key, item] : *object) {
    if (!has_field(type, key)) wrong({&path, key, {}}, refuse(refusal::unknown_field));
  }
  for (const Field& field : type.fields) {
    const Path here{&path, field.name, {}};
    const Shape shape = field.type().shape;
    if (const Value* item = value.find(field.name)) {
      this->value(*item, field.type(), here, field.in(into));
    } else if (shape != Shape::optional && shape != Shape::list) {
      wrong(here, refuse(refusal::required));
    }
  }
}

void Reading::value(const Value& value, const Type& type, const Path& path, void* into) {
  switch (type.shape) {
    case Shape::boolean:
      if (const bool* yes = value.as<bool>()) as<bool>(into) = *yes;
      else wanted(path, "true | false");
      return;
    case Shape::integer: {
      const auto* number = value.as<std::int64_t>();
      if (number == nullptr || !type.set(into, *number)) wanted(path, "integer");
      return;
    }
    case Shape::text: return text(value, path, as<std::string>(into));
    case Shape::any: as<Value>(into) = value; return;
    case Shape::uuid:
      return parsed<Uuid>(value, path, parse_uuid,
                          refuse(refusal::wrong_type).with("wanted", "UUID"), into);
    case Shape::date:
      return parsed<Date>(value, path, parse_date, refuse(refusal::no_such_day), into);
    case Shape::instant:
      return parsed<Instant>(value, path, parse_instant,
                             refuse(refusal::wrong_type).with("wanted", "2026-03-08T07:30:00Z"),
                             into);
    case Shape::celsius:
      return parsed<Celsius>(value, path, parse_celsius, refuse(refusal::bad_temperature), into);
    case Shape::choice: return choice(value, type, path, into);
    case Shape::list: return list(value, type, path, into);
    case Shape::record: return fields(value, type, path, into);
    case Shape::optional:
      if (value.is_null()) type.empty(into);
      else this->value(value, type.inner(), path, type.fill(into));
      return;
    case Shape::number:
    case Shape::map: throw std::logic_error("this type is written and not read: see is_readable");
  }
}

}  // namespace

void read(const Value& value, const Type& type, void* into, Problems& problems) {
  Reading{problems}.value(value, type, {}, into);
}

}  // namespace base::json

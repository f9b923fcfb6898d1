#include "places/rules.h"

#include <array>
#include <cstdlib>

namespace places {

static constexpr std::array<std::int64_t, level_count + 1> first_code_at{
    0, 10, 1'000, 100'000, 100'000'000, 100'000'000'000};
static constexpr std::array<std::size_t, level_count + 1> code_length{0, 2, 4, 6, 9, 12};
// How many numbers a span of each level holds.
static constexpr std::array<std::int64_t, level_count + 1> span_size{
    0, 100'000'000'000'000, 100'000'000'000, 100'000'000, 10'000, 1};

static std::size_t index(Level level) { return static_cast<std::size_t>(level); }

// What a code is divided by to give its parent's.
static std::int64_t segment(Level level) { return level >= Level::township ? 1000 : 100; }

std::optional<std::int64_t> parse_code(std::string_view code) {
  bool right_length = false;
  for (std::size_t i = 1; i <= level_count; ++i) right_length |= code.size() == code_length[i];
  if (!right_length || code.front() == '0') return std::nullopt;
  std::int64_t number = 0;
  for (const char c : code) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::int64_t code_number(PlaceId id) { return id.value / 100; }
std::string code_of(PlaceId id) { return std::to_string(code_number(id)); }
PlaceId id_of(std::int64_t code, int generation) { return {code * 100 + generation}; }
int generation_of(PlaceId id) { return static_cast<int>(id.value % 100); }

Level level_of(std::int64_t code) {
  std::size_t level = 1;
  while (level < level_count && code >= first_code_at[level + 1]) ++level;
  return static_cast<Level>(level);
}

std::optional<std::int64_t> parent_code(std::int64_t code) {
  const Level level = level_of(code);
  if (level == Level::province) return std::nullopt;
  return code / segment(level);
}

CodeRange codes_below(std::int64_t code, Level level) {
  CodeRange range{code, code};
  for (std::size_t at = index(level_of(code)) + 1; at <= index(level); ++at) {
    const std::int64_t by = segment(static_cast<Level>(at));
    range = {range.first * by, range.last * by + by - 1};
  }
  return range;
}

Span span_of(PlaceId id, const std::optional<Span>& parent) {
  const std::int64_t code = code_number(id);
  const Level level = level_of(code);
  const std::int64_t digits = code % segment(level) * 10 + generation_of(id) + 1;
  const std::int64_t size = span_size[index(level)];
  const std::int64_t first = (parent ? parent->first : 0) + digits * size;
  return {first, first + size - 1};
}

UrbanRural propose_urban_rural(std::int64_t code, std::string_view name) {
  if (level_of(code) != Level::community) return UrbanRural::unknown;
  for (const std::string_view end : {"居委会", "居民委员会", "社区"}) {
    if (name.ends_with(end)) return UrbanRural::urban;
  }
  for (const std::string_view end : {"村委会", "村民委员会", "村", "嘎查"}) {
    if (name.ends_with(end)) return UrbanRural::rural;
  }
  const std::int64_t kind = code % 1000;
  const bool residents = (kind >= 1 && kind <= 199) || (kind >= 400 && kind <= 499);
  return residents ? UrbanRural::urban : UrbanRural::rural;
}

base::Result<PlaceRow> correct_urban_rural(PlaceRow row, std::optional<UrbanRural> said) {
  if (level_of(code_number(row.id)) != Level::community) {
    return base::refuse(refusal::not_a_community).with("name", row.name).at("urban_rural");
  }
  row.urban_rural = said ? *said : propose_urban_rural(code_number(row.id), row.name);
  row.urban_rural_source = said ? UrbanRuralSource::corrected : UrbanRuralSource::proposed;
  return row;
}

void add_to_path(std::string& path, std::string_view name) {
  const std::size_t slash = path.rfind('/');
  const std::string_view last =
      std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
  if (last == name) return;
  if (!path.empty()) path += '/';
  path += name;
}

std::optional<Match> match(std::string_view name, std::string_view text) {
  const std::size_t at = name.find(text);
  if (at == std::string_view::npos) return std::nullopt;
  if (at > 0) return Match::part;
  return name.size() == text.size() ? Match::exact : Match::prefix;
}

}  // namespace places

// The administrative tree: codes, spans, paths, how a search ranks, what a new list changes. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "places/model.h"

namespace places {

namespace refusal {
inline const base::RefusalCode day_needed{
    "places.day_needed", base::RefusalKind::conflict,
    "行政区划有变动（{code} {known} → {now}），请用 --valid-from 写明从哪一天起。",
    "The list differs from what is kept ({code} {known} -> {now}): say from which day it holds "
    "with --valid-from."};
inline const base::RefusalCode day_not_later{
    "places.day_not_later", base::RefusalKind::conflict,
    "{code} {known} 自 {since} 起生效，变动日期必须在那之后。",
    "{code} {known} has held since {since}; a change must come after that day."};
inline const base::RefusalCode too_many_generations{
    "places.too_many_generations", base::RefusalKind::conflict, "代码 {code} 已经换过太多次。",
    "The code {code} has been reused too often."};
inline const base::RefusalCode not_a_community{
    "places.not_a_community", base::RefusalKind::invalid, "只有社区和村分城镇、乡村，{name} 不是。",
    "Only communities and villages are urban or rural; {name} is neither."};
}  // namespace refusal

// ---- Codes and ids --------------------------------------------------------------------------

inline constexpr int generations_max = 9;  // A span has one decimal digit for it.

std::optional<std::int64_t> parse_code(std::string_view code);  // 2, 4, 6, 9 or 12 digits.
std::int64_t code_number(PlaceId);
std::string code_of(PlaceId);
Level level_of(std::int64_t code);
std::optional<std::int64_t> parent_code(std::int64_t code);  // None above a province.
PlaceId id_of(std::int64_t code, int generation);
int generation_of(PlaceId);

// The codes at `level` that begin with `code` are those in [first, last].
struct CodeRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
CodeRange codes_below(std::int64_t code, Level level);

// A span's digits are those of the code, each level followed by its generation (from 1):
//   province 2+1, prefecture 2+1, county 2+1, township 3+1, community 3+1.
// So it follows from the place and its parent alone, and no other place is ever renumbered.
Span span_of(PlaceId, const std::optional<Span>& parent);
inline bool contains(const Span& outer, const Span& inner) {
  return outer.first <= inner.first && inner.first <= outer.last;
}

// ---- Names ----------------------------------------------------------------------------------

// For communities, by the kind of committee in the name and, where it names none, by the code's
// last three digits (1-199 and 400-499 residents', the others villagers'). Others are unknown.
UrbanRural propose_urban_rural(std::int64_t code, std::string_view name);

// What a person says it is instead; empty takes a correction back. Refuses what is no community.
base::Result<PlaceRow> correct_urban_rural(PlaceRow, std::optional<UrbanRural> said);

// Adds a name below a path; one that repeats the name above is not said twice (东莞市/东莞市).
void add_to_path(std::string& path, std::string_view name);

enum class Match : std::uint8_t { exact, prefix, part };  // The order in which they answer.
BOOST_DESCRIBE_ENUM(Match, exact, prefix, part)
std::optional<Match> match(std::string_view name, std::string_view text);

// ---- A new list of divisions ----------------------------------------------------------------

struct Changes {
  std::vector<PlaceRow> added;    // By id.
  std::vector<PlaceRow> updated;  // By id: ended, or below another generation of the same parent.
  std::size_t ended = 0;
};

// What the list, complete and sorted by code, changes in the rows kept (all of them, by id).
// A code that now names something else begins its next generation on valid_from and ends the one
// before; a code that is no longer listed ends. Without a day only additions are possible.
base::Result<Changes> compare(const std::vector<PlaceRow>& kept, const std::vector<Division>& list,
                              std::optional<base::Date> valid_from);

}  // namespace places

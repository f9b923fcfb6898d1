// What a new list of divisions changes (declared in rules.h). Pure.
#include <algorithm>
#include <span>
#include <unordered_map>

#include "places/initials.h"
#include "places/rules.h"

namespace places {

namespace {

struct Parent {
  PlaceId id;
  Span span;
};

// Walks the codes upwards, so that a parent is known before its children.
class Comparison {
 public:
  explicit Comparison(std::optional<base::Date> valid_from) : valid_from_(valid_from) {}

  // `rows` are all generations of `code` that are kept; `listed` is null when the list has it not.
  std::optional<base::Refusal> add(std::int64_t code, std::span<const PlaceRow> rows,
                                   const Division* listed) {
    const PlaceRow* last = rows.empty() ? nullptr : &rows.back();
    const bool lives = last != nullptr && last->is_current();
    if (listed == nullptr) return lives ? end(*last, "-") : std::nullopt;
    if (lives && last->name == listed->name) return keep(*last), std::nullopt;
    if (last != nullptr) {
      if (auto refused = lives ? end(*last, listed->name) : revive(*last)) return refused;
    }
    return begin(id_of(code, last == nullptr ? 0 : generation_of(last->id) + 1), listed->name);
  }

  Changes take() { return std::move(changes_); }

 private:
  std::optional<base::Refusal> check_day(const PlaceRow& row, std::optional<base::Date> since,
                                         std::string_view now) const {
    if (!valid_from_) {
      return base::refuse(refusal::day_needed)
          .with("code", code_of(row.id))
          .with("known", row.name)
          .with("now", std::string(now));
    }
    if (since && *valid_from_ <= *since) {
      return base::refuse(refusal::day_not_later)
          .with("code", code_of(row.id))
          .with("known", row.name)
          .with("since", base::to_string(*since));
    }
    return std::nullopt;
  }

  std::optional<base::Refusal> end(const PlaceRow& row, std::string_view now) {
    if (auto refused = check_day(row, row.valid_from, now)) return refused;
    changes_.updated.push_back(row);
    changes_.updated.back().valid_to = valid_from_;
    ++changes_.ended;
    return std::nullopt;
  }

  // A code that had ended may be used again from that very day on.
  std::optional<base::Refusal> revive(const PlaceRow& row) const {
    return check_day(row, *row.valid_to - base::Days{1}, row.name);
  }

  void keep(const PlaceRow& row) {
    PlaceRow now = row;
    place(now);
    if (now != row) changes_.updated.push_back(std::move(now));
  }

  std::optional<base::Refusal> begin(PlaceId id, const std::string& name) {
    if (generation_of(id) >= generations_max) {
      return base::refuse(refusal::too_many_generations).with("code", code_of(id));
    }
    PlaceRow& row = changes_.added.emplace_back();
    row.id = id;
    row.name = name;
    row.initials = initials_.of(name);
    row.valid_from = valid_from_;
    row.urban_rural = propose_urban_rural(code_number(id), name);
    place(row);
    return std::nullopt;
  }

  // Puts a current place below the current generation of its parent.
  void place(PlaceRow& row) {
    const std::int64_t code = code_number(row.id);
    std::optional<Span> above;
    if (const auto parent = parent_code(code)) {
      const Parent& found = parents_.at(*parent);
      row.parent = found.id;
      above = found.span;
    }
    row.span = span_of(row.id, above);
    if (level_of(code) != Level::community) parents_[code] = {row.id, row.span};
  }

  std::optional<base::Date> valid_from_;
  Initials initials_;
  std::unordered_map<std::int64_t, Parent> parents_;
  Changes changes_;
};

}  // namespace

base::Result<Changes> compare(const std::vector<PlaceRow>& kept, const std::vector<Division>& list,
                              std::optional<base::Date> valid_from) {
  Comparison comparison(valid_from);
  const std::span rows(kept);
  std::size_t row = 0;
  std::size_t listed = 0;
  while (row < rows.size() || listed < list.size()) {
    const bool has_row = row < rows.size();
    const bool has_listed = listed < list.size();
    std::int64_t code = has_row ? code_number(rows[row].id) : list[listed].code;
    if (has_listed) code = std::min(code, list[listed].code);
    const std::size_t begin = row;
    while (row < rows.size() && code_number(rows[row].id) == code) ++row;
    const bool is_listed = has_listed && list[listed].code == code;
    auto refused =
        comparison.add(code, rows.subspan(begin, row - begin), is_listed ? &list[listed] : nullptr);
    if (refused) return *std::move(refused);
    listed += is_listed;
  }
  return comparison.take();
}

}  // namespace places

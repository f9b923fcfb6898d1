#include "packs/limits.h"

#include <algorithm>
#include <type_traits>

namespace packs {

namespace {

// One entry's keys being tightened; remembers which and moves their citations over.
class Tightening {
 public:
  Tightening(Entry& nearest, const Entry& above) : nearest_(nearest), above_(above) {}

  template <class V>
  void smaller(std::string_view key, V& near, const V& above) {
    if (above < near) take(key, near, above);
  }
  template <class V>
  void larger(std::string_view key, V& near, const V& above) {
    if (above > near) take(key, near, above);
  }
  template <class V>
  void take(std::string_view key, V& near, const V& above) {
    if (near == above) return;
    near = above;
    note(key, value_of(key));
  }
  // Those in both; above's when none is left, so that a power never moves to somebody new.
  template <class V>
  void common(std::string_view key, std::vector<V>& near, const std::vector<V>& above) {
    std::vector<V> both;
    for (const V& one : near) {
      if (std::find(above.begin(), above.end(), one) != above.end()) both.push_back(one);
    }
    if (both.size() == near.size()) return;
    near = both.empty() ? above : both;
    note(key, list_of(near));
  }
  template <class V>
  void either(std::string_view key, std::vector<V>& near, const std::vector<V>& above) {
    const std::size_t before = near.size();
    for (const V& one : above) {
      if (std::find(near.begin(), near.end(), one) == near.end()) near.push_back(one);
    }
    if (near.size() != before) note(key, list_of(near));
  }
  // The value for showing follows the value in force, and so does its citation.
  void note(std::string_view key, base::json::Value shown) {
    std::erase_if(nearest_.values, [&](const auto& value) { return value.first == key; });
    nearest_.values.emplace_back(key, std::move(shown));
    nearest_.cites.insert_or_assign(std::string(key), above_.citation_of(key));
    if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.emplace_back(key);
  }
  LimitedKeys keys() const { return keys_; }

 private:
  base::json::Value value_of(std::string_view key) const {
    for (const auto& [name, value] : above_.values) {
      if (name == key) return value;
    }
    return {};
  }
  template <class V>
  static base::json::Value list_of(const std::vector<V>& items) {
    base::json::Array out;
    for (const V& item : items) {
      if constexpr (std::is_enum_v<V>) out.emplace_back(boost::describe::enum_to_string(item, ""));
      else out.emplace_back(item);
    }
    return out;
  }

  Entry& nearest_;
  const Entry& above_;
  LimitedKeys keys_;
};

int last_day_number(const Regime& regime) { return regime.days.count - regime.first_day_number; }

void tighten_period(Tightening& it, Regime& near, const Regime& above) {
  if (near.count_from != above.count_from) {
    it.take("count_from", near.count_from, above.count_from);
    it.smaller("days", near.days, above.days);
    it.larger("first_day_number", near.first_day_number, above.first_day_number);
  } else if (last_day_number(above) < last_day_number(near)) {
    it.take("days", near.days, above.days);
    it.take("first_day_number", near.first_day_number, above.first_day_number);
  }
  it.smaller("max_days", near.max_days, above.max_days);
  if (!near.until) return;
  if (!above.until) return it.take("until", near.until, above.until);
  const Until both{std::min(near.until->min_days_after_onset, above.until->min_days_after_onset),
                   std::min(near.until->normal_hours, above.until->normal_hours)};
  if (both == *near.until) return;
  near.until = both;
  it.note("until", base::json::Object{{"min_days_after_onset", both.min_days_after_onset.count},
                                      {"normal_hours", both.normal_hours}});
}

void tighten_order(Tightening& it, Regime& near, const Regime& above) {
  it.larger("requires_order", near.requires_order, above.requires_order);
  const bool higher = above.order_min_level &&
                      (!near.order_min_level || *above.order_min_level < *near.order_min_level);
  if (higher) it.take("order_min_level", near.order_min_level, above.order_min_level);
}

void tighten_powers(Tightening& it, Regime& near, const Regime& above) {
  it.larger("code", near.code, above.code);
  it.larger("agreement_required", near.agreement_required, above.agreement_required);
  it.larger("ends_on_word", near.ends_on_word, above.ends_on_word);
  if (!near.voluntary) tighten_order(it, near, above);
  it.smaller("requires_notice_to_release", near.requires_notice_to_release,
             above.requires_notice_to_release);
  it.common("open_roles", near.open_roles, above.open_roles);
  it.either("end_roles", near.end_roles, above.end_roles);
  it.either("early_end_roles", near.early_end_roles, above.early_end_roles);
  it.either("end_reasons", near.end_reasons, above.end_reasons);
}

void tighten_care(Tightening& it, Regime& near, const Regime& above) {
  it.either("requires_care_kinds", near.requires_care_kinds, above.requires_care_kinds);
  it.smaller("care_due_minutes", near.care_due_minutes, above.care_due_minutes);
  it.smaller("missing_reminders", near.missing_reminders, above.missing_reminders);
}

// What a voluntary regime is, it is wholly: it speaks as one, no order opens it and no notice holds
// it.
void tighten_voluntary(Tightening& it, Regime& near, const Regime& above) {
  if (above.voluntary && !near.voluntary) {
    it.take("voluntary", near.voluntary, above.voluntary);
    it.take("label", near.label, above.label);
    it.take("sentence", near.sentence, above.sentence);
    it.take("open_label", near.open_label, above.open_label);
    it.take("end_label", near.end_label, above.end_label);
  }
  if (!near.voluntary) return;
  near.requires_notice_to_release = false;
  if (!above.voluntary) return;
  it.take("requires_order", near.requires_order, above.requires_order);
  it.take("order_min_level", near.order_min_level, above.order_min_level);
}

}  // namespace

LimitedKeys resolve_limits(Registration& nearest, const Registration& above) {
  Tightening it(nearest, above);
  it.smaller("look_back_days", nearest.look_back, above.look_back);
  it.smaller("id_number_required", nearest.id_number_required, above.id_number_required);
  return it.keys();
}

LimitedKeys resolve_limits(Proposal& nearest, const Proposal& above) {
  Tightening it(nearest, above);
  it.common("confirm_roles", nearest.confirm_roles, above.confirm_roles);
  return it.keys();
}

LimitedKeys resolve_limits(Regime& nearest, const Regime& above) {
  Tightening it(nearest, above);
  tighten_voluntary(it, nearest, above);
  tighten_period(it, nearest, above);
  tighten_powers(it, nearest, above);
  tighten_care(it, nearest, above);
  return it.keys();
}

LimitedKeys resolve_limits(ContactRange& nearest, const ContactRange& above) {
  Tightening it(nearest, above);
  if (nearest.within == above.within) it.smaller("rows", nearest.rows, above.rows);
  return it.keys();
}

LimitedKeys resolve_limits(Measures& nearest, const Measures& above) {
  Tightening it(nearest, above);
  it.larger("suppress_below", nearest.suppress_below, above.suppress_below);
  return it.keys();
}

LimitedKeys resolve_limits(Retention& nearest, const Retention& above) {
  Tightening it(nearest, above);
  it.common("unmask_purposes", nearest.unmask_purposes, above.unmask_purposes);
  return it.keys();
}

}  // namespace packs

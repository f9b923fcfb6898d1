// What a declaration must be: check() of rules.h.
#include <algorithm>

#include "base/limits.h"
#include "base/mask.h"
#include "screening/rules.h"

namespace screening {

using base::Date;

namespace {

// Collects what is wrong, each with the field's path.
class Problems {
 public:
  void add(std::string field, base::Refusal refusal) {
    found_.push_back(std::move(refusal).at(std::move(field)));
  }
  base::Result<base::Done> result() && {
    if (found_.empty()) return base::Done{};
    base::Refusal first = found_.front();
    first.problems = std::move(found_);
    return first;
  }

 private:
  std::vector<base::Refusal> found_;
};

std::string item(std::string_view list, std::size_t index, std::string_view field) {
  return std::string(list) + "[" + std::to_string(index) + "]" +
         (field.empty() ? "" : "." + std::string(field));
}

class Checker {
 public:
  Checker(const Declaration& said, const packs::Pack& pack, Date today)
      : said_(said), pack_(pack), today_(today) {}

  void notice(std::string_view shown) {
    if (shown != pack_.notice.id) add("notice_id", base::refuse(refusal::notice_not_shown));
  }
  void id_number(const people::Particulars& who) {
    const bool given = who.id_number && !who.id_number->empty();
    if (!pack_.registration.id_number_required || given) return;
    add("person.id_number", base::refuse(refusal::id_number_needed));
  }
  void arrival() { past("arrived_on", said_.arrived_on); }
  void journeys();
  void transports();
  void health();
  void lists();
  base::Result<base::Done> result() && { return std::move(problems_).result(); }

 private:
  void add(std::string field, base::Refusal refusal) {
    problems_.add(std::move(field), std::move(refusal));
  }
  bool past(const std::string& field, std::optional<Date> day);
  void before_arrival(const std::string& field, std::optional<Date> day);
  template <class Entry>
  void known(const std::vector<Entry>& entries, const std::string& id, const std::string& field) {
    if (packs::find(entries, id) != nullptr) return;
    add(field, base::refuse(refusal::not_in_list).with("value", id));
  }

  const Declaration& said_;
  const packs::Pack& pack_;
  const Date today_;
  Problems problems_;
};

bool Checker::past(const std::string& field, std::optional<Date> day) {
  if (!day) return true;
  const base::YearMonthDay now = base::split(today_);
  const Date earliest =
      *base::make_date(now.year - static_cast<int>(base::limits::arrival_years_back_max), 1, 1);
  if (*day > today_) {
    add(field, base::refuse(refusal::in_future).with("today", base::to_string(today_)));
  } else if (*day < earliest) {
    add(field, base::refuse(refusal::too_long_ago).with("earliest", base::to_string(earliest)));
  } else {
    return true;
  }
  return false;
}

void Checker::before_arrival(const std::string& field, std::optional<Date> day) {
  if (!past(field, day) || !day || !said_.arrived_on || *day <= *said_.arrived_on) return;
  add(field,
      base::refuse(refusal::after_arrival).with("arrived_on", base::to_string(*said_.arrived_on)));
}

void Checker::journeys() {
  for (std::size_t i = 0; i < said_.journeys.size(); ++i) {
    const Journey& journey = said_.journeys[i];
    if (journey.abroad && journey.from_place_id) {
      add(item("journeys", i, "abroad"), base::refuse(refusal::abroad_with_place));
    }
    before_arrival(item("journeys", i, "stayed_from"), journey.stayed_from);
    before_arrival(item("journeys", i, "stayed_to"), journey.stayed_to);
    if (journey.stayed_from && journey.stayed_to && *journey.stayed_to < *journey.stayed_from) {
      add(item("journeys", i, "stayed_to"),
          base::refuse(refusal::stay_reversed).with("from", base::to_string(*journey.stayed_from)));
    }
  }
}

void Checker::transports() {
  for (std::size_t i = 0; i < said_.transports.size(); ++i) {
    known(pack_.transports, said_.transports[i].mode, item("transports", i, "mode"));
    before_arrival(item("transports", i, "on"), said_.transports[i].on);
  }
  if (!said_.stops) return;
  for (std::size_t i = 0; i < said_.stops->size(); ++i) {
    before_arrival(item("stops", i, "on"), (*said_.stops)[i].on);
  }
}

void Checker::health() {
  past("onset_on", said_.onset_on);
  if (said_.diagnosis) {
    past("diagnosis.onset_on", said_.diagnosis->onset_on);
    if (said_.diagnosis->illness != pack_.header.illness) {
      add("diagnosis.illness",
          base::refuse(refusal::not_in_list).with("value", said_.diagnosis->illness));
    }
  }
  const auto range = plausible_temperatures(pack_);
  if (!said_.temperature || !range) return;
  if (*said_.temperature >= range->min && *said_.temperature <= range->max) return;
  add("temperature", base::refuse(refusal::implausible_temperature)
                         .with("min", base::to_string(range->min))
                         .with("max", base::to_string(range->max)));
}

void Checker::lists() {
  for (std::size_t i = 0; i < said_.symptoms.size(); ++i) {
    known(pack_.symptoms, said_.symptoms[i], item("symptoms", i, ""));
  }
  for (std::size_t i = 0; said_.precautions && i < said_.precautions->size(); ++i) {
    known(pack_.precautions, (*said_.precautions)[i], item("precautions", i, ""));
  }
  for (std::size_t i = 0; i < said_.proofs.size(); ++i) {
    known(pack_.proofs, said_.proofs[i].kind, item("proofs", i, "kind"));
  }
}

}  // namespace

std::optional<TemperatureRange> plausible_temperatures(const packs::Pack& pack) {
  if (pack.regimes.empty()) return std::nullopt;
  TemperatureRange range{pack.regimes.front().plausible_min, pack.regimes.front().plausible_max};
  for (const packs::Regime& regime : pack.regimes) {
    range.min = std::min(range.min, regime.plausible_min);
    range.max = std::max(range.max, regime.plausible_max);
  }
  return range;
}

people::Particulars changed(people::Particulars who, const PersonChange& change) {
  const auto number = [](std::optional<std::string>& into, const std::optional<std::string>& given,
                         std::string (*mask)(std::string_view)) {
    const bool masked = given && into && *given == mask(*into);
    if (given && !masked) into = given->empty() ? std::nullopt : given;
  };
  if (change.name && *change.name != base::mask_name(who.name)) who.name = *change.name;
  if (change.sex) who.sex = *change.sex;
  if (change.birth_date) who.birth_date = change.birth_date;
  number(who.id_number, change.id_number, base::mask_identity_number);
  number(who.phone, change.phone, base::mask_phone);
  number(who.guardian_name, change.guardian_name, base::mask_name);
  if (change.building) who.building = *change.building;
  if (change.unit) who.unit = *change.unit;
  if (change.door) who.door = *change.door;
  return who;
}

PersonChange change_of(const people::Particulars& given) {
  const auto text = [](const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(value);
  };
  const bool has_address = !people::address_of(given).empty();
  return {.name = text(given.name),
          .sex = given.sex == people::Sex::unknown ? std::nullopt : std::optional(given.sex),
          .birth_date = given.birth_date,
          .id_number = text(given.id_number.value_or("")),
          .phone = text(given.phone.value_or("")),
          .building = has_address ? std::optional(given.building) : std::nullopt,
          .unit = has_address ? std::optional(given.unit) : std::nullopt,
          .door = has_address ? std::optional(given.door) : std::nullopt,
          .guardian_name = text(given.guardian_name.value_or(""))};
}

base::Result<base::Done> check(const How& how, Date today) {
  if (how.via == Via::link) {
    return base::refuse(refusal::not_in_list).with("value", "link").at("declared_via");
  }
  if (how.via == Via::paper && !how.on) {
    return base::refuse(refusal::paper_day_needed).at("declared_on");
  }
  if (how.on && *how.on > today) {
    return base::refuse(refusal::in_future).with("today", base::to_string(today)).at("declared_on");
  }
  return base::Done{};
}

base::Result<base::Done> check(const Declaration& said, const people::Particulars& who,
                               std::string_view notice, const packs::Pack& pack, Date today) {
  Checker checker(said, pack, today);
  checker.notice(notice);
  checker.id_number(who);
  checker.arrival();
  checker.journeys();
  checker.transports();
  checker.health();
  checker.lists();
  return std::move(checker).result();
}

}  // namespace screening

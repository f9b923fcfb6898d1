#include "screening/proposal.h"

#include <algorithm>

namespace screening {

using base::Date;
using packs::Answer;
using packs::CountFrom;

// ---- Days -------------------------------------------------------------------------------------

static Period counted(CountFrom kind, Date day, const char* word) {
  return {.start = day, .kind = kind, .last_day = {}, .counted = {word, {{"day", day}}}};
}

static Period opening(Date opened_on, const char* word) {
  return counted(CountFrom::opened, opened_on, word);
}

static Period arrival_instead(const ExposureDates& dates, Date opened_on) {
  if (!dates.arrived_on) return opening(opened_on, "from_opened_instead");
  return counted(CountFrom::arrival, *dates.arrived_on, "from_arrival_instead");
}

static Period start_of_count(CountFrom from, const ExposureDates& dates, Date opened_on) {
  switch (from) {
    case CountFrom::last_exposure:
      if (dates.last_exposure_on)
        return counted(from, *dates.last_exposure_on, "from_last_exposure");
      return arrival_instead(dates, opened_on);
    case CountFrom::leaving:
      if (dates.left_on) return counted(from, *dates.left_on, "from_leaving");
      return arrival_instead(dates, opened_on);
    case CountFrom::arrival:
      if (dates.arrived_on) return counted(from, *dates.arrived_on, "from_arrival");
      return opening(opened_on, "from_opened_instead");
    case CountFrom::onset:
      if (dates.onset_on) return counted(from, *dates.onset_on, "from_onset");
      return opening(opened_on, "from_opened_instead");
    case CountFrom::opened: break;
  }
  return opening(opened_on, "from_opened");
}

Period period(const packs::Regime& regime, const ExposureDates& dates, Date opened_on) {
  Period period = start_of_count(regime.count_from, dates, opened_on);
  period.last_day = period.start + regime.days - base::Days{regime.first_day_number};
  if (regime.until && dates.onset_on) {
    const Date after_onset = *dates.onset_on + regime.until->min_days_after_onset;
    period.last_day = std::max(period.last_day, after_onset);
  }
  return period;
}

// ---- Options ----------------------------------------------------------------------------------

static std::vector<std::string> in_both(const std::vector<std::string>& a,
                                        const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out), [&](const std::string& role) {
    return std::find(b.begin(), b.end(), role) != b.end();
  });
  return out;
}

static std::optional<Option> option(const std::string& id, const Proposed& proposed,
                                    const Setting& setting) {
  const packs::Regime* regime = packs::find(setting.pack.regimes, id);
  const packs::Advice* advice = packs::find(setting.pack.advices, id);
  if (regime == nullptr && advice == nullptr) return std::nullopt;  // Not in force that day.
  Option made{.id = id,
              .regime = regime,
              .advice = advice,
              .period = {},
              .confirm_roles = proposed.proposal->confirm_roles};
  if (regime == nullptr) return made;
  made.period = period(*regime, proposed.dates, setting.day);
  made.confirm_roles = in_both(made.confirm_roles, regime->open_roles);
  return made;
}

static void add_reason(Proposed& into, packs::Text text) {
  if (text.zh.empty()) return;
  if (std::find(into.reasons.begin(), into.reasons.end(), text) == into.reasons.end()) {
    into.reasons.push_back(std::move(text));
  }
}

static void add_reason(Proposed& into, const Phrase& phrase, const packs::Words& words) {
  add_reason(into, packs::Text{Wording(words, base::Language::zh).say(phrase),
                               Wording(words, base::Language::en).say(phrase)});
}

static void add_options(Proposed& into, const Setting& setting) {
  std::vector<std::string> ids{into.proposal->propose};
  ids.insert(ids.end(), into.proposal->alternatives.begin(), into.proposal->alternatives.end());
  for (const std::string& id : ids) {
    std::optional<Option> made = option(id, into, setting);
    if (!made) continue;
    if (made->period && made->period->last_day < setting.day) {
      const Phrase over{"period_over",
                        {{"label", made->regime->label}, {"last_day", made->period->last_day}}};
      add_reason(into, over, setting.words);
      continue;
    }
    into.options.push_back(std::move(*made));
  }
}

// ---- The proposal -----------------------------------------------------------------------------

// The first entry for which `fits` holds and whose `when` is yes; its findings become reasons.
template <class Entry, class Fits>
static const Entry* first_yes(const std::vector<Entry>& entries, const ArrivalFacts& facts,
                              Proposed& into, Fits fits) {
  for (const Entry& entry : entries) {
    if (!fits(entry)) continue;
    const packs::Judgement judgement = packs::evaluate(entry.when, facts);
    if (judgement.answer != Answer::yes) continue;
    for (const packs::Text& because : judgement.because) add_reason(into, because);
    return &entry;
  }
  return nullptr;
}

static bool names(const packs::Proposal& proposal, const std::string& category) {
  const auto& all = proposal.categories;
  return std::find(all.begin(), all.end(), category) != all.end();
}

static void add_day_reasons(Proposed& into, const packs::Words& words) {
  const bool counts = !into.options.empty() && into.options.front().period;
  if (!counts) return;
  for (const Phrase& phrase : into.dates.explained) add_reason(into, phrase, words);
  add_reason(into, into.options.front().period->counted, words);
}

Proposed propose(const Declaration& said, const Setting& setting) {
  Proposed proposed;
  ArrivalFacts facts(said, setting);
  proposed.category = first_yes(setting.pack.categories, facts, proposed,
                                [](const packs::Category&) { return true; });
  proposed.dates = exposure_dates(said, setting, proposed.category);
  const int below = setting.pack.registration.guardian_below_years;
  if (setting.age && *setting.age < below) proposed.guardian_agrees_below = below;
  if (proposed.category == nullptr) return proposed;
  facts.set_category(proposed.category->id);
  proposed.proposal =
      first_yes(setting.pack.proposals, facts, proposed,
                [&](const packs::Proposal& one) { return names(one, proposed.category->id); });
  if (proposed.proposal == nullptr) return proposed;
  add_reason(proposed, proposed.proposal->reason);
  add_options(proposed, setting);
  add_day_reasons(proposed, setting.words);
  return proposed;
}

const Option* find(const Proposed& proposed, std::string_view choice) {
  for (const Option& option : proposed.options) {
    if (option.id == choice) return &option;
  }
  return nullptr;
}

// ---- In words ---------------------------------------------------------------------------------

static std::vector<std::pair<std::string, PhraseValue>> marks(const Option& option) {
  if (!option.period) return {};
  return {{"days", std::to_string(option.regime->days.count)},
          {"last_day", option.period->last_day}};
}

std::string title(const Option& option, const Wording& wording) {
  if (option.advice != nullptr) return option.advice->title.in(wording.language());
  return wording.say(
      {"title_days",
       {{"label", option.regime->label}, {"days", std::to_string(option.regime->days.count)}}});
}

std::string sentence(const Proposed& proposed, const Option& option, const Wording& wording) {
  if (option.id == proposed.proposal->propose) {
    return wording.fill(proposed.proposal->sentence, marks(option));
  }
  if (option.advice != nullptr) return option.advice->text.in(wording.language());
  return wording.fill(option.regime->sentence, marks(option));
}

}  // namespace screening

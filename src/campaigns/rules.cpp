#include "campaigns/rules.h"

#include <algorithm>

namespace campaigns {

static constexpr int last_minute_of_day = 23 * 60 + 59;

static bool has(const Questions& all, const std::string& id) {
  return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
}

base::Result<base::Done> check(const Campaign& campaign, const Questions& all, base::Date today) {
  if (campaign.name.empty()) return base::refuse(refusal::no_name).at("name");
  if (campaign.to < campaign.from) return base::refuse(refusal::reversed).at("to");
  if (campaign.to < today) return base::refuse(refusal::over_already).at("to");
  if (campaign.asked.empty()) return base::refuse(refusal::nothing_asked).at("asked");
  for (const std::string& id : campaign.asked) {
    if (!has(all, id)) return base::refuse(refusal::unknown_question).with("value", id).at("asked");
  }
  return base::Done{};
}

base::Result<base::Done> check_running(const Campaign& campaign, base::Date found_on) {
  if (found_on < campaign.from) {
    return base::refuse(refusal::not_begun).with("day", base::to_string(campaign.from));
  }
  // The day it was closed still counts: a phone without network sends what it found in the evening.
  if (campaign.closed_on && *campaign.closed_on < found_on) {
    return base::refuse(refusal::is_over).with("day", base::to_string(*campaign.closed_on));
  }
  if (campaign.to < found_on) {
    return base::refuse(refusal::is_over).with("day", base::to_string(campaign.to));
  }
  return base::Done{};
}

Questions asked_of(const Campaign& campaign, const Questions& all) {
  Questions out;
  for (const packs::CampaignQuestion& question : all) {
    const auto& asked = campaign.asked;
    if (std::find(asked.begin(), asked.end(), question.id) != asked.end()) out.push_back(question);
  }
  return out;
}

static const Answer* answer_to(const Words& words, const std::string& question) {
  for (const Answer& answer : words.answers) {
    if (answer.question == question) return &answer;
  }
  return nullptr;
}

static base::Result<base::Done> check_people(const Words& words, int most) {
  if (!words.people) return base::refuse(refusal::answer_missing).at("people");
  if (*words.people < 0 || *words.people > most) {
    return base::refuse(refusal::people_out_of_range)
        .with("max", std::to_string(most))
        .at("people");
  }
  return base::Done{};
}

base::Result<base::Done> check(const Finding& finding, const Questions& asked) {
  const Words& words = finding.words;
  if (finding.outcome != Outcome::answered) {
    if (words.people || !words.answers.empty()) {
      return base::refuse(refusal::not_asked).at("answers");
    }
    return base::Done{};
  }
  for (const Answer& answer : words.answers) {
    if (has(asked, answer.question)) continue;
    return base::refuse(refusal::unknown_question).with("value", answer.question).at("answers");
  }
  for (const packs::CampaignQuestion& question : asked) {
    if (question.answering == packs::Answering::people) {
      if (const auto ok = check_people(words, question.most); !ok) return ok.refusal();
    } else if (answer_to(words, question.id) == nullptr) {
      return base::refuse(refusal::answer_missing).at("answers");
    }
  }
  return base::Done{};
}

base::Result<base::Done> check_taking_back(const Finding& finding, base::Date today) {
  if (finding.taken_back_at || finding.replaced_by) return refusal::not_standing;
  if (finding.found_on != today) return refusal::another_day;
  return base::Done{};
}

static bool says_yes(const Words* words, const std::string& question) {
  const Answer* answer = words == nullptr ? nullptr : answer_to(*words, question);
  return answer != nullptr && answer->said == Said::yes;
}

std::int64_t follow_ups_of(const Words& words, const Questions& questions) {
  return std::count_if(questions.begin(), questions.end(), [&](const auto& question) {
    return !question.task.empty() && says_yes(&words, question.id);
  });
}

tasks::Effects effects_of(const Changed& changed, const Questions& questions, base::Instant now) {
  tasks::Effects effects;
  for (const packs::CampaignQuestion& question : questions) {
    if (question.task.empty()) continue;
    const bool before = says_yes(changed.before, question.id);
    const bool after = says_yes(changed.after, question.id);
    if (before == after) continue;
    const base::Uuid about = changed.origin.value;
    if (before) {
      effects.push_back(tasks::Settle{"campaigns", about, question.task});
      continue;
    }
    const base::Instant due{now.ms + std::int64_t{question.due_minutes} * 60'000};
    effects.push_back(tasks::Raise{.slice = "campaigns",
                                   .subject = about,
                                   .kind = question.task,
                                   .due_at = due,
                                   .role = question.role,
                                   .asked = tasks::Asked::again});
  }
  return effects;
}

Progress operator+(const Progress& a, const Progress& b) {
  return {a.doors + b.doors, a.answered + b.answered, a.vacant + b.vacant,
          a.away + b.away,   a.refused + b.refused,   a.follow_ups + b.follow_ups};
}

std::int64_t screened(const Progress& progress) { return progress.answered + progress.vacant; }

Items items_for(const Items& all, const std::string& building_kind) {
  Items out;
  for (const packs::InspectionItem& item : all) {
    const auto& kinds = item.kinds;
    const bool meant =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), building_kind) != kinds.end();
    if (meant) out.push_back(item);
  }
  return out;
}

base::Result<base::Done> check(const Inspection& inspection, const Items& items,
                               const packs::Mending& mending) {
  const auto& looked = inspection.record.items;
  for (const packs::InspectionItem& item : items) {
    const bool there = std::any_of(looked.begin(), looked.end(),
                                   [&](const Checked& one) { return one.item == item.id; });
    if (!there) return base::refuse(refusal::answer_missing).at("items");
  }
  if (looked.size() != items.size()) {
    return base::refuse(refusal::unknown_question)
        .with("value", looked.empty() ? "" : looked.back().item)
        .at("items");
  }
  if (inspection.to_mend == 0) {
    if (inspection.mend_by) return base::refuse(refusal::nothing_to_mend).at("mend_by");
    return base::Done{};
  }
  const base::Date last = inspection.on + base::Days{mending.days_max};
  if (!inspection.mend_by || *inspection.mend_by < inspection.on || *inspection.mend_by > last) {
    return base::refuse(refusal::mend_by_wrong)
        .with("max", std::to_string(mending.days_max))
        .at("mend_by");
  }
  return base::Done{};
}

tasks::Effects effects_of(const Looking& looking, const packs::Mending& mending) {
  const Inspection& now = looking.now;
  tasks::Effects effects;
  if (looking.before != nullptr && looking.before->to_mend > 0) {
    effects.push_back(tasks::Settle{"campaigns", looking.before->id.value, "campaigns.mended"});
  }
  if (now.to_mend > 0 && now.mend_by) {
    effects.push_back(tasks::Raise{.slice = "campaigns",
                                   .subject = now.id.value,
                                   .kind = "campaigns.mended",
                                   .due_at = base::at_minute(*now.mend_by, last_minute_of_day),
                                   .role = mending.role});
  }
  return effects;
}

}  // namespace campaigns

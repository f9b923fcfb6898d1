#include "packs/show.h"

#include <array>

#include "packs/problems.h"

namespace packs {

namespace {

ShownCitation shown(const Citation& citation) {
  return {citation.document, citation.clause, citation.confidence, citation.from};
}

// The sentence that says the entry best, of the keys it has.
std::string text_of(const Entry& entry, base::Language language) {
  for (const char* key : {"sentence", "label", "title", "text", "purpose"}) {
    for (const auto& [name, value] : entry.values) {
      const base::json::Value* text =
          name == key ? value.find(language == base::Language::zh ? "zh" : "en") : nullptr;
      if (text != nullptr && text->as<std::string>() != nullptr) return *text->as<std::string>();
    }
  }
  return {};
}

void fill(std::string& text, const std::string& name, const std::string& value) {
  const std::string mark = "{" + name + "}";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    text.replace(at, mark.size(), value);
  }
}

// Puts the entry's own numbers where its sentence names them.
void fill_numbers(std::string& text, const Entry& entry) {
  for (const auto& [name, value] : entry.values) {
    const auto* number = value.as<std::int64_t>();
    if (number != nullptr) fill(text, name, std::to_string(*number));
  }
}

bool proposes(const Entry& entry, const std::string& regime) {
  for (const auto& [name, value] : entry.values) {
    if (name == "propose" && value.as<std::string>() != nullptr) {
      return *value.as<std::string>() == regime;
    }
  }
  return false;
}

class Rows {
 public:
  Rows(const Scene& scene, std::string_view topic, const Words& words, base::Language language)
      : scene_(scene), topic_(topic), words_(words), language_(language) {}

  template <class T>
  void list(std::string_view file, std::string_view topic, std::vector<T> Pack::*entries) {
    if (!wants(file, topic)) return;
    const auto found = all_in_force(scene_, entries);
    if (!found) return fail(found.refusal());
    for (const InForce<T>& one : *found) add(topic, one);
  }

  template <class T>
  void single(std::string_view file, std::string_view topic, T Pack::*entry) {
    if (!wants(file, topic)) return;
    const auto found = in_force(scene_, entry);
    if (found) return add(topic, *found);
    if (found.refusal().code != &refusal::nothing_in_force) fail(found.refusal());
  }

  base::Result<std::vector<PolicyRow>> finish() && {
    if (refusal_) return *refusal_;
    if (asked_) return std::move(rows_);
    return base::refuse(refusal::unknown_word)
        .with("value", std::string(topic_))
        .with("known", known_);
  }

 private:
  bool wants(std::string_view file, std::string_view topic) {
    known_ += (known_.empty() ? "" : " ") + std::string(topic);
    const bool wanted = topic_.empty() || topic_ == topic || topic_ == file;
    asked_ = asked_ || wanted;
    return wanted;
  }
  void fail(const base::Refusal& refusal) {
    if (!refusal_) refusal_ = refusal;
  }
  template <class T>
  void add(std::string_view topic, const InForce<T>& found) {
    PolicyRow& row = rows_.emplace_back();
    row.topic = topic;
    row.id = found.entry.id;
    row.text = sentence_of(topic, found.entry);
    row.pack = found.pack->header.id;
    row.version = found.pack->version();
    row.citation = shown(found.entry.citation);
    row.why = why(found, words_).in(language_);
    row.values = found.entry.values;
    for (const auto& [key, citation] : found.entry.cites) row.cites.emplace(key, shown(citation));
  }

  // As somebody reads it who asks in general: with the numbers, and "the last day" for a day that
  // only a person's own dates give.
  std::string sentence_of(std::string_view topic, const Entry& entry) {
    std::string text = text_of(entry, language_);
    if (text.empty()) return words_.label("policy_topic", topic, language_);
    fill_numbers(text, entry);
    if (const auto regimes = all_in_force(scene_, &Pack::regimes)) {
      for (const auto& regime : *regimes) {
        if (proposes(entry, regime.entry.id)) fill_numbers(text, regime.entry);
      }
    }
    fill(text, "last_day", words_.label("policy_topic", "last_day", language_));
    return text;
  }

  const Scene& scene_;
  std::string_view topic_;
  const Words& words_;
  base::Language language_;
  std::vector<PolicyRow> rows_;
  std::optional<base::Refusal> refusal_;
  bool asked_ = false;
  std::string known_;
};

}  // namespace

base::Result<std::vector<PolicyRow>> policy_rows(const Scene& scene, std::string_view topic,
                                                 const Words& words, base::Language language) {
  Rows rows(scene, topic, words, language);
  rows.single("arrivals", "registration", &Pack::registration);
  rows.single("arrivals", "notice", &Pack::notice);
  rows.list("arrivals", "clarity", &Pack::clarities);
  rows.list("arrivals", "transport", &Pack::transports);
  rows.list("arrivals", "symptom", &Pack::symptoms);
  rows.list("arrivals", "precaution", &Pack::precautions);
  rows.list("arrivals", "proof", &Pack::proofs);
  rows.list("arrivals", "category", &Pack::categories);
  rows.list("arrivals", "proposal", &Pack::proposals);
  rows.list("arrivals", "advice", &Pack::advices);
  rows.list("origins", "list", &Pack::origin_lists);
  rows.list("observation", "regime", &Pack::regimes);
  rows.list("observation", "outcome", &Pack::outcomes);
  rows.single("observation", "doubt", &Pack::doubt);
  rows.list("cases", "household_rule", &Pack::household_rules);
  rows.list("contacts", "contact_range", &Pack::contact_ranges);
  rows.single("contacts", "lead", &Pack::contact_lead);
  rows.single("declaring", "declaring", &Pack::declaring);
  rows.list("reports", "form", &Pack::forms);
  rows.single("reports", "measures", &Pack::measures);
  rows.single("retention", "retention", &Pack::retention);
  rows.list("papers", "paper", &Pack::papers);
  rows.list("papers", "statute", &Pack::statutes);
  rows.list("papers", "lawful_need", &Pack::lawful_needs);
  return std::move(rows).finish();
}

}  // namespace packs

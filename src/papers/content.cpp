#include "papers/content.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace papers {

using base::Language;
using packs::PaperField;
using packs::PaperKind;
using packs::PaperUse;

std::string written(base::Date date) {
  const base::YearMonthDay day = base::split(date);
  return fmt::format("{}年{}月{}日", day.year, day.month, day.day);
}

namespace {

// Of a sheet's width.
constexpr std::int64_t day_share = 16;
constexpr std::int64_t temperature_share = 14;
constexpr std::int64_t complaints_share = 11;
constexpr std::int64_t recorder_share = 8;

class Composing {
 public:
  Composing(const PaperKind& kind, const packs::Pack& pack, const packs::Words& words,
            const Facts& facts)
      : kind_(kind), pack_(pack), words_(words), facts_(facts) {}

  printing::Paper run() const {
    printing::Paper paper;
    paper.title = kind_.label.zh;
    paper.number = facts_.number;
    if (speaks_to_person()) paper.salutation = facts_.who.name + "：";
    for (const PaperField field : kind_.fields) {
      paper.fields.push_back({label("paper_field", field), value(field)});
    }
    for (const packs::Text& text : kind_.paragraphs) paper.paragraphs.push_back(filled(text.zh));
    if (kind_.use == PaperUse::temperature_sheet) paper.table = sheet();
    paper.body = facts_.wanted.body;
    paper.day = written(base::date_of(facts_.now));
    if (is_sealed()) paper.seal = word("seal");
    paper.signs_title =
        word(kind_.use == PaperUse::residence_proof ? "receipt" : "serving_receipt");
    for (const packs::PaperSign sign : kind_.signs) {
      paper.signs.push_back({label("paper_sign", sign), word("date")});
    }
    paper.frame = {.mark = facts_.mark,
                   .page_of = word("page_of"),
                   .missing_glyph = word("missing_glyph"),
                   .code = "",
                   .code_hint = word("code_hint")};
    paper.made_at = facts_.now;
    return paper;
  }

 private:
  std::string word(std::string_view id) const { return words_.label("paper", id, Language::zh); }
  template <class E>
  std::string label(std::string_view group, E value) const {
    return words_.label(group, boost::describe::enum_to_string(value, ""), Language::zh);
  }
  bool speaks_to_person() const {
    return kind_.use != PaperUse::residence_proof && kind_.use != PaperUse::temperature_sheet;
  }
  bool is_sealed() const {
    return kind_.use != PaperUse::information_sheet && kind_.use != PaperUse::temperature_sheet;
  }

  std::string value(PaperField) const;
  std::string period() const;
  std::string statutes(packs::StatutePart) const;
  std::string need() const;
  std::string known(std::string_view name) const;
  std::string filled(std::string_view text) const;
  printing::Table sheet() const;
  std::vector<std::string> sheet_row(base::Date) const;

  const PaperKind& kind_;
  const packs::Pack& pack_;
  const packs::Words& words_;
  const Facts& facts_;
};

std::string Composing::period() const {
  if (!facts_.episode) return {};
  return fmt::format("{}至{}", written(facts_.episode->first_day),
                     written(facts_.episode->last_day));
}

std::string Composing::need() const {
  const auto* need = packs::find(pack_.lawful_needs, facts_.wanted.need);
  return need != nullptr ? need->label.zh : std::string();
}

std::string Composing::value(PaperField field) const {
  const people::Particulars& who = facts_.who;
  switch (field) {
    case PaperField::name: return who.name;
    case PaperField::sex: return who.sex == people::Sex::unknown ? "" : label("paper", who.sex);
    case PaperField::age: {
      const auto age = people::age_on(who, base::date_of(facts_.now));
      return age ? fmt::format("{}岁", *age) : "";
    }
    case PaperField::id_number: return who.id_number.value_or("");
    case PaperField::phone: return who.phone.value_or("");
    case PaperField::address: return facts_.place_path + people::address_of(who);
    case PaperField::regime: return facts_.episode ? facts_.episode->regime_label : "";
    case PaperField::period: return period();
    case PaperField::order: return facts_.episode ? facts_.episode->order : "";
    case PaperField::conclusion: return facts_.wanted.conclusion;
    case PaperField::need: return need();
    case PaperField::needed_by: return facts_.wanted.needed_by;
  }
  return {};
}

// Those in force on the day, as the pack in force holds no others.
std::string Composing::statutes(packs::StatutePart part) const {
  std::string text;
  for (const std::string& id : kind_.statutes) {
    const packs::Statute* statute = packs::find(pack_.statutes, id);
    if (statute == nullptr || statute->part != part) continue;
    text += (text.empty() ? "" : "、") + statute->label.zh;
  }
  return text;
}

std::string Composing::known(std::string_view name) const {
  if (name == "basis") return statutes(packs::StatutePart::basis);
  if (name == "liability") return statutes(packs::StatutePart::liability);
  if (name == "need") return need();
  if (name == "needed_by") return facts_.wanted.needed_by;
  if (name == "conclusion") return facts_.wanted.conclusion;
  if (name == "body") return facts_.wanted.body;
  if (name == "place") return facts_.place;
  if (name == "name") return facts_.who.name;
  if (!facts_.episode) return {};
  if (name == "regime") return facts_.episode->regime_label;
  if (name == "days") return std::to_string(facts_.episode->days.count);
  if (name == "first_day") return written(facts_.episode->first_day);
  if (name == "last_day") return written(facts_.episode->last_day);
  if (name == "fever") return facts_.episode->fever_from;
  if (name == "order") return facts_.episode->order;
  return {};
}

// In one pass: a brace in what somebody has typed is not looked into.
std::string Composing::filled(std::string_view text) const {
  std::string out;
  for (;;) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    out += text.substr(0, open);
    out += known(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

std::vector<std::string> Composing::sheet_row(base::Date day) const {
  std::vector<std::string> cells{words_.day(day, Language::zh)};
  for (const EpisodeFacts::Slot& slot : facts_.episode->slots) {
    const auto& all = facts_.episode->readings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& reading) {
      return reading.day == day && reading.slot == slot.id;
    });
    const bool known = facts_.filled == Filled::as_known && found != all.end();
    cells.push_back(known ? found->temperature : "");
    cells.push_back(known ? found->complaints : "");
  }
  cells.emplace_back();
  return cells;
}

printing::Table Composing::sheet() const {
  printing::Table table;
  if (!facts_.episode) return table;
  table.columns.push_back({word("day"), day_share});
  for (const EpisodeFacts::Slot& slot : facts_.episode->slots) {
    table.columns.push_back(
        {slot.label + " " + word("temperature") + "\n" + slot.hours, temperature_share});
    table.columns.push_back({slot.label + " " + word("complaints"), complaints_share});
  }
  table.columns.push_back({word("recorder"), recorder_share});
  for (base::Date day = facts_.episode->first_day; day <= facts_.episode->last_day;
       day = day + base::Days{1}) {
    table.rows.push_back({sheet_row(day)});
  }
  return table;
}

}  // namespace

printing::Paper compose(const PaperKind& kind, const packs::Pack& pack, const packs::Words& words,
                        const Facts& facts) {
  return Composing(kind, pack, words, facts).run();
}

}  // namespace papers

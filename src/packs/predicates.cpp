#include <array>

#include "packs/entries.h"

namespace packs {

struct QuestionRow {
  std::string_view name;
  Question (*read)(Reader& args);
};

// The whole language of packs: names, and what each is asked about. There is nothing else.
static const std::array questions{
    QuestionRow{"stayed_in_origin",
                [](Reader& args) -> Question {
                  StayedInOrigin question;
                  args.id("list", question.list);
                  return question;
                }},
    QuestionRow{"from_abroad", [](Reader&) -> Question { return FromAbroad{}; }},
    QuestionRow{"has_proof",
                [](Reader& args) -> Question {
                  HasProof question;
                  args.id("kind", question.kind);
                  return question;
                }},
    QuestionRow{"has_symptom", [](Reader&) -> Question { return HasSymptom{}; }},
    QuestionRow{"temperature_at_least",
                [](Reader& args) -> Question {
                  TemperatureAtLeast question;
                  args.tenths("tenths", question.from);
                  return question;
                }},
    QuestionRow{"shared_with_case", [](Reader&) -> Question { return SharedWithCase{}; }},
    QuestionRow{"category_is",
                [](Reader& args) -> Question {
                  CategoryIs question;
                  args.id("id", question.id);
                  return question;
                }},
    QuestionRow{"diagnosed",
                [](Reader& args) -> Question {
                  Diagnosed question;
                  args.id("illness", question.illness);
                  return question;
                }},
    QuestionRow{"holiday_return", [](Reader&) -> Question { return HolidayReturn{}; }},
};

static void read_question(Reader& in, Predicate& into) {
  into.kind = Predicate::Kind::is;
  std::string name;
  in.string("is", name);
  std::string known;
  for (const QuestionRow& row : questions) {
    if (row.name == name) {
      return in.table("args", [&](Reader& args) { into.question = row.read(args); });
    }
    known += (known.empty() ? "" : " ") + std::string(row.name);
  }
  in.has("args");
  if (name.empty()) return;
  in.problem("is", base::refuse(refusal::unknown_word).with("value", name).with("known", known));
}

static void read_node(Reader& in, Predicate& into) {
  using Kind = Predicate::Kind;
  int forms = 0;
  for (const auto& [key, kind] :
       {std::pair{"all", Kind::all}, {"any", Kind::any}, {"none", Kind::none}}) {
    if (!in.has(key)) continue;
    ++forms;
    into.kind = kind;
    in.tables(key, Blank::allowed, [&](Reader& one) { read_node(one, into.of.emplace_back()); });
  }
  if (in.has("is")) {
    ++forms;
    read_question(in, into);
  }
  if (forms == 1) return;
  in.problem("", base::refuse(refusal::must_be)
                     .with("wanted",
                           "{ all = [ … ] } | { any = [ … ] } | { none = [ … ] } | { is = "
                           "\"…\", args = { … } }")
                     .with("why", "packs/README.md, Predicates"));
}

void read_predicate(Reader& in, std::string_view key, Predicate& into) {
  if (in.has(key)) into = {};
  in.table(key, [&](Reader& root) { read_node(root, into); });
}

}  // namespace packs

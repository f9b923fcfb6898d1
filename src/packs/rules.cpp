#include "packs/rules.h"

#include <algorithm>

namespace packs {

static Judgement ask(const Question& question, const Facts& facts) {
  Finding finding = std::visit([&](const auto& one) { return facts.answer(one); }, question);
  return {finding.answer, {std::move(finding.because)}};
}

// The parts whose answer is the one that decided: they are the reasons.
static Judgement decided(Answer answer, Answer by, const std::vector<Judgement>& parts) {
  Judgement out{answer, {}};
  for (const Judgement& part : parts) {
    if (part.answer != by) continue;
    out.because.insert(out.because.end(), part.because.begin(), part.because.end());
  }
  return out;
}

static Answer opposite(Answer answer) {
  if (answer == Answer::unknown) return Answer::unknown;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

Judgement evaluate(const Predicate& predicate, const Facts& facts) {
  if (predicate.kind == Predicate::Kind::is) return ask(predicate.question, facts);
  // The answers stand in order no, unknown, yes: `all` is the least of its parts, `any` the most.
  Answer least = Answer::yes;
  Answer most = Answer::no;
  std::vector<Judgement> parts;
  for (const Predicate& one : predicate.of) {
    const Judgement& part = parts.emplace_back(evaluate(one, facts));
    least = std::min(least, part.answer);
    most = std::max(most, part.answer);
  }
  if (predicate.kind == Predicate::Kind::all) return decided(least, least, parts);
  if (predicate.kind == Predicate::Kind::any) return decided(most, most, parts);
  return decided(opposite(most), most, parts);
}

base::Result<base::Done> may_run(const Pack& pack, EventKind event) {
  const auto& kinds = pack.header.event_kinds;
  const bool named = std::find(kinds.begin(), kinds.end(), event) != kinds.end();
  const bool past = pack.header.status != PackStatus::current && event == EventKind::real;
  if (!named || past)
    return base::refuse(refusal::not_for_event).with("pack", pack.header.title.zh);
  return base::Done{};
}

static void fill(std::string& text, std::string_view name, std::string_view value) {
  const std::string mark = "{" + std::string(name) + "}";
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

Text why(const Words& words, const Entry& entry, const Pack& pack,
         const std::optional<places::Place>& place, const std::vector<Limit>& limits) {
  Text out = words.text("why", place ? "of_place" : "of_event");
  fill(out.zh, "pack", pack.header.title.zh);
  fill(out.en, "pack", pack.header.title.en);
  for (std::string* text : {&out.zh, &out.en}) {
    if (place) fill(*text, "place", place->name);
    fill(*text, "from", base::to_string(entry.effective_from));
  }
  for (const Limit& limit : limits) {
    Text more = words.text("why", "limited");
    fill(more.zh, "pack", limit.pack->header.title.zh);
    fill(more.en, "pack", limit.pack->header.title.en);
    for (std::string* text : {&more.zh, &more.en}) fill(*text, "key", limit.key);
    out.zh += more.zh;
    out.en += " " + more.en;
  }
  return out;
}

}  // namespace packs

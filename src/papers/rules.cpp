#include "papers/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "packs/model.h"

namespace papers {

using base::Result;
using packs::PaperKind;
using packs::PaperUse;

static constexpr std::int64_t minute_ms = 60'000;

static bool holds_one(const std::vector<std::string>& held, const std::vector<std::string>& of) {
  return std::any_of(held.begin(), held.end(), [&](const std::string& role) {
    return std::find(of.begin(), of.end(), role) != of.end();
  });
}

bool is_about(const PaperKind& kind, std::string_view regime) {
  if (regime.empty()) return kind.regimes.empty();
  return std::find(kind.regimes.begin(), kind.regimes.end(), regime) != kind.regimes.end();
}

// Of a notice only one stands at a time; sheets and proofs are given as often as they are needed.
static bool stands_alone(PaperUse use) {
  return use == PaperUse::opening_notice || use == PaperUse::release_notice;
}

static Result<base::Done> check_wanted(const Issuing& issuing, const Wanted& wanted) {
  if (wanted.body.empty()) return base::refuse(refusal::body_needed).at("body");
  if (issuing.kind.use == PaperUse::release_notice && wanted.conclusion.empty()) {
    return base::refuse(refusal::conclusion_needed).at("conclusion");
  }
  if (issuing.kind.use != PaperUse::residence_proof) return base::Done{};
  if (packs::find(issuing.pack.lawful_needs, wanted.need) == nullptr) {
    return base::refuse(refusal::need_needed).at("need");
  }
  if (wanted.needed_by.empty()) return base::refuse(refusal::needed_by_needed).at("needed_by");
  return base::Done{};
}

Result<base::Done> may_issue(const Issuing& issuing, const Paper& paper, const Wanted& wanted) {
  const PaperKind& kind = issuing.kind;
  if (!is_about(kind, issuing.regime)) {
    return base::refuse(refusal::not_for_this).with("kind", kind.label.zh);
  }
  if (!holds_one(issuing.roles, kind.issue_roles)) {
    return base::refuse(refusal::role_may_not_issue)
        .with("kind", kind.label.zh)
        .with("roles", issuing.roles_of_kind);
  }
  if (const auto ok = check_wanted(issuing, wanted); !ok) return ok.refusal();
  if (!stands_alone(kind.use)) return base::Done{};
  for (const Paper& before : issuing.before) {
    if (before.state == State::withdrawn || before.episode != paper.episode) continue;
    return base::refuse(refusal::already_issued).with("number", before.number.text);
  }
  return base::Done{};
}

std::string number_text(std::string_view place, std::string_view mark, const Number& number,
                        std::string_view rehearsal_word) {
  return fmt::format("{}{}{}〔{}〕{}号", number.rehearsal ? rehearsal_word : "", place, mark,
                     number.year, number.serial);
}

tasks::Effects after_issuing(const Paper& paper) {
  if (!paper.serve_by) return {};
  return {tasks::Raise{slice,
                       paper.id.value,
                       task_serve,
                       *paper.serve_by,
                       paper.serve_role,
                       {{"number", paper.number.text}},
                       tasks::Asked::again}};
}

static tasks::Effects nothing_to_serve(const Paper& paper) {
  return {tasks::Settle{slice, paper.id.value, task_serve}};
}

static Result<base::Done> check_serving(const Paper& paper, const Serving& serving,
                                        base::Instant now) {
  // Whoever writes the time down knows minutes.
  const base::Instant issued{paper.issued_at.ms - paper.issued_at.ms % minute_ms};
  if (serving.at < issued || serving.at > now) {
    return base::refuse(refusal::wrong_time).at("at");
  }
  const bool by_phone = serving.how == How::read_by_phone;
  if (by_phone != (serving.receipt == Receipt::none)) {
    return base::refuse(refusal::wrong_receipt).at("receipt");
  }
  if (serving.how == How::left_with_family && serving.receiver.empty()) {
    return base::refuse(refusal::receiver_needed).at("receiver");
  }
  if (serving.receipt == Receipt::refused && serving.witness.empty()) {
    return base::refuse(refusal::witness_needed).at("witness");
  }
  return base::Done{};
}

static Result<base::Done> may_serve(const PaperKind& kind, const std::vector<std::string>& roles) {
  if (kind.serve_roles.empty()) return refusal::not_served;
  if (holds_one(roles, kind.serve_roles)) return base::Done{};
  return base::refuse(refusal::role_may_not_serve).with("kind", kind.label.zh);
}

Result<Changed> serve(Paper paper, const PaperKind& kind, Serving serving, const Doer& doer) {
  if (paper.state == State::withdrawn) return refusal::withdrawn;
  if (const auto ok = may_serve(kind, doer.roles); !ok) return ok.refusal();
  if (paper.state == State::served) {
    return base::refuse(refusal::already_served).with("by", paper.served_by);
  }
  if (const auto ok = check_serving(paper, serving, doer.now); !ok) return ok.refusal();
  paper.state = State::served;
  paper.serving = std::move(serving);
  tasks::Effects effects = nothing_to_serve(paper);
  return Changed{std::move(paper), std::move(effects)};
}

Result<Changed> undo_serving(Paper paper, const PaperKind& kind, const Doer& doer) {
  if (paper.state == State::withdrawn) return refusal::withdrawn;
  if (const auto ok = may_serve(kind, doer.roles); !ok) return ok.refusal();
  if (paper.state != State::served) return refusal::not_served_yet;
  paper.state = State::issued;
  paper.serving.reset();
  tasks::Effects effects = after_issuing(paper);
  return Changed{std::move(paper), std::move(effects)};
}

Result<Changed> withdraw(Paper paper, const PaperKind& kind, std::string reason, const Doer& doer) {
  if (paper.state == State::withdrawn) return refusal::withdrawn;
  if (!holds_one(doer.roles, kind.issue_roles)) {
    return base::refuse(refusal::role_may_not_issue)
        .with("kind", kind.label.zh)
        .with("roles", paper.body);
  }
  if (reason.empty()) return base::refuse(refusal::reason_needed).at("reason");
  paper.state = State::withdrawn;
  paper.withdrawn_at = doer.now;
  paper.withdrawn_reason = std::move(reason);
  tasks::Effects effects = nothing_to_serve(paper);
  return Changed{std::move(paper), std::move(effects)};
}

Result<base::Done> check(const Demand& demand, base::Date today) {
  if (demand.demanded_by.empty()) return base::refuse(refusal::say_who_and_what).at("demanded_by");
  if (demand.demanded.empty()) return base::refuse(refusal::say_who_and_what).at("demanded");
  if (demand.demanded_on > today) return base::refuse(refusal::future_day).at("demanded_on");
  return base::Done{};
}

}  // namespace papers

#include "messages/asking.h"

#include <algorithm>
#include <set>

#include "base/phone.h"
#include "events/store.h"
#include "http/message.h"
#include "identity/crypto.h"
#include "identity/store.h"
#include "people/store.h"

namespace messages {

using base::Result;

Result<Community> community_in(http::Call& call, const Context& context,
                               std::string_view permission, const At& at) {
  auto event = events::store::find(call.tx, call.who.scope(permission), at.event);
  const auto where = identity::store::locate(call.tx, at.place);
  const bool covered = where && call.who.scope(permission).covers(where->span.first);
  if (!event || !covered || where->tenant != event->tenant) return http::refusal::not_found;
  const auto place = context.places.now()->find(at.place);
  if (!place || place->level != places::Level::community) {
    return base::refuse(refusal::choose_community).at("place");
  }
  const store::Asked asked{event->tenant, event->id, at.place};
  return Community{std::move(*event), *place, asked};
}

Result<base::Done> check_open(const events::Event& event) {
  if (event.closed_on) return refusal::event_closed;
  return base::Done{};
}

bool may_send(const http::Call& call, const packs::MessageKind& kind, std::int64_t place_at) {
  return call.who.holds(kind.roles, place_at);
}

static Candidate candidate_of(const people::Person& person) {
  const auto phone = base::parse_phone(person.particulars.phone.value_or(""));
  Candidate who;
  who.has_phone = phone.has_value();
  who.is_mobile = phone && phone->kind == base::PhoneKind::mobile;
  return who;
}

static std::string mark_of(const std::vector<Proposed>& people) {
  std::string all;
  for (const Proposed& one : people) {
    all += to_string(one.person.id) + " " + boost::describe::enum_to_string(one.way.channel, "") +
           "\n";
  }
  return identity::hex(identity::sha256(all)).substr(0, 32);
}

Proposal proposal_of(sql::Transaction& tx, const Context& context, const Community& community,
                     const std::pair<const packs::MessageKind&, base::Date>& wanted) {
  const auto& [kind, day] = wanted;
  const store::Asked& asked = community.asked;
  const auto told = store::told_on(tx, asked, kind.id, day);
  const auto without = store::without_sms(tx, asked);
  const std::set<people::PersonId> told_today(told.begin(), told.end());
  const std::set<people::PersonId> no_sms(without.begin(), without.end());
  const auto sent = store::sms_on(tx, asked, day);
  const Means means{context.port.sms != nullptr,
                    context.port.sms && context.port.sms->has_template(kind.id)};
  const auto policy = context.policy();
  auto ids = context.people_of(tx, asked, kind.to, day);
  std::sort(ids.begin(), ids.end());
  Proposal proposal;
  for (const people::PersonId id : ids) {
    if (told_today.contains(id)) {
      ++proposal.told_today;
      continue;
    }
    Proposed one;
    one.person = people::store::get(tx, context.vault, asked.tenant, id);
    Candidate who = candidate_of(one.person);
    who.wants_sms = one.wants_sms = !no_sms.contains(id);
    const auto found = sent.find(id);
    who.sms_today = found == sent.end() ? 0 : found->second;
    one.way = kind.sms.empty() ? Way{Channel::call, Reason::no_template}
                               : way_of(who, means, policy->desk);
    proposal.people.push_back(std::move(one));
  }
  proposal.mark = mark_of(proposal.people);
  return proposal;
}

Texts texts_of(const Context& context, const places::Place& place, const TextsAsked& asked,
               base::Instant now) {
  const auto policy = context.policy();
  Texts texts;
  texts.leaves_at = leaves_at(policy->desk, now);
  const Filling with{place.name, answer_by(asked.kind, texts.leaves_at), asked.count, asked.values};
  const std::string signature = context.port.sms ? context.port.sms->signature() : std::string();
  if (!asked.kind.sms.empty()) texts.sms = signature + filled(asked.kind.sms, with);
  if (!asked.kind.group.empty()) texts.group = filled(asked.kind.group, with);
  texts.call = filled(asked.kind.call, with);
  texts.values = asked.values;
  texts.values.push_back({"place", with.place});
  texts.values.push_back({"by", with.by});
  return texts;
}

}  // namespace messages

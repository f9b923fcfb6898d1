#include "messages/sender.h"

#include <spdlog/spdlog.h>

#include "base/phone.h"
#include "events/store.h"
#include "messages/rules.h"
#include "people/store.h"

namespace messages {

static constexpr std::int64_t minute_ms = 60'000;

// A message that was taken up, with what has to go out.
struct Sender::Taken {
  Message message;
  Round round;
  std::string phone;
  std::string place_code;
  bool is_first = false;  // It is handed over now; else it is looked after.
  bool goes_out = false;  // Else it was settled without asking anybody.
};

namespace {

bool is_closed(sql::Transaction& tx, const Message& message) {
  const auto event = events::store::find(tx, message.tenant, message.event);
  return !event || event->closed_on;
}

Message given_up(Message message, base::Instant now) {
  message.state = State::withdrawn;
  message.settled_at = now;
  message.next_at.reset();
  return message;
}

// The number, or why there is none to send to: what was true when it was sent may have changed.
std::string phone_of(sql::Transaction& tx, const Context& context, const Message& message,
                     Way& way) {
  const auto person = people::store::get(tx, context.vault, message.tenant, *message.person);
  const auto phone = base::parse_phone(person.particulars.phone.value_or(""));
  Candidate who;
  who.has_phone = phone.has_value();
  who.is_mobile = phone && phone->kind == base::PhoneKind::mobile;
  who.wants_sms = store::wish_of(tx, message.tenant, person.id).wants_sms;
  const Means means{context.port.sms != nullptr,
                    context.port.sms && context.port.sms->has_template(message.kind)};
  way = way_of(who, means, context.policy()->desk);
  return phone ? phone->number : std::string();
}

Message by_telephone(Message message, Reason reason) {
  message.state = State::to_do;
  message.reason = reason;
  message.next_at.reset();
  return message;
}

}  // namespace

std::optional<Message> Sender::due(base::Instant now) {
  std::optional<Message> found;
  database_.read([&](sql::Transaction& tx) { found = store::next(tx, now); });
  return found;
}

std::optional<Sender::Taken> Sender::take(const Message& due, base::Instant now) {
  std::optional<Taken> taken;
  database_.write([&](sql::Transaction& tx) {
    taken.reset();
    auto message = store::find(tx, due.tenant, due.id);
    if (!message || message->version != due.version) return sql::Outcome::roll_back;
    const packs::MessageDesk desk = context_.policy()->desk;
    Taken made{*message, *store::find(tx, message->tenant, message->round), {}, {}, false, false};
    made.is_first = message->state == State::queued;
    Message& after = made.message;
    if (is_closed(tx, *message)) {
      after = given_up(after, now);
    } else if (message->channel == Channel::group) {
      const auto place = context_.places.now()->find(message->place);
      made.place_code = place ? place->code : std::string();
      const bool reached = context_.port.group && context_.port.group->reaches(made.place_code);
      const base::Instant since{now.ms - minute_ms};
      const bool too_many =
          store::posts_since(tx, after.tenant, after.place, since) >= desk.group_a_minute_max;
      // A post whose answer got lost cannot be asked about.
      if (!reached || !made.is_first) after = without_means(after, now);
      else if (too_many) after.next_at = base::Instant{now.ms + minute_ms};
      else after = taken_up(after, desk, now), made.goes_out = true;
    } else {
      Way way;
      made.phone = phone_of(tx, context_, after, way);
      if (made.is_first && way.channel == Channel::call) after = by_telephone(after, way.reason);
      else if (!context_.port.sms) after = without_means(after, now);
      else after = taken_up(after, desk, now), made.goes_out = true;
    }
    if (!store::save(tx, after)) return sql::Outcome::roll_back;
    ++after.version;
    const identity::Actor actor{made.round.made_by, now};
    if (made.goes_out && made.is_first) store::note_handed(tx, actor, after);
    if (after.state == State::to_do) {
      ask_for_what_is_left(tx, context_, {std::nullopt, now}, made.round);
    }
    taken = std::move(made);
    return sql::Outcome::keep;
  });
  return taken;
}

Message Sender::carry(const Taken& taken, base::Instant now) const {
  const packs::MessageDesk desk = context_.policy()->desk;
  const Message& message = taken.message;
  if (message.channel == Channel::group) {
    return answered(message, context_.port.group->post(taken.place_code, taken.round.group_text),
                    desk, now);
  }
  const std::string out_id = to_string(message.id);
  if (taken.is_first) {
    const Sms sms{out_id, taken.phone, message.kind, taken.round.values, now};
    return answered(message, context_.port.sms->hand_over(sms), desk, now);
  }
  const base::Date day = base::date_of(message.handed_at.value_or(now));
  const ReceiptAsked asked{out_id, message.gateway_id, taken.phone, day, now};
  return looked_after(message, context_.port.sms->ask(asked), desk, now);
}

void Sender::keep(const Taken& taken, const Message& after, base::Instant now) {
  database_.write([&](sql::Transaction& tx) {
    if (!store::save(tx, after)) return sql::Outcome::roll_back;
    if (after.state == State::to_do) {
      ask_for_what_is_left(tx, context_, {std::nullopt, now}, taken.round);
    }
    return sql::Outcome::keep;
  });
}

bool Sender::step(base::Instant now) {
  const auto found = due(now);
  if (!found) return false;
  const auto taken = take(*found, now);
  if (!taken || !taken->goes_out) return true;
  const Message after = carry(*taken, now);
  // No number, no name and no text: what the log says is for whoever looks after the gateway.
  if (after.state == State::to_do || after.state == State::queued) {
    spdlog::warn("message {} was not taken: {} {}", to_string(after.id),
                 boost::describe::enum_to_string(after.reason, ""), after.code);
  }
  keep(*taken, after, now);
  return true;
}

}  // namespace messages

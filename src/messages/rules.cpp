#include "messages/rules.h"

#include <algorithm>

#include "base/identity_number.h"
#include "base/mask.h"
#include "base/phone.h"
#include "base/utf8.h"

namespace messages {

using base::Done;
using base::Instant;
using base::Result;

static constexpr int minutes_a_day = 24 * 60;
static constexpr std::int64_t minute_ms = 60'000;

// ---- Words --------------------------------------------------------------------------------------

std::string filled(std::string text, const Filling& with) {
  base::replace_all(text, "{place}", with.place);
  base::replace_all(text, "{by}", with.by);
  base::replace_all(text, "{count}", std::to_string(with.count));
  for (const FieldValue& field : with.fields) {
    base::replace_all(text, "{" + field.id + "}", field.value);
  }
  return text;
}

std::string answer_by(const packs::MessageKind& kind, Instant leaves_at) {
  constexpr std::int64_t half_hour_ms = 30 * minute_ms;
  const std::int64_t at = leaves_at.ms + kind.answer_minutes * minute_ms;
  const Instant by{(at + half_hour_ms - 1) / half_hour_ms * half_hour_ms};
  const std::string hour = base::minute_to_string(base::minute_of_day(by));
  const auto day = base::split(base::date_of(by));
  if (base::date_of(by) == base::date_of(leaves_at)) return hour;
  return std::to_string(day.month) + "月" + std::to_string(day.day) + "日 " + hour;
}

std::int64_t parts_of(std::string_view text, const packs::MessageDesk& desk) {
  const auto length = static_cast<std::int64_t>(base::character_count(text));
  if (length <= desk.part_characters) return length == 0 ? 0 : 1;
  return (length + desk.joined_characters - 1) / desk.joined_characters;
}

Result<Done> check_fields(const packs::MessageKind& kind, const std::vector<FieldValue>& values) {
  for (const packs::MessageField& field : kind.fields) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const FieldValue& value) {
      return value.id == field.id && !value.value.empty();
    });
    if (found == values.end()) {
      return base::refuse(refusal::field_missing).with("field", field.label.zh).at(field.id);
    }
    if (base::character_count(found->value) > static_cast<std::size_t>(field.characters_max)) {
      return base::refuse(refusal::too_long)
          .with("max", std::to_string(field.characters_max))
          .at(field.id);
    }
  }
  const bool known = std::all_of(values.begin(), values.end(), [&](const FieldValue& value) {
    return std::any_of(kind.fields.begin(), kind.fields.end(),
                       [&](const packs::MessageField& field) { return field.id == value.id; });
  });
  if (!known) return refusal::unknown_kind;
  return Done{};
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with what people write between those of one number.
std::vector<std::string> runs_of_digits(std::string_view text) {
  std::vector<std::string> runs;
  std::string run;
  for (const char c : text) {
    const bool belongs =
        is_digit(c) ||
        (!run.empty() && (c == 'X' || c == 'x' || c == '-' || c == ' ' || c == ')' || c == '('));
    if (belongs) {
      run += c;
    } else if (!run.empty()) {
      runs.push_back(std::move(run));
      run.clear();
    }
  }
  if (!run.empty()) runs.push_back(std::move(run));
  return runs;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c) || c == 'X' || c == 'x') digits += c;
  }
  return digits;
}

// Any eleven digits in a row that make a mobile number, however they are written.
bool holds_mobile(std::string_view digits) {
  for (std::size_t at = 0; at + 11 <= digits.size(); ++at) {
    const auto phone = base::parse_phone(digits.substr(at, 11));
    if (phone && phone->kind == base::PhoneKind::mobile) return true;
  }
  return false;
}

// The number, whenever it was born: what looks like one is one.
bool holds_identity_number(std::string_view digits) {
  constexpr base::Date far_ahead{200'000};
  for (const std::size_t length : {std::size_t{18}, std::size_t{15}}) {
    for (std::size_t at = 0; at + length <= digits.size(); ++at) {
      const auto verdict = base::check_identity_number(digits.substr(at, length), far_ahead);
      const bool shaped = verdict.valid() || verdict.fault == base::IdentityFault::too_old ||
                          (length == 18 && verdict.fault == base::IdentityFault::check_digit);
      if (shaped) return true;
    }
  }
  return false;
}

// 2单元501, 3栋101, 501室: digits before and behind a word of a house, or before 室 and 户.
std::string door_in(std::string_view text) {
  for (const std::string_view word : {"单元", "栋", "幢", "座", "号楼", "号院", "组"}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      const std::size_t behind = at + word.size();
      std::size_t end = behind;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - behind >= 2) return std::string(text.substr(at, end - at));
    }
  }
  for (const std::string_view word : {"室", "户"}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      std::size_t from = at;
      while (from > 0 && is_digit(text[from - 1])) --from;
      if (at - from >= 3) return std::string(text.substr(from, at - from)) + std::string(word);
    }
  }
  return {};
}

}  // namespace

Result<Done> check_words(std::string_view written, const std::vector<std::string>& names) {
  const std::string text = base::half_width(written);
  for (const std::string& run : runs_of_digits(text)) {
    const std::string digits = digits_of(run);
    if (holds_identity_number(digits)) return refusal::holds_identity_number;
    const auto phone = base::parse_phone(run);
    if (phone || holds_mobile(digits)) {
      return base::refuse(refusal::holds_phone)
          .with("found", base::mask_phone(phone ? phone->number : digits));
    }
  }
  if (const std::string door = door_in(text); !door.empty()) {
    return base::refuse(refusal::holds_door).with("found", door);
  }
  for (const std::string& name : names) {
    if (base::character_count(name) < 2 || text.find(name) == std::string::npos) continue;
    return base::refuse(refusal::holds_name).with("found", base::mask_name(name));
  }
  return Done{};
}

Result<Done> check_group_text(std::string_view text, const std::vector<std::string>& names,
                              const packs::MessageDesk& desk) {
  if (base::trim(text).empty()) return refusal::text_empty;
  if (base::character_count(text) > static_cast<std::size_t>(desk.group_characters_max)) {
    return base::refuse(refusal::too_long).with("max", std::to_string(desk.group_characters_max));
  }
  return check_words(text, names);
}

Result<Done> check_sms_words(std::string_view text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (text.find(word) == std::string_view::npos) continue;
    return base::refuse(refusal::holds_word).with("found", word);
  }
  return Done{};
}

// ---- Ways ---------------------------------------------------------------------------------------

Way way_of(const Candidate& who, const Means& means, const packs::MessageDesk& desk) {
  if (!who.has_phone) return {Channel::call, Reason::no_phone};
  if (!who.wants_sms) return {Channel::call, Reason::wants_no_sms};
  if (!who.is_mobile) return {Channel::call, Reason::landline};
  if (!means.gateway) return {Channel::call, Reason::no_gateway};
  if (!means.sms_template) return {Channel::call, Reason::no_template};
  if (who.sms_today >= desk.sms_a_day_max) return {Channel::call, Reason::a_day_max};
  return {Channel::sms, Reason::none};
}

// The same instant, or the next one that is not in the quiet hours.
static Instant out_of_quiet(const packs::MessageDesk& desk, Instant at) {
  const int minute = base::minute_of_day(at);
  const int from = desk.quiet_from_minute;
  const int to = desk.quiet_to_minute;
  const bool over_midnight = from > to;
  const bool is_quiet =
      over_midnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!is_quiet) return at;
  const bool is_tomorrow = over_midnight && minute >= from;
  return base::at_minute(base::date_of(at) + base::Days{is_tomorrow ? 1 : 0}, to);
}

Instant leaves_at(const packs::MessageDesk& desk, Instant now) {
  return out_of_quiet(desk, {now.ms + desk.undo_seconds * std::int64_t{1000}});
}

Instant due_at(const packs::MessageDesk& desk, Instant from, int minutes) {
  Instant at = out_of_quiet(desk, from);
  for (int left = minutes; left > 0;) {
    const int to_quiet =
        (desk.quiet_from_minute - base::minute_of_day(at) + minutes_a_day) % minutes_a_day;
    const int step = to_quiet == 0 ? left : std::min(left, to_quiet);
    at.ms += step * minute_ms;
    left -= step;
    if (left > 0) at = out_of_quiet(desk, at);
  }
  return at;
}

// ---- A message on its way -----------------------------------------------------------------------

static Instant later(Instant now, int first_seconds, int max_seconds, std::int64_t times) {
  std::int64_t seconds = first_seconds;
  for (std::int64_t i = 1; i < times && seconds < max_seconds; ++i) seconds *= 2;
  return {now.ms + std::min<std::int64_t>(seconds, max_seconds) * 1000};
}

static Message by_hand(Message message, Reason reason) {
  message.state = State::to_do;
  message.reason = reason;
  message.next_at.reset();
  return message;
}

static Message settled(Message message, State state, Instant now) {
  message.state = state;
  message.reason = Reason::none;
  message.settled_at = now;
  message.next_at.reset();
  return message;
}

static bool is_overdue(const Message& message, const packs::MessageDesk& desk, Instant now) {
  const Instant since = message.handed_at.value_or(message.leaves_at);
  return now.ms >= since.ms + desk.receipt_minutes * minute_ms;
}

Message taken_up(Message message, const packs::MessageDesk& desk, Instant now) {
  if (message.state == State::queued) {
    message.state = State::handed;
    message.handed_at = now;
    ++message.attempts;
    message.looks = 0;
  } else {
    ++message.looks;
  }
  message.next_at = later(now, desk.receipt_ask_seconds, desk.retry_seconds_max, message.looks + 1);
  return message;
}

Message without_means(Message message, Instant) {
  if (message.channel == Channel::group) {
    const bool never = message.state == State::queued;
    return by_hand(std::move(message), never ? Reason::no_robot : Reason::robot_unknown);
  }
  const bool never = message.state == State::queued;
  return by_hand(std::move(message), never ? Reason::no_gateway : Reason::unknown);
}

static Message answered_by_robot(Message message, const Handed& handed,
                                 const packs::MessageDesk& desk, Instant now) {
  switch (handed.what) {
    case Handing::accepted: return settled(std::move(message), State::delivered, now);
    case Handing::refused: return by_hand(std::move(message), Reason::robot_refused);
    // A group cannot be asked what stands in it: a person looks.
    case Handing::unknown: return by_hand(std::move(message), Reason::robot_unknown);
    case Handing::again: break;
  }
  if (now.ms >= message.leaves_at.ms + desk.unsent_minutes * minute_ms) {
    return by_hand(std::move(message), Reason::robot_refused);
  }
  message.state = State::queued;
  message.handed_at.reset();
  message.next_at = later(now, desk.retry_seconds, desk.retry_seconds_max, message.attempts);
  return message;
}

Message answered(Message message, const Handed& handed, const packs::MessageDesk& desk,
                 Instant now) {
  message.code = handed.code;
  if (!handed.gateway_id.empty()) message.gateway_id = handed.gateway_id;
  if (message.channel == Channel::group) {
    return answered_by_robot(std::move(message), handed, desk, now);
  }
  switch (handed.what) {
    case Handing::accepted: message.state = State::accepted; return message;
    case Handing::refused: return by_hand(std::move(message), Reason::refused);
    case Handing::unknown: return message;  // Stays handed over: the next look tells.
    case Handing::again: break;
  }
  if (now.ms >= message.leaves_at.ms + desk.unsent_minutes * minute_ms) {
    return by_hand(std::move(message), Reason::not_sent);
  }
  message.state = State::queued;
  message.handed_at.reset();
  message.next_at = later(now, desk.retry_seconds, desk.retry_seconds_max, message.attempts);
  return message;
}

Message looked_after(Message message, const Receipted& receipt, const packs::MessageDesk& desk,
                     Instant now) {
  if (!receipt.code.empty()) message.code = receipt.code;
  if (!receipt.gateway_id.empty()) message.gateway_id = receipt.gateway_id;
  switch (receipt.what) {
    case Receipt::delivered: return settled(std::move(message), State::delivered, now);
    case Receipt::undelivered: return by_hand(std::move(message), Reason::undelivered);
    case Receipt::waiting: message.state = State::accepted; break;
    case Receipt::absent:
    case Receipt::unknown: break;
  }
  if (!is_overdue(message, desk, now)) return message;
  const bool was_taken = message.state == State::accepted;
  return by_hand(std::move(message), was_taken ? Reason::no_receipt : Reason::unknown);
}

Result<Done> may_withdraw(const Round& round, const std::vector<Message>& messages) {
  if (round.withdrawn_at) return refusal::has_left;
  const bool any = std::any_of(messages.begin(), messages.end(), [](const Message& message) {
    return message.handed_at || message.state == State::done || message.state == State::delivered;
  });
  if (any) return refusal::has_left;
  return Done{};
}
}  // namespace messages

// messages.toml of the platform.
#include "packs/messages.h"

#include <algorithm>
#include <deque>
#include <mutex>

#include "base/utf8.h"
#include "packs/check.h"
#include "packs/entries.h"
#include "packs/words.h"

namespace packs {

static constexpr std::string_view path = "messages.toml";

namespace refusal {
static const base::RefusalCode not_in_sms{
    "pack.not_in_sms", base::RefusalKind::invalid,
    "短信里不能有“{word}”：别人会看到手机上的短信。请只写要做什么、到哪里、几点。",
    "An SMS must not say \"{word}\": others see the telephone. Say what to do, where and when."};
static const base::RefusalCode sms_too_long{
    "pack.sms_too_long", base::RefusalKind::invalid, "短信太长，最多 {max} 个字，请改短。",
    "The SMS is too long: {max} characters at most; shorten it."};
}  // namespace refusal

static void field_keys(Reader& in, MessageKind& into) {
  MessageField field;
  in.id("id", field.id);
  in.text("label", field.label);
  in.number("characters_max", field.characters_max, {.min = 1});
  into.fields.push_back(std::move(field));
}

static void kind_keys(Reader& in, MessageKind& into) {
  in.text("label", into.label);
  in.text("why", into.why);
  in.choice("to", into.to);
  in.strings("roles", into.roles);
  in.string("sms", into.sms, Blank::allowed);
  in.number("sms_characters_max", into.sms_characters_max, {.min = 1});
  in.string("group", into.group, Blank::allowed);
  in.string("call", into.call);
  in.number("answer_minutes", into.answer_minutes, {.min = 1});
  if (!in.has("field")) return;
  into.fields.clear();
  in.tables("field", Blank::refused, [&](Reader& one) { field_keys(one, into); });
}

static void desk_keys(Reader& in, MessageDesk& into) {
  in.minute("quiet_from", into.quiet_from_minute);
  in.minute("quiet_to", into.quiet_to_minute);
  in.number("undo_seconds", into.undo_seconds, {.min = 1});
  in.number("sms_a_day_max", into.sms_a_day_max, {.min = 1});
  in.number("part_characters", into.part_characters, {.min = 1});
  in.number("joined_characters", into.joined_characters, {.min = 1});
  in.number("retry_seconds", into.retry_seconds, {.min = 1});
  in.number("retry_seconds_max", into.retry_seconds_max, {.min = 1});
  in.number("receipt_ask_seconds", into.receipt_ask_seconds, {.min = 1});
  in.number("receipt_minutes", into.receipt_minutes, {.min = 1});
  in.number("unsent_minutes", into.unsent_minutes, {.min = 1});
  in.number("group_characters_max", into.group_characters_max, {.min = 1});
  in.number("group_a_minute_max", into.group_a_minute_max, {.min = 1});
  in.id("call_role", into.call_role);
  in.number("call_minutes", into.call_minutes, {.min = 1});
  in.number("call_attempts", into.call_attempts, {.min = 1});
}

// An entry takes nothing over from another one: there are few, and each is read as it stands.
template <class T>
static T own_entry(Reader& in, Desk& desk, void (*keys)(Reader&, T&)) {
  return read_entry<T>(in, desk, keys,
                       [](const Pack*, const std::string&) -> const T* { return nullptr; });
}

static Messages read_all(Reader& file, Desk& desk) {
  Messages messages;
  if (!file.has("desk") && desk.base != nullptr) return messages;
  file.table("desk", [&](Reader& in) {
    in.name_entry("desk");
    messages.desk = own_entry<MessageDesk>(in, desk, desk_keys);
  });
  file.tables(
      "message_kind", Blank::refused,
      [&](Reader& in) {
        MessageKind kind = own_entry<MessageKind>(in, desk, kind_keys);
        if (!kind.id.empty() && find(messages.kinds, kind.id) != nullptr) {
          in.problem("id", base::refuse(refusal::duplicate).with("value", kind.id));
        }
        messages.kinds.push_back(std::move(kind));
      },
      "message_kind");
  return messages;
}

void read_messages(Reader& in, Desk& desk) { read_all(in, desk); }

// Of a pack whose topics were read without a problem.
static Messages read_again(const Pack& pack) {
  const auto file = std::find_if(pack.files.begin(), pack.files.end(),
                                 [](const PackFile& one) { return one.path == path; });
  if (file == pack.files.end()) return {};
  const toml::table table = toml::parse(file->bytes);
  Problems problems;
  const Surroundings around;
  Pack scratch;
  scratch.header = pack.header;
  Desk desk{around, scratch, nullptr, problems};
  Reader reader(table, {std::string(path), "", ""}, problems);
  return read_all(reader, desk);
}

std::shared_ptr<const Messages> messages_of(const Pack& pack) {
  struct Kept {
    std::string hash;
    std::shared_ptr<const Messages> messages;
  };
  static constexpr std::size_t kept_max = 4;  // Versions: the newest, and those of tests.
  static std::mutex mutex;
  static std::deque<Kept> kept;
  const std::lock_guard lock(mutex);
  for (const Kept& one : kept) {
    if (one.hash == pack.hash) return one.messages;
  }
  kept.push_front({pack.hash, std::make_shared<const Messages>(read_again(pack))});
  if (kept.size() > kept_max) kept.pop_back();
  return kept.front().messages;
}

namespace {

std::vector<std::string> marks_in(std::string_view text) {
  std::vector<std::string> marks;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    marks.emplace_back(text.substr(at + 1, end - at - 1));
  }
  return marks;
}

bool is_known(const MessageKind& kind, const std::string& mark, bool is_group) {
  if (mark == "place" || mark == "by" || (is_group && mark == "count")) return true;
  return std::any_of(kind.fields.begin(), kind.fields.end(),
                     [&](const MessageField& field) { return field.id == mark; });
}

struct TextAt {
  const MessageKind& kind;
  std::string_view key;
  const std::string& text;
};

void check_text(const TextAt& at, const Words& words, Problems& problems) {
  const std::string where = place_of(path, "message_kind", at.kind.id, at.key);
  for (const std::string& mark : marks_in(at.text)) {
    if (is_known(at.kind, mark, at.key == "group")) continue;
    problems.add(where, unknown_reference("[[message_kind.field]]", mark));
  }
  // An SMS lies open on the table at home.
  if (at.key != "sms") return;
  for (const Word& word : words.of("not_in_sms")) {
    if (at.text.find(word.label.zh) == std::string::npos) continue;
    problems.add(where, base::refuse(refusal::not_in_sms).with("word", word.label.zh));
  }
  const auto length = static_cast<int>(base::character_count(at.text));
  if (length > at.kind.sms_characters_max) {
    problems.add(where, base::refuse(refusal::sms_too_long)
                            .with("max", std::to_string(at.kind.sms_characters_max)));
  }
}

}  // namespace

void check_messages(const Pack& pack, Problems& problems) {
  const Messages messages = read_again(pack);
  const Words words(pack.word_groups);
  const auto check_role = [&](const std::string& role, const std::string& where) {
    if (find(pack.roles, role) == nullptr) problems.add(where, unknown_reference("[[role]]", role));
  };
  if (!messages.kinds.empty()) {
    check_role(messages.desk.call_role, place_of(path, "desk", messages.desk.id, "call_role"));
  }
  for (const MessageKind& kind : messages.kinds) {
    for (const std::string& role : kind.roles) {
      check_role(role, place_of(path, "message_kind", kind.id, "roles"));
    }
    check_text({kind, "sms", kind.sms}, words, problems);
    check_text({kind, "group", kind.group}, words, problems);
    check_text({kind, "call", kind.call}, words, problems);
  }
}

}  // namespace packs

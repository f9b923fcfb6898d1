#include "workflows/import_pushes_list.h"

#include "base/identity_number.h"
#include "base/phone.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "lists/rules.h"
#include "lists/store.h"

namespace workflows {

using base::Result;
using imports::Field;
using imports::Outcome;
using imports::Shape;
using imports::Target;
using imports::Values;

namespace {

// How such lists head their columns; a file's own names are mapped by hand where these do not fit.
// Nothing is required: what a row lacks is told by its community, and no row is lost for it.
std::vector<Field> fields_of() {
  std::vector<Field> fields;
  const auto add = [&](const char* id, packs::Text label, Shape shape,
                       std::vector<std::string> headers) {
    Field& field = fields.emplace_back();
    field.id = id;
    field.label = std::move(label);
    field.shape = shape;
    field.headers = std::move(headers);
  };
  add("name", {"姓名", "Name"}, Shape::text, {"姓名", "人员姓名", "旅客姓名", "名字", "name"});
  add("id_number", {"证件号码", "Identity number"}, Shape::number,
      {"证件号码", "身份证号", "身份证号码", "证件号", "身份证", "id_number"});
  add("phone", {"电话", "Phone"}, Shape::number,
      {"电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "phone"});
  add("place", {"社区（村）", "Community"}, Shape::text,
      {"社区", "村", "村社区", "社区村", "所属社区", "现住社区", "目的地社区", "区划代码",
       "社区代码", "place"});
  add("address", {"地址", "Address"}, Shape::text,
      {"地址", "现住址", "住址", "详细地址", "目的地", "居住地址", "address"});
  add("from", {"从哪里来", "From"}, Shape::text,
      {"从哪里来", "来源地", "出发地", "始发地", "来自", "旅居地", "from"});
  add("travel", {"车次、航班", "Train or flight"}, Shape::text,
      {"车次", "航班", "航班号", "车次航班", "交通工具", "班次", "travel"});
  add("travel_on", {"哪天", "Day"}, Shape::text,
      {"日期", "乘车日期", "到达日期", "抵达日期", "入境日期", "出发日期", "travel_on"});
  add("seen_at", {"在哪里出现过", "Seen at"}, Shape::text,
      {"出现地点", "轨迹", "到过的地方", "暴露地点", "seen_at"});
  add("reason", {"为什么在名单上", "Reason"}, Shape::text,
      {"原因", "事由", "名单原因", "风险原因", "备注", "reason"});
  return fields;
}

std::string value(const Values& values, std::string_view id) {
  const auto found = values.find(id);
  return found == values.end() ? std::string() : std::string(base::trim(found->second));
}

// A number that has a normal form is kept in it; one that has none is kept as written.
lists::Content content_of(const Values& values, base::Date today) {
  lists::Content content;
  content.name = value(values, "name");
  content.id_number = value(values, "id_number");
  if (!content.id_number.empty()) {
    const auto verdict = base::check_identity_number(content.id_number, today);
    if (verdict.valid()) content.id_number = verdict.number;
  }
  content.phone = value(values, "phone");
  if (const auto phone = base::parse_phone(content.phone)) content.phone = phone->number;
  content.place = value(values, "place");
  content.address = value(values, "address");
  content.from = value(values, "from");
  content.travel = value(values, "travel");
  content.travel_on = value(values, "travel_on");
  content.seen_at = value(values, "seen_at");
  content.reason = value(values, "reason");
  return content;
}

bool is_code(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// By name or code, below whoever sends it; a name that two communities bear is left to the sender.
std::optional<places::PlaceId> community_of(const places::Tree& tree, const std::string& text,
                                            places::PlaceId sender) {
  const auto at = tree.find(sender);
  if (text.empty()) {
    return at && at->level == places::Level::community ? std::optional(sender) : std::nullopt;
  }
  if (is_code(text)) {
    const auto place = tree.by_code(text);
    const auto found = place ? tree.find(*place) : std::nullopt;
    const bool fits =
        found && found->level == places::Level::community && tree.contains(sender, *place);
    return fits ? place : std::nullopt;
  }
  std::optional<places::PlaceId> only;
  constexpr std::size_t enough = 20;
  const places::SearchResult result = tree.search(text, enough, sender);
  for (const places::Place& place : result.places) {
    if (place.level != places::Level::community) continue;
    if (only) return std::nullopt;
    only = place.id;
  }
  return result.total <= enough ? only : std::nullopt;
}

lists::ListId list_of(const imports::Batch& batch) { return {batch.id.value}; }

Result<Outcome> take(sql::Transaction& tx, const lists::Context& context, const Values& values,
                     const Target& target) {
  const imports::Batch& batch = target.batch;
  auto list = lists::store::find(tx, batch.tenant, list_of(batch));
  if (!list) {
    list = lists::List{};
    list->id = list_of(batch);
    list->tenant = batch.tenant;
    list->event = batch.event;
    list->place = batch.place;
    list->name = batch.file_name;
    list->sent_at = target.actor.at;
    lists::store::add(tx, target.actor, *list);
  }
  lists::Row row;
  row.id = {base::make_uuid(target.actor.at.ms)};
  row.tenant = batch.tenant;
  row.event = batch.event;
  row.list = list->id;
  row.number = lists::store::next_number(tx, *list);
  row.content = content_of(values, target.today);
  row.place = community_of(*context.places.now(), row.content.place, batch.place);
  const lists::Comparison compared =
      lists::compare(row.content, row.place, lists::candidates_of(tx, context, row));
  row.found = compared.found;
  row.known_as = compared.known_as;
  row.person = compared.person;
  lists::store::add(tx, context.vault, target.actor, row);
  return row.found == lists::Found::matched ? Outcome::known : Outcome::taken;
}

// Sent once every row is here; taken back with the whole list.
void show(sql::Transaction& tx, const lists::Context& context, const imports::Batch& batch,
          const identity::Actor& actor) {
  auto list = lists::store::find(tx, batch.tenant, list_of(batch));
  if (!list) return;
  list->rows = batch.rows;
  list->wrong = batch.wrong;
  if (batch.state == imports::State::in_use) lists::send_list(tx, context, actor, *list);
  if (batch.state == imports::State::undone) lists::withdraw_list(tx, context, actor, *list);
}

}  // namespace

imports::Kind pushed_list(const lists::Context& context) {
  return {.id = "pushed_list",
          .label = {"下发名单", "List sent down"},
          .permission = "lists.send",
          .any_level = true,
          .fields = fields_of,
          .check = [](const Values& values, const Target& target) -> Result<base::Done> {
            return lists::check(content_of(values, target.today));
          },
          .take = [&context](sql::Transaction& tx, const Values& values,
                             const Target& target) { return take(tx, context, values, target); },
          .index = [](sql::Transaction&, const imports::Batch& batch) -> imports::Kind::Indexed {
            return {batch.indexed, true};
          },
          .show = [&context](sql::Transaction& tx, const imports::Batch& batch,
                             const identity::Actor& actor) { show(tx, context, batch, actor); }};
}

}  // namespace workflows

#include "workflows/import_registers_residents.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <span>

#include "base/uuid.h"
#include "households/store.h"
#include "people/resident_store.h"
#include "people/rules.h"

namespace workflows {

using base::Result;
using imports::Answer;
using imports::Field;
using imports::Outcome;
using imports::Shape;
using imports::Target;
using imports::Values;
using people::store::BatchState;

namespace {

constexpr const char* no_grid =
    "未划分网格";  // The name of a grid, as any other: workers rename it.

std::vector<Answer> answers_of(const packs::Words& words, std::string_view group) {
  std::vector<Answer> answers;
  for (const packs::Word& word : words.of(group)) answers.push_back({word.id, word.label, {}});
  return answers;
}

// How offices head such columns; a file's own names are mapped by hand where these do not fit.
std::vector<Field> fields_of(const packs::Words& words) {
  using Headers = std::vector<std::string>;
  std::vector<Field> fields;
  const auto add = [&](const char* id, packs::Text label, Shape shape, Headers headers) -> Field& {
    Field& field = fields.emplace_back();
    field.id = id;
    field.label = std::move(label);
    field.shape = shape;
    field.headers = std::move(headers);
    return field;
  };
  add("name", {"姓名", "Name"}, Shape::text,
      {"姓名", "名字", "居民姓名", "住户姓名", "人员姓名", "name"})
      .required = true;
  add("building", {"楼栋", "Building"}, Shape::text,
      {"楼栋", "楼号", "栋", "楼", "幢", "楼幢", "楼栋号", "组别", "村民小组", "小组", "building"})
      .required = true;
  add("unit", {"单元", "Unit"}, Shape::text, {"单元", "单元号", "unit"});
  add("door", {"门牌", "Door"}, Shape::text,
      {"门牌", "房号", "室", "门牌号", "房间号", "户号", "房屋编号", "door", "room"})
      .required = true;
  add("grid", {"网格", "Grid"}, Shape::text, {"网格", "所属网格", "网格名称", "网格号", "grid"});
  add("id_number", {"证件号码", "Identity number"}, Shape::number,
      {"身份证号", "身份证号码", "证件号码", "证件号", "公民身份号码", "身份证", "id_number"});
  add("phone", {"电话", "Phone"}, Shape::number,
      {"电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "phone"});
  add("sex", {"性别", "Sex"}, Shape::choice, {"性别", "sex"}).answers = {
      {"male", {"男", "Male"}, {"男性", "m"}},
      {"female", {"女", "Female"}, {"女性", "f"}},
      {"unknown", {"不清楚", "Not known"}, {"未知", "不详"}}};
  add("birth_date", {"出生日期", "Birth date"}, Shape::day,
      {"出生日期", "出生年月日", "生日", "birth_date"});
  add("relation", {"和户主的关系", "Relation"}, Shape::choice,
      {"与户主关系", "和户主的关系", "户主关系", "关系", "relation"})
      .answers = answers_of(words, "member");
  add("contact", {"是不是联系人", "Contact of the household"}, Shape::choice,
      {"联系人", "是否联系人", "是不是联系人", "contact"})
      .answers = {{"yes", {"是", "Yes"}, {"√", "y", "对"}},
                  {"no", {"否", "No"}, {"不是", "×", "n"}}};
  add("guardian", {"监护人", "Guardian"}, Shape::text, {"监护人", "监护人姓名", "guardian"});
  return fields;
}

std::string value(const Values& values, std::string_view id) {
  const auto found = values.find(id);
  return found == values.end() ? std::string() : found->second;
}

std::optional<std::string> maybe(const Values& values, std::string_view id) {
  std::string text = value(values, id);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

people::Particulars particulars_of(const Values& values) {
  people::Particulars who;
  who.name = value(values, "name");
  boost::describe::enum_from_string(value(values, "sex").c_str(), who.sex);
  who.birth_date = base::parse_date(value(values, "birth_date"));
  who.id_number = maybe(values, "id_number");
  who.phone = maybe(values, "phone");
  who.building = value(values, "building");
  who.unit = value(values, "unit");
  who.door = value(values, "door");
  who.guardian_name = maybe(values, "guardian");
  return who;
}

// A refusal of a person's field as one of the list's.
base::Refusal at_column(base::Refusal refusal) {
  static constexpr std::string_view prefix = "person.";
  if (refusal.field.starts_with(prefix)) refusal.field.erase(0, prefix.size());
  if (refusal.field == "guardian_name") refusal.field = "guardian";
  return refusal;
}

// Registers one row after the other; what stands between them is in the database.
class Registering {
 public:
  Registering(sql::Transaction& tx, const households::Context& context, const Target& target)
      : tx_(tx), context_(context), target_(target), batch_(target.batch) {}

  Result<Outcome> take(const Values& values) {
    const auto who = people::checked(particulars_of(values), context_.guardian_below(target_.pack),
                                     target_.today);
    if (!who) return at_column(who.refusal());
    const households::Household household = household_of(values);
    const people::Person person{.id = {base::make_uuid(target_.actor.at.ms)},
                                .tenant = batch_.tenant,
                                .event = batch_.event,
                                .place = batch_.place,
                                .lawful_basis = people::LawfulBasis::consent,
                                .particulars = *who,
                                .version = 1,
                                .batch = batch_.id.value};
    if (people::store::is_known(tx_, context_.vault, person, household.id.value)) {
      return Outcome::known;
    }
    const bool contact = may_be_contact(household, value(values, "contact"));
    people::store::add(
        tx_, context_.vault, target_.actor,
        people::store::Resident{person, {household.id.value, value(values, "relation"), contact}});
    return Outcome::taken;
  }

 private:
  // Of a household one is named: who is said to be, else the first who is not said not to be.
  bool may_be_contact(const households::Household& household, std::string_view said) {
    if (said == "no") return false;
    const people::store::Home home{{batch_.tenant, batch_.event}, household.id.value};
    if (said == "yes") {
      people::store::clear_staged_contact(tx_, home, batch_.id.value);
      return !people::store::has_contact(tx_, home);
    }
    return !people::store::has_contact(tx_, home);
  }

  households::GridId grid_of(const Values& values) {
    const std::string name = maybe(values, "grid").value_or(no_grid);
    if (const auto grid = households::store::grid_named(tx_, batch_.tenant, batch_.place, name)) {
      return grid->id;
    }
    const households::Grid made{
        {base::make_uuid(target_.actor.at.ms)}, batch_.tenant, batch_.place, name, 1};
    households::store::add(tx_, target_.actor, made);
    return made.id;
  }

  households::Household household_of(const Values& values) {
    using namespace households;
    const std::string name = value(values, "building");
    auto building = store::building_named(tx_, batch_.tenant, batch_.place, name);
    if (!building) {
      building = Building{{base::make_uuid(target_.actor.at.ms)},
                          batch_.tenant,
                          batch_.place,
                          grid_of(values),
                          name,
                          "building",
                          1};
      store::add(tx_, target_.actor, *building);
    }
    const std::string unit = value(values, "unit");
    const std::string door = value(values, "door");
    if (auto household = store::at_door(tx_, *building, unit, door)) return *household;
    const Household made{{base::make_uuid(target_.actor.at.ms)},
                         batch_.tenant,
                         batch_.place,
                         building->id,
                         unit,
                         door,
                         "unknown",
                         1};
    store::add(tx_, target_.actor, made);
    return made;
  }

  sql::Transaction& tx_;
  const households::Context& context_;
  const Target& target_;
  const imports::Batch& batch_;
};

// What the people of a running batch are found by, kept while it is written.
class Words {
 public:
  using Rows = std::shared_ptr<const std::vector<people::store::WordRow>>;

  Rows of(sql::Transaction& tx, identity::Vault& vault, const imports::Batch& batch) {
    const std::lock_guard lock(mutex_);
    if (rows_ == nullptr || batch_ != batch.id) {
      rows_ =
          std::make_shared<const std::vector<people::store::WordRow>>(people::store::words_of_batch(
              tx, vault, {batch.tenant, batch.event}, batch.place, batch.id.value));
      batch_ = batch.id;
    }
    return rows_;
  }
  void forget() {
    const std::lock_guard lock(mutex_);
    rows_.reset();
  }

 private:
  std::mutex mutex_;
  imports::BatchId batch_;
  Rows rows_;
};

constexpr std::size_t words_a_piece = 5'000;

imports::Kind::Indexed index_some(sql::Transaction& tx, identity::Vault& vault, Words& words,
                                  const imports::Batch& batch) {
  const Words::Rows rows = words.of(tx, vault, batch);
  const auto from = static_cast<std::size_t>(batch.indexed);
  if (from >= rows->size()) return {batch.indexed, true};
  const std::size_t count = std::min(words_a_piece, rows->size() - from);
  const people::store::WordsAt at{{batch.tenant, batch.event}, batch.place};
  people::store::add_words(tx, at, std::span(*rows).subspan(from, count));
  const bool done = from + count == rows->size();
  if (done) words.forget();
  return {static_cast<std::int64_t>(from + count), done};
}

}  // namespace

imports::Kind residents_list(const households::Context& context) {
  return {.id = "residents",
          .label = {"住户名单", "Residents"},
          .permission = "households.write",
          .any_level = false,
          .fields = [&context] { return fields_of(*context.words()); },
          .check = [&context](const Values& values, const Target& target) -> Result<base::Done> {
            const auto who = people::checked(particulars_of(values),
                                             context.guardian_below(target.pack), target.today);
            if (!who) return at_column(who.refusal());
            return base::Done{};
          },
          .take =
              [&context](sql::Transaction& tx, const Values& values, const Target& target) {
                return Registering(tx, context, target).take(values);
              },
          .index =
              [&context, words = std::make_shared<Words>()](sql::Transaction& tx,
                                                            const imports::Batch& batch) {
                return index_some(tx, context.vault, *words, batch);
              },
          .show =
              [](sql::Transaction& tx, const imports::Batch& batch, const identity::Actor&) {
                const BatchState state = batch.state == imports::State::running ? BatchState::staged
                                         : batch.state == imports::State::in_use
                                             ? BatchState::seen
                                             : BatchState::undone;
                people::store::set_batch(tx, {batch.tenant, batch.event}, batch.id.value, state);
              }};
}

}  // namespace workflows

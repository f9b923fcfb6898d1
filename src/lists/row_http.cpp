// One row of a list: who it may be, what the community answers, which community it belongs to.
#include "base/mask.h"
#include "lists/http.h"
#include "lists/store.h"
#include "lists/view.h"
#include "people/store.h"
#include "tasks/store.h"

namespace lists {

using base::Result;
using http::Call;
using store::Reached;

namespace {

struct OneInput {
  RowId row_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (row_id))

struct AnswerInput {
  RowId row_id;
  base::Uuid id;
  std::string answer;
  std::string note;
  std::optional<people::PersonId> person_id;
};
BOOST_DESCRIBE_STRUCT(AnswerInput, (), (row_id, id, answer, note, person_id))

struct PlaceInput {
  RowId row_id;
  base::Uuid id;
  places::PlaceId place_id;
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (row_id, id, place_id))

enum class Field { name, phone, id_number };
BOOST_DESCRIBE_ENUM(Field, name, phone, id_number)
enum class Purpose { contact, verify, care, document };
BOOST_DESCRIBE_ENUM(Purpose, contact, verify, care, document)

struct UnmaskInput {
  RowId row_id;
  Field field = Field::phone;
  Purpose purpose = Purpose::contact;
};
BOOST_DESCRIBE_STRUCT(UnmaskInput, (), (row_id, field, purpose))

struct UnmaskView {
  std::optional<std::string> value;
};
BOOST_DESCRIBE_STRUCT(UnmaskView, (), (value))

Result<Reached> reach(Call& call, const Context& context, std::string_view permission, RowId id) {
  auto reached = store::find(call.tx, context.vault, call.who.scope(permission), id);
  if (!reached) return http::refusal::not_found;
  return std::move(*reached);
}

RowPageView page_of(Call& call, const Context& context, const Reached& reached) {
  const Row& row = reached.row;
  RowPageView view;
  static_cast<RowView&>(view) = row_view(call, context, row);
  if (!reached.received) view.person_id.reset();
  if (!row.content.id_number.empty()) {
    view.id_number_masked = base::mask_identity_number(row.content.id_number);
  }
  if (const auto list = store::find(call.tx, row.tenant, row.list)) {
    view.list_name = list->name;
    view.list_id = list->id;
    if (row.place) {
      if (const auto part = store::part_of(call.tx, *list, *row.place)) view.part_id = part->id;
    }
    const auto sends = store::find(call.tx, call.who.scope("lists.send"), list->id);
    const bool wants_place = !row.place || row.state == RowState::returned;
    view.may_place = sends && wants_place && row.state != RowState::withdrawn;
  }
  view.may_answer = row.state == RowState::open && row.place.has_value() &&
                    reach(call, context, "lists.answer", row.id) &&
                    reach(call, context, "lists.answer", row.id)->received;
  for (const packs::Word& word : context.words()->of("list_answer")) {
    view.answers.push_back({word.id, word.label.in(call.language)});
  }
  if (!view.may_answer) return view;
  for (const Candidate& one : candidates_of(call.tx, context, row)) {
    if (one.place != *row.place) continue;
    const people::Person person =
        people::store::get(call.tx, context.vault, row.tenant, one.person);
    call.note_read("person.found", people::store::about(person));
    view.candidates.push_back({people::masked(person, call.today), one.by_id_number, one.known_as});
  }
  return view;
}

Result<RowPageView> show(Call& call, const Context& context, const OneInput& input) {
  const auto reached = reach(call, context, "lists.read", input.row_id);
  if (!reached) return reached.refusal();
  call.note_read("list_row.read", store::about(reached->row));
  return page_of(call, context, *reached);
}

Result<RowPageView> show_made(Call& call, const Context& context, const RowId& id) {
  const auto reached = reach(call, context, "lists.read", id);
  if (!reached) return reached.refusal();
  return page_of(call, context, *reached);
}

// ---- Answering ----------------------------------------------------------------------------------

Result<RowId> answer_row(Call& call, const Context& context, const AnswerInput& input) {
  const auto reached = reach(call, context, "lists.answer", input.row_id);
  if (!reached || !reached->received) return http::refusal::not_found;
  const Row& row = reached->row;
  Answer said{.answer = input.answer,
              .note = input.note,
              .person = {},
              .known_as = KnownAs::nothing,
              .is_known_word = context.words()->has("list_answer", input.answer),
              .by = call.who.name};
  if (input.person_id) {
    const auto person = people::store::find(call.tx, context.vault, call.who.scope("lists.answer"),
                                            *input.person_id);
    if (!person || person->event != row.event || person->place != row.place) {
      return base::refuse(refusal::person_needed).at("person_id");
    }
    said.person = person->id;
    said.known_as = context.known_as(call.tx, person->tenant, person->id);
  }
  const auto answered = answer(row, said, call.now);
  if (!answered) return answered.refusal();
  if (!store::save(call.tx, context.vault, call.actor(), answered->row, "list.row_answered")) {
    return http::changed_meanwhile(row.id);
  }
  tasks::store::apply(call.tx, call.actor(), {row.tenant, row.event, *row.place},
                      answered->effects);
  const auto list = store::find(call.tx, row.tenant, row.list);
  if (answered->row.state == RowState::returned) tell_sender(call.tx, context, call.actor(), *list);
  return row.id;
}

Result<RowId> place_row(Call& call, const Context& context, const PlaceInput& input) {
  const auto reached = reach(call, context, "lists.send", input.row_id);
  if (!reached || !reached->sent) return http::refusal::not_found;
  Row row = reached->row;
  const auto list = store::find(call.tx, row.tenant, row.list);
  const auto tree = context.places.now();
  const auto community = tree->find(input.place_id);
  const bool within = community && community->level == places::Level::community &&
                      tree->contains(list->place, input.place_id);
  if (!within) return base::refuse(refusal::not_community).at("place_id");
  Comparison compared = compare(row.content, input.place_id, candidates_of(call.tx, context, row));
  const auto platform = context.platform();
  const auto placed = place(row, input.place_id, compared, platform->pushed_list, call.now);
  if (!placed) return placed.refusal();
  if (!store::save(call.tx, context.vault, call.actor(), placed->row, "list.row_placed")) {
    return http::changed_meanwhile(row.id);
  }
  const bool is_new = !store::part_of(call.tx, *list, input.place_id);
  deliver(call.tx, call.actor(), *list, *placed);
  // A row that came back takes its task along to where it belongs.
  tasks::store::move(call.tx, row.tenant, row.id.value, input.place_id);
  if (is_new) {
    const auto part = store::part_of(call.tx, *list, input.place_id);
    tasks::store::apply(call.tx, call.actor(), {part->tenant, part->event, part->place},
                        arrive(*part, platform->pushed_list, 1, call.now));
  }
  tell_sender(call.tx, context, call.actor(), *list);
  return row.id;
}

Result<UnmaskView> unmask(Call& call, const Context& context, const UnmaskInput& input) {
  const auto reached = reach(call, context, "person.unmask", input.row_id);
  if (!reached) return reached.refusal();
  call.note_read("list_row.unmasked", store::about(reached->row),
                 {{"field", boost::describe::enum_to_string(input.field, "")},
                  {"purpose", boost::describe::enum_to_string(input.purpose, "")}});
  const Content& content = reached->row.content;
  const std::string& value = input.field == Field::name    ? content.name
                             : input.field == Field::phone ? content.phone
                                                           : content.id_number;
  return UnmaskView{value.empty() ? std::nullopt : std::optional(value)};
}

}  // namespace

void add_row_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OneInput, RowPageView>("/v1/list-rows/{row_id}", "lists.read", with(show));
  routes.post<AnswerInput, RowId, RowPageView>("/v1/list-rows/{row_id}/answer", "lists.answer",
                                               with(answer_row), with(show_made));
  routes.post<PlaceInput, RowId, RowPageView>("/v1/list-rows/{row_id}/placement", "lists.send",
                                              with(place_row), with(show_made));
  routes.search<UnmaskInput, UnmaskView>("/v1/list-rows/{row_id}/unmasking", "person.unmask",
                                         with(unmask));
}

}  // namespace lists

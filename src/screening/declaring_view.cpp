#include "screening/declaring_view.h"

#include "base/mask.h"
#include "events/store.h"
#include "identity/store.h"
#include "screening/recording.h"

namespace screening {

static std::optional<FilledByView> masked(const std::optional<FilledBy>& filler) {
  if (!filler) return std::nullopt;
  return FilledByView{base::mask_name(filler->name), filler->relation,
                      base::mask_phone(filler->phone)};
}

static bool is_known(http::Call& call, const Context& context, const Declared& declared) {
  if (declared.state != DeclaredState::waiting) return false;
  const auto event = events::store::find(call.tx, declared.tenant, declared.event);
  return event && known_person(call, context, *event, declared.said->person.id_number);
}

DeclaredView declared_view(http::Call& call, const Context& context, const Declared& declared) {
  DeclaredView view;
  view.id = declared.id;
  view.version = declared.version;
  view.event_id = declared.event;
  view.place = places::view_of(*context.places.now(), declared.place);
  view.declared_by = declared.declared_by;
  view.declared_at = declared.declared_at;
  view.state = declared.state;
  view.reason = declared.reason;
  view.looked_at = declared.looked_at;
  if (declared.looked_by) {
    const auto account = identity::store::find_account(call.tx, *declared.looked_by);
    if (account) view.looked_by = account->name;
  }
  if (!declared.said) return view;
  const Said& said = *declared.said;
  static_cast<Declaration&>(view) = said;
  people::Person person;
  person.id = {declared.id.value};
  person.particulars = said.person;
  view.person = people::masked(person, call.today);
  view.filled_by = masked(said.filled_by);
  view.agreed_by = said.agreed_by;
  view.known = is_known(call, context, declared);
  const auto event = events::store::find(call.tx, declared.tenant, declared.event);
  if (!event) return view;
  const auto pack = context.rules(call.tx, *event, declared.place, call.today);
  if (pack) view.labels = labels_of(said, pack->get(), call.language);
  return view;
}

DeclaredRowView row_view(const Declared& declared, const places::Tree& tree) {
  DeclaredRowView view{.id = declared.id,
                       .person = {},
                       .place = places::view_of(tree, declared.place),
                       .arrived_on = {},
                       .declared_by = declared.declared_by,
                       .declared_at = declared.declared_at,
                       .state = declared.state,
                       .reason = declared.reason};
  if (!declared.said) return view;
  view.person = {base::mask_name(declared.said->person.name),
                 people::address_of(declared.said->person)};
  view.arrived_on = declared.said->arrived_on;
  return view;
}

}  // namespace screening

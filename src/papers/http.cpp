// Looking at papers: one, a person's, the register, and the paper itself as a PDF.
#include "papers/http.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "events/store.h"
#include "identity/store.h"
#include "papers/issuing.h"
#include "papers/store.h"
#include "papers/token.h"
#include "papers/view.h"
#include "people/store.h"

namespace papers {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "paper.read";

struct OneInput {
  PaperId paper_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (paper_id))

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<store::Only> only;
  std::optional<std::string> kind;
  std::optional<PaperId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, only, kind, cursor, limit))

struct CountView {
  store::Only id = store::Only::all;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(CountView, (), (id, value))

struct KindView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (id, label))

struct ListView {
  std::vector<PaperView> items;
  std::optional<PaperId> next_cursor;
  std::vector<CountView> summary;
  std::vector<KindView> kinds;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, summary, kinds))

struct AboutInput {
  people::PersonId person;
  std::optional<base::Uuid> episode;
};
BOOST_DESCRIBE_STRUCT(AboutInput, (), (person, episode))

struct AboutView {
  std::vector<PaperView> items;
  std::vector<OfferView> offers;
  std::vector<ElsewhereView> elsewhere;
};
BOOST_DESCRIBE_STRUCT(AboutView, (), (items, offers, elsewhere))

Result<PaperView> show(Call& call, const Context& context, const OneInput& input) {
  const auto paper = store::find(call.tx, context.vault, call.who.scope(reading), input.paper_id);
  if (!paper) return http::refusal::not_found;
  return view_of(call, context, *paper);
}

// A person's papers; with an episode, what is about it and what may be issued about it.
Result<AboutView> about(Call& call, const Context& context, const AboutInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(reading), input.person);
  if (!person) return http::refusal::not_found;
  AboutView view;
  for (const Paper& paper : store::of_person(call.tx, context.vault, person->tenant, person->id)) {
    if (input.episode && paper.episode != input.episode) continue;
    view.items.push_back(view_of(call, context, paper));
  }
  const auto offered = offers_for(call, context, *person, input.episode);
  if (!offered) return offered.refusal();
  view.offers = offered->offers;
  view.elsewhere = offered->elsewhere;
  return view;
}

// ---- The register -------------------------------------------------------------------------------

Result<std::vector<identity::ScopePart>> parts_of(Call& call,
                                                  const std::optional<places::PlaceId>& place) {
  const identity::Scope scope = call.who.scope(reading);
  if (!place) return scope.parts;
  const auto where = identity::store::locate(call.tx, *place);
  if (!where || !scope.covers(where->span.first)) return http::refusal::not_found;
  return std::vector<identity::ScopePart>{{*place, where->span, where->tenant}};
}

store::Filter filter_of(const Call& call, const ListInput& input) {
  return {.event = input.event,
          .span = {},
          .only = input.only.value_or(store::Only::all),
          .kind = input.kind.value_or(""),
          .now = call.now,
          .before = input.cursor,
          .limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default),
                                            1, base::limits::page_items_max)};
}

void add_counts(ListView& view, Call& call, const store::Filter& asked,
                const std::vector<identity::ScopePart>& parts) {
  store::Filter filter = asked;
  filter.kind.clear();
  for (const store::Only only : {store::Only::all, store::Only::to_serve, store::Only::late,
                                 store::Only::served, store::Only::withdrawn}) {
    filter.only = only;
    std::int64_t value = 0;
    for (const identity::ScopePart& part : parts) {
      if (!part.tenant) continue;
      filter.span = part.span;
      value += store::count(call.tx, *part.tenant, filter);
    }
    view.summary.push_back({only, value});
  }
}

void add_kinds(ListView& view, Call& call, const Context& context, const ListInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope(reading), input.event);
  if (!event) return;
  const auto pack = context.rules(call.tx, *event, event->place, call.today);
  if (!pack) return;
  for (const packs::PaperKind& kind : (*pack)->papers) {
    view.kinds.push_back({kind.id, kind.label.in(call.language)});
  }
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto parts = parts_of(call, input.place);
  if (!parts) return parts.refusal();
  store::Filter filter = filter_of(call, input);
  std::map<PaperId, Paper, std::greater<>> newest_first;
  for (const identity::ScopePart& part : *parts) {
    if (!part.tenant) continue;
    filter.span = part.span;
    for (Paper& paper : store::list(call.tx, context.vault, *part.tenant, filter)) {
      newest_first.emplace(paper.id, std::move(paper));
    }
  }
  ListView view;
  for (const auto& [id, paper] : newest_first) {
    if (static_cast<std::int64_t>(view.items.size()) == filter.limit) break;
    view.items.push_back(view_of(call, context, paper));
  }
  if (static_cast<std::int64_t>(view.items.size()) == filter.limit) {
    view.next_cursor = view.items.back().id;
  }
  add_counts(view, call, filter, *parts);
  add_kinds(view, call, context, input);
  return view;
}

// ---- The paper itself ---------------------------------------------------------------------------

// From what was sealed when it was issued: the same file every time.
Result<http::MakeFile> print(Call& call, const Context& context, const OneInput& input) {
  const auto paper = store::find(call.tx, context.vault, call.who.scope(reading), input.paper_id);
  if (!paper) return http::refusal::not_found;
  const auto person = people::store::get(call.tx, context.vault, paper->tenant, paper->person);
  call.note_read("paper.read", people::store::about(person),
                 {{"paper", base::to_string(paper->id.value)}});
  return http::MakeFile([&context, content = store::content(call.tx, context.vault, *paper),
                         token = token_of(context.vault, paper->tenant, paper->id)](
                            const http::Request& request) mutable -> Result<http::File> {
    content.frame.code = context.public_address(request) + "/#/verify/" + token;
    auto pdf = context.printer.print(content);
    if (!pdf) return pdf.refusal();
    return http::File{content.title + " " + content.number + ".pdf", std::move(*pdf)};
  });
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/papers", reading, with(list));
  routes.get<AboutInput, AboutView>("/v1/papers/about", reading, with(about));
  routes.get<OneInput, PaperView>("/v1/papers/{paper_id}", reading, with(show));
  routes.file<OneInput>("/v1/papers/{paper_id}/pdf", reading, "application/pdf", with(print));
}

}  // namespace papers

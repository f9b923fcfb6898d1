// Residents: the two lists, looking somebody up, and tags. (KEYP, SVC-04, OBS-11)
#include <algorithm>

#include "base/limits.h"
#include "households/asking.h"
#include "households/http.h"
#include "households/view.h"
#include "identity/store.h"
#include "people/words.h"

namespace households {

using base::Result;
using http::Call;
using people::store::Resident;

namespace refusal {
static const base::RefusalCode too_short{
    "households.too_short", base::RefusalKind::invalid,
    "请至少写一个汉字、两个拼音字母，或号码的后四位。",
    "Please write a character, two letters of pinyin, or the last four digits of a number."};
}  // namespace refusal

namespace {

constexpr const char* reading = "households.read";
constexpr const char* tagging = "people.tag";

// ---- Walking through communities ---------------------------------------------------------------

struct ListInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<packs::TagList> list;
  std::optional<std::string> group;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, list, group, cursor, limit))

struct SearchInput {
  identity::EventId event;
  places::PlaceId place;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(SearchInput, (), (event, place, text))

struct GroupCount {
  std::string id;
  std::string label;
  packs::TagList list = packs::TagList::care;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(GroupCount, (), (id, label, list, value))

// Counted for one community, with its first page; above it a page says who is there, not how many.
struct SummaryView {
  std::int64_t people = 0;
  std::vector<GroupCount> groups;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (people, groups))

struct PageView {
  std::vector<ResidentView> items;
  std::optional<std::string> next_cursor;
  std::optional<SummaryView> summary;
};
BOOST_DESCRIBE_STRUCT(PageView, (), (items, next_cursor, summary))

// Where a page goes on: behind this person of this community. "PLACE.UUID"
struct Spot {
  places::PlaceId place;
  people::PersonId after;
};

Result<Spot> spot_of(const std::optional<std::string>& cursor) {
  if (!cursor) return Spot{};
  const std::size_t dot = std::min(cursor->find('.'), cursor->size());
  const auto id = base::parse_uuid(dot < cursor->size() ? cursor->substr(dot + 1) : "");
  const std::string number = cursor->substr(0, dot);
  const bool digits = !number.empty() && number.size() <= 15 &&
                      number.find_first_not_of("0123456789") == std::string::npos;
  if (!id || !digits) return http::refusal::bad_cursor;
  return Spot{{std::stoll(number)}, {*id}};
}

// The communities of the place that the caller may read; none where the place is out of scope.
std::vector<places::PlaceId> communities(Call& call, const Context& context,
                                         places::PlaceId place) {
  const auto where = identity::store::locate(call.tx, place);
  if (!where || !call.who.scope(reading).covers(where->span.first)) return {};
  return context.places.now()->communities_under(place);
}

struct Walk {
  std::vector<Resident> found;
  bool more = false;
};

// From the spot on, one more than asked for to know whether there is more.
Walk walk(Call& call, const Context& context, const people::store::Asked& asked,
          const std::vector<places::PlaceId>& communities, const Spot& from, std::int64_t limit) {
  Walk walk;
  auto at = from.place == places::PlaceId{}
                ? communities.begin()
                : std::find(communities.begin(), communities.end(), from.place);
  people::PersonId after = from.after;
  for (; at != communities.end(); ++at, after = {}) {
    const std::int64_t wanted = limit + 1 - static_cast<std::int64_t>(walk.found.size());
    auto page = people::store::residents(call.tx, context.vault, asked, *at, after, wanted);
    std::move(page.begin(), page.end(), std::back_inserter(walk.found));
    if (static_cast<std::int64_t>(walk.found.size()) > limit) break;
  }
  walk.more = static_cast<std::int64_t>(walk.found.size()) > limit;
  if (walk.more) walk.found.pop_back();
  return walk;
}

SummaryView summary_of(Call& call, const Context& context, const people::store::Asked& asked,
                       places::PlaceId community) {
  SummaryView view;
  view.people = people::store::count_residents(call.tx, asked.tenant, asked.event, community);
  const auto counts = people::store::count_groups(call.tx, asked, community);
  for (const packs::KeyGroup& group : context.platform()->key_groups) {
    const auto found = counts.find(group.id);
    view.groups.push_back({group.id, group.label.in(call.language), group.list,
                           found == counts.end() ? 0 : found->second});
  }
  return view;
}

PageView page_of(Call& call, const Context& context, const Walk& walk) {
  PageView view;
  for (const Resident& one : walk.found) {
    view.items.push_back(resident_view(call, context, one, Tags::borne_today));
  }
  if (walk.more) {
    const people::Person& last = walk.found.back().person;
    view.next_cursor = std::to_string(last.place.value) + "." + base::to_string(last.id);
  }
  return view;
}

Result<PageView> list(Call& call, const Context& context, const ListInput& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const auto spot = spot_of(input.cursor);
  if (!spot) return spot.refusal();
  const auto all = communities(call, context, input.place);
  if (all.empty()) return http::refusal::not_found;
  people::store::Asked asked{.tenant = event->tenant,
                             .event = event->id,
                             .list = input.list,
                             .group = input.group.value_or(""),
                             .word = {},
                             .day = call.today};
  if (!asked.group.empty()) {
    const packs::KeyGroup* group = packs::find(context.platform()->key_groups, asked.group);
    if (group == nullptr) return base::refuse(people::refusal::unknown_group).at("group");
    asked.list = group->list;
  }
  const std::int64_t limit = std::clamp<std::int64_t>(
      input.limit.value_or(base::limits::page_items_default), 1, base::limits::page_items_max);
  PageView view = page_of(call, context, walk(call, context, asked, all, *spot, limit));
  if (all.size() == 1 && !input.cursor)
    view.summary = summary_of(call, context, asked, all.front());
  return view;
}

// What was looked for is kept nowhere; that somebody was found is a look at them.
Result<PageView> search(Call& call, const Context& context, const SearchInput& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const auto all = communities(call, context, input.place);
  if (all.empty()) return http::refusal::not_found;
  const auto word = people::search_word(input.text);
  if (!word) return base::refuse(refusal::too_short).at("text");
  const people::store::Asked asked{.tenant = event->tenant,
                                   .event = event->id,
                                   .list = {},
                                   .group = {},
                                   .word = *word,
                                   .day = call.today};
  const Walk found = walk(call, context, asked, all, Spot{}, base::limits::page_items_default);
  for (const Resident& one : found.found) {
    call.note_read("person.found", people::store::about(one.person));
  }
  PageView view = page_of(call, context, found);
  return view;
}

// ---- One resident ------------------------------------------------------------------------------

struct OneInput {
  people::PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (person_id))

Result<ResidentView> show(Call& call, const Context& context, const OneInput& input) {
  const auto found = people::store::find_resident(call.tx, context.vault, call.who.scope(reading),
                                                  input.person_id);
  if (!found) return http::refusal::not_found;
  call.note_read("person.read", people::store::about(found->person));
  return resident_view(call, context, *found, Tags::all);
}

// ---- Tags --------------------------------------------------------------------------------------

struct GroupsInput {};
BOOST_DESCRIBE_STRUCT(GroupsInput, (), ())

struct GroupView {
  std::string id;
  std::string label;
  packs::TagList list = packs::TagList::care;
  std::string key_population;
  std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (id, label, list, key_population, days))

struct GroupsView {
  std::vector<GroupView> items;
};
BOOST_DESCRIBE_STRUCT(GroupsView, (), (items))

struct TagInput {
  people::PersonId person_id;
  base::Uuid id;
  std::string group;
  std::optional<base::Date> to;  // Else as long as the pack gives it.
};
BOOST_DESCRIBE_STRUCT(TagInput, (), (person_id, id, group, to))

struct TagEnd {
  people::PersonId person_id;
  people::TagId tag_id;
};
BOOST_DESCRIBE_STRUCT(TagEnd, (), (person_id, tag_id))

Result<GroupsView> groups(Call& call, const Context& context, const GroupsInput&) {
  GroupsView view;
  for (const packs::KeyGroup& group : context.platform()->key_groups) {
    view.items.push_back({group.id, group.label.in(call.language), group.list, group.key_population,
                          group.days.count});
  }
  return view;
}

Result<OneInput> tag(Call& call, const Context& context, const TagInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(tagging), input.person_id);
  if (!person) return http::refusal::not_found;
  const auto event = open_event(call, tagging, person->event);
  if (!event) return event.refusal();
  const packs::KeyGroup* group = packs::find(context.platform()->key_groups, input.group);
  if (group == nullptr) return base::refuse(people::refusal::unknown_group).at("group");
  for (const people::Tag& borne : people::store::tags_of(call.tx, person->tenant, person->id)) {
    if (borne.group != group->id || !borne.borne_on(call.today)) continue;
    return base::refuse(people::refusal::tag_there)
        .with("to", base::to_string(borne.to))
        .at("group");
  }
  people::Tag tag;
  tag.id = {input.id};
  tag.tenant = person->tenant;
  tag.event = person->event;
  tag.place = person->place;
  tag.person = person->id;
  tag.from = call.today;
  const auto made = people::tagged(std::move(tag), *group, input.to);
  if (!made) return made.refusal();
  people::store::add_tag(call.tx, call.actor(), *made);
  context.looked_at_anew(call, *person);
  return OneInput{person->id};
}

Result<OneInput> end_tag(Call& call, const Context& context, const TagEnd& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(tagging), input.person_id);
  if (!person) return http::refusal::not_found;
  for (const people::Tag& tag : people::store::tags_of(call.tx, person->tenant, person->id)) {
    if (tag.id != input.tag_id) continue;
    if (tag.ended_at) return people::refusal::tag_over;
    people::store::end_tag(call.tx, call.actor(), tag);
    context.looked_at_anew(call, *person);
    return OneInput{person->id};
  }
  return http::refusal::not_found;
}

}  // namespace

void add_resident_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, PageView>("/v1/residents", reading, with(list));
  routes.search<SearchInput, PageView>("/v1/residents/searches", reading, with(search));
  routes.get<GroupsInput, GroupsView>("/v1/key-groups", reading, with(groups));
  routes.get<OneInput, ResidentView>("/v1/residents/{person_id}", reading, with(show));
  routes.post<TagInput, OneInput, ResidentView>("/v1/residents/{person_id}/tags", tagging,
                                                with(tag), with(show));
  routes.post<TagEnd, OneInput, ResidentView>("/v1/residents/{person_id}/tags/{tag_id}/ends",
                                              tagging, with(end_tag), with(show));
}

}  // namespace households

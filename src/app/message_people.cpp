#include "app/message_people.h"

#include <set>

#include "assistance/store.h"
#include "base/limits.h"
#include "identity/store.h"
#include "observation/store.h"
#include "papers/store.h"
#include "people/resident_store.h"

namespace app {

using messages::store::Asked;
using People = std::set<people::PersonId>;

namespace {

struct Reading {
  sql::Transaction& tx;
  identity::Vault& vault;
  const Asked& asked;
  identity::Span span;
  base::Date day;
};

// Page by page, until there are no more.
template <class Of>
void each_page(Of of) {
  while (of()) {
  }
}

void add_episodes(const Reading& from, observation::store::Only only, People& into) {
  observation::store::Filter filter;
  filter.event = from.asked.event;
  filter.span = from.span;
  filter.state = observation::State::open;
  filter.only = only;
  filter.today = from.day;
  filter.limit = base::limits::page_items_max;
  each_page([&] {
    const auto page = observation::store::list(from.tx, from.vault, from.asked.tenant, filter);
    for (const auto& episode : page) into.insert(episode.person);
    if (!page.empty()) filter.before = page.back().id;
    return static_cast<std::int64_t>(page.size()) == filter.limit;
  });
}

void add_papers(const Reading& from, People& into) {
  papers::store::Filter filter;
  filter.event = from.asked.event;
  filter.span = from.span;
  filter.only = papers::store::Only::to_serve;
  filter.now = base::start_of(from.day);
  filter.limit = base::limits::page_items_max;
  each_page([&] {
    const auto page = papers::store::list(from.tx, from.vault, from.asked.tenant, filter);
    for (const auto& paper : page) into.insert(paper.person);
    if (!page.empty()) filter.before = page.back().id;
    return static_cast<std::int64_t>(page.size()) == filter.limit;
  });
}

void add_answered_needs(const Reading& from, People& into) {
  assistance::store::Asked asked;
  asked.tenant = from.asked.tenant;
  asked.event = from.asked.event;
  asked.span = from.span;
  asked.filter = assistance::store::Filter::done;
  asked.now = base::start_of(from.day);
  asked.limit = base::limits::page_items_max;
  // Done ones stand before the closed ones only by their time: all of them are looked through.
  each_page([&] {
    const auto page = assistance::store::list(from.tx, from.vault, asked);
    for (const auto& need : page) {
      const bool waits = need.standing.state == assistance::NeedState::done;
      if (waits && need.person) into.insert(*need.person);
    }
    if (!page.empty()) {
      const auto& last = page.back();
      const base::Instant ended = last.standing.ended_at.value_or(last.standing.due_at);
      asked.after = assistance::store::After{2, ended.ms, last.id};
    }
    return static_cast<std::int64_t>(page.size()) == asked.limit;
  });
}

template <class Visit>
void each_resident(const Reading& from, Visit visit) {
  people::store::Asked asked{from.asked.tenant, from.asked.event, {}, {}, {}, from.day};
  people::PersonId after;
  each_page([&] {
    const auto page = people::store::residents(from.tx, from.vault, asked, from.asked.place, after,
                                               base::limits::page_items_max);
    for (const auto& resident : page) visit(resident);
    if (!page.empty()) after = page.back().person.id;
    return static_cast<std::int64_t>(page.size()) == base::limits::page_items_max;
  });
}

People people_to_tell(const Reading& from, packs::MessageTo to) {
  using observation::store::Only;
  People people;
  switch (to) {
    case packs::MessageTo::reading_missing: add_episodes(from, Only::missing_today, people); break;
    case packs::MessageTo::ends_tomorrow: {
      // Who is there on its last day, asked of tomorrow.
      const Reading tomorrow{from.tx, from.vault, from.asked, from.span, from.day + base::Days{1}};
      add_episodes(tomorrow, Only::ends_today, people);
      break;
    }
    case packs::MessageTo::paper_ready: add_papers(from, people); break;
    case packs::MessageTo::need_answered: add_answered_needs(from, people); break;
    case packs::MessageTo::households:
      each_resident(from, [&](const people::store::Resident& resident) {
        if (resident.stay.is_contact) people.insert(resident.person.id);
      });
      break;
  }
  return people;
}

}  // namespace

messages::Context messages_context(Installation& used, messages::Port port) {
  return {used.vault,
          used.places,
          [&used] { return packs::messages_of(*used.newest_pack("platform")); },
          [&used](std::string_view group, std::string_view id, base::Language language) {
            return used.word(group, id, language);
          },
          [&used](sql::Transaction& tx, const Asked& asked, packs::MessageTo to, base::Date day) {
            const auto where = identity::store::locate(tx, asked.place);
            if (!where) return std::vector<people::PersonId>();
            const auto found = people_to_tell({tx, used.vault, asked, where->span, day}, to);
            return std::vector<people::PersonId>(found.begin(), found.end());
          },
          [&used](sql::Transaction& tx, const Asked& asked, base::Date day) {
            std::vector<std::string> names;
            each_resident({tx, used.vault, asked, {}, day},
                          [&](const people::store::Resident& resident) {
                            names.push_back(resident.person.particulars.name);
                          });
            return names;
          },
          [&used] {
            std::vector<std::string> words;
            for (const packs::Word& word : used.packs.current()->words().of("not_in_sms")) {
              words.push_back(word.label.zh);
            }
            return words;
          },
          std::move(port)};
}

}  // namespace app

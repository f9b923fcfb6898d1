// A key group as a tag (重点人群): borne by a person from a day to a day, on one of two lists. It
// says who is cared for or asked after; it restricts nobody. (KEYP, OBS-11, SVC-04)
#pragma once

#include <optional>
#include <string>

#include "packs/model.h"
#include "people/model.h"

namespace people {

using TagId = base::Id<struct TagTag>;

struct Tag {
  TagId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  PersonId person;
  std::string group;  // Of the platform pack's groups.toml.
  packs::TagList list = packs::TagList::care;
  base::Date from;
  base::Date to;  // The last day; somebody looks again then.
  LawfulBasis lawful_basis = LawfulBasis::consent;
  std::optional<base::Instant> ended_at;  // Before `to`.
  bool operator==(const Tag&) const = default;

  bool borne_on(base::Date day) const { return !ended_at && from <= day && day <= to; }
};

namespace refusal {
inline const base::RefusalCode unknown_group{"people.unknown_group", base::RefusalKind::invalid,
                                             "没有这一类重点人群，请刷新后重新选择。",
                                             "There is no such key group; reload and choose."};
inline const base::RefusalCode tag_reversed{"people.tag_reversed", base::RefusalKind::invalid,
                                            "到期日不能早于开始日（{from}）。",
                                            "The last day cannot lie before the first ({from})."};
inline const base::RefusalCode tag_too_long{
    "people.tag_too_long", base::RefusalKind::invalid,
    "标签最长 {days} 天（到 {latest}），到期再看一看要不要续。",
    "A tag lasts {days} days at most (until {latest}); look again then."};
inline const base::RefusalCode tag_there{"people.tag_there", base::RefusalKind::conflict,
                                         "已经有这个标签了（到 {to}）。",
                                         "The person bears this tag already (until {to})."};
inline const base::RefusalCode tag_over{"people.tag_over", base::RefusalKind::conflict,
                                        "这个标签已经结束了。", "This tag has ended already."};
}  // namespace refusal

// Until the pack's last day where `to` is not said; refused when reversed or longer than the pack
// gives the group.
base::Result<Tag> tagged(Tag, const packs::KeyGroup&, std::optional<base::Date> to);

}  // namespace people

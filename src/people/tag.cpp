#include "people/tag.h"

namespace people {

base::Result<Tag> tagged(Tag tag, const packs::KeyGroup& group, std::optional<base::Date> to) {
  const base::Date latest = tag.from + group.days;
  tag.group = group.id;
  tag.list = group.list;
  tag.to = to.value_or(latest);
  if (tag.to < tag.from) {
    return base::refuse(refusal::tag_reversed).with("from", base::to_string(tag.from)).at("to");
  }
  if (latest < tag.to) {
    return base::refuse(refusal::tag_too_long)
        .with("days", std::to_string(group.days.count))
        .with("latest", base::to_string(latest))
        .at("to");
  }
  return tag;
}

}  // namespace people

#include "screening/listing.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "identity/store.h"

namespace screening {

using base::Result;
using http::Call;

Result<store::Page> page_of(const std::optional<std::string>& cursor,
                            std::optional<std::int64_t> limit) {
  store::Page page{
      .before = {},
      .before_id = {},
      .limit = std::clamp<std::int64_t>(limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max)};
  if (!cursor) return page;
  const std::size_t dot = std::min(cursor->find('.'), cursor->size());
  std::int64_t ms = 0;
  const char* const begin = cursor->data();
  const auto [end, error] = std::from_chars(begin, begin + dot, ms);
  const bool has_id = dot < cursor->size();
  const auto id = base::parse_uuid(has_id ? std::string_view(*cursor).substr(dot + 1) : "");
  if (error != std::errc{} || end != begin + dot || !id) return http::refusal::bad_cursor;
  page.before = base::Instant{ms};
  page.before_id = ArrivalId{*id};
  return page;
}

std::optional<identity::Span> span_of(Call& call, std::string_view permission,
                                      const events::Event& event,
                                      std::optional<places::PlaceId> place) {
  const identity::Scope scope = call.who.scope(permission);
  if (place) {
    const auto where = identity::store::locate(call.tx, *place);
    if (!where || !scope.covers(where->span.first)) return std::nullopt;
    return where->span;
  }
  for (const identity::ScopePart& part : scope.parts) {
    if (event.span.contains(part.span)) return part.span;
    if (part.span.contains(event.span)) return event.span;
  }
  return std::nullopt;
}

std::string cursor_after(base::Instant at, ArrivalId id) {
  return std::to_string(at.ms) + "." + base::to_string(id);
}

}  // namespace screening

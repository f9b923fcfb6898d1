// Lists page by page, newest first, within what the caller may read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/model.h"
#include "http/call.h"
#include "http/message.h"
#include "screening/store.h"

namespace screening {

// "MILLISECONDS.UUID" of the last row shown.
std::string cursor_after(base::Instant, ArrivalId);
base::Result<store::Page> page_of(const std::optional<std::string>& cursor,
                                  std::optional<std::int64_t> limit);

// The stretch of the tree asked for: a place in scope, or the part of the event the caller may
// read.
std::optional<identity::Span> span_of(http::Call&, std::string_view permission,
                                      const events::Event&, std::optional<places::PlaceId>);

}  // namespace screening

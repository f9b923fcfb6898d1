// A request and a response as the program sees them; no word of the library beneath.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace http {

struct Request {
  std::string method;
  std::string path;                            // Decoded, without the query.
  std::map<std::string, std::string> query;    // Decoded.
  std::map<std::string, std::string> headers;  // Names in lower case; the first of each name.
  std::string body;
  std::string remote_address;
  std::string request_id;

  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
  base::Language language() const;  // From Accept-Language; Chinese unless English comes first.
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Takes "/v1/places?q=%E5%92%8C" apart. Empty path when it is not a path.
void split_target(std::string_view target, Request& into);

// RFC 9457, in the user's language. `current` is what stands now, when a change came too late.
Response problem(const base::Refusal&, const Request&,
                 std::optional<base::json::Value> current = std::nullopt);
int status_of(base::RefusalKind);

namespace refusal {
inline const base::RefusalCode no_such_page{"request.no_such_page", base::RefusalKind::absent,
                                            "没有这个地址。", "There is nothing at this address."};
inline const base::RefusalCode not_found{"request.not_found", base::RefusalKind::absent,
                                         "没有找到，或不在您的管辖范围内。",
                                         "Not found, or outside your area."};
inline const base::RefusalCode method_not_allowed{"request.method_not_allowed",
                                                  base::RefusalKind::malformed, "不支持这种操作。",
                                                  "This method is not supported here."};
inline const base::RefusalCode not_json{"request.not_json", base::RefusalKind::malformed,
                                        "内容不是可读的 JSON。",
                                        "The content is no readable JSON."};
inline const base::RefusalCode wrong_fields{"request.wrong_fields", base::RefusalKind::invalid,
                                            "有 {count} 处需要改正。",
                                            "{count} fields need to be put right."};
inline const base::RefusalCode id_reused{
    "request.id_reused", base::RefusalKind::conflict,
    "这个编号已经用于另一条内容，没有保存。请刷新后重新提交。",
    "This id was already used for something else; nothing was kept. Reload and send again."};
inline const base::RefusalCode internal{
    "request.internal", base::RefusalKind::unavailable,
    "系统出错，没有保存。请稍后再试，并把编号 {request} 告诉管理员。",
    "Something failed and nothing was kept. Try again later and "
    "give {request} to the administrator."};
inline const base::RefusalCode content_destroyed{
    "request.content_destroyed", base::RefusalKind::absent,
    "事件已经结束，个人信息已按规定销毁，只留下汇总数字。",
    "The event is closed and its personal content was destroyed; only totals remain."};
inline const base::RefusalCode too_often{
    "request.too_often", base::RefusalKind::too_many,
    "这里一下子来得太多，请过几分钟再试；急的话请打社区电话。",
    "Too much came from here at once. Try again in a few minutes, or call your community."};
inline const base::RefusalCode busy{"request.busy", base::RefusalKind::unavailable,
                                    "现在人太多，没有保存，请稍后再试。",
                                    "Too busy; nothing was kept. Please try again shortly."};
inline const base::RefusalCode bad_cursor{
    "request.bad_cursor", base::RefusalKind::invalid, "翻页位置无效，请从第一页开始。",
    "This page position is not valid; start at the first page."};
inline const base::RefusalCode changed_meanwhile{
    "record.changed_meanwhile", base::RefusalKind::conflict,
    "这条记录刚被别人改过，您的修改没有保存。请看过最新内容后再改。",
    "Someone changed this record meanwhile; your change was not kept. Look at the newest and try "
    "again."};
}  // namespace refusal

}  // namespace http

// What can be wrong with a pack. A pack is refused whole, with every problem found, each naming its
// file, entry and key and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace packs {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode refused{"pack.refused", RefusalKind::invalid,
                                 "规则包 {pack} 没有装入：有 {count} 处要改。",
                                 "The pack {pack} was refused: {count} problems to put right."};
inline const RefusalCode file_missing{"pack.file_missing", RefusalKind::invalid,
                                      "缺少这个文件，请补上。", "This file is missing; add it."};
inline const RefusalCode file_unknown{
    "pack.file_unknown", RefusalKind::invalid, "规则包里没有这种文件，请移走。可以有：{known}。",
    "A pack has no such file; take it away. It may have: {known}."};
inline const RefusalCode file_too_large{"pack.file_too_large", RefusalKind::too_large,
                                        "文件太大，最多 {max} 字节。",
                                        "The file is too large: {max} bytes at most."};
inline const RefusalCode too_many_files{"pack.too_many_files", RefusalKind::too_large,
                                        "文件太多，最多 {max} 个。",
                                        "Too many files: {max} at most."};
inline const RefusalCode too_deep{
    "pack.too_deep", RefusalKind::too_large, "层数太多，最多 {max} 层。请拆成平铺的条目。",
    "Nested too deeply: {max} levels at most. Write flatter entries."};
inline const RefusalCode too_many_entries{"pack.too_many_entries", RefusalKind::too_large,
                                          "条目太多，最多 {max} 条。",
                                          "Too many entries: {max} at most."};
inline const RefusalCode not_toml{"pack.not_toml", RefusalKind::malformed,
                                  "不是正确的 TOML（第 {line} 行第 {column} 列）：{detail}",
                                  "Not correct TOML (line {line}, column {column}): {detail}"};
inline const RefusalCode missing_key{"pack.missing_key", RefusalKind::invalid,
                                     "缺少这个键，请写上：{wanted}。",
                                     "This key is missing; write it: {wanted}."};
inline const RefusalCode unknown_key{
    "pack.unknown_key", RefusalKind::invalid, "没有这个键，请删掉或改正拼写。可以有：{known}。",
    "There is no such key; remove it or correct the spelling. It may be: {known}."};
inline const RefusalCode wrong_type{"pack.wrong_type", RefusalKind::invalid,
                                    "写法不对，应为：{wanted}。",
                                    "Wrong form; it must be: {wanted}."};
inline const RefusalCode out_of_range{"pack.out_of_range", RefusalKind::invalid,
                                      "数不在范围内，应在 {min} 到 {max} 之间。",
                                      "Out of range: it must lie between {min} and {max}."};
inline const RefusalCode empty{"pack.empty", RefusalKind::invalid, "不能空着，请写上内容。",
                               "It must not be empty; write something."};
inline const RefusalCode bad_text{"pack.bad_text", RefusalKind::invalid,
                                  "太长（最多 {max} 个字）或含有不能显示的字符，请改短、改掉。",
                                  "Longer than {max} characters or holds characters that cannot be "
                                  "shown; shorten or correct it."};
inline const RefusalCode bad_id{
    "pack.bad_id", RefusalKind::invalid, "编号 {value} 不对：只用小写字母、数字、_ 和 -。",
    "The id {value} is wrong: use lower-case letters, digits, _ and -."};
inline const RefusalCode duplicate{"pack.duplicate", RefusalKind::invalid,
                                   "{value} 出现了两次，请改掉一个。",
                                   "{value} stands twice; change one of them."};
inline const RefusalCode unknown_word{"pack.unknown_word", RefusalKind::invalid,
                                      "不认识 {value}。可以写：{known}。",
                                      "{value} is not known here. It may be: {known}."};
inline const RefusalCode unknown_reference{
    "pack.unknown_reference", RefusalKind::invalid,
    "没有 {value} 这一条（{kind}），请先写上它或改正编号。",
    "There is no {kind} called {value}; write it first or correct the id."};
inline const RefusalCode must_be{"pack.must_be", RefusalKind::invalid,
                                 "这里必须是 {wanted}（{why}）。",
                                 "It must be {wanted} here ({why})."};
inline const RefusalCode order_word{
    "pack.order_word", RefusalKind::invalid,
    "自愿的内容里不能有“{value}”，请换成商量的口气，或写成要有决定才能实行的措施。",
    "A voluntary text must not say \"{value}\": write it as a suggestion, or make the measure one "
    "that needs an order."};
inline const RefusalCode community_opens{
    "pack.community_opens", RefusalKind::invalid,
    "限制外出的措施不能由社区一级的角色 {value} 决定，请去掉这个角色。",
    "A measure that restricts going out is not decided by the community's role {value}; take it "
    "out."};
inline const RefusalCode community_issues{
    "pack.community_issues", RefusalKind::invalid,
    "解除通知书不能由社区一级的角色 {value} 出具，请去掉这个角色；社区只负责送达。",
    "The notice of release is not issued by the community's role {value}; take it out. The "
    "community serves it."};
inline const RefusalCode care_kinds_missing{
    "pack.care_kinds_missing", RefusalKind::invalid,
    "限制外出的措施要把照护都安排上，还缺：{value}。",
    "A measure that restricts going out names every kind of care; missing: {value}."};
inline const RefusalCode unknown_placeholder{"pack.unknown_placeholder", RefusalKind::invalid,
                                             "不能用 {value}。这里可以用：{known}。",
                                             "{value} cannot be used. Here it may be: {known}."};
inline const RefusalCode wrong_order{"pack.wrong_order", RefusalKind::invalid,
                                     "先后不对：{later} 不能早于（小于）{earlier}。",
                                     "Wrong order: {later} must not lie before {earlier}."};
inline const RefusalCode too_sure{
    "pack.too_sure", RefusalKind::invalid,
    "把握写得太高：来源 {source} 的标签是 {label}，最多写 {most}。",
    "The confidence is too high: the source {source} is labelled {label}, so {most} at most."};
inline const RefusalCode base_unknown{"pack.base_unknown", RefusalKind::invalid,
                                      "找不到 {value}，请先导入它，或改正 base。",
                                      "{value} cannot be found; import it first or correct base."};
inline const RefusalCode base_circle{"pack.base_circle", RefusalKind::invalid,
                                     "{value} 绕了一圈又回到自己，请去掉一处 base。",
                                     "{value} leads back to itself; take one base away."};
}  // namespace refusal

class Problems {
 public:
  void add(std::string where, base::Refusal problem);
  bool none() const { return list_.empty(); }
  std::size_t count() const { return list_.size(); }
  base::Refusal refuse(std::string_view pack) &&;  // pack.refused with all of them.

 private:
  std::vector<base::Refusal> list_;
};

// "observation.toml:12 regime self_monitoring, days: …", one line a problem, the summary first.
std::string describe(const base::Refusal&, base::Language);

}  // namespace packs

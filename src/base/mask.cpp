#include "base/mask.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace base {

static constexpr std::array<std::string_view, 36> compound_surnames{
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙",
    "慕容", "令狐", "宇文", "长孙", "司空", "鲜于", "闾丘", "东郭", "西门", "百里", "呼延", "端木",
    "轩辕", "申屠", "太史", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "钟离", "第五", "拓跋"};

static std::size_t surname_characters(std::string_view name, std::size_t count) {
  const bool compound = std::any_of(compound_surnames.begin(), compound_surnames.end(),
                                    [&](std::string_view s) { return name.starts_with(s); });
  return compound && count > 2 ? 2 : 1;
}

// At most two stars: the length of a long name says who it is.
std::string mask_name(std::string_view name) {
  const auto letters = characters(trim(name));
  if (letters.empty()) return {};
  if (letters.size() == 1) return "*";
  const std::size_t kept = surname_characters(trim(name), letters.size());
  std::string out;
  for (std::size_t i = 0; i < kept; ++i) out += letters[i];
  out.append(std::min<std::size_t>(letters.size() - kept, 2), '*');
  return out;
}

std::string mask_phone(std::string_view number) {
  if (number.size() < 8) return std::string(number.size(), '*');
  const std::string_view end = number.substr(number.size() - 4);
  const std::size_t hyphen = number.find('-');
  if (hyphen != std::string_view::npos && hyphen <= 4) {
    return std::string(number.substr(0, hyphen + 1)) + "****" + std::string(end);
  }
  return std::string(number.substr(0, 3)) + "****" + std::string(end);
}

std::string mask_identity_number(std::string_view number) {
  if (number.size() < 3) return std::string(number.size(), '*');
  return number.front() + std::string(number.size() - 2, '*') + number.back();
}

}  // namespace base

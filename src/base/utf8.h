// Text as people write it: UTF-8, counted in characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_utf8(std::string_view);                      // No overlong forms, no surrogates.
std::size_t character_count(std::string_view utf8);  // Code points.
std::string_view first_character(
    std::string_view utf8);  // A bad byte counts as one; empty of none.
std::vector<std::string_view> characters(std::string_view utf8);
std::string_view trim(std::string_view);  // ASCII space and U+3000.
bool has_control(std::string_view);       // Any control character but \n and \t.
void replace_all(std::string& text, std::string_view what, std::string_view with);
// The full-width forms of ASCII (Ｇ２３７１　／) as ASCII; everything else as it is.
std::string half_width(std::string_view utf8);

}  // namespace base

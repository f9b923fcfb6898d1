// What is shown of a person before anybody asked for more and said why.
#pragma once

#include <string>
#include <string_view>

namespace base {

std::string mask_name(std::string_view name);               // 张** ; 张* ; 欧阳**
std::string mask_phone(std::string_view number);            // 138****1234 ; 0571-****6666
std::string mask_identity_number(std::string_view number);  // 1****************X

}  // namespace base

// Every number here is made up.
#include "base/phone.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Phone, IsKeptInOneForm) {
  struct Case {
    const char* text;
    const char* number;  // Empty when it is refused.
    PhoneKind kind = PhoneKind::mobile;
  };
  const Case cases[] = {
      {"13800001234", "13800001234"},
      {" 138 0000 1234 ", "13800001234"},
      {"138-0000-1234", "13800001234"},
      {"+8613800001234", "13800001234"},
      {"+86 138 0000 1234", "13800001234"},
      {"0086 13800001234", "13800001234"},
      {"8613800001234", "13800001234"},
      {"19900001234", "19900001234"},
      {"010-80001234", "010-80001234", PhoneKind::landline},
      {"01080001234", "010-80001234", PhoneKind::landline},
      {"(0571) 88886666", "0571-88886666", PhoneKind::landline},
      {"0998-2345678", "0998-2345678", PhoneKind::landline},
      {"+86 571 8888 6666", "0571-88886666", PhoneKind::landline},
      {"+86 10 8000 1234", "010-80001234", PhoneKind::landline},
      {"02580001234", "025-80001234", PhoneKind::landline},
      {"", ""},
      {"12800001234", ""},
      {"1380000123", ""},
      {"138000012345", ""},
      {"88886666", ""},
      {"011-80001234", ""},
      {"0571-888866", ""},
      {"0571-888866667", ""},
      {"010-12345678", ""},
      {"１３８００００１２３４", ""},
      {"138oooo1234", ""},
      {"+1 212 555 0100", ""},
  };
  for (const Case& c : cases) {
    const std::optional<Phone> phone = parse_phone(c.text);
    EXPECT_EQ(phone ? phone->number : "", c.number) << c.text;
    if (phone) {
      EXPECT_EQ(phone->kind, c.kind) << c.text;
    }
  }
}

}  // namespace
}  // namespace base

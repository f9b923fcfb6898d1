// Every number here is made up; none was issued to anybody by way of this file.
#include "base/identity_number.h"

#include <gtest/gtest.h>

#include <string>

namespace base {
namespace {

const Date today = *make_date(2026, 3, 8);

struct Case {
  const char* what;
  const char* number;
  const char* reason;
};

TEST(IdentityNumber, NamesTheFirstFault) {
  const Case cases[] = {
      // what                           number                  reason
      {"18 digits", "110101199003078670", ""},
      {"X as the check digit", "13010219900101004X", ""},
      {"x in lower case", "13010219900101004x", ""},
      {"spaces around it", " 110101199003078670\u3000", ""},
      {"15 digits", "130102900101004", ""},
      {"an abolished county", "349999202001010116", ""},
      {"a county younger than its holder", "500154199804106120", ""},
      {"Taiwan", "710000199001010015", ""},
      {"Hong Kong permit", "810000199001010019", ""},
      {"Macau permit", "820000197001010038", ""},
      {"Taiwan permit", "830000198512310047", ""},
      {"29 February of a leap year", "110101200002290018", ""},
      {"born today", "110101202603080015", ""},
      {"130 years old today", "110101189603080011", ""},
      {"nothing", "", "empty"},
      {"only spaces", "  \u3000", "empty"},
      {"14 digits", "44030819990110", "length"},
      {"16 digits", "4403081999011011", "length"},
      {"19 digits", "1101011990030786700", "length"},
      {"a letter in front", "T10101199003078670", "characters"},
      {"X before the end", "1301021990010100X4", "characters"},
      {"X at the end of 15", "13010290010100X", "characters"},
      {"full-width digits", "１１０１０１１９９００３０７８６７０", "characters"},
      {"a space inside", "110101 99003078670", "characters"},
      {"province 10", "100101199003078670", "region"},
      {"province 16", "160101199001010014", "region"},
      {"province 66", "660101199001010012", "region"},
      {"province 84", "840000198512310047", "region"},
      {"30 February", "110101199902301512", "birth_date"},
      {"29 February of no leap year", "110101200102290015", "birth_date"},
      {"month 00", "440882199100201232", "birth_date"},
      {"month 13", "110101199013078670", "birth_date"},
      {"day 32 of 15 digits", "610104620932690", "birth_date"},
      {"wrong check digit", "110101199003078671", "check_digit"},
      {"X where a digit belongs", "14522119901117536X", "check_digit"},
      {"a digit where X belongs", "130102199001010041", "check_digit"},
      {"too old, but wrong before that", "440524189001010014", "check_digit"},
      {"born tomorrow", "110101202603090010", "future_birth"},
      {"130 years old yesterday", "110101189603070016", "too_old"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(reason(check_identity_number(c.number, today)), c.reason) << c.what;
  }
}

TEST(IdentityNumber, SaysBirthDateSexAndKind) {
  struct Said {
    const char* number;
    const char* normal;
    const char* birth_date;
    Sex sex;
    IdentityKind kind;
  };
  const Said cases[] = {
      {"110101199003078670", "110101199003078670", "1990-03-07", Sex::male, IdentityKind::citizen},
      {"13010219900101004x ", "13010219900101004X", "1990-01-01", Sex::female,
       IdentityKind::citizen},
      {"130102900102005", "130102900102005", "1990-01-02", Sex::male,
       IdentityKind::citizen_15_digits},
      {"130102000102004", "130102000102004", "1900-01-02", Sex::female,
       IdentityKind::citizen_15_digits},
      {"810000199001010019", "810000199001010019", "1990-01-01", Sex::male,
       IdentityKind::hong_kong_permit},
      {"820000197001010038", "820000197001010038", "1970-01-01", Sex::male,
       IdentityKind::macau_permit},
      {"830000198512310047", "830000198512310047", "1985-12-31", Sex::female,
       IdentityKind::taiwan_permit},
  };
  for (const Said& c : cases) {
    const IdentityVerdict verdict = check_identity_number(c.number, today);
    ASSERT_TRUE(verdict.valid()) << c.number;
    EXPECT_EQ(verdict.number, c.normal);
    EXPECT_EQ(to_string(verdict.birth_date), c.birth_date);
    EXPECT_EQ(verdict.sex, c.sex) << c.number;
    EXPECT_EQ(verdict.kind, c.kind) << c.number;
  }
}

// Changing any one digit of a right number must be noticed: that is what the check digit is for.
TEST(IdentityNumber, NoticesEveryWrongDigit) {
  const std::string right = "110101199003078670";
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string number = right;
      number[at] = digit;
      EXPECT_EQ(check_identity_number(number, today).valid(), number == right) << number;
    }
  }
}

}  // namespace
}  // namespace base

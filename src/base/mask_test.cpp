// Every person and number here is made up.
#include "base/mask.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Mask, LeavesASurname) {
  EXPECT_EQ(mask_name("张三"), "张*");
  EXPECT_EQ(mask_name("张小三"), "张**");
  EXPECT_EQ(mask_name(" 张小三 "), "张**");
  EXPECT_EQ(mask_name("欧阳小三"), "欧阳**");
  EXPECT_EQ(mask_name("欧阳三"), "欧阳*");
  EXPECT_EQ(mask_name("欧阳"), "欧*");  // Two characters are a surname and a given name.
  EXPECT_EQ(mask_name("阿不都·买买提"), "阿**");
  EXPECT_EQ(mask_name("𡌶大"), "𡌶*");
  EXPECT_EQ(mask_name("张"), "*");
  EXPECT_EQ(mask_name(""), "");
}

TEST(Mask, LeavesLittleOfANumber) {
  EXPECT_EQ(mask_phone("13800001234"), "138****1234");
  EXPECT_EQ(mask_phone("010-80001234"), "010-****1234");
  EXPECT_EQ(mask_phone("0571-88886666"), "0571-****6666");
  EXPECT_EQ(mask_phone("1234567"), "*******");
  EXPECT_EQ(mask_identity_number("13010219900101004X"), "1****************X");
  EXPECT_EQ(mask_identity_number("130102900101004"), "1*************4");
  EXPECT_EQ(mask_identity_number("12"), "**");
  EXPECT_EQ(mask_identity_number(""), "");
}

}  // namespace
}  // namespace base

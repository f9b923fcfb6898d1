#include "sheets/archive.h"

#include <gtest/gtest.h>

#include "sheets/testing.h"

namespace sheets {
namespace {

using testing::Lines;
using testing::parts_of;
using testing::read;
using testing::workbook;
using testing::zipped;

// The text of a part, or the refusal, as tests read it.
std::string text_of(const std::string& bytes, const std::string& name,
                    std::uint64_t bytes_max = limits::part_bytes_max) {
  auto archive = Archive::open(bytes);
  if (!archive) return testing::told(archive.refusal());
  auto part = archive->part(name, bytes_max);
  if (!part) return testing::told(part.refusal());
  std::string text;
  std::string piece(10'000, '\0');
  for (;;) {
    const auto got = part->read(piece.data(), piece.size());
    if (!got) return testing::told(got.refusal());
    if (*got == 0) return text;
    text.append(piece, 0, *got);
  }
}

TEST(Archive, ReadsParts) {
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += std::to_string(i) + " ";
  for (const bool deflated : {true, false}) {
    const std::string bytes =
        zipped({{"a/b.xml", long_text}, {"村.xml", "c"}, {"empty", ""}}, {.deflated = deflated});
    EXPECT_EQ(text_of(bytes, "a/b.xml"), long_text);
    EXPECT_EQ(text_of(bytes, "A/B.XML"), long_text);
    EXPECT_EQ(text_of(bytes, "村.xml"), "c");
    EXPECT_EQ(text_of(bytes, "empty"), "");
    EXPECT_EQ(text_of(bytes, "d.xml"), "! sheet.missing_part d.xml");
  }
}

TEST(Archive, HasLimitsOfAPart) {
  const std::string bytes = zipped({{"a", std::string(1000, 'a')}});
  EXPECT_EQ(text_of(bytes, "a", 1000).size(), 1000u);
  EXPECT_EQ(text_of(bytes, "a", 999), "! sheet.swollen a");
  // A bomb: what is packed a thousand to one, once it is more than a small part.
  EXPECT_EQ(text_of(zipped({{"a", std::string(limits::part_unrated_bytes, 'a')}}), "a").size(),
            limits::part_unrated_bytes);
  EXPECT_EQ(text_of(zipped({{"a", std::string(limits::part_unrated_bytes + 1, 'a')}}), "a"),
            "! sheet.swollen a");
  EXPECT_EQ(text_of(zipped({{"a", std::string(limits::part_unrated_bytes + 1, 'a')}},
                           {.deflated = false}),
                    "a")
                .size(),
            limits::part_unrated_bytes + 1);
}

// Counted by the mark that a part's entry in the directory begins with.
TEST(Archive, HasALimitOfParts) {
  std::string marks;
  for (std::size_t i = 1; i < limits::archive_parts_max; ++i) marks += "PK\1\2";
  EXPECT_EQ(text_of(zipped({{"a", marks}}, {.deflated = false}), "a"), marks);
  EXPECT_EQ(text_of(zipped({{"a", marks}, {"b", ""}}, {.deflated = false}), "a"),
            "! sheet.not_a_table");
}

// Every end of an archive that stands in its last bytes makes libzip read the directory once more.
TEST(Archive, HasALimitOfEnds) {
  const std::string bytes = zipped({{"a", "b"}});
  std::string ends = bytes;
  for (std::size_t i = 1; i < limits::archive_ends_max; ++i) ends += "PK\5\6";
  EXPECT_NE(text_of(ends, "a"), "! sheet.not_a_table");
  EXPECT_EQ(text_of(ends + "PK\5\6", "a"), "! sheet.not_a_table");
}

TEST(Archive, IsRefusedWhenItIsDamaged) {
  const std::string whole = workbook({.rows = "<row><c><v>1</v></c></row>"});
  ASSERT_EQ(read(whole), (Lines{"1 n:1"}));
  // As a transfer leaves it that broke off.
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{30}}) {
    EXPECT_EQ(read(whole.substr(0, size)), (Lines{"! sheet.damaged_file"})) << size;
  }
  // One digit another, as a bad disk leaves it; the checksum shows it, at the end.
  std::string flipped =
      zipped(parts_of({.rows = "<row><c><v>41</v></c></row>"}), {.deflated = false});
  flipped[flipped.find("<v>41") + 3] = '7';
  EXPECT_EQ(read(flipped), (Lines{"1 n:71", "! sheet.damaged_file"}));
  std::string garbled = zipped({{"a", std::string(1000, 'a')}});
  garbled[32] = '\xFF';
  EXPECT_EQ(text_of(garbled, "a"), "! sheet.damaged_file");
}

TEST(Archive, IsRefusedWhenItIsLocked) {
  EXPECT_EQ(text_of(zipped({{"a", "b"}}, {.password = "x"}), "a"), "! sheet.locked");
  EXPECT_EQ(read(zipped(parts_of({}), {.password = "x"})), (Lines{"! sheet.locked"}));
}

}  // namespace
}  // namespace sheets

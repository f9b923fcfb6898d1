#include "sheets/xml.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "sheets/shared_strings.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using testing::zipped;

// Notes what it is told: "a{b{}" and text; and does as an element's name says.
class Notes final : public Elements {
 public:
  void begin(std::string_view name, const Attributes& attributes) override {
    notes.append(name).append(attributes["id"]) += '{';
    if (name == "throw") throw std::runtime_error("as asked");
    if (name == "wrong") refuse_part();
    if (name == "refuse") refuse(base::refuse(refusal::too_much_text));
  }
  void end(std::string_view name) override {
    notes += '}';
    if (name == "pause") pause();
  }
  void text(std::string_view piece) override { notes += piece; }

  std::string notes;
};

Part part_of(const Archive& archive) {
  auto part = archive.part("a.xml");
  return std::move(*part);
}

std::string read_whole(const std::string& xml, Elements& elements) {
  const std::string bytes = zipped({{"a.xml", xml}});
  const auto archive = Archive::open(bytes);
  const auto problem = read_part(*archive, "a.xml", elements, limits::part_bytes_max);
  return problem ? testing::told(*problem) : "";
}

std::string read_whole(const std::string& xml) {
  Notes notes;
  const std::string problem = read_whole(xml, notes);
  return problem.empty() ? notes.notes : problem;
}

TEST(Xml, IsTold) {
  EXPECT_EQ(read_whole("<?xml version=\"1.0\"?><a id='1'>x<q:b q:id='2' xmlns:q='r'/>&amp;</a>"),
            "a1{xb2{}&}");
  EXPECT_EQ(read_whole("\xFF\xFE<\0a\0/\0>\0"), "! sheet.damaged_part a.xml 1");
  using namespace std::string_literals;
  EXPECT_EQ(read_whole("\xFF\xFE<\0a\0>\0Qg<\0/\0a\0>\0"s), "a{村}");
}

TEST(Xml, IsStoppedAndGoneOnWith) {
  std::string xml = "<a>";
  for (int i = 0; i < 10'000; ++i) xml += "<pause/><b>x</b>";
  const std::string bytes = zipped({{"a.xml", xml + "</a>"}});
  const auto archive = Archive::open(bytes);
  Notes notes;
  XmlReader reader(part_of(*archive), notes);
  for (int i = 0; i < 10'000; ++i) {
    ASSERT_EQ(reader.read(), XmlReader::Stop::paused);
    ASSERT_EQ(notes.notes, i == 0 ? "a{pause{}" : "b{x}pause{}");
    notes.notes.clear();
  }
  EXPECT_EQ(reader.read(), XmlReader::Stop::end);
  EXPECT_EQ(notes.notes, "b{x}}");
  EXPECT_EQ(reader.read(), XmlReader::Stop::end);
  EXPECT_FALSE(reader.problem());
}

TEST(Xml, IsRefusedWhenItIsWrong) {
  const std::string damaged = "! sheet.damaged_part a.xml ";
  for (const char* xml : {"", " ", "a", "<a>", "<a></b>", "<a>&b;</a>", "<a b=1/>", "<a/><a/>",
                          "<a>\x01</a>", "<a>\xFF</a>", "<a b='' b=''/>", "<a>&#0;</a>",
                          "<?xml version='1.0' encoding='x-none'?><a/>"}) {
    EXPECT_EQ(read_whole(xml), damaged + "1") << xml;
  }
  EXPECT_EQ(read_whole("<a>\n\n<b></a>"), damaged + "3");
  EXPECT_EQ(read_whole("<a>\n<wrong/><b/></a>"), damaged + "2");
  EXPECT_EQ(read_whole("<a>\n<refuse/><wrong/></a>"), "! sheet.too_much_text");
}

TEST(Xml, HasNoDoctype) {
  EXPECT_EQ(read_whole("<!DOCTYPE a><a/>"), "! sheet.doctype a.xml");
  EXPECT_EQ(read_whole("<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
            "! sheet.doctype a.xml");
  EXPECT_EQ(read_whole("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"),
            "! sheet.doctype a.xml");
}

// What the parser would have to remember: a name that never ends, one inside the other without end,
// and names that are never the same.
TEST(Xml, CostsLittleMemory) {
  const std::string swollen = "! sheet.swollen a.xml";
  const std::string long_name(limits::xml_memory_bytes_max, 'a');
  EXPECT_EQ(read_whole("<" + long_name + "/>"), swollen);
  EXPECT_EQ(read_whole("<a b='" + long_name + "'/>"), swollen);
  EXPECT_EQ(read_whole("<a><!--" + long_name + "--></a>"), swollen);
  std::string deep;
  std::string many = "<a>";
  for (int i = 0; i < 200'000; ++i) {
    deep += "<a>";
    many += "<a" + std::to_string(i) + "/>";
  }
  EXPECT_EQ(read_whole(deep), swollen);
  EXPECT_EQ(read_whole(many + "</a>"), swollen);
  std::string usual = "<a>";
  for (int i = 0; i < 200'000; ++i) usual += "<b id='" + std::to_string(i) + "'/>";
  // A long value is none of these.
  const std::string long_value(limits::xml_memory_bytes_max / 5, 'a');
  EXPECT_EQ(read_whole("<a b='" + long_value + "'/>"), "a{}");
  EXPECT_TRUE(read_whole(usual + "</a>").starts_with("a{b0{}b1{}"));
  EXPECT_EQ(read_whole("<a>" + long_name + "</a>"), "a{" + long_name + "}");
}

TEST(Xml, LetsAnExceptionOutUnharmed) {
  Notes notes;
  EXPECT_THROW(read_whole("<a><b/><throw/><c/></a>", notes), std::runtime_error);
  EXPECT_EQ(notes.notes, "a{b{}throw{");
}

TEST(SharedStrings, HaveLimits) {
  SharedStrings few(10);
  EXPECT_EQ(read_whole("<sst><si><t>12345</t></si><si><t>67890</t></si></sst>", few), "");
  EXPECT_EQ(few.at(0), "12345");
  EXPECT_EQ(few.at(1), "67890");
  EXPECT_EQ(few.at(2), std::nullopt);
  SharedStrings heavy(10);
  EXPECT_EQ(read_whole("<sst><si><t>12345</t></si><si><t>67890a</t></si></sst>", heavy),
            "! sheet.too_much_text");
  std::string most = "<sst>";
  for (std::size_t i = 0; i < limits::shared_strings_max; ++i) most += "<si/>";
  SharedStrings many;
  EXPECT_EQ(read_whole(most + "</sst>", many), "");
  EXPECT_EQ(many.at(limits::shared_strings_max - 1), "");
  SharedStrings too_many;
  EXPECT_EQ(read_whole(most + "<si/></sst>", too_many), "! sheet.too_much_text");
}

}  // namespace
}  // namespace sheets

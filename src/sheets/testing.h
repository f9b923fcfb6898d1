// For tests: archives and workbooks made from XML, and tables in a form that reads well in a test.
//
//   read(workbook({.rows = R"(<row r="2"><c r="B2"><v>1</v></c></row>)"})) is {"1", "2 - n:1"}
#pragma once

#include <zip.h>

#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/table.h"

namespace sheets::testing {

using Parts = std::map<std::string, std::string>;

struct Packing {
  bool deflated = true;
  const char* password = nullptr;
};

inline void require(bool done) {
  if (!done) throw std::logic_error("the archive of a test cannot be made");
}

inline std::string zipped(const Parts& parts, const Packing& packing = {}) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(target != nullptr);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  require(zip != nullptr);
  zip_source_keep(target);
  for (const auto& [name, text] : parts) {
    zip_source_t* source = zip_source_buffer(zip, text.data(), text.size(), 0);
    const auto at = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    require(at >= 0);
    const auto index = static_cast<std::uint64_t>(at);
    zip_set_file_compression(zip, index, packing.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 1);
    if (packing.password == nullptr) continue;
    require(zip_file_set_encryption(zip, index, ZIP_EM_AES_256, packing.password) == 0);
  }
  require(zip_close(zip) == 0);
  zip_stat_t stat;
  require(zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0);
  std::string bytes(stat.size, '\0');
  require(zip_source_read(target, bytes.data(), bytes.size()) ==
          static_cast<std::int64_t>(bytes.size()));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

// A workbook of one sheet, told by what differs.
struct Book {
  std::string rows = {};        // Within sheetData.
  std::string strings = {};     // Within sst: <si>…</si>
  std::string styles = {};      // Within styleSheet.
  std::string properties = {};  // Before sheets: <workbookPr/>
  Parts parts = {};             // Instead of those made of the others; an empty one is left out.
};

inline std::string relationships(
    const std::vector<std::array<std::string_view, 3>>& id_type_target) {
  static const std::string types =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string xml = "<Relationships>";
  for (const auto& [id, type, target] : id_type_target) {
    xml.append("<Relationship Id=\"").append(id).append("\" Type=\"" + types).append(type);
    xml.append("\" Target=\"").append(target).append("\"/>");
  }
  return xml + "</Relationships>";
}

inline Parts parts_of(const Book& book) {
  Parts parts = {
      {"_rels/.rels", relationships({{"rId1", "officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + book.properties +
                              "<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                              "</workbook>"},
      {"xl/_rels/workbook.xml.rels", relationships({{"rId1", "worksheet", "worksheets/sheet1.xml"},
                                                    {"rId2", "sharedStrings", "sharedStrings.xml"},
                                                    {"rId3", "styles", "styles.xml"}})},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData>" + book.rows + "</sheetData></worksheet>"},
      {"xl/sharedStrings.xml", "<sst>" + book.strings + "</sst>"},
      {"xl/styles.xml", "<styleSheet>" + book.styles + "</styleSheet>"},
  };
  for (const auto& [name, xml] : book.parts) {
    if (xml.empty()) parts.erase(name);
    else parts[name] = xml;
  }
  return parts;
}

inline std::string workbook(const Book& book) { return zipped(parts_of(book)); }

inline std::string told(const Cell& cell) {
  static constexpr std::string_view kinds = "-tndbe";
  std::string text(1, kinds[static_cast<std::size_t>(cell.kind)]);
  if (cell.formula) text += '=';
  return cell.text.empty() ? text : text + ":" + cell.text;
}

inline std::string told(const base::Refusal& refusal) {
  std::string text = "! " + std::string(refusal.code->code);
  for (const auto& [name, value] : refusal.values) {
    const bool shown = refusal.code->zh.find("{" + name + "}") != std::string_view::npos;
    if (shown) text += " " + value;
  }
  return text;
}

// A row a line, "7 t:张三 n:36.6 -" with the letter of each cell's kind; a refusal is the last.
using Lines = std::vector<std::string>;

inline Lines read(std::string bytes, std::string_view name = "", const Options& options = {}) {
  Lines lines;
  const auto opened = open_table(std::move(bytes), name, options);
  if (!opened) return {told(opened.refusal())};
  Table& table = **opened;
  while (table.next()) {
    std::string& line = lines.emplace_back(std::to_string(table.row()));
    for (const Cell& cell : table.cells()) line += " " + told(cell);
  }
  if (table.problem()) lines.push_back(told(*table.problem()));
  return lines;
}

}  // namespace sheets::testing

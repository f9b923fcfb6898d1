#include "sheets/packing.h"

#include <stdexcept>

#include "sheets/filled_copy.h"
#include "sheets/sheet_parts.h"

namespace sheets {

base::Result<std::string> whole_part(const Archive& archive, const std::string& name,
                                     std::uint64_t bytes_max) {
  static constexpr std::size_t piece_bytes = std::size_t{64} << 10;
  auto part = archive.part(name, bytes_max);
  if (!part) return part.refusal();
  std::string bytes;
  std::string piece(piece_bytes, '\0');
  for (;;) {
    const auto got = part->read(piece.data(), piece.size());
    if (!got) return got.refusal();
    if (*got == 0) return bytes;
    bytes.append(piece, 0, *got);
  }
}

static void require(bool done) {
  if (!done) throw std::runtime_error("libzip cannot write the workbook");
}

namespace {

// An archive in memory that is written; its parts have to outlive it.
class Packing {
 public:
  explicit Packing(const std::string& begun) {
    source_ =
        zip_source_buffer_create(begun.empty() ? nullptr : begun.data(), begun.size(), 0, nullptr);
    require(source_ != nullptr);
    zip_source_keep(source_);
    zip_ = zip_open_from_source(source_, begun.empty() ? ZIP_TRUNCATE : 0, nullptr);
    if (zip_ == nullptr) zip_source_free(source_);
    require(zip_ != nullptr);
  }
  Packing(const Packing&) = delete;
  Packing& operator=(const Packing&) = delete;
  ~Packing() {
    if (zip_ != nullptr) zip_discard(zip_);
    zip_source_free(source_);
  }

  void put(const std::string& name, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(zip_, bytes.data(), bytes.size(), 0);
    require(source != nullptr);
    const std::int64_t at = zip_name_locate(zip_, name.c_str(), ZIP_FL_NOCASE);
    if (at >= 0) require(zip_file_replace(zip_, static_cast<std::uint64_t>(at), source, 0) == 0);
    else require(zip_file_add(zip_, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
  }
  void remove(const std::string& name) {
    const std::int64_t at = zip_name_locate(zip_, name.c_str(), ZIP_FL_NOCASE);
    if (at >= 0) require(zip_delete(zip_, static_cast<std::uint64_t>(at)) == 0);
  }
  std::string close() {
    require(zip_close(zip_) == 0);
    zip_ = nullptr;
    zip_stat_t stat;
    require(zip_source_stat(source_, &stat) == 0 && zip_source_open(source_) == 0);
    std::string bytes(stat.size, '\0');
    const std::int64_t got = zip_source_read(source_, bytes.data(), bytes.size());
    zip_source_close(source_);
    require(got == static_cast<std::int64_t>(bytes.size()));
    return bytes;
  }

 private:
  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
};

}  // namespace

std::string repacked(const std::string& archive, const Changes& changes) {
  Packing packing(archive);
  for (const auto& [name, bytes] : changes.replaced) packing.put(name, bytes);
  for (const std::string& name : changes.removed) packing.remove(name);
  return packing.close();
}

std::string packed(const std::map<std::string, std::string>& parts) {
  Packing packing("");
  for (const auto& [name, bytes] : parts) packing.put(name, bytes);
  return packing.close();
}

std::string plain_workbook(const std::vector<std::vector<std::string>>& rows) {
  static const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  static const std::string office = "http://schemas.openxmlformats.org/";
  static const std::string main = office + "spreadsheetml/2006/main";
  static const std::string kinds = office + "officeDocument/2006/relationships";
  static const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  SheetParts sheet;
  for (std::size_t number = 0; number < rows.size(); ++number) {
    RowPart& row = sheet.rows[static_cast<std::int64_t>(number) + 1];
    for (std::size_t column = 0; column < rows[number].size(); ++column) {
      if (rows[number][column].empty()) continue;
      CellPart& cell = row.cells[column];
      cell.attributes = {{"t", "inlineStr"}};
      cell.inner =
          "<is><t xml:space=\"preserve\">" + xml_escaped(rows[number][column]) + "</t></is>";
    }
  }
  sheet.before = xml + "<worksheet xmlns=\"" + main + "\">";
  sheet.after = "</worksheet>";
  const auto relations = [&](const std::string& kind, const std::string& target) {
    return xml + "<Relationships xmlns=\"" + office +
           "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + kinds + "/" + kind +
           "\" Target=\"" + target + "\"/></Relationships>";
  };
  const auto kind_of = [&](const std::string& part, const std::string& kind) {
    return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + type + kind + "+xml\"/>";
  };
  return packed(
      {{"[Content_Types].xml",
        xml + "<Types xmlns=\"" + office +
            "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/"
            "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
            "ContentType=\"application/xml\"/>" +
            kind_of("workbook.xml", "sheet.main") + kind_of("worksheets/sheet1.xml", "worksheet") +
            "</Types>"},
       {"_rels/.rels", relations("officeDocument", "xl/workbook.xml")},
       {"xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")},
       {"xl/workbook.xml", xml + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + kinds +
                               "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
                               "</sheets></workbook>"},
       {"xl/worksheets/sheet1.xml", put_together(sheet)}});
}

}  // namespace sheets

#include "sheets/packing.h"

#include <algorithm>
#include <memory>
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

struct Discarded {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discarded>;

// The bytes have to outlive it.
Zip opened(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  require(source != nullptr);
  Zip zip(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!zip) zip_source_free(source);
  require(zip != nullptr);
  return zip;
}

// A new archive in memory; its parts have to outlive it.
class Packing {
 public:
  Packing() : source_(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
    require(source_ != nullptr);
    zip_source_keep(source_);
    zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, nullptr);
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
    add(name, zip_source_buffer(zip_, bytes.data(), bytes.size(), 0));
  }
  // As it is packed there.
  void take_over(const std::string& name, zip_t* from, std::uint64_t index) {
    add(name, zip_source_zip(zip_, from, index, 0, 0, -1));
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
  void add(const std::string& name, zip_source_t* source) {
    require(source != nullptr);
    if (zip_file_add(zip_, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0) return;
    zip_source_free(source);
    require(false);
  }

  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
};

}  // namespace

// Made anew and not changed in place: libzip 1.7 breaks its memory over a buffer that it both reads
// and writes.
std::string repacked(const std::string& archive, const Changes& changes) {
  const Zip from = opened(archive);
  Packing packing;
  std::size_t replaced_parts = 0;
  const auto count = static_cast<std::uint64_t>(zip_get_num_entries(from.get(), 0));
  for (std::uint64_t index = 0; index < count; ++index) {
    const char* name = zip_get_name(from.get(), index, 0);
    require(name != nullptr);
    const auto replaced = changes.replaced.find(name);
    const auto& removed = changes.removed;
    if (std::find(removed.begin(), removed.end(), name) != removed.end()) continue;
    if (replaced == changes.replaced.end()) {
      packing.take_over(name, from.get(), index);
      continue;
    }
    packing.put(name, replaced->second);
    ++replaced_parts;
  }
  require(replaced_parts == changes.replaced.size());  // None is called otherwise there.
  return packing.close();
}

std::string packed(const std::map<std::string, std::string>& parts) {
  Packing packing;
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

#include "sheets/workbook.h"

#include <algorithm>
#include <utility>

#include "sheets/xml.h"

namespace sheets {

namespace {

// "xl/workbook.xml" is "xl/" and "workbook.xml".
std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash + 1);
}

std::string relationships_of(std::string_view part) {
  const std::string_view folder = folder_of(part);
  std::string name(folder);
  name += "_rels/";
  name += part.substr(folder.size());
  return name += ".rels";
}

// Where `target` leads from a part in `folder`; one that begins with a slash leads from the top.
std::string resolve(std::string_view folder, std::string_view target) {
  std::string path(target.starts_with('/') ? std::string_view{} : folder);
  while (!target.empty()) {
    const std::size_t slash = target.find('/');
    const std::string_view step = target.substr(0, slash);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(folder_of(path).size());
    } else if (!step.empty() && step != ".") {
      path += step;
      if (slash != std::string_view::npos) path += '/';
    }
    target.remove_prefix(slash == std::string_view::npos ? target.size() : slash + 1);
  }
  return path;
}

struct Relationship {
  std::string id;
  std::string type;  // The last word of its address, which has two beginnings.
  std::string part;
};

class Relationships final : public Elements {
 public:
  explicit Relationships(std::string_view source) : folder_(folder_of(source)) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    if (found_.size() == limits::relationships_max) return refuse_part();
    const std::string_view type = attributes["Type"];
    found_.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                      resolve(folder_, attributes["Target"])});
  }
  void end(std::string_view) override {}

  const Relationship* by_id(std::string_view id) const {
    return first([&](const Relationship& one) { return one.id == id; });
  }
  const Relationship* by_type(std::string_view type) const {
    return first([&](const Relationship& one) { return one.type == type; });
  }

 private:
  template <class Is>
  const Relationship* first(Is is) const {
    const auto one = std::find_if(found_.begin(), found_.end(), is);
    return one == found_.end() ? nullptr : &*one;
  }

  std::string folder_;
  std::vector<Relationship> found_;
};

class WorkbookElements final : public Elements {
 public:
  WorkbookElements(const Relationships& relationships, Workbook& workbook)
      : relationships_(relationships), workbook_(workbook) {}

  void begin(std::string_view name, const Attributes& attributes) override {
    if (std::exchange(at_root_, false) && name != "workbook") {
      return refuse(base::refuse(refusal::not_a_table));
    }
    if (name == "workbookPr") {
      const std::string_view said = attributes["date1904"];
      workbook_.counts_from_1904 = said == "1" || said == "true";
    }
    if (name == "sheets") in_sheets_ = true;
    if (name == "sheet" && in_sheets_) add_sheet(attributes);
  }
  void end(std::string_view name) override {
    if (name == "sheets") in_sheets_ = false;
  }

 private:
  // A sheet may also be a single chart or a dialogue, which hold no cells.
  void add_sheet(const Attributes& attributes) {
    if (++sheets_ > limits::sheets_max) return refuse_part();
    const Relationship* sheet = relationships_.by_id(attributes["id"]);
    if (sheet == nullptr) return refuse_part();
    if (sheet->type != "worksheet") return;
    const std::string_view state = attributes["state"];
    workbook_.sheets.push_back({{.name = std::string(attributes["name"]),
                                 .hidden = state == "hidden" || state == "veryHidden"},
                                sheet->part});
  }

  const Relationships& relationships_;
  Workbook& workbook_;
  std::size_t sheets_ = 0;
  bool at_root_ = true;
  bool in_sheets_ = false;
};

// The part an archive is about.
base::Result<std::string> main_part(const Archive& archive) {
  static const std::string top = "_rels/.rels";
  if (!archive.has(top)) {
    return archive.has("content.xml") ? refusal::open_document : refusal::not_a_table;
  }
  Relationships relationships("");
  if (auto problem = read_part(archive, top, relationships)) return *std::move(problem);
  const Relationship* document = relationships.by_type("officeDocument");
  if (document == nullptr) return refusal::not_a_table;
  if (document->part.ends_with(".bin")) return refusal::binary_workbook;
  return document->part;
}

}  // namespace

base::Result<Workbook> read_workbook(const Archive& archive) {
  const auto part = main_part(archive);
  if (!part) return part.refusal();
  Relationships relationships(*part);
  const std::string relationships_part = relationships_of(*part);
  if (archive.has(relationships_part)) {
    if (auto problem = read_part(archive, relationships_part, relationships))
      return *std::move(problem);
  }
  Workbook workbook;
  WorkbookElements elements(relationships, workbook);
  if (auto problem = read_part(archive, *part, elements)) return *std::move(problem);
  const auto part_of = [&](std::string_view type) {
    const Relationship* one = relationships.by_type(type);
    return one == nullptr ? std::string() : one->part;
  };
  workbook.shared_strings = part_of("sharedStrings");
  workbook.styles = part_of("styles");
  return workbook;
}

}  // namespace sheets

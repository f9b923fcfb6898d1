#include "packs/entries.h"

#include <array>

namespace packs {

// A label of a source and the most that may be claimed of it.
struct LabelRow {
  std::string_view label;
  Confidence most;
};
static constexpr std::array labels{
    LabelRow{"S0", Confidence::official},  LabelRow{"S1", Confidence::official},
    LabelRow{"S2", Confidence::excerpt},   LabelRow{"S3", Confidence::secondary},
    LabelRow{"R-H", Confidence::recalled}, LabelRow{"R-M", Confidence::recalled},
    LabelRow{"R-L", Confidence::recalled}, LabelRow{"design", Confidence::recalled},
};

static const LabelRow* find_label(std::string_view label) {
  for (const LabelRow& row : labels) {
    if (row.label == label) return &row;
  }
  return nullptr;
}

void read_label(Reader& in, std::string& into) {
  in.string("label", into);
  if (into.empty() || find_label(into) != nullptr) return;
  std::string known;
  for (const LabelRow& row : labels) known += (known.empty() ? "" : " ") + std::string(row.label);
  in.problem("label", base::refuse(refusal::unknown_word).with("value", into).with("known", known));
}

static const Source* find_source(const PackHeader& header, std::string_view id) {
  for (const Source& source : header.sources) {
    if (source.id == id) return &source;
  }
  return nullptr;
}

static void read_source(Reader& in, Citation& citation, const PackHeader& header) {
  in.id("source", citation.source);
  in.string("clause", citation.clause);
  const Source* source = find_source(header, citation.source);
  if (source != nullptr) citation.document = source->document;
  else if (!citation.source.empty()) {
    in.problem("source", base::refuse(refusal::unknown_reference)
                             .with("kind", "[[source]]")
                             .with("value", citation.source));
  }
}

// Ordered from the surest down, so that a smaller value claims more.
static void read_confidence(Reader& in, Citation& citation, const PackHeader& header) {
  in.choice("confidence", citation.confidence);
  const Source* source = find_source(header, citation.source);
  const LabelRow* label = source == nullptr ? nullptr : find_label(source->label);
  if (label == nullptr || citation.confidence >= label->most) return;
  in.problem("confidence", base::refuse(refusal::too_sure)
                               .with("source", source->id)
                               .with("label", source->label)
                               .with("most", boost::describe::enum_to_string(label->most, "")));
}

static bool has_value(const Entry& entry, std::string_view key) {
  for (const auto& [name, value] : entry.values) {
    if (name == key) return true;
  }
  return false;
}

// The entry's own keys as written, or as its base has them; what is taken keeps its citation.
static void keep_values(Reader& in, Entry& entry) {
  entry.values.clear();
  entry.cites.clear();
  for (const std::string& key : in.asked()) {
    if (key == "id" || key == "base") continue;
    if (const toml::node* node = in.source().get(key)) {
      entry.values.emplace_back(key, to_json(*node));
      continue;
    }
    if (!in.inherits()) continue;
    for (const auto& [name, value] : in.base()->values) {
      if (name != key) continue;
      entry.values.emplace_back(name, value);
      entry.cites.emplace(name, in.base()->citation_of(name));
    }
  }
}

static void read_cites(Reader& in, Entry& entry, const PackHeader& header) {
  if (!in.has("cites")) return;
  std::map<std::string, Citation, std::less<>> own;
  in.tables("cites", Blank::refused, [&](Reader& row) {
    std::string key;
    Citation citation;
    citation.from = entry.effective_from;
    row.string("key", key);
    read_source(row, citation, header);
    read_confidence(row, citation, header);
    if (!key.empty() && !has_value(entry, key)) {
      row.problem("key",
                  base::refuse(refusal::unknown_reference).with("kind", "key").with("value", key));
    }
    if (!own.emplace(key, citation).second) {
      row.problem("key", base::refuse(refusal::duplicate).with("value", key));
    }
  });
  for (auto& [key, citation] : own) entry.cites.insert_or_assign(key, citation);
}

void read_common(Reader& in, Entry& entry, const Desk& desk) {
  const PackHeader& header = desk.pack.header;
  keep_values(in, entry);
  in.always("cite", "{ source = \"…\", clause = \"…\" }");
  in.always("confidence", "official | excerpt | secondary | recalled");
  in.always("effective_from", "2026-01-31");
  in.day("effective_from", entry.effective_from);
  in.optional_day("effective_to", entry.effective_to);
  entry.citation.from = entry.effective_from;
  in.table("cite", [&](Reader& cite) { read_source(cite, entry.citation, header); });
  read_confidence(in, entry.citation, header);
  read_cites(in, entry, header);
  if (entry.effective_to && *entry.effective_to < entry.effective_from) {
    in.problem("effective_to", base::refuse(refusal::wrong_order)
                                   .with("later", "effective_to")
                                   .with("earlier", "effective_from"));
  }
}

void report_base_unknown(Reader& in) {
  in.problem("base", base::refuse(refusal::base_unknown)
                         .with("value", in.source()["base"].value_or(std::string())));
}

BaseName read_base_name(Reader& in, Desk& desk) {
  BaseName name;
  if (!in.has("base")) return name;
  std::string text;
  in.string("base", text);
  const std::size_t slash = text.find('/');
  name.id = text.substr(slash == std::string::npos ? 0 : slash + 1);
  if (slash == std::string::npos || text.substr(0, slash) == desk.pack.header.id) return name;
  const std::string pack = text.substr(0, slash);
  name.pack = desk.around.find_pack ? desk.around.find_pack(pack) : nullptr;
  if (name.pack != nullptr) {
    desk.pack.bases.emplace(pack, name.pack->hash);
    return name;
  }
  in.problem("base", base_not_found(desk.around, pack));
  return {};
}

}  // namespace packs

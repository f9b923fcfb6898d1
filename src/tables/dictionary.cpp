#include "tables/dictionary.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace tables {

std::string plain_heading(std::string_view text) {
  static constexpr std::string_view left_out = " \t\r\n*#:_.";
  std::string out;
  for (char c : base::half_width(text)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (left_out.find(c) == std::string_view::npos) out += c;
  }
  for (const char* mark : {"、", "，", "：", "　", "＊"}) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark)) {
      out.erase(at, std::string_view(mark).size());
    }
  }
  return out;
}

// Without the words in brackets, which tell how to write it; "" where nothing else is there.
static std::string without_brackets(const std::string& plain) {
  std::string out;
  int depth = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const auto starts = [&](std::string_view mark) {
      return plain.compare(at, mark.size(), mark) == 0;
    };
    std::size_t size = 1;
    for (const std::string_view mark : {"（", "【", "）", "】"}) {
      if (starts(mark)) size = mark.size();
    }
    const std::string_view one = std::string_view(plain).substr(at, size);
    const bool opens = one == "(" || one == "[" || one == "（" || one == "【";
    const bool closes = one == ")" || one == "]" || one == "）" || one == "】";
    if (opens) ++depth;
    if (!opens && !closes && depth == 0) out += one;
    if (closes && depth > 0) --depth;
    at += size;
  }
  return out;
}

Dictionary::Dictionary(const std::vector<packs::Datum>& data) : data_(data) {
  static const std::vector<std::string> nowhere{""};
  for (std::size_t i = 0; i < data_.size(); ++i) {
    const packs::Datum& datum = data_[i];
    for (const std::string& above : datum.under.empty() ? nowhere : datum.under) {
      const std::string up = plain_heading(above);
      for (const std::string& alias : datum.aliases) {
        const std::string name = plain_heading(alias);
        const std::string key = up.empty() ? name : up + "/" + name;
        by_name_.emplace(key, i);
        if (up.empty()) continue;
        joined_.emplace(up + name, key);
        joined_.emplace(name + up, key);
      }
    }
  }
}

const packs::Datum* Dictionary::find(std::string_view id) const {
  const auto found = std::find_if(data_.begin(), data_.end(),
                                  [&](const packs::Datum& datum) { return datum.id == id; });
  return found == data_.end() ? nullptr : &*found;
}

Meaning Dictionary::below(std::string_view above, std::string_view name) const {
  const auto found = by_name_.find(std::string(above) + "/" + std::string(name));
  if (found == by_name_.end()) return {};
  return {data_[found->second].id, Sure::certain};
}

// The whole word; else without what stands in brackets; else a heading and its sub-heading in one,
// with or without "number of people" behind them.
Meaning Dictionary::alone(std::string_view name) const {
  const auto exact = by_name_.find(name);
  if (exact != by_name_.end()) return {data_[exact->second].id, Sure::certain};
  std::string joined(name);
  for (const std::string_view end : {"", "人数", "人", "数"}) {
    if (!joined.ends_with(end)) continue;
    const auto found = joined_.find(joined.substr(0, joined.size() - end.size()));
    if (found == joined_.end()) continue;
    return {data_[by_name_.at(found->second)].id, end.empty() ? Sure::certain : Sure::likely};
  }
  const std::string bare = without_brackets(joined);
  if (bare.empty() || bare == joined) return {};
  Meaning meaning = alone(bare);
  return meaning;
}

Meaning Dictionary::meaning(const std::vector<std::string>& headings) const {
  if (headings.empty()) return {};
  const std::string name = plain_heading(headings.back());
  if (name.empty()) return {};
  bool stands_alone = true;
  for (std::size_t i = headings.size() - 1; i-- > 0;) {
    const std::string above = without_brackets(plain_heading(headings[i]));
    if (above.empty() || above == name) continue;
    if (Meaning found = below(above, name); !found.datum.empty()) return found;
    if (Meaning found = alone(above + name); !found.datum.empty()) return found;
    stands_alone = false;
  }
  Meaning found = alone(name);
  // Below a heading that says something else, such as whose telephone it is, it may be another.
  if (!stands_alone && !found.datum.empty()) found.sure = Sure::likely;
  return found;
}

static bool is_about_a_person(packs::DatumSource source) {
  return source >= packs::DatumSource::person_name;
}

std::vector<Meaning> Dictionary::meanings(
    const std::vector<std::vector<std::string>>& columns) const {
  std::vector<Meaning> all;
  bool names_people = false;
  for (const auto& headings : columns) {
    all.push_back(meaning(headings));
    const packs::Datum* datum = find(all.back().datum);
    names_people =
        names_people || (datum != nullptr && datum->source == packs::DatumSource::person_name);
  }
  std::set<std::string> seen;
  for (const Sure sure : {Sure::certain, Sure::likely}) {
    for (Meaning& one : all) {
      if (one.sure != sure) continue;
      const packs::Datum* datum = find(one.datum);
      const bool meant = names_people || !is_about_a_person(datum->source);
      const bool first = datum->source == packs::DatumSource::typed || !seen.contains(one.datum);
      if (meant && first) seen.insert(one.datum);
      else one = {};
    }
  }
  return all;
}

static bool says_something(const Dictionary& dictionary, const std::string& id) {
  using enum packs::DatumSource;
  static constexpr packs::DatumSource frame[] = {row_number, day,      reporter,
                                                 community,  township, county};
  const packs::Datum* datum = dictionary.find(id);
  return datum != nullptr &&
         std::find(std::begin(frame), std::end(frame), datum->source) == std::end(frame);
}

std::int64_t same_percent(const Dictionary& dictionary, const std::vector<std::string>& data,
                          const std::vector<std::string>& other) {
  std::set<std::string> mine;
  std::set<std::string> theirs;
  for (const std::string& id : data) {
    if (says_something(dictionary, id)) mine.insert(id);
  }
  for (const std::string& id : other) {
    if (says_something(dictionary, id)) theirs.insert(id);
  }
  if (mine.size() < 2) return 0;  // One datum alone is asked for by everybody.
  const auto both = std::count_if(mine.begin(), mine.end(),
                                  [&](const std::string& id) { return theirs.contains(id); });
  static constexpr std::int64_t whole = 100;
  return static_cast<std::int64_t>(both) * whole / static_cast<std::int64_t>(mine.size());
}

}  // namespace tables

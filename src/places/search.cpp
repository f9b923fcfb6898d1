// Search over the tree's names: one pass over bytes that lie side by side.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/utf8.h"
#include "places/index.h"

namespace places {

// The first few of each group, in the order of the index, and how many there were.
struct Tree::Found {
  struct Group {
    std::size_t total = 0;
    std::vector<Index> first;
  };
  std::size_t limit;
  std::array<Group, 3> groups;  // By Match.

  void add(Match match, Index i) {
    Group& group = groups[static_cast<std::size_t>(match)];
    if (group.total++ < limit) group.first.push_back(i);
  }
};

// Where in the text the byte stands that is rarest in these lines: the one worth looking for.
static std::size_t rarest(std::string_view text, const std::array<std::uint32_t, 256>& counts) {
  const auto rarer = [&](char a, char b) {
    return counts[static_cast<unsigned char>(a)] < counts[static_cast<unsigned char>(b)];
  };
  return static_cast<std::size_t>(std::min_element(text.begin(), text.end(), rarer) - text.begin());
}

// A match never reaches over two entries, because no text holds the line feed between them, and
// never begins inside a character, because both sides are UTF-8. An entry's first match decides
// its group; the rest of the entry is passed over.
void Tree::scan(const Lines& lines, std::string_view text, Range range, Found& found) const {
  const std::size_t mark = rarest(text, lines.counts);
  const std::string_view bytes(lines.bytes.data(), lines.starts[range.second]);
  Index entry = range.first;
  std::size_t at = lines.starts[entry];
  while (at + text.size() <= bytes.size()) {
    const std::size_t marked = bytes.find(text[mark], at + mark);
    if (marked == std::string_view::npos) return;
    at = marked - mark;
    if (bytes.compare(at, text.size(), text) != 0) {
      ++at;
      continue;
    }
    while (lines.starts[entry + 1] <= at) ++entry;
    const bool begins = at == lines.starts[entry];
    const bool ends = at + text.size() + 1 == lines.starts[entry + 1];
    if (is_current(entry)) {
      found.add(!begins ? Match::part : ends ? Match::exact : Match::prefix, entry);
    }
    at = lines.starts[++entry];
  }
}

static bool is_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

static std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

SearchResult Tree::search(std::string_view text, std::size_t limit,
                          std::optional<PlaceId> within) const {
  SearchResult result;
  text = base::trim(text);
  const Index top = within ? index_of(*within) : nowhere;
  if (text.empty() || text.find('\n') != std::string_view::npos || !base::is_utf8(text) ||
      base::character_count(text) > base::limits::name_characters_max ||
      (within && top == nowhere)) {
    return result;
  }
  const bool by_initials = is_letters(text);
  const Lines& lines = by_initials ? initials_ : names_;
  const std::string wanted = by_initials ? lower(text) : std::string(text);
  Found found{.limit = limit, .groups = {}};
  if (!within) {
    scan(lines, wanted, {0, static_cast<Index>(size())}, found);
  } else if (is_current(top)) {
    const int first_level = static_cast<int>(level_of(code_number(*within)));
    for (int level = first_level; level <= static_cast<int>(Level::community); ++level) {
      scan(lines, wanted, range_below(top, static_cast<Level>(level)), found);
    }
  }
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    if (found.groups[i].total == 0) continue;
    result.total = found.groups[i].total;
    result.matched = static_cast<Match>(i);
    for (const Index at : found.groups[i].first) result.places.push_back(place(at));
    break;
  }
  return result;
}

}  // namespace places

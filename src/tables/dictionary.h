// What a heading means: the data dictionary looked up as offices write. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tables/model.h"

namespace tables {

struct Meaning {
  std::string datum;  // Empty: not known.
  Sure sure = Sure::not_known;
};

class Dictionary {
 public:
  explicit Dictionary(const std::vector<packs::Datum>&);

  // The headings of one column from the top down. Half width and full, spaces, stars, colons and
  // words in brackets make no difference.
  Meaning meaning(const std::vector<std::string>& headings) const;
  const packs::Datum* find(std::string_view datum) const;

  // One column's meaning beside the others': what is about a person is meant only where the table
  // names people, and one datum is one column's.
  std::vector<Meaning> meanings(const std::vector<std::vector<std::string>>& columns) const;

 private:
  Meaning below(std::string_view above, std::string_view name) const;
  Meaning alone(std::string_view name) const;

  std::vector<packs::Datum> data_;
  std::map<std::string, std::size_t, std::less<>> by_name_;  // "name", "above/name".
  std::map<std::string, std::string, std::less<>> joined_;   // "abovename", "nameabove": the key.
};

// As headings are compared.
std::string plain_heading(std::string_view);

// How much of what a table asks is asked by the other too, in percent; what says only where, who or
// when counts nothing.
std::int64_t same_percent(const Dictionary&, const std::vector<std::string>& data,
                          const std::vector<std::string>& other);

}  // namespace tables

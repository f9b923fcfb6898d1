// What every entry of a pack has: texts in two languages, a citation, the days it is in force.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace packs {

struct Text {
  std::string zh;
  std::string en;
  const std::string& in(base::Language language) const {
    return language == base::Language::zh ? zh : en;
  }
  auto operator<=>(const Text&) const = default;
};
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en))

enum class Confidence { official, excerpt, secondary, recalled };
BOOST_DESCRIBE_ENUM(Confidence, official, excerpt, secondary, recalled)

struct Citation {
  std::string source;    // Id of the [[source]] in the pack's own pack.toml.
  std::string document;  // That source's document, as printed.
  std::string clause;
  Confidence confidence = Confidence::recalled;
  base::Date from;  // The first day the cited entry is in force.
  bool operator==(const Citation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Citation, (), (source, document, clause, confidence, from))

// What every entry of a topic file has.
struct Entry {
  std::string id;
  Citation citation;
  std::map<std::string, Citation, std::less<>> cites;  // By key, where a key has another source.
  base::Date effective_from;
  std::optional<base::Date> effective_to;  // The last day; empty is open.

  base::json::Object values;  // The keys as the pack writes them, for showing; not compared.

  // The citation that stands beside one key of this entry.
  const Citation& citation_of(std::string_view key) const {
    const auto found = cites.find(key);
    return found == cites.end() ? citation : found->second;
  }
  bool operator==(const Entry& other) const {
    return id == other.id && citation == other.citation && cites == other.cites &&
           effective_from == other.effective_from && effective_to == other.effective_to;
  }
};

}  // namespace packs

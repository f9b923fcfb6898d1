// What is in force and why, as rows to be read: the same for the command line and for HTTP.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "packs/rules.h"

namespace packs {

struct ShownCitation {
  std::string document;
  std::string clause;
  Confidence confidence = Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(ShownCitation, (), (document, clause, confidence, from))

struct PolicyRow {
  std::string topic;  // "regime", "category", …: the table's name in the pack.
  std::string id;
  std::string text;
  std::string pack;
  std::string version;
  ShownCitation citation;
  std::string why;
  base::json::Value values;
  std::map<std::string, ShownCitation> cites;  // Of single keys that have a source of their own.
};
BOOST_DESCRIBE_STRUCT(PolicyRow, (), (topic, id, text, pack, version, citation, why, values, cites))

// Every entry in force, or those of one topic (a table's name, or a file's without its ending;
// empty is all). Refuses with policy.not_for_event, or pack.unknown_word for a topic that is not.
base::Result<std::vector<PolicyRow>> policy_rows(const Scene&, std::string_view topic, const Words&,
                                                 base::Language);

}  // namespace packs

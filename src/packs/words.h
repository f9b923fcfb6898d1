// Words of the screen that belong to no illness: platform/words.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/model.h"

namespace packs {

class Words {
 public:
  Words() = default;
  explicit Words(std::vector<WordGroup> groups) : groups_(std::move(groups)) {}

  const std::vector<Word>& of(std::string_view group) const;  // Empty when there is no such group.
  bool has(std::string_view group, std::string_view id) const;
  Text text(std::string_view group, std::string_view id) const;  // The id itself when unknown.
  std::string label(std::string_view group, std::string_view id, base::Language) const;
  std::string day(base::Date, base::Language) const;  // 12月4日 周五
  std::string ids(std::string_view group) const;      // For problems: "food medicine …".

 private:
  std::vector<WordGroup> groups_;
};

}  // namespace packs

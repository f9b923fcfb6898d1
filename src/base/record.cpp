#include "base/record.h"

namespace base::json {

void read_text(const Value& value, const std::string& path, std::string& into, Problems& problems) {
  const auto* text = value.as<std::string>();
  if (text == nullptr) {
    return problem(problems, path, refuse(refusal::wrong_type).with("wanted", "text"));
  }
  const std::string_view kept = trim(*text);
  if (has_control(kept)) return problem(problems, path, refuse(refusal::not_text));
  if (character_count(kept) > limits::text_characters_max) {
    return problem(
        problems, path,
        refuse(refusal::too_long).with("max", std::to_string(limits::text_characters_max)));
  }
  into = std::string(kept);
}

}  // namespace base::json

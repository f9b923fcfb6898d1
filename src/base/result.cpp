#include "base/result.h"

#include <algorithm>

namespace base {

static std::vector<const RefusalCode*>& registry() {
  static std::vector<const RefusalCode*> codes;
  return codes;
}

RefusalCode::RefusalCode(std::string_view code_, RefusalKind kind_, std::string_view zh_,
                         std::string_view en_)
    : code(code_), kind(kind_), zh(zh_), en(en_) {
  registry().push_back(this);
}

std::vector<const RefusalCode*> refusal_codes() {
  std::vector<const RefusalCode*> codes = registry();
  std::sort(codes.begin(), codes.end(), [](auto* a, auto* b) { return a->code < b->code; });
  return codes;
}

std::string message(const Refusal& refusal, Language language) {
  std::string text{language == Language::zh ? refusal.code->zh : refusal.code->en};
  for (const auto& [name, value] : refusal.values) {
    const std::string mark = "{" + name + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + value.size())) {
      text.replace(at, mark.size(), value);
    }
  }
  return text;
}

}  // namespace base

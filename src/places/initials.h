// First letters of the pinyin of a place's name, as people type them: 北京市 is bjs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace places {

// Remembers every character it has seen; for one thread. Latin letters and digits stand for
// themselves in lower case; characters without a reading (rare, private use, signs) are left out.
class Initials {
 public:
  Initials();
  ~Initials();
  std::string of(std::string_view name);

 private:
  struct Reader;
  struct Known {
    char letter = '\0';           // None when there is no reading.
    bool begins_reading = false;  // Of the table in initials.cpp.
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  const Known& know(std::string_view character);

  std::unique_ptr<Reader> reader_;
  std::unordered_map<std::string, Known, TextHash, std::equal_to<>> known_;
};

}  // namespace places

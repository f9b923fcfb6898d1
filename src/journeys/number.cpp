#include "journeys/number.h"

#include <algorithm>

#include "base/utf8.h"

namespace journeys {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

// A run of letters and digits, and whether a sign of pairing stood before it: K1366/1367.
struct Piece {
  std::string text;
  bool paired = false;
};

bool pairs(char c) { return c == '/' || c == '-' || c == ',' || c == '~' || c == '\\'; }

// In capitals. A space or a dash between letters and digits does not part them: MU 2603, CZ-3042.
std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> out;
  bool open = false;    // The last piece goes on.
  bool narrow = false;  // Nothing but spaces or a dash since.
  bool paired = false;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!is_digit(c) && !is_letter(c)) {
      narrow = (open || narrow) && (is_space(c) || c == '-');
      paired = paired || pairs(c);
      open = false;
      continue;
    }
    const bool joins = narrow && is_letter(out.back().text.back()) && is_digit(c);
    if (!open && !joins) out.push_back({"", paired && !out.empty()});
    out.back().text += c;
    open = true;
    narrow = paired = false;
  }
  return out;
}

// Letters (and an airline's digit) in front, digits behind: MU 2603, 3U 8052.
struct Parts {
  std::string head;
  std::string digits;
};

Parts split(const std::string& piece) {
  const auto last_letter = std::find_if(piece.rbegin(), piece.rend(), is_letter);
  const auto at = static_cast<std::size_t>(piece.rend() - last_letter);
  if (at == piece.size()) return {piece, ""};  // A letter ends it: MU2603A.
  std::string digits = piece.substr(at);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return {piece.substr(0, at), std::move(digits)};
}

// The second number of a pair may leave out what it shares with the first: K1156/1157, K1156/7.
Parts completed(Parts parts, const Parts& before) {
  if (!parts.head.empty() || before.digits.empty()) return parts;
  const std::size_t missing =
      before.digits.size() > parts.digits.size() ? before.digits.size() - parts.digits.size() : 0;
  return {before.head, before.digits.substr(0, missing) + parts.digits};
}

}  // namespace

static bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

std::vector<std::string> run_numbers(std::string_view text) {
  std::string plain = base::half_width(text);
  base::replace_all(plain, "、", ",");
  std::vector<std::string> numbers;
  Parts before;
  for (const Piece& piece : pieces(plain)) {
    Parts parts = split(piece.text);
    if (piece.paired) parts = completed(std::move(parts), before);
    std::string number = parts.head + parts.digits;
    const bool loose =
        !piece.paired && parts.head.empty() && !numbers.empty();  // (4号车厢) behind a number.
    if (!has_digit(number) || loose) continue;
    before = std::move(parts);
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
      numbers.push_back(std::move(number));
    }
  }
  return numbers;
}

}  // namespace journeys

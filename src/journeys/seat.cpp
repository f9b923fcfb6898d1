#include "journeys/seat.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace journeys {

namespace {

constexpr std::size_t digits_max = 3;     // More digits name no coach, row or seat.
constexpr int coaches_in_range_max = 20;  // "4-6车" is three coaches; more is a slip of the pen.

// Words that hold numbers or letters and name neither coach nor row.
void take_out_classes(std::string& text) {
  static constexpr std::array words{"一等座", "二等座",   "特等座", "商务座", "一等舱", "二等舱",
                                    "三等舱", "硬座",     "软座",   "硬卧",   "软卧",   "无座",
                                    "COACH",  "CARRIAGE", "CAR",    "SEAT",   "ROW",    "NO."};
  for (const char* word : words) base::replace_all(text, word, "");
}

int digit_of(std::string_view one) {
  static constexpr std::array digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (one == digits[i]) return static_cast<int>(i);
  }
  return -1;
}

// 四 → 4, 十二 → 12, 二十 → 20, 一二 → 12.
std::string with_digits(std::string_view text) {
  std::string out;
  const auto all = base::characters(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int digit = digit_of(all[i]);
    const bool last_was_digit = !out.empty() && out.back() >= '0' && out.back() <= '9';
    const bool digit_follows = i + 1 < all.size() && digit_of(all[i + 1]) >= 0;
    if (all[i] == "十") {
      out += last_was_digit ? "" : "1";
      out += digit_follows ? "" : "0";
    } else if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      out += all[i];
    }
  }
  return out;
}

std::string plain(std::string_view text) {
  std::string out;
  for (char c : base::half_width(text)) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

class SeatScanner {
 public:
  SeatScanner(std::string_view text, Column column) : text_(text), column_(column) {}

  Seat read() {
    while (!text_.empty()) step();
    return std::move(seat_);
  }

 private:
  bool word(std::string_view wanted) {
    if (!text_.starts_with(wanted)) return false;
    text_.remove_prefix(wanted.size());
    return true;
  }
  bool any(std::initializer_list<std::string_view> wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](auto one) { return word(one); });
  }
  bool digit_ahead() const { return !text_.empty() && text_[0] >= '0' && text_[0] <= '9'; }
  bool letter_ahead() const { return !text_.empty() && text_[0] >= 'A' && text_[0] <= 'Z'; }

  std::optional<int> number() {
    int value = 0;
    std::size_t digits = 0;
    for (; digit_ahead(); text_.remove_prefix(1), ++digits) {
      if (digits < digits_max) value = value * 10 + (text_[0] - '0');
    }
    if (digits > digits_max) return std::nullopt;
    return value;
  }

  void step() {
    if (any({"餐车车厢", "餐车"})) return add_coach("dining");
    if (any({"座次", "座位", "座号"})) return void(column_ = Column::seat);
    if (any({"加挂", "加"})) return void(extra_ = true);
    if (digit_ahead()) return number_step();
    if (letter_ahead()) return letter_step();
    text_.remove_prefix(base::first_character(text_).size());
  }

  void number_step() {
    const auto value = number();
    if (!value) return;
    if (word("排") || row_letter()) return void(seat_.row = seat_.row ? seat_.row : value);
    if (any({"号车厢", "号车", "节车厢", "车厢", "车", "节", "厢"})) return add_coach(*value);
    const bool goes_on = any({"-", "~", "至", "—"});
    if (goes_on && digit_ahead() && column_ == Column::coach) return add_range(*value);
    word("号");
    if (column_ == Column::coach) return add_coach(*value);
    if (!seat_.number) seat_.number = value;
  }

  // 12A, 12-A: a row with its letter.
  bool row_letter() {
    const std::string_view before = text_;
    word("-");
    if (letter_ahead() && !extra_) {
      text_.remove_prefix(1);
      return true;
    }
    text_ = before;
    return false;
  }

  // A12, A-12: the same the other way round.
  void letter_step() {
    text_.remove_prefix(1);
    const std::string_view before = text_;
    word("-");
    if (!digit_ahead()) return void(text_ = before);
    const auto value = number();
    if (value && !seat_.row) seat_.row = value;
  }

  void add_coach(int value) {
    add_coach((extra_ ? "+" : "") + std::to_string(value));
    extra_ = false;
  }
  void add_coach(std::string coach) {
    auto& all = seat_.coaches;
    if (std::find(all.begin(), all.end(), coach) == all.end()) all.push_back(std::move(coach));
  }
  void add_range(int first) {
    const auto last = number();
    any({"号车厢", "号车", "节车厢", "车厢", "车", "节", "厢", "号"});
    if (!last || *last < first || *last - first >= coaches_in_range_max) return;
    for (int coach = first; coach <= *last; ++coach) add_coach(std::to_string(coach));
  }

  std::string_view text_;
  Column column_;
  Seat seat_;
  bool extra_ = false;
};

std::string cabin_of(std::string text) {
  for (const char* word : {"船舱", "舱室", "房间", "第", "号", "舱", "室", "房", "间"}) {
    base::replace_all(text, word, "");
  }
  return text;
}

}  // namespace

Seat read_seat(std::string_view text, Column column) {
  const std::string clean = plain(text);
  std::string scanned = clean;
  take_out_classes(scanned);
  scanned = with_digits(scanned);
  Seat seat = SeatScanner(scanned, column).read();
  if (column == Column::coach) seat.cabin = cabin_of(with_digits(clean));
  return seat;
}

Seat read_seat(std::string_view coach, std::string_view seat) {
  Seat both = read_seat(coach, Column::coach);
  const Seat more = read_seat(seat, Column::seat);
  if (both.coaches.empty()) both.coaches = more.coaches;
  if (!both.row) both.row = more.row;
  if (!both.number) both.number = more.number;
  return both;
}

}  // namespace journeys

#include "base/written_day.h"

#include <string>

#include "base/utf8.h"

namespace base {

namespace {

// Walks the text from the front; every step answers whether it was there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool word(std::string_view wanted) {
    if (!text_.starts_with(wanted)) return false;
    text_.remove_prefix(wanted.size());
    return true;
  }
  std::optional<int> number(std::size_t digits_min, std::size_t digits_max) {
    std::size_t n = 0;
    int value = 0;
    while (n < text_.size() && n < digits_max && text_[n] >= '0' && text_[n] <= '9') {
      value = value * 10 + (text_[n++] - '0');
    }
    if (n < digits_min) return std::nullopt;
    text_.remove_prefix(n);
    return value;
  }
  void spaces() { text_ = trim(text_); }
  bool at_end() const { return text_.empty(); }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

struct Between {
  std::string_view year;
  std::string_view month;
  std::string_view day;
};
constexpr Between styles[] = {
    {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}, {"", "", ""}};

std::optional<Date> take_day(Scanner& in) {
  for (const Between& style : styles) {
    Scanner tried = in;
    const bool joined = style.year.empty();
    const auto year = tried.number(4, 4);
    if (!year || !tried.word(style.year)) continue;
    const auto month = tried.number(joined ? 2 : 1, 2);
    if (!month || !tried.word(style.month)) continue;
    const auto day = tried.number(joined ? 2 : 1, 2);
    if (!day || !tried.word(style.day)) continue;
    in = tried;
    return make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  }
  return std::nullopt;
}

// hh:mm or hh:mm:ss, with a fraction of seconds or not; 15时49分 too.
std::optional<int> take_minute(Scanner& in) {
  const auto hour = in.number(1, 2);
  if (!hour || !(in.word(":") || in.word("时"))) return std::nullopt;
  const auto minute = in.number(1, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  in.word("分");
  if (in.word(":")) {
    const auto second = in.number(1, 2);
    if (!second || *second > 59) return std::nullopt;
    if (in.word(".")) in.number(1, 9);
  }
  return *hour * 60 + *minute;
}

}  // namespace

std::optional<WrittenMoment> read_moment(std::string_view text) {
  const std::string narrow = half_width(text);
  Scanner in(trim(narrow));
  const auto day = take_day(in);
  if (!day) return std::nullopt;
  if (in.at_end()) return WrittenMoment{*day, std::nullopt};
  if (!in.word("T") && !in.rest().starts_with(' ')) return std::nullopt;
  in.spaces();
  const auto minute = take_minute(in);
  if (!minute || !in.at_end()) return std::nullopt;
  return WrittenMoment{*day, minute};
}

std::optional<Date> read_day(std::string_view text) {
  const auto moment = read_moment(text);
  if (!moment) return std::nullopt;
  return moment->day;
}

}  // namespace base

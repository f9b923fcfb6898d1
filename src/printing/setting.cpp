#include "printing/setting.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "printing/pages.h"

namespace printing {

namespace {

constexpr double cell_pad = 5;
constexpr double cell_height_min = 26;
constexpr double label_width = 78;
constexpr double label_grey = 0.955;
constexpr double code_side = 74;
constexpr double closing_height = code_side + 34;
constexpr double sign_height = 32;

class Setting {
 public:
  explicit Setting(const Paper& paper) : paper_(paper), pages_(paper.title, paper.made_at) {}

  std::string run() {
    head();
    fields();
    paragraphs();
    if (paper_.table) table(*paper_.table);
    closing();
    signs();
    return pages_.finish([this](Pages&, std::size_t page, std::size_t pages) {
      mark();
      foot(page, pages);
    });
  }

 private:
  void head();
  void fields();
  void field_row(const Line& left, const Line* right);
  bool is_short(const Line&);
  void paragraphs();
  void table(const Table&);
  void cells(const std::vector<double>& widths, const std::vector<std::string>&, Weight);
  void closing();
  void signs();
  void mark();
  void foot(std::size_t page, std::size_t pages);
  double cell(const Box&, const Layout&, double fill_grey = 1);

  const Paper& paper_;
  Pages pages_;
};

void Setting::head() {
  const auto title = pages_.text(
      paper_.title, {.size = 22, .weight = Weight::bold, .align = Align::centre}, text_width);
  pages_.put(title, margin_side, pages_.y());
  pages_.skip(Pages::height_of(title) + 8);
  if (!paper_.number.empty()) {
    const auto number = pages_.text(paper_.number, {.size = 11, .align = Align::right}, text_width);
    pages_.put(number, margin_side, pages_.y());
    pages_.skip(Pages::height_of(number) + 6);
  }
}

// The text in the middle of the cell's height.
double Setting::cell(const Box& box, const Layout& layout, double fill_grey) {
  pages_.frame(box, fill_grey);
  pages_.put(layout, box.x + cell_pad, box.y + (box.height - Pages::height_of(layout)) / 2);
  return box.x + box.width;
}

bool Setting::is_short(const Line& line) {
  const auto free = pages_.text(line.value, {.size = 11}, text_width);
  return Pages::width_of(free) <= text_width / 2 - label_width - 2 * cell_pad;
}

void Setting::field_row(const Line& left, const Line* right) {
  const double value_width =
      right == nullptr ? text_width - label_width : text_width / 2 - label_width;
  std::vector<std::pair<Layout, double>> row;
  double height = cell_height_min;
  const auto add = [&](const std::string& text, double width, Style style) {
    const auto layout = pages_.text(text, style, width - 2 * cell_pad);
    height = std::max(height, Pages::height_of(layout) + 2 * cell_pad);
    row.emplace_back(layout, width);
  };
  for (const Line* line : {&left, right}) {
    if (line == nullptr) continue;
    add(line->label, label_width, {.size = 11, .align = Align::centre});
    add(line->value, value_width, {.size = 11});
  }
  pages_.keep_together(height);
  double x = margin_side;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Box box{x, pages_.y(), row[i].second, height};
    x = cell(box, row[i].first, i % 2 == 0 ? label_grey : 1);
  }
  pages_.skip(height);
}

// Two short ones stand side by side.
void Setting::fields() {
  const auto& lines = paper_.fields;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool pair = i + 1 < lines.size() && is_short(lines[i]) && is_short(lines[i + 1]);
    field_row(lines[i], pair ? &lines[i + 1] : nullptr);
    if (pair) ++i;
  }
  if (!lines.empty()) pages_.skip(14);
}

void Setting::paragraphs() {
  if (!paper_.salutation.empty()) {
    pages_.flow(pages_.text(paper_.salutation, {.size = 12, .weight = Weight::bold}, text_width));
    pages_.skip(3);
  }
  for (const std::string& paragraph : paper_.paragraphs) {
    pages_.flow(pages_.text(paragraph, {.size = 12, .indent = 24, .spacing = 1.3F}, text_width));
    pages_.skip(5);
  }
}

void Setting::cells(const std::vector<double>& widths, const std::vector<std::string>& texts,
                    Weight weight) {
  const Style style{.size = 10.5, .weight = weight, .align = Align::centre};
  std::vector<Layout> layouts;
  double height = cell_height_min;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string_view text = i < texts.size() ? texts[i] : std::string_view();
    layouts.push_back(pages_.text(text, style, widths[i] - 2 * cell_pad));
    height = std::max(height, Pages::height_of(layouts.back()) + 2 * cell_pad);
  }
  double x = margin_side;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const double grey = weight == Weight::bold ? label_grey : 1;
    x = cell({x, pages_.y(), widths[i], height}, layouts[i], grey);
  }
  pages_.skip(height);
}

void Setting::table(const Table& table) {
  const auto total = std::accumulate(table.columns.begin(), table.columns.end(), std::int64_t{0},
                                     [](std::int64_t sum, const Column& column) {
                                       return sum + std::max<std::int64_t>(column.share, 1);
                                     });
  std::vector<double> widths;
  std::vector<std::string> heads;
  for (const Column& column : table.columns) {
    const auto share = static_cast<double>(std::max<std::int64_t>(column.share, 1));
    widths.push_back(text_width * share / static_cast<double>(total));
    heads.push_back(column.label);
  }
  pages_.skip(6);
  pages_.keep_together(3 * cell_height_min);
  cells(widths, heads, Weight::bold);
  for (const Row& row : table.rows) {
    if (!pages_.has_room(cell_height_min)) {
      pages_.new_page();
      cells(widths, heads, Weight::bold);
    }
    cells(widths, row.cells, Weight::regular);
  }
  pages_.skip(8);
}

// The code at the left; at the right who issues it, where the seal goes, and the day.
void Setting::closing() {
  pages_.skip(14);
  pages_.keep_together(closing_height);
  const double top = pages_.y();
  if (!paper_.frame.code.empty()) {
    pages_.code(paper_.frame.code, {margin_side + 4, top, code_side, code_side});
    const auto hint =
        pages_.text(paper_.frame.code_hint, {.size = 8.5, .align = Align::centre}, code_side + 24);
    pages_.put(hint, margin_side - 8, top + code_side + 5, 0.25);
  }
  constexpr double width = 300;
  double y = top + 8;
  for (const std::string* line : {&paper_.body, &paper_.seal, &paper_.day}) {
    if (line->empty()) continue;
    const auto text = pages_.text(*line, {.size = 12, .align = Align::centre}, width);
    pages_.put(text, page_width - margin_side - width, y, line == &paper_.seal ? 0.55 : 0);
    y += Pages::height_of(text) + 6;
  }
  pages_.skip(std::max(closing_height, y - top));
}

void Setting::signs() {
  if (paper_.signs.empty()) return;
  pages_.keep_together(24 + sign_height * static_cast<double>(paper_.signs.size()));
  const auto title = pages_.text(
      paper_.signs_title, {.size = 11, .weight = Weight::bold, .align = Align::centre}, text_width);
  const double head = Pages::height_of(title) + 2 * cell_pad;
  cell({margin_side, pages_.y(), text_width, head}, title, label_grey);
  pages_.skip(head);
  for (const Line& sign : paper_.signs) {
    constexpr double label = 128;
    constexpr double date = 52;
    double x = margin_side;
    const auto add = [&](const std::string& text, double width) {
      const Style style{.size = 11, .align = Align::centre};
      x = cell({x, pages_.y(), width, sign_height}, pages_.text(text, style, width - 2 * cell_pad));
    };
    add(sign.label, label);
    add("", (text_width - label - date) * 0.55);
    add(sign.value, date);
    add("", (text_width - label - date) * 0.45);
    pages_.skip(sign_height);
  }
}

// Large across the page, and once more in a box at its head: seen also on a bad copy.
void Setting::mark() {
  const std::string& text = paper_.frame.mark;
  if (text.empty()) return;
  const auto large = pages_.text(text, {.size = 54, .weight = Weight::bold}, 2 * page_width);
  pages_.draw([large](cairo_t* cairo) {
    cairo_save(cairo);
    cairo_translate(cairo, page_width / 2, page_height / 2);
    cairo_rotate(cairo, -0.9);
    cairo_move_to(cairo, -Pages::width_of(large) / 2, -Pages::height_of(large) / 2);
    cairo_set_source_rgba(cairo, 0, 0, 0, 0.1);
    pango_cairo_show_layout(cairo, large.get());
    cairo_restore(cairo);
  });
  const auto small = pages_.text(text, {.size = 11, .weight = Weight::bold}, text_width);
  const Box box{margin_side, 30, Pages::width_of(small) + 16, Pages::height_of(small) + 6};
  pages_.frame(box);
  pages_.put(small, box.x + 8, box.y + 3);
}

void Setting::foot(std::size_t page, std::size_t pages) {
  const double y = page_height - margin_foot + 22;
  pages_.draw([y](cairo_t* cairo) {
    cairo_set_source_rgb(cairo, 0.6, 0.6, 0.6);
    cairo_set_line_width(cairo, 0.5);
    cairo_move_to(cairo, margin_side, y - 5);
    cairo_line_to(cairo, page_width - margin_side, y - 5);
    cairo_stroke(cairo);
  });
  std::string of = paper_.frame.page_of;
  base::replace_all(of, "{page}", std::to_string(page));
  base::replace_all(of, "{pages}", std::to_string(pages));
  std::string left = paper_.title + "  " + paper_.number;
  if (pages_.missing_glyphs() > 0 && !paper_.frame.missing_glyph.empty()) {
    left = paper_.frame.missing_glyph;
    base::replace_all(left, "{count}", std::to_string(pages_.missing_glyphs()));
  }
  constexpr double right_width = 120;
  const auto at_left = pages_.text(left, {.size = 9}, text_width - right_width);
  const auto at_right = pages_.text(of, {.size = 9, .align = Align::right}, right_width);
  pages_.put(at_left, margin_side, y, 0.3);
  pages_.put(at_right, page_width - margin_side - right_width, y, 0.3);
}

}  // namespace

std::string to_pdf(const Paper& paper) { return Setting(paper).run(); }

}  // namespace printing

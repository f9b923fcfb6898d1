// A4 pages being filled from the top: text is measured and broken first, drawn at the end, so that
// every page can say how many there are. Lengths are points (1/72 inch).
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace printing {

struct TooLong : std::runtime_error {
  TooLong() : std::runtime_error("the paper has too many pages") {}
};

inline constexpr double page_width = 595.28;
inline constexpr double page_height = 841.89;
inline constexpr double margin_side = 68;
inline constexpr double margin_top = 72;
inline constexpr double margin_foot = 70;
inline constexpr double text_width = page_width - 2 * margin_side;

enum class Weight { regular, bold };
enum class Align { left, centre, right };

struct Style {
  double size = 12;
  Weight weight = Weight::regular;
  Align align = Align::left;
  double grey = 0;        // 0 is black.
  double indent = 0;      // Of the first line.
  float spacing = 1.12F;  // Of its lines, to their natural height.
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

using Draw = std::function<void(cairo_t*)>;
using Layout = std::shared_ptr<PangoLayout>;

class Pages {
 public:
  Pages(const std::string& title, base::Instant made_at);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  Layout text(std::string_view, const Style&, double width);
  static double height_of(const Layout&);
  static double width_of(const Layout&);

  // ---- Where the next thing goes ----
  double y() const { return y_; }
  void skip(double height) { y_ += height; }
  bool has_room(double height) const { return y_ + height <= page_height - margin_foot; }
  void keep_together(double height);  // Begins a new page when it would not fit on this one.
  void new_page();                    // Throws TooLong.

  // ---- On this page ----
  void draw(Draw);
  void put(const Layout&, double x, double y, double grey = 0);
  void frame(const Box&, double fill_grey = 1);  // A ruled cell.
  void code(std::string_view text, const Box&);  // A QR code.
  // Line by line from here on, over as many pages as it takes.
  void flow(const Layout&);

  // Everything drawn, then `each_page` on every page. Once.
  std::string finish(
      const std::function<void(Pages&, std::size_t page, std::size_t pages)>& each_page);

  int missing_glyphs() const { return missing_glyphs_; }

 private:
  struct Free {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  };

  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Free> surface_;
  std::unique_ptr<cairo_t, Free> cairo_;
  std::vector<std::vector<Draw>> pages_;
  std::size_t on_ = 0;
  double y_ = margin_top;
  int missing_glyphs_ = 0;
};

}  // namespace printing

#include "printing/pages.h"

#include <cairo-pdf.h>
#include <qrencode.h>

#include "printing/limits.h"

namespace printing {

static constexpr double rule_width = 0.6;
static constexpr const char* family = "Noto Serif CJK SC";

static cairo_status_t append(void* into, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Pages::Pages(const std::string& title, base::Instant made_at)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height)),
      cairo_(cairo_create(surface_.get())),
      pages_(1) {
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  const std::string at = base::to_string(made_at).substr(0, 19) + "Z";
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_surface_get_font_options(surface_.get(), options);
  cairo_font_options_destroy(options);
}

Layout Pages::text(std::string_view utf8, const Style& style, double width) {
  Layout layout(pango_cairo_create_layout(cairo_.get()), g_object_unref);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, family);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  if (style.weight == Weight::bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  // Without the language some characters would take their Japanese form.
  pango_context_set_language(pango_layout_get_context(layout.get()),
                             pango_language_from_string("zh-CN"));
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout.get(), static_cast<int>(style.indent * PANGO_SCALE));
  pango_layout_set_line_spacing(layout.get(), style.spacing);
  if (style.align == Align::centre) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
  if (style.align == Align::right) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
  pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
  missing_glyphs_ += pango_layout_get_unknown_glyphs_count(layout.get());
  return layout;
}

double Pages::height_of(const Layout& layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

double Pages::width_of(const Layout& layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

void Pages::new_page() {
  if (pages_.size() >= limits::pages_max) throw TooLong();
  pages_.emplace_back();
  on_ = pages_.size() - 1;
  y_ = margin_top;
}

void Pages::keep_together(double height) {
  if (!has_room(height) && y_ > margin_top) new_page();
}

void Pages::draw(Draw what) { pages_[on_].push_back(std::move(what)); }

void Pages::put(const Layout& layout, double x, double y, double grey) {
  draw([layout, x, y, grey](cairo_t* cairo) {
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout.get());
  });
}

void Pages::frame(const Box& box, double fill_grey) {
  draw([box, fill_grey](cairo_t* cairo) {
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    if (fill_grey < 1) {
      cairo_set_source_rgb(cairo, fill_grey, fill_grey, fill_grey);
      cairo_fill_preserve(cairo);
    }
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, rule_width);
    cairo_stroke(cairo);
  });
}

void Pages::code(std::string_view text, const Box& box) {
  const std::shared_ptr<QRcode> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) throw std::runtime_error("the text is too long for a QR code");
  draw([code, box](cairo_t* cairo) {
    const double side = box.width / code->width;
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (int i = 0; i < code->width * code->width; ++i) {
      if ((code->data[i] & 1) == 0) continue;
      cairo_rectangle(cairo, box.x + side * (i % code->width), box.y + side * (i / code->width),
                      side, side);
    }
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_fill(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT);
  });
}

void Pages::flow(const Layout& layout) {
  const std::shared_ptr<PangoLayoutIter> at(pango_layout_get_iter(layout.get()),
                                            pango_layout_iter_free);
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    const double top = static_cast<double>(logical.y) / PANGO_SCALE;
    const double baseline =
        static_cast<double>(pango_layout_iter_get_baseline(at.get())) / PANGO_SCALE;
    const double height = static_cast<double>(logical.height) / PANGO_SCALE;
    if (!has_room(height)) new_page();
    const double x = margin_side + static_cast<double>(logical.x) / PANGO_SCALE;
    draw([layout, line = pango_layout_iter_get_line_readonly(at.get()), x,
          y = y_ + baseline - top](cairo_t* cairo) {
      cairo_set_source_rgb(cairo, 0, 0, 0);
      cairo_move_to(cairo, x, y);
      pango_cairo_show_layout_line(cairo, line);
    });
    y_ += height;
  } while (pango_layout_iter_next_line(at.get()) != FALSE);
}

std::string Pages::finish(const std::function<void(Pages&, std::size_t, std::size_t)>& each_page) {
  for (on_ = 0; on_ < pages_.size(); ++on_) {
    each_page(*this, on_ + 1, pages_.size());
    for (const Draw& what : pages_[on_]) what(cairo_.get());
    cairo_show_page(cairo_.get());
  }
  cairo_surface_finish(surface_.get());
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error("the page could not be drawn");
  }
  return std::move(bytes_);
}

}  // namespace printing

// A paper to be printed: what stands on it, in the order in which it is read. Data alone; every
// word of it comes from a pack. It goes to the child process that sets it (printer.h) as JSON, so
// what may be in it is bounded by base::json's own limits.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace printing {

struct Line {
  std::string label;
  std::string value;  // Empty: left free, to be filled in by hand.
};
BOOST_DESCRIBE_STRUCT(Line, (), (label, value))

struct Row {
  std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(Row, (), (cells))

struct Column {
  std::string label;
  std::int64_t share = 1;  // Of the width.
};
BOOST_DESCRIBE_STRUCT(Column, (), (label, share))

struct Table {
  std::vector<Column> columns;  // Their heads stand on every page.
  std::vector<Row> rows;
};
BOOST_DESCRIBE_STRUCT(Table, (), (columns, rows))

// What is on every paper whatever it says.
struct Frame {
  std::string mark;           // Across every page: a drill's paper, for one. Empty: none.
  std::string page_of;        // 第 {page} 页，共 {pages} 页
  std::string missing_glyph;  // Says that {count} characters are to be added by pen.
  std::string code;           // As a QR code; empty: none.
  std::string code_hint;
};
BOOST_DESCRIBE_STRUCT(Frame, (), (mark, page_of, missing_glyph, code, code_hint))

struct Paper {
  std::string title = {};
  std::string number = {};
  std::string salutation = {};
  std::vector<Line> fields = {};
  std::vector<std::string> paragraphs = {};
  std::optional<Table> table = {};
  std::string body = {};  // Who issues it,
  std::string seal = {};  // where the seal goes,
  std::string day = {};   // and when.
  std::string signs_title = {};
  std::vector<Line> signs = {};  // Label, and what the field for the date is called.
  Frame frame = {};
  base::Instant made_at;  // The same paper is the same file, byte for byte.
};
BOOST_DESCRIBE_STRUCT(Paper, (),
                      (title, number, salutation, fields, paragraphs, table, body, seal, day,
                       signs_title, signs, frame, made_at))

}  // namespace printing

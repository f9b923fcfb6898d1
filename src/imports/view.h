// What is shown of a list that is brought in: its columns and what is asked about them, what is
// wrong with which cell, how far it has come.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "imports/file.h"
#include "imports/kind.h"

namespace imports {

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

struct FieldView {
  std::string id;
  std::string label;
  bool required = false;
  std::vector<ChoiceView> answers;
};
BOOST_DESCRIBE_STRUCT(FieldView, (), (id, label, required, answers))

struct ColumnView {
  std::int64_t column = 0;
  std::string letter;
  std::string name;
  std::string field;  // What it seems to be; empty: nothing that is known.
  std::vector<std::string> samples;
  bool ambiguous_days = false;
  std::optional<DateOrder> order;  // That its own days prove.
  std::vector<std::string> unknown_codes;
  bool formulas = false;  // The values that were saved with them are taken; nothing is run.
};
BOOST_DESCRIBE_STRUCT(ColumnView, (),
                      (column, letter, name, field, samples, ambiguous_days, order, unknown_codes,
                       formulas))

struct PreviewView {
  std::int64_t header_row = 0;
  std::int64_t rows = 0;  // Behind the header.
  std::vector<ColumnView> columns;
  std::vector<FieldView> fields;
};
BOOST_DESCRIBE_STRUCT(PreviewView, (), (header_row, rows, columns, fields))

PreviewView preview_view(const File&, const std::vector<Field>&, base::Language);

struct ProblemView {
  std::int64_t row = 0;
  std::string cell;  // B7; empty where no column is that field.
  std::string column;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ProblemView, (), (row, cell, column, message))

struct CheckView {
  std::int64_t rows = 0;
  std::int64_t good = 0;
  std::int64_t wrong = 0;
  std::vector<ProblemView> problems;  // Of the first wrong rows.
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (rows, good, wrong, problems))

CheckView check_view(const File&, const Plan&, const Kind&, const Target&, base::Language);
std::size_t data_rows(const File&, const Plan&);

struct BatchView {
  BatchId id;
  std::string kind;
  std::string file_name;
  State state = State::receiving;
  std::int64_t rows = 0;
  std::int64_t done = 0;
  std::int64_t taken = 0;
  std::int64_t known = 0;
  std::int64_t wrong = 0;
  base::Instant started_at;
  std::string started_by;
};
BOOST_DESCRIBE_STRUCT(BatchView, (),
                      (id, kind, file_name, state, rows, done, taken, known, wrong, started_at,
                       started_by))
BatchView batch_view(sql::Transaction&, const Batch&);

struct ListView {
  std::vector<BatchView> items;
  std::vector<ChoiceView> kinds;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, kinds))

}  // namespace imports

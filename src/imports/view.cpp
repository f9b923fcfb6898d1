#include "imports/view.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "identity/store.h"

namespace imports {

static constexpr std::size_t samples_max = 3;
static constexpr std::size_t rows_looked_at_for_samples = 50;

static const Field* find(const std::vector<Field>& fields, std::string_view id) {
  for (const Field& field : fields) {
    if (field.id == id) return &field;
  }
  return nullptr;
}

static ColumnView column_view(const File& file, std::size_t header, std::size_t column,
                              const std::vector<Field>& fields) {
  ColumnView view;
  view.column = static_cast<std::int64_t>(column);
  view.letter = sheets::column_letters(column);
  const auto& names = file.rows[header].cells;
  if (column < names.size()) view.name = base::trim(names[column].text);
  view.field = field_of(view.name, fields);
  for (std::size_t i = header + 1; i < file.rows.size(); ++i) {
    const auto& cells = file.rows[i].cells;
    if (column >= cells.size()) continue;
    view.formulas = view.formulas || cells[column].formula;
    const bool wanted = i < header + rows_looked_at_for_samples &&
                        view.samples.size() < samples_max && !cells[column].text.empty();
    if (wanted) view.samples.push_back(cells[column].text);
  }
  view.ambiguous_days = is_ambiguous(file.rows, header + 1, column);
  view.order = proven_order(file.rows, header + 1, column);
  const Field* field = find(fields, view.field);
  if (field != nullptr && field->shape == Shape::choice) {
    view.unknown_codes = unknown_codes(file.rows, header + 1, column, *field);
  }
  return view;
}

PreviewView preview_view(const File& file, const std::vector<Field>& fields,
                         base::Language language) {
  PreviewView view;
  for (const Field& field : fields) {
    FieldView& shown = view.fields.emplace_back();
    shown.id = field.id;
    shown.label = field.label.in(language);
    shown.required = field.required;
    for (const Answer& answer : field.answers) {
      shown.answers.push_back({answer.id, answer.label.in(language)});
    }
  }
  if (file.rows.empty()) return view;
  const std::size_t header = header_of(file.rows, fields);
  std::size_t columns = 0;
  for (const Row& row : file.rows) columns = std::max(columns, row.cells.size());
  view.header_row = file.rows[header].number;
  view.rows = static_cast<std::int64_t>(file.rows.size() - header - 1);
  for (std::size_t column = 0; column < columns; ++column) {
    view.columns.push_back(column_view(file, header, column, fields));
  }
  return view;
}

std::size_t data_rows(const File& file, const Plan& plan) {
  const auto first = std::find_if(file.rows.begin(), file.rows.end(),
                                  [&](const Row& row) { return row.number > plan.header_row; });
  return static_cast<std::size_t>(file.rows.end() - first);
}

static ProblemView problem_view(const Row& row, const Plan& plan, const base::Refusal& problem,
                                base::Language language) {
  ProblemView view{row.number, "", "", base::message(problem, language)};
  for (const ColumnChoice& column : plan.columns) {
    if (column.field != problem.field) continue;
    view.cell = sheets::cell_name(static_cast<std::size_t>(column.column), row.number);
    view.column = problem.field;
  }
  return view;
}

CheckView check_view(const File& file, const Plan& plan, const Kind& kind, const Target& target,
                     base::Language language) {
  CheckView view;
  const std::vector<Field> fields = kind.fields();
  const std::size_t rows = data_rows(file, plan);
  view.rows = static_cast<std::int64_t>(rows);
  for (std::size_t i = file.rows.size() - rows; i < file.rows.size(); ++i) {
    Read read = read_row(file.rows[i], plan, fields);
    if (read.problems.empty()) {
      const auto ok = kind.check(read.values, target);
      if (!ok) read.problems.push_back(ok.refusal());
    }
    ++(read.problems.empty() ? view.good : view.wrong);
    for (const base::Refusal& problem : read.problems) {
      if (view.problems.size() >= base::limits::list_items_max) break;
      view.problems.push_back(problem_view(file.rows[i], plan, problem, language));
    }
  }
  return view;
}

BatchView batch_view(sql::Transaction& tx, const Batch& batch) {
  const auto account = identity::store::find_account(tx, batch.started_by);
  return {batch.id,
          batch.kind,
          batch.file_name,
          batch.state,
          batch.rows,
          batch.next_row,
          batch.taken,
          batch.known,
          batch.wrong,
          batch.started_at,
          account ? account->name : ""};
}

}  // namespace imports

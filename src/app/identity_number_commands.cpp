#include "app/identity_number_commands.h"

#include <boost/describe.hpp>
#include <fstream>
#include <ostream>

#include "app/csv_file.h"
#include "base/identity_number.h"
#include "base/record.h"

namespace app {

namespace {

struct Answer {
  std::int64_t row = 0;
  std::string number;
  std::string verdict;
  std::string reason;
  std::string birth_date;
  std::string sex;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (row, number, verdict, reason, birth_date, sex))

Answer answer(std::int64_t row, std::string_view number, base::Date today) {
  const base::IdentityVerdict verdict = base::check_identity_number(number, today);
  Answer out{.row = row,
             .number = std::string(number),
             .verdict = verdict.valid() ? "valid" : "invalid",
             .reason = std::string(base::reason(verdict)),
             .birth_date = {},
             .sex = {}};
  if (verdict.valid()) {
    out.birth_date = base::to_string(verdict.birth_date);
    out.sex = boost::describe::enum_to_string(verdict.sex, "");
  }
  return out;
}

class Answers {
 public:
  explicit Answers(const CheckIdentityNumbers& command) : command_(command) {
    if (is_json()) text_ = "[";
    else text_ = "number,verdict,reason,birth_date,sex\n";
  }

  void add(std::int64_t row, std::string_view number) {
    const Answer said = answer(row, number, command_.today);
    if (is_json()) {
      text_ += row == 1 ? "\n" : ",\n";
      text_ += base::json::record_to_text(said);
    } else {
      base::write_csv_row(text_,
                          {said.number, said.verdict, said.reason, said.birth_date, said.sex},
                          base::FormulaGuard::off);
    }
  }

  std::string text() const { return is_json() ? text_ + "\n]\n" : text_; }

 private:
  bool is_json() const { return command_.form == OutputForm::json; }

  const CheckIdentityNumbers& command_;
  std::string text_;
};

}  // namespace

int check_identity_numbers(const CheckIdentityNumbers& command, const Console& console) {
  CsvFile file(command.file);
  const auto column = file.column("number");
  if (!column) return console.refuse(column.refusal());
  base::CsvReader& reader = file.reader();
  Answers answers(command);
  std::int64_t answered = 0;
  while (reader.next()) {
    if (reader.is_blank()) continue;
    while (answered + 1 < reader.row()) answers.add(++answered, "");
    answers.add(++answered, reader.field(*column));
  }
  if (reader.problem()) return console.refuse(*reader.problem());
  console.out << answers.text();
  return exit_done;
}

}  // namespace app

// What may be said of a table, where it stands today, and what goes into which of its cells. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sheets/filled_copy.h"
#include "tables/dictionary.h"
#include "tables/model.h"

namespace tables {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode event_closed{"tables.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再填报。",
                                      "The event is closed; nothing more is filled in."};
inline const RefusalCode no_name{"tables.no_name", RefusalKind::invalid, "请写下这张表叫什么。",
                                 "Say what the table is called."};
inline const RefusalCode no_department{"tables.no_department", RefusalKind::invalid,
                                       "请写下是哪个部门要的。", "Say which office asks for it."};
inline const RefusalCode no_due_day{
    "tables.no_due_day", RefusalKind::invalid, "只报一次的表要写明哪天之前报；每周报的要写明周几。",
    "Say by which day, or by which day of the week, it has to be there."};
inline const RefusalCode bad_time{"tables.bad_time", RefusalKind::invalid,
                                  "时间请写成 17:00 这样。", "Write the time like 17:00."};
inline const RefusalCode unknown_datum{"tables.unknown_datum", RefusalKind::invalid,
                                       "数据字典里没有“{value}”。",
                                       "The dictionary has no \"{value}\"."};
inline const RefusalCode datum_twice{"tables.datum_twice", RefusalKind::invalid,
                                     "两列都选成了{datum}，只能选一列。",
                                     "Two columns are {datum}; only one can be."};
inline const RefusalCode unknown_row_set{"tables.unknown_row_set", RefusalKind::invalid,
                                         "请选这张名单上是哪些人。", "Say who is on the list."};
inline const RefusalCode persons_without_name{
    "tables.persons_without_name", RefusalKind::invalid,
    "“{heading}”是个人的信息，只能用在名单（一行一个人）里。",
    "\"{heading}\" is about a person; it belongs on a list with a row for each."};
inline const RefusalCode no_such_slot{"tables.no_such_slot", RefusalKind::invalid,
                                      "表上没有这一栏。", "The table has no such column."};
inline const RefusalCode is_in_record{
    "tables.is_in_record", RefusalKind::invalid,
    "“{heading}”要从记录里取，不能只填在表上。请改记录，以后每张表都对。",
    "\"{heading}\" comes from the record. Correct the record, and every table will be right."};
inline const RefusalCode too_many_rows{
    "tables.too_many_rows", RefusalKind::too_large,
    "名单超过 {max} 人，请改选范围小一些的名单，或由各社区分别填。",
    "There are more than {max} people; choose a smaller list or a smaller place."};
inline const RefusalCode retired{"tables.retired", RefusalKind::conflict,
                                 "这张表已经停用，不用再填。",
                                 "The table was retired and need not be filled in."};
inline const RefusalCode no_purpose{"tables.no_purpose", RefusalKind::invalid,
                                    "表里有个人信息，请先选交出去做什么用。",
                                    "There are people on it: say first what it is for."};
inline const RefusalCode not_a_day{"tables.not_a_day", RefusalKind::invalid,
                                   "只能填今天或以前的日子，而且要在事件开始以后。",
                                   "Only days of the event until today can be filled in."};
inline const RefusalCode not_base64{"tables.not_base64", RefusalKind::malformed,
                                    "文件没有传完整，请重新选择文件。",
                                    "The file did not arrive whole; please choose it again."};
inline const RefusalCode file_too_large{
    "tables.file_too_large", RefusalKind::too_large,
    "空表最多 {max} KB。请删去里面以前的数据，再上传。",
    "A blank table may have {max} KB. Take old data out of it and send it again."};
inline const RefusalCode cannot_fill{
    "tables.cannot_fill", RefusalKind::conflict,
    "这个文件填不进去，可能有损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx，再登记一次。",
    "This file cannot be filled in; it may be damaged. Save it anew as .xlsx and register it "
    "again."};
inline const RefusalCode not_of_person{"tables.not_of_person", RefusalKind::invalid,
                                       "这一栏不能在这里改，请点开记录去改。",
                                       "This cannot be corrected here; open the record."};
}  // namespace refusal

// ---- What may be said of it ---------------------------------------------------------------------

// With a name, a department and a due time; every datum is known and one column's at most.
base::Result<base::Done> check(const DemandedTable&, const Dictionary&,
                               const std::vector<packs::RowSet>&);

// The ids of the data it asks for, each once, in their order; as text by spaces.
std::vector<std::string> data_of(const Layout&);
std::string data_text(const Layout&);
std::vector<std::string> split_data(std::string_view text);

bool asks_for_people(const Layout&, const Dictionary&);

// ---- Where it stands ----------------------------------------------------------------------------

enum class Standing { filled, waiting, late, retired };
BOOST_DESCRIBE_ENUM(Standing, filled, waiting, late, retired)

// The first day that counts for the time that `today` is in: of a weekly table its Monday.
base::Date counts_from(const DemandedTable&, base::Date today);
base::Instant due_at(const DemandedTable&, base::Date today);
Standing standing(const DemandedTable&, base::Date today, bool is_filled, base::Instant now);

// ---- What goes into it --------------------------------------------------------------------------

enum class CellState { filled, gap, constant, typed, yours };
BOOST_DESCRIBE_ENUM(CellState, filled, gap, constant, typed, yours)

struct FilledCell {
  std::string text;
  std::string shown;
  CellState state = CellState::yours;
};

// What the records say of one row, by datum. Of a datum that is not here they say nothing.
struct SourceRow {
  std::string key;
  std::string name;
  std::string link;
  std::map<std::string, Value> values;
};

struct FilledRow {
  std::string key;
  std::string name;
  std::string link;
  std::vector<FilledCell> cells;  // Beside the layout's columns; of the last row, its own cells.
};

struct FilledSheet {
  std::vector<std::size_t> columns;  // Slots of the rows,
  std::vector<FilledRow> rows;
  std::vector<std::size_t> single;  // and those that stand alone.
  FilledRow alone;
  Counts counts;
};

FilledSheet fill(const Layout&, const Dictionary&, const std::vector<SourceRow>& rows,
                 const SourceRow& alone);
// Refused for a datum that a record holds.
base::Result<base::Done> type_in(FilledSheet&, const Layout&, const std::vector<TypedCell>&);

sheets::Filling filling_of(const FilledSheet&, const Layout&, const Dictionary&);

}  // namespace tables

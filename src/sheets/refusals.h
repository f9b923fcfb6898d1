// Why a table is refused, and what the sender can do about it.
#pragma once

#include "base/result.h"

namespace sheets::refusal {

using base::RefusalCode;
using base::RefusalKind;

// The file as a whole.
inline const RefusalCode file_too_large{"sheet.file_too_large", RefusalKind::too_large,
                                        "文件太大，最多 {max} MiB。请分成几个文件上传。",
                                        "The file is too large: {max} MiB at most. Split it."};
inline const RefusalCode empty_file{"sheet.empty_file", RefusalKind::malformed,
                                    "文件是空的，请检查后重新上传。",
                                    "The file is empty; look at it and send it again."};
inline const RefusalCode old_workbook{
    "sheet.old_workbook", RefusalKind::malformed,
    "这是旧格式的文件（.xls、.et），不能读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。",
    "This is a file in an old format (.xls, .et), which cannot be read. Open it in Excel or WPS "
    "and "
    "save it as .xlsx."};
inline const RefusalCode locked{
    "sheet.locked", RefusalKind::malformed, "文件设了打开密码。请打开后去掉密码，保存后再上传。",
    "The file is locked with a password. Open it, remove the password, save and send it again."};
inline const RefusalCode binary_workbook{
    "sheet.binary_workbook", RefusalKind::malformed,
    "这是二进制工作簿（.xlsb），不能读取。请用 Excel 打开，另存为 .xlsx 后上传。",
    "This is a binary workbook (.xlsb), which cannot be read. Open it in Excel and save it as "
    ".xlsx."};
inline const RefusalCode open_document{
    "sheet.open_document", RefusalKind::malformed,
    "这是 OpenDocument 文件（.ods），不能读取。请打开后另存为 .xlsx 再上传。",
    "This is an OpenDocument file (.ods), which cannot be read. Open it and save it as .xlsx."};
inline const RefusalCode web_page{
    "sheet.web_page", RefusalKind::malformed,
    "这个文件其实是网页或 XML，不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。",
    "This file is really a web page or XML, not a table. Open it in Excel or WPS and save it as "
    ".xlsx."};
inline const RefusalCode not_a_table{"sheet.not_a_table", RefusalKind::malformed,
                                     "这个文件不是表格。请上传 .xlsx 或 .csv 文件。",
                                     "This file is not a table. Send an .xlsx or a .csv file."};

// A workbook's inside.
inline const RefusalCode damaged_file{
    "sheet.damaged_file", RefusalKind::malformed,
    "文件已损坏或没有传完整。请重新上传；仍不行就打开后另存为新的 .xlsx。",
    "The file is damaged or did not arrive whole. Send it again; if that does not help, open it "
    "and "
    "save it as a new .xlsx."};
inline const RefusalCode missing_part{
    "sheet.missing_part", RefusalKind::malformed,
    "工作簿里缺少 {part}。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后上传。",
    "The workbook lacks {part}. Open it in Excel or WPS and save it as a new .xlsx."};
inline const RefusalCode damaged_part{
    "sheet.damaged_part", RefusalKind::malformed,
    "工作簿里的 {part} 第 {line} 行有错误。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后上传。",
    "Line {line} of {part} in the workbook is wrong. Open the file in Excel or WPS and save it as "
    "a "
    "new .xlsx."};
inline const RefusalCode doctype{"sheet.doctype", RefusalKind::malformed,
                                 "工作簿里的 {part} 带有不允许的声明（DOCTYPE）。请用 Excel 或 WPS "
                                 "打开，另存为新的 .xlsx 后上传。",
                                 "{part} in the workbook has a declaration that is not allowed "
                                 "(DOCTYPE). Open the file in Excel "
                                 "or WPS and save it as a new .xlsx."};
inline const RefusalCode swollen{
    "sheet.swollen", RefusalKind::too_large,
    "工作簿里的 {part} 展开后太大。请把要上传的行和列复制到新的工作簿，另存为 .xlsx。",
    "{part} in the workbook is too large once unpacked. Copy the rows and columns that matter into "
    "a new workbook and save it as .xlsx."};
inline const RefusalCode too_much_text{
    "sheet.too_much_text", RefusalKind::too_large, "工作簿里的文字太多。请分成几个文件上传。",
    "There is too much text in the workbook. Split it into several files."};
inline const RefusalCode no_such_sheet{
    "sheet.no_such_sheet", RefusalKind::invalid, "工作簿里没有第 {number} 张工作表，请重新选择。",
    "The workbook has no sheet number {number}; choose another."};

// Rows and cells.
inline const RefusalCode too_many_rows{"sheet.too_many_rows", RefusalKind::too_large,
                                       "行数太多，最多 {max} 行。请分成几个文件上传。",
                                       "There are too many rows: {max} at most. Split the file."};
inline const RefusalCode too_many_columns{
    "sheet.too_many_columns", RefusalKind::too_large,
    "单元格 {cell} 超出了最多 {max} 列。请删去多余的列再上传。",
    "Cell {cell} is beyond the {max} columns there may be. Delete the columns not needed."};
inline const RefusalCode cell_too_long{
    "sheet.cell_too_long", RefusalKind::too_large,
    "单元格 {cell} 的文字太长，最多 {max} 个字符。请缩短后再上传。",
    "The text in cell {cell} is too long: {max} characters at most. Shorten it."};
inline const RefusalCode row_too_long{
    "sheet.row_too_long", RefusalKind::too_large,
    "第 {row} 行的文字太多，最多 {max} KiB。请缩短后再上传。",
    "There is too much text in row {row}: {max} KiB at most. Shorten it."};
inline const RefusalCode wrong_cell{
    "sheet.wrong_cell", RefusalKind::malformed,
    "单元格 {cell} 的值读不出来。请改正这个单元格，另存为新的 .xlsx 后上传。",
    "What is in cell {cell} cannot be read. Put it right and save the file as a new .xlsx."};

// Text files.
inline const RefusalCode unreadable_text{
    "sheet.unreadable_text", RefusalKind::malformed,
    "第 {line} 行的文字编码有误。请用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后上传。",
    "The characters on line {line} cannot be read. Open the file in Excel or WPS and save it as "
    ".xlsx or \"CSV UTF-8\"."};
inline const RefusalCode open_quote{
    "sheet.open_quote", RefusalKind::malformed,
    "第 {line} 行开始的引号没有结束。请补上引号，或另存为 .xlsx 后上传。",
    "A quote in the row that begins on line {line} never ends. Close it, or save the file as "
    ".xlsx."};
inline const RefusalCode text_after_quote{
    "sheet.text_after_quote", RefusalKind::malformed,
    "第 {line} 行的引号之后还有文字。请改正这一行，或另存为 .xlsx 后上传。",
    "In the row that begins on line {line} text follows a closing quote. Put it right, or save the "
    "file as .xlsx."};

}  // namespace sheets::refusal

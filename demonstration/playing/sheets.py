"""Workbooks as offices send them round: a title, the heads of the columns, an empty row, a last
line for who filled it in."""
import io
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org"
MAIN = f"{OFFICE}/spreadsheetml/2006/main"
KINDS = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE = f"{OFFICE}/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def letter(column):
    """A, B, … Z, AA."""
    head, last = divmod(column, 26)
    return (letter(head - 1) if head else "") + chr(65 + last)


def workbook(rows, merged=()):
    """One sheet of texts; `merged` are ranges like A1:F1."""
    cells = "".join(_row(number + 1, row) for number, row in enumerate(rows))
    widest = max(len(row) for row in rows)
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    merges = f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else ""
    columns = f'<cols><col min="1" max="{widest}" width="16" customWidth="1"/></cols>'
    sheet = f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{cells}</sheetData>{merges}</worksheet>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": sheet,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), HEAD + text)
    return made.getvalue()


def _row(number, texts):
    def cell(column, text):
        at = f'r="{letter(column)}{number}" s="{2 if number == 1 else 1}"'
        return f'<c {at} t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else f"<c {at}/>"

    cells = "".join(cell(column, text) for column, text in enumerate(texts))
    return f'<row r="{number}" ht="22" customHeight="1">{cells}</row>'


def _types():
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets):
    each = "".join(
        f'<Relationship Id="rId{n + 1}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _styles():
    line = '<{0} style="thin"><color indexed="64"/></{0}>'
    lines = "".join(line.format(side) for side in ("left", "right", "top", "bottom"))
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/></font>'
        '<font><b/><sz val="14"/></font></fonts><fills count="1"><fill/></fills>'
        f'<borders count="2"><border/><border>{lines}</border></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
        '<xf borderId="1" applyBorder="1"/><xf fontId="1" borderId="1" applyFont="1" '
        'applyBorder="1"><alignment horizontal="center"/></xf></cellXfs></styleSheet>'
    )

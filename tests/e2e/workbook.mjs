// Workbooks for tests: made from rows of texts with merged cells, and read back cell by cell.
import { crc32, inflateRawSync } from 'node:zlib'

const letter = (column) => String.fromCharCode(65 + column)
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function zipped(parts) {
  const bodies = []
  const entries = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const data = Buffer.from(text)
    const title = Buffer.from(name)
    const same = Buffer.alloc(26)
    same.writeUInt16LE(20, 0)
    same.writeUInt32LE(crc32(data), 10)
    same.writeUInt32LE(data.length, 14)
    same.writeUInt32LE(data.length, 18)
    same.writeUInt16LE(title.length, 22)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(20, 4)
    same.copy(entry, 6)
    entry.writeUInt32LE(at, 42)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), same, title, data)
    entries.push(entry, title)
    at += 30 + title.length + data.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length / 2, 8)
  end.writeUInt16LE(entries.length / 2, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

// A workbook of one sheet; every column is `width` wide and every cell has the style 1, in bold.
export function workbook(rows, merged = [], width = 14) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const office = 'http://schemas.openxmlformats.org'
  const main = `${office}/spreadsheetml/2006/main`
  const kinds = `${office}/officeDocument/2006/relationships`
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relation = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`
  const tagged = (name, space, inside) => `${head}<${name} xmlns="${space}">${inside}</${name}>`
  const relations = (inside) =>
    tagged('Relationships', `${office}/package/2006/relationships`, inside)
  const kind = (name, value) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${type}.${value}+xml"/>`
  const plain = (extension, value) =>
    `<Default Extension="${extension}" ContentType="application/${value}"/>`
  const cell = (text, row, column) => {
    const at = `r="${letter(column)}${row}" s="1"`
    return text ? `<c ${at} t="inlineStr"><is><t>${escaped(text)}</t></is></c>` : `<c ${at}/>`
  }
  const cells = (texts, n) => texts.map((text, column) => cell(text, n + 1, column)).join('')
  const row = (texts, n) =>
    `<row r="${n + 1}" ht="24" customHeight="1">${cells(texts, n)}</row>`
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const merges = ranges && `<mergeCells count="${merged.length}">${ranges}</mergeCells>`
  const column = `<col min="1" max="${rows[0].length}" width="${width}" customWidth="1"/>`
  const rels = 'vnd.openxmlformats-package.relationships+xml'
  return zipped({
    '[Content_Types].xml': tagged(
      'Types',
      `${office}/package/2006/content-types`,
      plain('rels', rels) +
        plain('xml', 'xml') +
        kind('workbook', 'sheet.main') +
        kind('worksheets/sheet1', 'worksheet') +
        kind('styles', 'styles')
    ),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `${head}<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets>` +
      '<sheet name="日报" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
        relation('rId2', 'styles', 'styles.xml')
    ),
    'xl/styles.xml': tagged(
      'styleSheet',
      main,
      '<fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills>' +
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
        '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>'
    ),
    'xl/worksheets/sheet1.xml': tagged(
      'worksheet',
      main,
      `<cols>${column}</cols><sheetData>${rows.map(row).join('')}</sheetData>${merges}`
    )
  })
}

function part(bytes, wanted) {
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (bytes.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const named = bytes.readUInt16LE(at + 28)
    const from = bytes.readUInt32LE(at + 42)
    if (bytes.toString('utf8', at + 46, at + 46 + named) === wanted) {
      const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28)
      const data = bytes.subarray(start, start + size)
      return (method === 8 ? inflateRawSync(data) : data).toString()
    }
    at += 46 + named + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  throw new Error(`the workbook has no ${wanted}`)
}

// The first sheet: its cells by name, and its XML.
export function opened(bytes) {
  const xml = part(bytes, 'xl/worksheets/sheet1.xml')
  const cells = {}
  for (const [, name, inner] of xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(.*?)<\/c>/gs)) {
    const text = /<(?:t|v)[^>]*>(.*?)<\/(?:t|v)>/s.exec(inner)?.[1]
    if (!text) continue
    const whole = text.replace(/&lt;/g, '<').replace(/&quot;/g, '"')
    cells[name] = whole.replace(/&amp;/g, '&')
  }
  return { cells, xml }
}

import type { ImportPreview } from '../app/api/types'

type Column = ImportPreview['columns'][number]
export interface Plan {
  header_row: number
  columns: { column: number; field: string; order: 'day_first' | 'month_first' | null }[]
  codes: { column: number; value: string; meaning: string }[]
}

/** What is proposed before anybody has decided: the fields the names tell, the order the days prove. */
export function planOf(preview: ImportPreview): Plan {
  const taken = new Set<string>()
  const columns = preview.columns.map((c) => {
    const field = c.field && !taken.has(c.field) ? c.field : ''
    if (field) taken.add(field)
    return { column: c.column, field, order: c.order }
  })
  return { header_row: preview.header_row, columns, codes: [] }
}

/** What still has to be said before the rows can be read: an ambiguous date, a code of unknown meaning. */
export function openQuestions(preview: ImportPreview, plan: Plan): { column: Column; kind: 'order' | 'code'; value?: string }[] {
  return preview.columns.flatMap((column) => {
    const chosen = plan.columns.find((c) => c.column === column.column)
    if (!chosen?.field) return []
    const field = preview.fields.find((f) => f.id === chosen.field)
    const order = chosen.field === 'birth_date' && column.ambiguous_days && !chosen.order ? [{ column, kind: 'order' as const }] : []
    const codes = field?.answers.length && column.field === chosen.field
      ? column.unknown_codes.filter((v) => !plan.codes.some((k) => k.column === column.column && k.value === v)).map((value) => ({ column, kind: 'code' as const, value }))
      : []
    return [...order, ...codes]
  })
}

/** What the server is told: columns without a field are left out. */
export const chosen = (plan: Plan): Plan => ({ ...plan, columns: plan.columns.filter((c) => c.field) })

const pieceBytes = 600_000

/** The file in pieces small enough for a bad network; `told` hears how far it has come. */
export async function sendInPieces(file: Blob, send: (number: number, content: string) => Promise<unknown>, told: (share: number) => void): Promise<number> {
  const count = Math.max(1, Math.ceil(file.size / pieceBytes))
  for (let n = 0; n < count; n++) {
    const bytes = new Uint8Array(await file.slice(n * pieceBytes, (n + 1) * pieceBytes).arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    await send(n, btoa(text))
    told((n + 1) / count)
  }
  return count
}

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export interface Waiting {
  id: string
  account: string
  path: string
  body: unknown
  /** What the person sees while it waits; masked, like everything on a list. */
  label: string
  kind: 'reading' | 'arrival' | 'finding'
  saved_at: string
  subject?: string
  problem?: { title: string; detail: string; code: string }
}

interface Kept { key: string; account: string; at: string; value: unknown }

interface Schema extends DBSchema {
  waiting: { key: string; value: Waiting; indexes: { account: string } }
  kept: { key: string; value: Kept; indexes: { account: string } }
}

export type Store = IDBPDatabase<Schema>
let opened: Promise<Store> | undefined

export function store(): Promise<Store> {
  opened ??= openDB<Schema>('bulwark', 1, {
    upgrade(db) {
      db.createObjectStore('waiting', { keyPath: 'id' }).createIndex('account', 'account')
      db.createObjectStore('kept', { keyPath: 'key' }).createIndex('account', 'account')
    }
  })
  return opened
}

export async function keep(account: string, key: string, value: unknown): Promise<void> {
  await (await store()).put('kept', { key: `${account} ${key}`, account, at: new Date().toISOString(), value })
}

export async function kept<T>(account: string, key: string): Promise<{ at: string; value: T } | undefined> {
  const row = await (await store()).get('kept', `${account} ${key}`)
  return row ? { at: row.at, value: row.value as T } : undefined
}

export async function forget(account: string): Promise<void> {
  const db = await store()
  for (const key of await db.getAllKeysFromIndex('kept', 'account', account)) await db.delete('kept', key)
}

/**
 * Events were closed and what they held about persons destroyed: the copies on this device go too, whoever looked at them,
 * and so does what still waited to be sent. Each names its event in its key or its content.
 */
export async function forgetEvents(closed: readonly string[]): Promise<void> {
  if (!closed.length) return
  const db = await store()
  const names = (text: string) => closed.some((id) => text.includes(id))
  for (const row of await db.getAll('kept')) {
    if (!row.key.endsWith(' session') && names(row.key + JSON.stringify(row.value))) await db.delete('kept', row.key)
  }
  for (const row of await db.getAll('waiting')) if (names(JSON.stringify(row.body))) await db.delete('waiting', row.id)
}

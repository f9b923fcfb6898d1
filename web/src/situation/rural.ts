export interface Group<T> { id: 'rural' | 'others' | 'all'; items: T[] }

/** Rural places first and by themselves; where none is rural, or all are more than a community, there is nothing to part. */
export function parted<T extends { place: { id: number; level: string } }>(items: readonly T[], rural: ReadonlySet<number>): Group<T>[] {
  const first = items.filter((x) => rural.has(x.place.id))
  if (!first.length) return [{ id: 'all', items: [...items] }]
  const rest = items.filter((x) => !rural.has(x.place.id))
  return [{ id: 'rural', items: first }, ...(rest.length ? [{ id: 'others' as const, items: rest }] : [])]
}

import type { Task } from '../app/api/types'

/** 张** · 3栋2单元501 → its two parts. */
export function subjectParts(task: Task): { who: string; where: string } {
  const [who = '', ...rest] = (task.subject?.label ?? '').split(' · ')
  return { who, where: rest.join(' · ') }
}

export function buildingOf(task: Task): string {
  const { where } = subjectParts(task)
  return /^(.*?[栋幢座楼组巷街路])/.exec(where)?.[1] ?? ''
}

/** What a volunteer may leave out is an invitation, never late. Care and ending on time stay our own duty. */
export const isInvitation = (task: Task): boolean => task.voluntary && task.kind === 'observation.reading_missing'
export const isLate = (task: Task): boolean => task.overdue && !isInvitation(task)

export interface Group { id: string; title: string; tasks: Task[] }

export function groupTasks(tasks: readonly Task[], words: { late: string; other: string }): Group[] {
  // An emergency does not wait for the building's turn.
  const isFirst = (t: Task) => isLate(t) || t.kind === 'assistance.need_urgent'
  const late = tasks.filter(isFirst)
  const rest = tasks.filter((t) => !isFirst(t))
  const groups = new Map<string, Task[]>()
  for (const t of rest) {
    const key = buildingOf(t)
    groups.set(key, [...(groups.get(key) ?? []), t])
  }
  const named = [...groups].filter(([k]) => k).sort(([a], [b]) => a.localeCompare(b, 'zh', { numeric: true }))
  const other = groups.get('') ?? []
  return [
    ...(late.length ? [{ id: 'late', title: words.late, tasks: late }] : []),
    ...named.map(([k, list]) => ({ id: `b-${k}`, title: k, tasks: list })),
    ...(other.length ? [{ id: 'other', title: words.other, tasks: other }] : [])
  ]
}

export interface Step { id: string; word: string; to?: string }

const isOfMany = (task: Task): boolean => task.kind === 'reports.missing' || task.kind === 'reports.missed'
function pageOf(task: Task, slice: string | undefined, id: string): string | null {
  if (slice === 'observation') return `/episodes/${id}`
  if (slice === 'campaigns') return task.kind === 'campaigns.mended' ? `/units/${id}` : `/findings/${id}`
  if (slice === 'lists') return task.kind === 'lists.to_answer' ? `/lists/rows/${id}` : task.kind === 'lists.to_place' || task.kind === 'lists.returned' ? `/lists/sent/${id}` : `/lists/received/${id}`
  if (slice === 'transfer') return `/transfers/${id}`
  if (slice === 'cases') return task.kind.endsWith('_moved') ? `/case-follows/${id}` : `/cases/${id}`
  if (task.kind === 'screening.declared') return `/declared/${id}`
  if (slice === 'screening') return `/arrivals/${id}`
  if (slice === 'assistance') return task.kind.startsWith('assistance.need_') ? `/help/${id}` : `/residents/${id}`
  if (slice === 'flags') return `/places/flags?place=${task.place.id}`
  if (slice === 'rounds') return task.kind.startsWith('rounds.finding') ? `/rounds/findings/${id}` : `/rounds/roster?place=${task.place.id}`
  if (slice === 'papers') return `/papers/${id}`
  if (slice === 'messages') return task.kind === 'messages.call' ? `/calls?place=${task.place.id}` : `/messages/${id}`
  if (task.kind === 'reports.urgent') return `/urgent-reports/${id}?place=${task.place.id}`
  // Who has not reported stands in the overview of the place; a report is the page of one community.
  if (slice === 'reports') return `${isOfMany(task) ? '/overview' : '/reports'}?place=${task.place.id}${task.subject?.day ? `&day=${task.subject.day}` : ''}`
  return null
}

/** Where a task leads. The first step is the one primary action. */
export function stepsOf(task: Task, words: (action: string) => string): Step[] {
  const id = task.subject?.id ?? ''
  const slice = task.subject?.slice ?? task.kind.split('.')[0]
  const page = pageOf(task, slice, id)
  const steps: Step[] = []
  for (const action of task.actions) {
    if (action === 'settle') steps.push({ id: action, word: words('settle') })
    else if (action === 'record_reading') steps.push({ id: action, word: words('record_reading'), to: page ? `${page}?do=reading` : undefined })
    else if (action === 'record_outcome') steps.push({ id: action, word: words('record_outcome'), to: page ? `${page}?do=outcome` : undefined })
    else if (action === 'serve') steps.push({ id: action, word: words('serve'), to: page ? `${page}?do=serve` : undefined })
    else if (action === 'end') steps.push({ id: action, word: words('end'), to: page ? `${page}?do=end` : undefined })
    else if (action === 'contact') steps.push({ id: action, word: words('contact'), to: page ? `${page}?do=contact` : undefined })
    else if (action === 'call') steps.push({ id: action, word: words(task.kind === 'messages.group' ? 'post' : 'call'), to: page ?? undefined })
    else if (action === 'help') steps.push({ id: action, word: words('help'), to: page ?? undefined })
    else if (action === 'register') steps.push({ id: action, word: words('register'), to: '/arrivals/new' })
    else if (action === 'complete') steps.push({ id: action, word: words('complete'), to: `/arrivals/new?edit=${id}` })
    else if (page) {
      const word = task.kind === 'reports.urgent' ? 'see_urgent' : isOfMany(task) ? 'see_missing' : slice === 'reports' ? 'confirm_report' : task.kind === 'screening.decide' ? 'decide' : task.kind === 'screening.incomplete' ? 'complete' : 'open'
      const said = words(action === 'open' ? word : action)
      // Two buttons never say the same and lead to different places.
      if (!steps.some((s) => s.to === page)) steps.push({ id: action, word: steps.some((s) => s.word === said) ? words('open') : said, to: page })
    }
  }
  return steps.filter((s) => s.to || s.id === 'settle')
}

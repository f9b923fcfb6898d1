import { BookOpenText, ChartColumn, ClipboardCheck, DoorOpen, FileSpreadsheet, FileText, HandHeart, HeartHandshake, House, ListTodo, MessageSquareText, ShieldCheck, ThermometerSun, User, UserPlus } from 'lucide-vue-next'
import type { Component } from 'vue'
import { can, isCommunity } from '../session'

export interface NavItem { to: string; word: string; icon: Component; also?: string[] }

const overview = (): NavItem[] => (can('rollup.read') && !isCommunity.value ? [{ to: '/overview', word: 'nav.overview', icon: ChartColumn }] : [])
const papers = (): NavItem[] =>
  can('paper.read') || can('demand.read') ? [{ to: can('paper.read') ? '/papers' : '/papers/refused', word: 'nav.papers', icon: FileText, also: ['/papers'] }] : []
const homes = ['/residents', '/buildings', '/households']
const tables = (): NavItem[] => (can('table.read') ? [{ to: '/tables', word: 'nav.tables', icon: FileSpreadsheet }] : can('table.burden') ? [{ to: '/tables/burden', word: 'nav.burden', icon: FileSpreadsheet }] : [])
const campaigns = (): boolean => can('campaign.read') || can('campaign.screen')
const toCampaigns = (): NavItem => ({ to: '/campaigns', word: 'nav.campaigns', icon: DoorOpen, also: ['/findings', '/units'] })
const arrivals = (): boolean => can('arrival.read') || can('arrival.record')

/** Only what the account may open; the server refuses the rest in any case. */
export const fieldNav = (): NavItem[] => [
  ...(can('tasks.read') ? [{ to: '/tasks', word: 'nav.today', icon: ListTodo, also: ['/urgent-reports'] }] : []),
  ...(can('households.read') ? [{ to: '/homes', word: 'nav.people', icon: House, also: [...homes, '/episodes', '/cases', '/case-follows', '/transfers', '/campaigns', '/findings', '/units'] }]
    : can('episode.read') ? [{ to: '/episodes', word: 'nav.people', icon: ThermometerSun }] : []),
  ...(can('need.help') ? [{ to: '/help', word: 'nav.help', icon: HandHeart, also: ['/care'] }] : []),
  ...(arrivals() ? [{ to: '/arrivals', word: 'nav.register', icon: UserPlus, also: ['/journeys', '/lists', '/declaring', '/declared'] }] : []),
  ...(overview().length ? overview().map((i) => ({ ...i, also: ['/reports'] })) : can('report.read') ? [{ to: '/reports', word: 'nav.report', icon: ClipboardCheck }] : []),
  // Who keeps the households finds the campaigns there; to the others they are a page of their own.
  ...(campaigns() && !can('households.read') ? [toCampaigns()] : []),
  { to: '/mine', word: 'nav.mine', icon: User, also: ['/messages', '/calls', '/policy', '/rounds', '/tables', '/places', '/papers', '/outbox', '/password'] }
]

export const deskNav = (): NavItem[] => [
  ...(can('tasks.read') ? [{ to: '/tasks', word: 'nav.today_desk', icon: ListTodo, also: ['/urgent-reports'] }] : []),
  ...overview(),
  ...(can('households.read') ? [{ to: '/homes', word: 'nav.people', icon: House, also: [...homes, '/transfers'] }] : []),
  ...(can('need.help') ? [{ to: '/help', word: 'nav.help_desk', icon: HandHeart, also: ['/care'] }] : []),
  ...(can('message.read') ? [{ to: '/messages', word: 'nav.messages', icon: MessageSquareText, also: ['/calls'] }] : []),
  ...(can('rounds.own') ? [{ to: '/rounds', word: 'rounds.title', icon: ShieldCheck }] : []),
  ...(arrivals() ? [{ to: '/arrivals', word: 'nav.arrivals', icon: UserPlus, also: ['/journeys', '/lists', '/declaring', '/declared'] }] : []),
  ...(can('episode.read') ? [{ to: '/episodes', word: 'nav.people_desk', icon: ThermometerSun }] : []),
  ...(campaigns() ? [toCampaigns()] : []),
  ...(can('case.read') ? [{ to: '/cases', word: 'nav.cases', icon: HeartHandshake, also: ['/case-follows'] }] : []),
  ...papers(),
  ...(can('report.read') ? [{ to: '/reports', word: 'nav.report_desk', icon: ClipboardCheck }] : []),
  ...tables(),
  { to: '/policy', word: 'nav.policy', icon: BookOpenText },
  { to: '/mine', word: 'nav.mine', icon: User, also: ['/places', '/outbox', '/password'] }
]

export function isOn(item: NavItem, path: string): boolean {
  return [item.to, ...(item.also ?? [])].some((p) => path === p || path.startsWith(`${p}/`))
}

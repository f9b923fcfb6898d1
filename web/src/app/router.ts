import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { can, isCommunity, restoreSession, session, signedIn } from './session'

declare module 'vue-router' {
  interface RouteMeta { title?: string; open?: boolean; bare?: boolean; nobody?: boolean }
}

/** Today is everybody's first page; who has nothing to do sees how things stand. */
const home = (): string =>
  can('tasks.read') ? '/tasks' : can('rollup.read') && !isCommunity.value ? '/overview' : can('report.read') ? '/reports' : can('arrival.record') ? '/arrivals/new' : '/policy'

const routes: RouteRecordRaw[] = [
  // A guard and no redirect: a redirect is followed before anybody is known.
  { path: '/', name: 'home', component: () => import('./NotFoundPage.vue'), beforeEnter: () => home() },
  { path: '/sign-in', name: 'sign-in', component: () => import('../identity/SignInPage.vue'), meta: { open: true, bare: true, title: 'identity.sign_in' } },
  { path: '/password', name: 'password', component: () => import('../identity/PasswordPage.vue'), meta: { title: 'identity.change_password' } },
  { path: '/tasks', name: 'tasks', component: () => import('../tasks/TasksPage.vue'), meta: { title: 'nav.today_desk' } },
  { path: '/arrivals', name: 'arrivals', beforeEnter: () => can('arrival.read') || !can('arrival.record') || '/arrivals/new', component: () => import('../screening/ArrivalsPage.vue'), meta: { title: 'nav.arrivals' } },
  { path: '/arrivals/new', name: 'arrival-new', component: () => import('../screening/WizardPage.vue'), meta: { title: 'nav.register' } },
  { path: '/arrivals/:id', name: 'arrival', component: () => import('../screening/ArrivalPage.vue'), props: true, meta: { title: 'screening.record' } },
  { path: '/homes', name: 'homes', component: () => import('../households/HomesPage.vue'), meta: { title: 'households.title' } },
  { path: '/homes/without-contact', name: 'gaps', component: () => import('../households/GapsPage.vue'), meta: { title: 'households.gaps' } },
  { path: '/homes/map', name: 'homes-map', component: () => import('../households/MapPage.vue'), meta: { title: 'households.map.title' } },
  { path: '/homes/import', name: 'import', component: () => import('../households/ImportPage.vue'), meta: { title: 'households.importing.title' } },
  { path: '/buildings/:id', name: 'building', component: () => import('../households/BuildingPage.vue'), props: true, meta: { title: 'households.doors_title' } },
  { path: '/households/:id', name: 'household', component: () => import('../households/HouseholdPage.vue'), props: true, meta: { title: 'households.household' } },
  { path: '/residents', name: 'residents', component: () => import('../households/ResidentsPage.vue'), meta: { title: 'households.tabs.residents' } },
  { path: '/residents/:id', name: 'resident', component: () => import('../households/ResidentPage.vue'), props: true, meta: { title: 'households.person' } },
  { path: '/cases', name: 'cases', component: () => import('../cases/CasesPage.vue'), meta: { title: 'cases.title' } },
  { path: '/cases/:id', name: 'case', component: () => import('../cases/CasePage.vue'), props: true, meta: { title: 'cases.one' } },
  { path: '/case-follows/:id', name: 'case-asking', component: () => import('../cases/CasePage.vue'), props: (to) => ({ id: to.params.id, asking: true }), meta: { title: 'cases.one' } },
  { path: '/help', name: 'help', component: () => import('../assistance/HelpPage.vue'), meta: { title: 'assistance.title' } },
  { path: '/help/:id', name: 'need', component: () => import('../assistance/NeedPage.vue'), props: true, meta: { title: 'assistance.one' } },
  { path: '/care', name: 'care', component: () => import('../assistance/CarePage.vue'), meta: { title: 'assistance.care_title' } },
  { path: '/campaigns', name: 'campaigns', component: () => import('../campaigns/CampaignsPage.vue'), meta: { title: 'campaigns.title' } },
  { path: '/campaigns/:id', name: 'campaign', component: () => import('../campaigns/CampaignPage.vue'), props: true, meta: { title: 'campaigns.title' } },
  { path: '/campaigns/:id/missing/:what(doors|people)', name: 'campaign-missing', component: () => import('../campaigns/MissingPage.vue'), props: true, meta: { title: 'campaigns.title' } },
  { path: '/campaigns/:id/buildings/:building', name: 'campaign-building', component: () => import('../campaigns/ScreenedBuildingPage.vue'), props: true, meta: { title: 'campaigns.title' } },
  { path: '/campaigns/:id/buildings/:building/doors/:door', name: 'campaign-door', component: () => import('../campaigns/ScreenDoorPage.vue'), props: true, meta: { title: 'campaigns.title' } },
  { path: '/findings/:id', name: 'finding', component: () => import('../campaigns/FindingPage.vue'), props: true, meta: { title: 'campaigns.history' } },
  { path: '/units', name: 'units', component: () => import('../campaigns/UnitsPage.vue'), meta: { title: 'campaigns.units_title' } },
  { path: '/units/:id', name: 'unit', component: () => import('../campaigns/UnitPage.vue'), props: true, meta: { title: 'campaigns.units_title' } },
  { path: '/messages', name: 'messages', component: () => import('../messages/MessagesPage.vue'), meta: { title: 'messages.title' } },
  { path: '/messages/new/:kind', name: 'message-new', component: () => import('../messages/ComposePage.vue'), props: true, meta: { title: 'messages.new' } },
  { path: '/messages/:id', name: 'message-round', component: () => import('../messages/RoundPage.vue'), props: true, meta: { title: 'messages.title' } },
  { path: '/calls', name: 'calls', component: () => import('../messages/CallsPage.vue'), meta: { title: 'messages.calls_title' } },
  { path: '/rounds', name: 'rounds', component: () => import('../rounds/OwnPage.vue'), meta: { title: 'rounds.title' } },
  { path: '/rounds/roster', name: 'roster', component: () => import('../rounds/RosterPage.vue'), meta: { title: 'rounds.roster.title' } },
  { path: '/rounds/packages', name: 'packages', component: () => import('../rounds/PackagesPage.vue'), meta: { title: 'rounds.packages.title' } },
  { path: '/rounds/packages/:id', name: 'package', component: () => import('../rounds/PackagePage.vue'), props: true, meta: { title: 'rounds.packages.title' } },
  { path: '/rounds/patrols', name: 'patrols', component: () => import('../rounds/PatrolsPage.vue'), meta: { title: 'rounds.patrols.title' } },
  { path: '/rounds/patrols/:id', name: 'patrol', component: () => import('../rounds/PatrolPage.vue'), props: true, meta: { title: 'rounds.patrol.title' } },
  { path: '/rounds/findings', name: 'findings', component: () => import('../rounds/FindingsPage.vue'), meta: { title: 'rounds.finding.title' } },
  { path: '/rounds/findings/:id', name: 'patrol-finding', component: () => import('../rounds/FindingPage.vue'), props: true, meta: { title: 'rounds.finding.one' } },
  { path: '/journeys', name: 'journeys', component: () => import('../journeys/JourneysPage.vue'), meta: { title: 'journeys.title' } },
  { path: '/episodes', name: 'episodes', component: () => import('../observation/EpisodesPage.vue'), meta: { title: 'nav.people_desk' } },
  { path: '/episodes/:id', name: 'episode', component: () => import('../observation/EpisodePage.vue'), props: true, meta: { title: 'observation.person' } },
  { path: '/episodes/:id/paper', name: 'paper', component: () => import('../observation/PaperPage.vue'), props: true, meta: { title: 'observation.paper' } },
  { path: '/lists', name: 'lists', component: () => import('../lists/ListsPage.vue'), meta: { title: 'lists.title' } },
  { path: '/lists/new', name: 'list-new', component: () => import('../households/ImportPage.vue'), props: { kind: 'pushed_list' }, meta: { title: 'lists.send' } },
  { path: '/lists/received/:id', name: 'list-received', component: () => import('../lists/ReceivedPage.vue'), props: true, meta: { title: 'lists.tabs.received' } },
  { path: '/lists/sent/:id', name: 'list-sent', component: () => import('../lists/ProgressPage.vue'), props: true, meta: { title: 'lists.tabs.sent' } },
  { path: '/lists/rows/:id', name: 'list-row', component: () => import('../lists/RowPage.vue'), props: true, meta: { title: 'lists.row' } },
  { path: '/transfers', name: 'transfers', component: () => import('../transfer/TransfersPage.vue'), meta: { title: 'transfer.title' } },
  { path: '/transfers/:id', name: 'transfer', component: () => import('../transfer/TransferPage.vue'), props: true, meta: { title: 'transfer.one' } },
  { path: '/own/:token', name: 'own', component: () => import('../own/OwnPage.vue'), props: true, meta: { open: true, bare: true, nobody: true, title: 'own.title' } },
  { path: '/papers', name: 'papers', component: () => import('../papers/PapersPage.vue'), meta: { title: 'papers.register' } },
  { path: '/papers/refused', name: 'refused-demands', component: () => import('../papers/DemandsPage.vue'), meta: { title: 'papers.refused.title' } },
  { path: '/papers/:id', name: 'issued-paper', component: () => import('../papers/PaperPage.vue'), props: true, meta: { title: 'papers.title' } },
  { path: '/verify/:token', name: 'verify', component: () => import('../papers/VerifyPage.vue'), props: true, meta: { open: true, bare: true, nobody: true, title: 'papers.verify.title' } },
  { path: '/declare/:token', name: 'declare', component: () => import('../declaring/DeclarePage.vue'), props: true, meta: { open: true, bare: true, nobody: true, title: 'declaring.open_title' } },
  { path: '/declaring', name: 'declaring', component: () => import('../declaring/DeclaringPage.vue'), meta: { title: 'declaring.title' } },
  { path: '/declaring/poster', name: 'declaring-poster', component: () => import('../declaring/PosterPage.vue'), meta: { title: 'declaring.poster' } },
  { path: '/declaring/paper', name: 'declaring-paper', component: () => import('../declaring/BlankFormPage.vue'), meta: { title: 'declaring.paper' } },
  { path: '/declared/:id', name: 'declared', component: () => import('../declaring/DeclaredPage.vue'), props: true, meta: { title: 'declaring.one' } },
  { path: '/reports', name: 'reports', component: () => import('../reports/ReportPage.vue'), meta: { title: 'nav.report_desk' } },
  { path: '/tables', name: 'tables', component: () => import('../tables/TablesPage.vue'), meta: { title: 'nav.tables' } },
  { path: '/tables/new', name: 'table-new', component: () => import('../tables/NewTablePage.vue'), meta: { title: 'tables.register.title' } },
  { path: '/tables/burden', name: 'burden', component: () => import('../tables/BurdenPage.vue'), meta: { title: 'tables.burden.title' } },
  { path: '/tables/:id', name: 'table', component: () => import('../tables/TablePage.vue'), props: true, meta: { title: 'tables.columns' } },
  { path: '/tables/:id/fill', name: 'table-fill', component: () => import('../tables/FillPage.vue'), props: true, meta: { title: 'tables.sheet.title' } },
  { path: '/urgent-reports/:id', name: 'urgent', component: () => import('../reports/UrgentPage.vue'), props: true, meta: { title: 'reports.urgent' } },
  { path: '/overview', name: 'overview', component: () => import('../situation/OverviewPage.vue'), meta: { title: 'nav.overview' } },
  { path: '/policy', name: 'policy', component: () => import('../policy/PolicyPage.vue'), meta: { title: 'nav.policy' } },
  { path: '/mine', name: 'mine', component: () => import('../mine/MinePage.vue'), meta: { title: 'nav.mine' } },
  { path: '/places/flags', name: 'flags', component: () => import('../flags/FlagsPage.vue'), meta: { title: 'flags.title' } },
  { path: '/places', name: 'places', component: () => import('../places/PlacesPage.vue'), meta: { title: 'places.title' } },
  { path: '/outbox', name: 'outbox', component: () => import('../mine/OutboxPage.vue'), meta: { title: 'offline.title' } },
  { path: '/:rest(.*)*', name: 'absent', component: () => import('./NotFoundPage.vue'), meta: { title: 'not_found.title' } }
]

// The path stays in the fragment: any static server can carry the app, and no path with an id reaches a log.
export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 })
})

router.beforeEach(async (to) => {
  // A person's own page is opened by its link; whoever may be signed in on the device has no part in it.
  if (to.meta.nobody) return true
  await restoreSession()
  if (!signedIn.value && !to.meta.open) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (signedIn.value && to.name === 'sign-in') return { path: '/' }
  if (session.value?.account.must_change_password && to.name !== 'password') return { name: 'password' }
  return true
})

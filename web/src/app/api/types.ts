import type { components } from '../../../build/schema'

// What the server answers: every field is there, empty ones as null. (build/schema.ts is made from docs/openapi.json: npm run types)
type Whole<T> = T extends readonly (infer U)[] ? Whole<U>[] : T extends object ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> } : T
type Schemas = components['schemas']
type Answer<K extends keyof Schemas> = Whole<Schemas[K]>

export type Uuid = string
export type Day = string
export type Instant = string
export type Temperature = string

export type PlaceLevel = Answer<'places.Level'>
export type Place = Answer<'places.PlaceView'>
export type PlaceDetail = Answer<'app.DetailView'>
/** A place with what is known of it as urban or rural. */
export type PlaceKind = Answer<'app.KindView'>
export type UrbanRural = Answer<'places.UrbanRural'>
export type PlaceAnswer = Answer<'app.SearchView'>
export type Confidence = Answer<'packs.Confidence'>
export interface Citation { document: string; clause: string; confidence: Confidence; from?: Day }
/** null: too few to be shown. */
export interface Count { id: string; label: string; value: number | null; unit?: string; yesterday?: number | null; records?: string | null; suppressed?: boolean }
export interface Page<T> { items: T[]; next_cursor: string | null }

export interface FieldProblem { field: string; code: string; message: string }
export interface ProblemBody {
  type?: string; title: string; status: number; code: string; detail?: string
  field?: string; problems?: FieldProblem[]; request_id?: string; current?: unknown
}

export type EventKind = Answer<'events.Kind'>
export type HealthEvent = Answer<'events.EventView'>
// Signing in stands outside openapi.json.
export interface Grant { role: string; role_name: string; place: Place }
export interface Session {
  account: { id: Uuid; login: string; name: string; must_change_password: boolean; demonstration: boolean }
  grants: Grant[]; permissions: string[]; csrf_token: string; expires_at: Instant; today: Day; events: HealthEvent[]
}
export interface DemonstrationAccount { login: string; password: string; name: string; role_name: string; place_path: string }
export type Meta = Answer<'app.MetaView'>

export type PolicyRow = Omit<Answer<'packs.PolicyRow'>, 'values'> & { values: Record<string, unknown> }

export type Case = Answer<'cases.CaseView'>
export type CaseRow = Answer<'cases.CaseRow'>
export type CaseState = Answer<'packs.CaseState'>
export type RegimeOffer = Answer<'observation.OfferView'>
export type Homes = Answer<'households.OverviewView'>
export type Building = Answer<'households.BuildingView'>
export type Household = Answer<'households.HouseholdView'>
export type Resident = Answer<'households.ResidentView'>
export type ResidentPage = Answer<'households.PageView'>
export type PlaceFlags = Answer<'flags.ListView'>
export type RuralPlaces = Answer<'app.RuralView'>
export type OwnRounds = Answer<'rounds.OwnView'>
export type Roster = Answer<'rounds.RosterView'>
export type PackageList = Answer<'rounds.PackagesView'>
export type Package = Answer<'rounds.PackageView'>
export type PatrolLog = Answer<'rounds.LogView'>
export type Patrol = Answer<'rounds.PatrolView'>
export type Finding = Answer<'rounds.NoteView'>
export type FindingList = Answer<'rounds.NotesView'>
export type WatchedBuildings = Answer<'observation.BuildingsView'>
export type Gaps = Answer<'households.GapsView'>
export type ImportList = Answer<'imports.ListView'>
export type ImportBatch = Answer<'imports.BatchView'>
export type ImportPreview = Answer<'imports.PreviewView'>
export type ImportCheck = Answer<'imports.CheckView'>
export type TableRegister = Answer<'tables.RegisterView'>
export type TableProposal = Answer<'tables.ProposalView'>
export type TheirTable = Answer<'tables.TableView'>
export type TableSheet = Answer<'tables.SheetView'>
export type FilledTable = Answer<'tables.FilledView'>
export type TableFile = Answer<'tables.FileView'>
export type Burden = Answer<'tables.BurdenView'>
export type KeyGroups = Answer<'households.GroupsView'>
export type NeedForm = Answer<'assistance.FormView'>
export type NeedBody = Answer<'assistance.NeedInput'>
export type NeedAnswer = Answer<'assistance.Answer'>
export type NeedRow = Answer<'assistance.NeedRow'>
export type Need = Answer<'assistance.NeedView'>
export type NeedList = Answer<'assistance.ListView'>
export type NeedKind = Answer<'assistance.KindView'>
export type CareRow = Answer<'assistance.CareRow'>
export type CareList = Answer<'assistance.CareListView'>
export type CareCoverage = Answer<'assistance.CoverageView'>
export type PersonCare = Answer<'assistance.CareView'>
export type CareWay = Answer<'assistance.Way'>
export type CareOutcome = Answer<'assistance.Outcome'>
export type OwnNeeds = Answer<'assistance.OwnNeedsView'>
export type MessageKinds = Answer<'messages.KindsView'>
export type MessageProposal = Answer<'messages.ProposalView'>
export type MessageRecipient = Answer<'messages.RecipientView'>
export type GroupText = Answer<'messages.GroupTextView'>
export type SendBody = Answer<'messages.SendInput'>
export type MessageRound = Answer<'messages.OneRoundView'>
export type MessageRounds = Answer<'messages.RoundsView'>
export type PersonMessage = Answer<'messages.MessageView'>
export type PersonMessages = Answer<'messages.ListView'>
export type CallResult = Answer<'messages.CallResult'>
export type CallSheet = Answer<'messages.SheetView'>
export type MessageWish = Answer<'messages.WishView'>
export type JourneyLists = Answer<'journeys.ListsView'>
export type RideAnswer = Answer<'journeys.SearchView'>
export type Task = Answer<'tasks.TaskView'>
export type TaskList = Answer<'tasks.ListView'>

export interface Choice { id: string; label: string }
export type ArrivalForm = Answer<'screening.FormView'>
export type Sex = Answer<'people.Sex'>
export type YesNoUnknown = Answer<'screening.Shared'>
export type Journey = Answer<'screening.Journey'>
export type Transport = Answer<'screening.Leg'>
export type Stop = Answer<'screening.Stop'>
export type Proof = Answer<'screening.Proof'>
export type ArrivalPerson = Answer<'people.Particulars'>
export type DeclaredBy = Answer<'screening.DeclaredBy'>
export type ArrivalBody = Answer<'screening.RecordInput'>
export type ArrivalChange = Omit<Answer<'screening.ChangeInput'>, 'arrival_id' | 'person'> & { person: Schemas['screening.PersonChange'] }
export type MaskedPerson = Answer<'people.PersonView'>
export type Proposal = Answer<'screening.ProposalView'>
export type Decision = Answer<'screening.DecisionView'>
export type Score = Answer<'screening.ScoreView'>
export type Via = Answer<'screening.Via'>
export type Declaring = Answer<'screening.DeclaringView'>
export type Declared = Answer<'screening.DeclaredView'>
export type DeclaredList = Answer<'screening.DeclaredListView'>
export type DeclaredContacts = Answer<'screening.ContactsView'>
export type DeclareForm = Answer<'screening.DeclareFormView'>
export type DeclareBody = Answer<'screening.DeclareInput'>
export type Receipt = Answer<'screening.ReceiptView'>
export type Arrival = Answer<'screening.ArrivalView'>
export type ArrivalRow = Answer<'screening.RowView'>
export type ArrivalList = Answer<'screening.ListView'>
export type CareKind = Answer<'screening.CareKind'>
export type OpenBody = Answer<'observation.OpenInput'>
export type DecisionBody = Omit<Answer<'workflows.DecisionInput'>, 'arrival_id'>

export type EpisodeFlag = 'abnormal' | 'missing' | 'ends_today' | 'past_end'
type Today = { today: Record<string, Temperature | null>; flag: EpisodeFlag | null }
export type EpisodeRow = Omit<Answer<'observation.EpisodeRow'>, keyof Today> & Today
export interface EpisodeList extends Page<EpisodeRow> { summary: Count[] }
export type ReadingStatus = Answer<'observation.Status'>
export type ReadingBy = Answer<'observation.Recorder'>
export type Reading = Answer<'observation.ReadingView'>
export interface ReadingBody {
  id: Uuid; day: Day; slot: string; taken_at: Instant; temperature: Temperature | null
  symptoms: string[]; status?: ReadingStatus; by: ReadingBy
}
export type Slot = Answer<'observation.SlotView'>
export type Episode = Omit<Answer<'observation.EpisodeView'>, keyof Today> & Today
export type MeasuredAsked = Pick<Episode, 'symptoms' | 'temperature' | 'fever_from'>
export type Own = Answer<'observation.OwnView'>
export type OwnEpisode = Answer<'observation.OwnEpisodeView'>
export type OwnReading = Answer<'observation.OwnReadingView'>
export type OwnReadingBody = Answer<'observation.OwnReadingInput'>
export type OwnCorrectionBody = CorrectionBody
export interface CorrectionBody { id: Uuid; base_version: number; temperature: Temperature | null; symptoms: string[]; reason: string }
export type OwnLink = Answer<'people.OwnLinkView'>
export type EndReason = Answer<'packs.EndReason'>

export type ReceivedLists = Answer<'lists.ReceivedView'>
export type SentLists = Answer<'lists.SentView'>
export type ReceivedList = Answer<'lists.PartPageView'>
export type ListProgress = Answer<'lists.ProgressView'>
export type ListRow = Answer<'lists.RowView'>
export type ListRowPage = Answer<'lists.RowPageView'>
export type ListTally = Answer<'lists.TallyView'>

export type Transfer = Answer<'transfer.TransferView'>
export type TransferRow = Answer<'transfer.RowView'>
export type TransferList = Answer<'transfer.ListView'>
export type TransferForm = Answer<'transfer.FormView'>
export type TransferOffer = Answer<'workflows.OfferInput'>

export type Paper = Answer<'papers.PaperView'>
export type PapersAbout = Answer<'papers.AboutView'>
export type PaperPage = Answer<'papers.ListView'>
export type Demand = Answer<'papers.DemandView'>
export type DemandPage = Answer<'papers.DemandsView'>
/** Of a route that is open to everybody, and so stands in no list of routes. */
export interface PaperCheck { title: string; number: string; body: string; day: Day; state: 'valid' | 'withdrawn'; mark: string; name_masked: string | null }

export type UnmaskField = Answer<'people.Field'>
export type UnmaskPurpose = Answer<'people.Purpose'>
export type Moment = Answer<'observation.MomentView'>
export type Timeline = Answer<'observation.TimelineView'>
export type Reader = Answer<'people.ReaderView'>

export type ReportCell = Answer<'reports.CellView'>
export type Report = Answer<'reports.ReportView'>
export type Deputy = Answer<'reports.DeputyDetail'>
export type Responsible = Answer<'reports.ResponsibleDetail'>
export type UrgentReport = Answer<'reports.UrgentView'>
export type Live = Answer<'reports.LiveView'>
export type RollupChild = Answer<'reports.ChildView'>
export type Rollup = Answer<'reports.RollupView'>

export type CampaignList = Answer<'campaigns.CampaignsView'>
export type Campaign = Answer<'campaigns.CampaignView'>
export type ScreenedDoors = Answer<'campaigns.DoorsView'>
export type ScreenedDoor = Answer<'campaigns.DoorView'>
export type DoorOutcome = Answer<'campaigns.Outcome'>
export type DoorSaid = Answer<'campaigns.Said'>
export type DoorHistory = Answer<'campaigns.HistoryView'>
export type MissingDoors = Answer<'campaigns.MissingDoorsView'>
export type MissingPeople = Answer<'campaigns.MissingPeopleView'>
export type ScreeningWork = Answer<'campaigns.WorkView'>
export type InspectedUnits = Answer<'campaigns.UnitsView'>
export type InspectedUnit = Answer<'campaigns.UnitDetail'>

// Written from the HTTP contract; to be replaced by types generated from openapi.json.
export type Uuid = string
export type Day = string
export type Instant = string
export type Temperature = string

export type PlaceLevel = 'province' | 'prefecture' | 'county' | 'township' | 'community'
export interface Place { id: number; code: string; name: string; level: PlaceLevel; path: string }
export interface PlaceDetail extends Place {
  parent: Place | null
  urban_rural: 'urban' | 'rural' | 'unknown'
  urban_rural_source: 'proposed' | 'corrected'
}
export interface PlaceAnswer { total: number; matched: 'exact' | 'prefix' | 'contains' | 'none'; places: Place[] }
export type Confidence = 'official' | 'excerpt' | 'secondary' | 'recalled'
export interface Citation { document: string; clause: string; confidence: Confidence; from?: Day }
export interface Count { id: string; label: string; value: number; unit?: string; yesterday?: number; records?: string | null }
export interface Page<T> { items: T[]; next_cursor: string | null }

export interface FieldProblem { field: string; code: string; message: string }
export interface ProblemBody {
  type?: string; title: string; status: number; code: string; detail?: string
  field?: string; problems?: FieldProblem[]; request_id?: string; current?: unknown
}

export type EventKind = 'real' | 'review' | 'drill'
export interface HealthEvent {
  id: Uuid; kind: EventKind; name: string; illness: string; illness_name: string
  pack: string; pack_title: string; place: Place; opened_on: Day; closed_on: Day | null
}
export interface Grant { role: string; role_name: string; place: Place }
export interface Session {
  account: { id: Uuid; login: string; name: string; must_change_password: boolean; demonstration: boolean }
  grants: Grant[]; permissions: string[]; csrf_token: string; expires_at: Instant; today: Day; events: HealthEvent[]
}
export interface DemonstrationAccount { login: string; password: string; name: string; role_name: string; place_path: string }
export interface Meta { version: string; mode: 'demonstration' | 'production'; test_clock: boolean; packs: { id: string; title: string; status: string; version: string }[] }

export interface PolicyRow {
  topic: string; id: string; text: string; pack: string; pack_version: string
  citation: Citation; why: string; values: Record<string, unknown>
}

export interface Task {
  id: Uuid; kind: string; title: string; reason: string; due_at: Instant | null; overdue: boolean; place: Place
  /** day and slot: only with observation.reading_missing. */
  subject: { slice: string; id: string; label: string; day?: Day; slot?: string } | null
  actions: string[]; voluntary: boolean
}
export interface TaskList extends Page<Task> { summary: { open: number; overdue: number; due_today: number } }

export interface Choice { id: string; label: string }
export interface ArrivalForm {
  notice: { id: string; title: string; text: string; citation: Citation }
  clarities: { id: string; number: number; label: string; question: string }[]
  transports: (Choice & { number_hint?: string })[]
  symptoms: Choice[]; precautions: Choice[]; id_number_required: boolean
  temperature: { min: Temperature; max: Temperature }
  relations: Choice[]; look_back_days: number
}
export type Sex = 'male' | 'female' | 'unknown'
export type YesNoUnknown = 'yes' | 'no' | 'unknown'
export interface Journey { from_place_id: number | null; from_text: string; abroad: boolean; stayed_from: Day | null; stayed_to: Day | null }
export interface Transport { mode: string; number: string; on: Day | null; seat: string }
export interface Stop { text: string; on: Day | null }
export interface Proof { kind: 'green_code' | 'completion_proof' | 'point_to_point'; note: string }
export interface ArrivalPerson {
  name: string; sex: Sex; birth_date: Day | null; id_number: string | null; phone: string | null
  building: string; unit: string; door: string; guardian_name: string | null
}
export interface ArrivalBody {
  id: Uuid; event_id: Uuid; place_id: number; notice_id: string; declared_by: string; person: ArrivalPerson
  arrived_on: Day | null; journeys: Journey[]; transports: Transport[]; stops: Stop[] | null
  shared_with_case: YesNoUnknown | null; well: boolean | null; temperature: Temperature | null
  symptoms: string[]; precautions: string[] | null; proofs: Proof[]
}
export interface MaskedPerson {
  id: Uuid; name_masked: string; phone_masked: string | null; id_number_masked: string | null
  sex: Sex; age: number | null; address: string
}
export interface Proposal {
  id: string; title: string; sentence: string; reason: string[]; voluntary: boolean
  confirm_roles: string[]; can_confirm: boolean; citation: Citation
  alternatives: { id: string; title: string; sentence: string }[]
  blocked: { code: string; message: string } | null; category: string; category_label: string
}
export interface Decision {
  choice: string; title: string; decided_by: string; decided_at: Instant
  reason: string | null; episode_id: Uuid | null; pack_version: string
}
export interface Score { clear: number; of: number; items: { id: string; number: number; label: string; clear: boolean; why: string }[] }
export interface Arrival {
  id: Uuid; version: number; event_id: Uuid; place: Place; person: MaskedPerson; arrived_on: Day | null
  journeys: Journey[]; transports: Transport[]; stops: Stop[] | null; shared_with_case: YesNoUnknown | null
  well: boolean | null; temperature: Temperature | null; symptoms: string[]; precautions: string[] | null
  proofs: Proof[]; declared_by: string; recorded_at: Instant; recorded_by: string
  score: Score; proposal: Proposal | null; decision: Decision | null
}
export interface ArrivalRow {
  id: Uuid; person: { name_masked: string; address: string }; arrived_on: Day | null
  score: { clear: number; of: number }; decision: { choice: string; title: string } | null
  place: Place; category_label: string | null
}
export interface ArrivalList extends Page<ArrivalRow> {
  summary: { total: number; incomplete: number; undecided: number; by_category: Count[] }
}
export type CareKind = 'food' | 'medicine' | 'emergency_transport' | 'comfort'
export interface DecisionBody {
  id: Uuid; choice: string; reason: string | null
  agreement: { given_by: 'self' | 'guardian'; in_words: string } | null
  order_reference: string | null; care: { kind: CareKind; name: string; phone: string }[]
}

export type EpisodeFlag = 'abnormal' | 'missing' | 'ends_today' | 'past_end'
export interface EpisodeRow {
  id: Uuid; person: { name_masked: string; address: string }; place: Place; regime: string; regime_label: string
  voluntary: boolean; started_on: Day; last_day: Day; day_number: number; of_days: number; state: 'open' | 'ended'
  today: Record<string, Temperature | null>; flag: EpisodeFlag | null
}
export interface EpisodeList extends Page<EpisodeRow> { summary: Count[] }
export type ReadingStatus = 'seen_ok' | 'seen_not_ok' | 'missed' | 'not_attempted' | 'not_performed'
export type ReadingBy = 'person' | 'family' | 'worker' | 'clinic'
export interface Reading {
  id: Uuid; version: number; day: Day; slot: string; taken_at: Instant | null; temperature: Temperature | null
  symptoms: string[]; well?: boolean; status: ReadingStatus; by: ReadingBy; recorded_by: string
  received_at: Instant; abnormal: boolean; corrected_from: Temperature | null
}
export interface ReadingBody {
  id: Uuid; day: Day; slot: string; taken_at: Instant; temperature: Temperature | null
  symptoms: string[]; status?: ReadingStatus; by: ReadingBy
}
export interface Slot { id: string; label: string; from: string; to: string }
export interface Episode extends Omit<EpisodeRow, 'person'> {
  version: number; event_id: Uuid; sentence: string; person: MaskedPerson
  reasoning: { text: string; citation: Citation | null }[]
  slots: Slot[]; fever_from: Temperature; symptoms: Choice[]; readings: Reading[]
  missing: { day: Day; slot: string }[]
  care_needed: { id: Uuid; opened_at: Instant; reason: string; outcome: string | null }[]
  care_people: { kind: string; kind_label: string; name: string; phone_masked: string }[]
  timeline: { at: Instant; what: string; by: string }[]
  can: { record: boolean; end: boolean; end_label: string; outcome: boolean }
  end: { on: Day; reason: string; by: string } | null
}
export type EndReason = 'period_over' | 'persons_word' | 'moved' | 'case_confirmed' | 'authorised_early'
export type CareOutcome = 'seen_by_doctor' | 'sent_to_fever_clinic' | 'recovered' | 'false_alarm' | 'declined'

export type UnmaskField = 'name' | 'phone' | 'id_number'
export type UnmaskPurpose = 'contact' | 'verify' | 'care' | 'document'

export interface ReportCell { id: string; label: string; value: number; yesterday: number | null; unit: string; records: string | null; changed: boolean }
export interface Report {
  id: Uuid | null; place: Place; day: Day; form: string; form_title: string
  state: 'draft' | 'submitted' | 'missing'; version: number
  sections: { title: string; cells: ReportCell[] }[]
  deadline: Instant; late: boolean; submitted_at: Instant | null; submitted_by: string | null
  responsible: { name: string } | null; differs_from_records: boolean
  versions: { version: number; submitted_at: Instant; by: string; reason: string | null; late: boolean }[]
  digest: string; warnings: string[]; zero: boolean
}
export interface RollupChild {
  place: Place; expected: number; received: number; on_time: number; late: number; missing: number
  totals: Record<string, number | null>; reporting: boolean
}
export interface Rollup {
  place: Place; day: Day; event: HealthEvent | null; expected: number; received: number; on_time: number; late: number; missing: number
  missing_places: { place: Place; responsible: string | null; phone_masked: string | null }[]
  totals: Count[]; children: RollupChild[]
  trend: { day: Day; received: number; expected: number; on_time: number; totals: Record<string, number | null> }[]
  suppressed_below: number | null; as_of: Instant
}

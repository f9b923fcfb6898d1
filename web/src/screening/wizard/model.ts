import type { Arrival, Via, ArrivalBody, ArrivalForm, ArrivalPerson, DeclaredBy, Place, Proof, Sex, YesNoUnknown } from '../../app/api/types'
import { checkTemperature } from '../../app/readings'

export const steps = ['notice', 'person', 'stay', 'phone', 'arrived', 'origin', 'transport', 'stops', 'shared', 'health', 'precautions', 'review'] as const
export type Step = (typeof steps)[number]

export interface DraftJourney { text: string; place: Place | null; placeId: number | null; abroad: boolean; from: string; to: string }
export interface Draft {
  declaredBy: DeclaredBy | ''
  /** How it came, and the day the paper was filled. */
  via: Via; paperOn: string
  name: string; sex: Sex; birth: string; idNumber: string; guardian: string
  place: Place | null; placeText: string; building: string; unit: string; door: string; phone: string
  arrivedOn: string
  journeys: DraftJourney[]
  transports: { mode: string; number: string; on: string; seat: string }[]
  stopped: boolean | null
  stops: { text: string; on: string }[]
  shared: YesNoUnknown | null
  well: boolean | null; temperature: string; symptoms: string[]
  precautions: string[] | null
  proofs: Proof[]
  /** Asked elsewhere; kept as they are when a record is changed. */
  rest: Pick<ArrivalBody, 'onset_on' | 'diagnosis'>
  /** Set while an existing record is changed: what the server holds, masked. */
  masked: { name: string; phone: string | null; idNumber: string | null; address: string } | null
}

export const newJourney = (): DraftJourney => ({ text: '', place: null, placeId: null, abroad: false, from: '', to: '' })

export function newDraft(home: Place | null): Draft {
  const stay = home?.level === 'community' ? home : null
  return {
    declaredBy: '', via: 'visit', paperOn: '', name: '', sex: 'unknown', birth: '', idNumber: '', guardian: '', place: stay, placeText: stay?.name ?? '', building: '', unit: '', door: '', phone: '',
    arrivedOn: '', journeys: [newJourney()], transports: [], stopped: null, stops: [], shared: null, well: null, temperature: '', symptoms: [], precautions: null, proofs: [], rest: { onset_on: null, diagnosis: null }, masked: null
  }
}

export function draftOf(a: Arrival): Draft {
  const d = newDraft(a.place)
  return {
    ...d, declaredBy: a.declared_by, via: a.declared_via, paperOn: a.declared_on ?? '', sex: a.person.sex, place: a.place, placeText: a.place.name, arrivedOn: a.arrived_on ?? '',
    journeys: a.journeys.length ? a.journeys.map((j) => ({ text: j.from_text, place: null, placeId: j.from_place_id, abroad: j.abroad, from: j.stayed_from ?? '', to: j.stayed_to ?? '' })) : [newJourney()],
    transports: a.transports.map((x) => ({ ...x, on: x.on ?? '' })),
    stopped: a.stops === null ? null : a.stops.length > 0, stops: (a.stops ?? []).map((s) => ({ text: s.text, on: s.on ?? '' })),
    shared: a.shared_with_case, well: a.well, temperature: a.temperature ?? '', symptoms: [...a.symptoms], precautions: a.precautions ? [...a.precautions] : null,
    proofs: a.proofs.map((p) => ({ ...p })), rest: { onset_on: a.onset_on, diagnosis: a.diagnosis },
    masked: { name: a.person.name_masked, phone: a.person.phone_masked, idNumber: a.person.id_number_masked, address: a.person.address }
  }
}

const needsNumber = (form: ArrivalForm, mode: string) => !!form.transports.find((t) => t.id === mode)?.number_hint

/** A first guess for the ten dots while answers are given; the score that counts comes from the server. */
export function clearNow(d: Draft, form: ArrivalForm): Set<number> {
  const origin = d.journeys.some((j) => j.text.trim())
  const checks: [number, boolean][] = [
    [1, origin && !!d.arrivedOn],
    [2, !!d.arrivedOn],
    [3, origin],
    [4, d.transports.length > 0 && d.transports.every((t) => t.mode && (!needsNumber(form, t.mode) || t.number.trim()))],
    [5, d.stopped === false || (d.stopped === true && d.stops.some((s) => s.text.trim()))],
    [6, d.shared === 'yes' || d.shared === 'no'],
    [7, d.well === true || (d.well === false && (d.symptoms.length > 0 || d.temperature.trim() !== ''))],
    [8, d.precautions !== null],
    [9, !!d.masked || (!!d.name.trim() && d.sex !== 'unknown' && !!(d.birth || d.idNumber.trim()) && !!d.place && !!d.door.trim())],
    [10, !!d.phone.trim() || !!d.masked?.phone]
  ]
  return new Set(checks.filter(([, ok]) => ok).map(([n]) => n))
}

export type Wrong = Record<string, string>
type Say = (key: string, values?: Record<string, unknown>) => string

/** What keeps a step from being left by "next". Skipping stays possible everywhere except for the name and the place of stay. */
export function checkStep(step: Step, d: Draft, form: ArrivalForm, today: string, say: Say): Wrong {
  const wrong: Wrong = {}
  if (step === 'notice' && d.via === 'paper' && (!d.paperOn || d.paperOn > today)) wrong.declared_on = say('screening.need.paper_day')
  if (step === 'person') {
    if (!d.name.trim() && !d.masked) wrong['person.name'] = say('screening.need.name')
    if (d.birth && d.birth > today) wrong['person.birth_date'] = say('screening.need.future')
    const id = d.idNumber.trim()
    if (id ? !/^(\d{15}|\d{17}[\dXx]|[A-Za-z0-9]{6,12})$/.test(id) : form.id_number_required && !d.masked?.idNumber) wrong['person.id_number'] = say('screening.need.id_number')
  }
  if (step === 'stay' && !d.place) wrong.place_id = say('screening.need.place')
  if (step === 'phone' && d.phone.trim() && !/^\+?[\d\s-]{7,20}$/.test(d.phone.trim())) wrong['person.phone'] = say('screening.need.phone')
  if (step === 'arrived' && d.arrivedOn > today) wrong.arrived_on = say('screening.need.future')
  if (step === 'origin') d.journeys.forEach((j, n) => { if (j.from && j.to && j.to < j.from) wrong[`journeys.${n}.stayed_to`] = say('screening.need.order') })
  if (step === 'health') {
    const v = checkTemperature(d.temperature, form.temperature?.min, form.temperature?.max)
    if (!v.ok) wrong.temperature = say(`observation.wrong.${v.why}`, { hint: v.hint ?? '', ...form.temperature })
  }
  return wrong
}

const orNull = (text: string): string | null => text.trim() || null

export function personOf(d: Draft): ArrivalPerson {
  return {
    name: d.name.trim(), sex: d.sex, birth_date: d.birth || null, id_number: orNull(d.idNumber)?.toUpperCase() ?? null, phone: orNull(d.phone)?.replace(/[\s-]/g, '') ?? null,
    building: d.building.trim(), unit: d.unit.trim(), door: d.door.trim(), guardian_name: orNull(d.guardian)
  }
}

/** For a change: only what was typed anew, so that nothing masked is ever sent back. */
export function changedPerson(d: Draft): Partial<ArrivalPerson> {
  return Object.fromEntries(Object.entries(personOf(d)).filter(([, v]) => v !== null && v !== '')) as Partial<ArrivalPerson>
}

export function bodyOf(d: Draft, ids: { id: string; eventId: string; noticeId: string }): ArrivalBody {
  return {
    id: ids.id, event_id: ids.eventId, place_id: d.place!.id, notice_id: ids.noticeId, declared_by: d.declaredBy || 'worker', person: personOf(d),
    ...(d.via === 'link' ? { declared_via: null, declared_on: null } : { declared_via: d.via, declared_on: d.via === 'paper' ? d.paperOn || null : null }),
    ...saidOf(d)
  }
}

/** What is said of the arrival itself, whoever is asked. */
export function saidOf(d: Draft) {
  const v = checkTemperature(d.temperature)
  return {
    arrived_on: d.arrivedOn || null,
    journeys: d.journeys.filter((j) => j.text.trim()).map((j) => ({ from_place_id: j.place?.id ?? j.placeId, from_text: j.text.trim(), abroad: j.abroad, stayed_from: j.from || null, stayed_to: j.to || null })),
    transports: d.transports.filter((t) => t.mode).map((t) => ({ mode: t.mode, number: t.number.trim().toUpperCase(), on: t.on || null, seat: t.seat.trim() })),
    stops: d.stopped === null ? null : d.stopped ? d.stops.filter((s) => s.text.trim()).map((s) => ({ text: s.text.trim(), on: s.on || null })) : [],
    shared_with_case: d.shared, well: d.well, temperature: v.ok ? v.value : null, symptoms: d.well === false ? d.symptoms : [], precautions: d.precautions,
    proofs: d.proofs, ...d.rest
  }
}

/** The step on which a refused field is asked. */
export function stepOf(field: string): Step {
  if (/^person\.(phone)/.test(field)) return 'phone'
  if (/^(place_id|person\.(building|unit|door))/.test(field)) return 'stay'
  if (field.startsWith('person')) return 'person'
  if (field.startsWith('declared_') || field === 'notice_id') return 'notice'
  if (field.startsWith('arrived')) return 'arrived'
  if (field.startsWith('journeys')) return 'origin'
  if (field.startsWith('transports')) return 'transport'
  if (field.startsWith('stops')) return 'stops'
  if (field.startsWith('shared')) return 'shared'
  if (/^(well|temperature|symptoms)/.test(field)) return 'health'
  if (field.startsWith('precautions')) return 'precautions'
  return 'review'
}

export const maskName = (name: string): string => (name ? `${[...name][0]}**` : '**')

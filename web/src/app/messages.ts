import * as app from './words'
import * as assistance from '../assistance/words'
import * as campaigns from '../campaigns/words'
import * as cases from '../cases/words'
import * as declaring from '../declaring/words'
import * as flags from '../flags/words'
import * as households from '../households/words'
import * as identity from '../identity/words'
import * as journeys from '../journeys/words'
import * as lists from '../lists/words'
import * as look from '../look/words'
import * as messages from '../messages/words'
import * as mine from '../mine/words'
import * as observation from '../observation/words'
import * as own from '../own/words'
import * as papers from '../papers/words'
import * as places from '../places/words'
import * as policy from '../policy/words'
import * as reports from '../reports/words'
import * as rounds from '../rounds/words'
import * as screening from '../screening/words'
import * as situation from '../situation/words'
import * as tables from '../tables/words'
import * as tasks from '../tasks/words'
import * as transfer from '../transfer/words'

const slices = { assistance, campaigns, cases, declaring, flags, households, identity, journeys, lists, look, messages, mine, observation, own, papers, places, policy, reports, rounds, screening, situation, tables, tasks, transfer }

type Slices = typeof slices
type Words = typeof app.zh & { [K in keyof Slices]: Slices[K]['zh'] }

function of(lang: 'zh' | 'en'): Words {
  const out: Record<string, unknown> = { ...app[lang] }
  for (const [name, slice] of Object.entries(slices)) out[name] = slice[lang]
  return out as Words
}

export const zh = of('zh')
export const en = of('en')

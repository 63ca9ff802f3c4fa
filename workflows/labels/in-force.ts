import { rangeOf } from '../rules/known-day.ts'
import type { Bilingual, RulePack } from '../rules/schema.ts'
import { documentDayText } from './days.ts'
import { sayFrom } from './say.ts'

/** From when to when a pack is in force, and how far that is known. `{known}` is a day, a month or a year. */
export const inForceFrames = {
  label: { zh: '施行时间', en: 'In force' },
  from: { zh: '自{known}起施行', en: 'from {known}' },
  known: {
    zh: '{known}起施行，哪一天没有查到；平台自{on}起适用',
    en: 'from {known}, which day was not found; applied here from {on}',
  },
  between: {
    zh: '最早{known}、最晚{until}起施行，没有查清；平台自{on}起适用',
    en: 'from {known} at the earliest or {until} at the latest, not settled; applied here from {on}',
  },
  unknown: { zh: '从哪一天起施行没有查到；平台自{on}起适用', en: 'since when was not found; applied here from {on}' },
  unsaid: {
    zh: '平台自{on}起适用；这个日期依据什么没有写明',
    en: 'applied here from {on}; what that day rests on is not said',
  },
  until: { zh: '施行至{until}（含当天）', en: 'until {until}, that day included' },
  succeeded: {
    zh: '施行至{until}（含当天），此后按规则包“{otherwise}”',
    en: 'until {until}, that day included; then the pack “{otherwise}”',
  },
  monthOnly: { zh: '{year}年{month}月（日期不详）', en: '{month} {year} (day not known)' },
  yearOnly: { zh: '{year}年（月、日不详）', en: '{year} (month and day not known)' },
  ruleUntil: { zh: '这一条施行至{until}（含当天）', en: 'this rule holds until {until}, that day included' },
  afterwards: { zh: '此后：{otherwise}', en: 'afterwards: {otherwise}' },
  noneAfterwards: { zh: '此后没有这一条', en: 'afterwards there is none' },
} satisfies Record<string, Bilingual>

const say = sayFrom<keyof typeof inForceFrames>(inForceFrames)

const inBoth = (on: string): Bilingual => ({ zh: documentDayText(on, 'zh'), en: documentDayText(on, 'en') })

/** A day as far as it is known: what is not known of it is said, not filled in. */
const knownDayText = (known: string): Bilingual => {
  const [year = '', month, day] = known.split('-')
  if (month === undefined) return say('yearOnly', { year })
  if (day !== undefined) return inBoth(known)
  const [, name = month] = documentDayText(`${known}-01`, 'en').split(' ')
  return say('monthOnly', { year, month: { zh: String(Number(month)), en: name } })
}

/** From when to when a pack is in force, and how far that is known. */
export const inForceText = ({
  inForceFrom,
  inForceFromKnown: known,
  inForceUntil: end,
}: Pick<RulePack, 'inForceFrom' | 'inForceFromKnown' | 'inForceUntil'>): Bilingual => {
  const begins = firstDayText(inForceFrom, known)
  if (!end) return begins
  const until = inBoth(end.on)
  const ends = end.successor === undefined ? say('until', { until }) : say('succeeded', { until, otherwise: end.successor })
  return { zh: `${begins.zh}；${ends.zh}`, en: `${begins.en}; ${ends.en}` }
}

const firstDayText = (from: string, known: RulePack['inForceFromKnown']): Bilingual => {
  const on = inBoth(from)
  if (!known) return say('unsaid', { on })
  const { as, atLatest } = known
  if (as === null) return say('unknown', { on })
  if (atLatest !== undefined) return say('between', { known: knownDayText(as), until: knownDayText(atLatest), on })
  const { first, last } = rangeOf(as)
  return first === last && first === from ? say('from', { known: on }) : say('known', { known: knownDayText(as), on })
}

/** How long a rule holds that lapses before its pack does, and what holds afterwards. */
export const lapseText = (until: string, afterwards: Bilingual | null): Bilingual => {
  const ends = say('ruleUntil', { until: inBoth(until) })
  const then = afterwards ? say('afterwards', { otherwise: afterwards }) : say('noneAfterwards')
  return { zh: `${ends.zh}；${then.zh}`, en: `${ends.en}; ${then.en}` }
}

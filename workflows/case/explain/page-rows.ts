import { clockLabels } from '../../labels/clocks.ts'
import { eventLabels } from '../../labels/events.ts'
import { partyLabels } from '../../labels/parties.ts'
import { stageLabels, stepLabels } from '../../labels/stages.ts'
import { trackLabels } from '../../labels/tracks.ts'
import { isParty, type Party } from '../../parties.ts'
import type { ClockName, ClockPartyRule } from '../clocks.ts'
import type { HolderRule, StageName, StepName } from '../meta.ts'
import { type NoticeName, notices, type Recipient } from '../notices.ts'
import { questionsText } from './guard-words.ts'
import { code, lines, list, table } from './markdown.ts'
import type { ChartRow, Destination } from './rows.ts'

const holderWords = {
  keyHolder: 'who has the key (property company, community, owner of the transformer)',
  mediationAwaited: 'who is still asked (owner, property company)',
  performer: 'who must perform',
  matterOffice: 'the office whose official answers for the matter',
  checkAwaited: 'whoever was asked to look',
  promiseAwaited: 'whose promise runs, or who looks at a report of it',
  dischargeAwaited: 'who must do or look at what is open before energising',
  recordedParty: 'who is recorded for',
  entryParty: 'who owes the entry',
} satisfies Record<HolderRule | ClockPartyRule, string>

const recipientWords = {
  issuer: 'the issuer',
  clockParty: 'whose clock it was',
  silentParty: 'who was silent',
  recordedParty: 'who is recorded for',
  movedParty: 'whose date moved',
  askedParty: 'who is asked',
  askingParty: 'who asked',
  namedOffice: 'the office named',
  otherOffice: 'the other office',
  assessor: 'the assessor of the track',
  checker: 'who looks at it',
  performer: 'who owes it',
  promiser: 'who promised it',
  dataReceivers: 'whoever was given what is corrected, once it counts',
  dataChecker: 'the centre, where it has to look first',
  demandingParty: 'the company, where it is said to have asked for the fee',
} satisfies Record<Exclude<Recipient, Party>, string>

/** A party, or the rule by which it is found. */
export const holderText = (holder: Party | HolderRule | ClockPartyRule | null): string => {
  if (holder === null) return 'nobody'
  return isParty(holder) ? partyLabels[holder].en : holderWords[holder]
}

/** A stage as a case officer names it, with its name in the code. */
export const stageText = (stage: StageName, step: StepName | null): string =>
  step === null
    ? `${stageLabels[stage].zh} ${code(stage)}`
    : `${stageLabels[stage].zh}·${stepLabels[step].zh} ${code(`${stage}/${step}`)}`

/** A clock with its Chinese name. */
export const clockText = (name: ClockName): string => `${clockLabels[name].name.zh} ${code(name)}`

/** The rows of one stage as a table. */
export const rowsTable = (rows: readonly ChartRow[], nextText: (row: ChartRow) => string = nextOf): string =>
  table(
    ['event', 'who', 'if', 'then', 'clocks', 'told'],
    rows.map((row) => [eventText(row), whoText(row), questionsText(asked(row)), nextText(row), clocksText(row), toldText(row)]),
  )

const eventText = ({ event, clock }: ChartRow): string => {
  if (event === null) return 'at once, by itself'
  if (event === 'deadline.passed') return clock === null ? 'any clock runs out' : `${clockText(clock)} runs out`
  return event === 'facts.changed' ? 'the facts of the compound change' : `${code(event)}<br>${eventLabels[event].zh}`
}

const whoText = ({ who }: ChartRow): string => {
  if (who === null) return 'the system'
  return who === 'clock' ? 'the clock' : partyLabels[who].en
}

// That its clock has run out is said by the event itself.
const asked = ({ guards }: ChartRow) => guards.filter(({ name }) => name !== 'clockMoves')

const nextOf = ({ next }: ChartRow): string => nextText(next)

/** Where an event leads; with several ways, each with its question, and with several tracks, each by its name. */
export const nextText = (next: readonly Destination[]): string => {
  const several = new Set(next.map(({ track }) => track)).size > 1
  return next.length === 0
    ? 'stays'
    : lines(next.map((way) => `${several ? `${trackLabels[way.track].zh} ` : ''}${wayText(way)}`))
}

const wayText = ({ stage, step, when, otherwise }: Destination): string => {
  const words = questionsText(when)
  const asked = words === '' ? '' : ` if ${words}`
  return `→ ${stageText(stage, step)}${asked}${otherwise ? ', otherwise' : ''}`
}

const clocksText = ({ answers, restarts, extends: longer, next }: ChartRow): string => {
  const opened = [...new Set(next.flatMap(({ opens }) => opens))]
  const resting = [...new Set(next.flatMap(({ rests }) => rests))]
  const part = (verb: string, names: readonly ClockName[]) => (names.length > 0 ? `${verb} ${list(names.map(code))}` : '')
  return lines([
    part('answers', answers),
    part('restarts', restarts),
    part('extends', longer === null ? [] : [longer]),
    part('runs', opened),
    part('rests', resting),
  ])
}

const toldText = ({ notices: own, next }: ChartRow): string =>
  lines(
    [...new Set([...own, ...next.flatMap((way) => way.notices)])].map((notice) => `${code(notice)} ${recipientsText(notice)}`),
  )

const recipientsText = (notice: NoticeName): string =>
  notices[notice].to.map((to: Recipient) => (isParty(to) ? to : recipientWords[to])).join(', ')

import { isDeepStrictEqual } from 'node:util'
import { type CaseFile, draftFile } from '../../workflows/case/case-file.ts'
import { isSystemEvent } from '../../workflows/case/events/system.ts'
import type { Course } from '../../workflows/trials/course.ts'
import type { RecordedCase, RecordedEvent } from '../../workflows/trials/recorded.ts'
import type { CasePlayer } from './case-player.ts'
import type { Taken } from './chart/walk.ts'

/** A played case as a trial reads it from the record. */
export const recordedOf = (
  { draft, taken }: { readonly draft: CaseFile; readonly taken: readonly Pick<Taken, 'event' | 'input' | 'outcome'>[] },
  rest: Partial<RecordedCase> = {},
): RecordedCase => ({
  caseId: draft.caseId,
  caseNumber: null,
  chainId: draft.caseId,
  district: '430211',
  compoundId: 'compound-1',
  pileId: null,
  draft,
  records: taken.map(
    ({ event, input, outcome }, order): RecordedEvent => ({ origin: originOf(event.type), event, input, outcome, order }),
  ),
  bodies: [],
  ...rest,
})

/** A case of a player as a trial reads it, under an id of its own. */
export const recordedPlayer = (player: CasePlayer, caseId: string, rest: Partial<RecordedCase> = {}): RecordedCase => {
  const [first] = player.records
  if (!first) throw new Error('nothing was played')
  const { rules, calendar } = first.input
  const draft = draftFile(caseId, { rules: rules.id, calendar: calendar.id })
  return recordedOf({ draft, taken: player.records }, rest)
}

const originOf = (type: string): RecordedEvent['origin'] => {
  if (type === 'deadline.passed') return 'clock'
  if (type === 'returnLimit.reached') return 'derived'
  return isSystemEvent({ type }) ? 'system' : 'party'
}

/** In what a course differs from its record: nothing, where the trial has the rules of the record. */
export const differencesFrom = ({ recorded, record, dropped, steps, file }: Course): string[] => {
  const found: string[] = dropped.map(({ seq, type, why }) => `record ${seq} ${type} was dropped: ${JSON.stringify(why)}`)
  recorded.records.forEach(({ event, input, outcome }, index) => {
    const step = steps[index]
    if (!step) found.push(`record ${index + 1} ${event.type} did not happen`)
    else if (step.event.type !== event.type || step.at !== input.now)
      found.push(`record ${index + 1} ${event.type} ${input.now} was ${step.event.type} ${step.at}`)
    else if (!isDeepStrictEqual(stored(step.outcome), stored(outcome)))
      found.push(`record ${index + 1} ${event.type} had another outcome: ${unlike(step.outcome, outcome).join(' ')}`)
  })
  for (const step of steps.slice(recorded.records.length)) found.push(`${step.event.type} ${step.at} was added`)
  if (found.length === 0 && !isDeepStrictEqual(stored(file), stored(record.file))) found.push('the file is another')
  return found
}

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What differs, part by part. */
const unlike = (a: object, b: object, path = ''): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
    const [one, other] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]]
    if (JSON.stringify(one) === JSON.stringify(other)) return []
    const isDeep = one !== null && other !== null && typeof one === 'object' && typeof other === 'object'
    return isDeep ? unlike(one, other, `${path}/${key}`) : [`${path}/${key} ${JSON.stringify(other)} → ${JSON.stringify(one)}`]
  })

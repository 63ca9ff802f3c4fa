import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { applyOutcome, type CaseFile, draftFile } from '../../../workflows/case/case-file.ts'
import { phaseOf, placesOf, restore } from '../../../workflows/case/chart.ts'
import { clockPlace, isDue, wakeAt } from '../../../workflows/case/clock.ts'
import { type DecideInput, decide } from '../../../workflows/case/decide.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { workflowVersion } from '../../../workflows/case/machine.ts'
import { draftOfVersion, upgradedFile, upgradeOf } from '../../../workflows/case/versions/upgrade.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { mayBuild, rejectedOn } from '../../helpers/case-journeys.ts'

const folder = fileURLToPath(new URL('../../fixtures/case-files/', import.meta.url))
const calendar = calendars['cn']!
const rules = packNamed('zhuzhou-2022')
const place = clockPlace(rules, calendar)

/** Every case file of every released version: none of them is ever changed or removed. */
const stored = readdirSync(folder).flatMap((version) =>
  readdirSync(`${folder}${version}`).map((name) => {
    // Written by the store of that version.
    const file = JSON.parse(readFileSync(`${folder}${version}/${name}`, 'utf8')) as CaseFile
    return [`${version}/${name.replace('.json', '')}`, file] as const
  }),
)

const input = (now: string, party: DecideInput['actor']['party']): DecideInput => ({
  now,
  actor: { party, organisationId: null },
  rules,
  calendar,
})

/** Sends one event, after the clocks that are due by then. */
const send = (file: CaseFile, event: CaseEvent, now: string, party: DecideInput['actor']['party']): CaseFile => {
  let current = file
  for (let due = firstDue(current, now); due; due = firstDue(current, now)) {
    current = taken(current, { type: 'deadline.passed', clockId: due }, input(now, 'system'))
  }
  return taken(current, event, input(now, party))
}

const firstDue = (file: CaseFile, now: string): string | undefined =>
  file.clocks
    .filter((clock) => isDue(clock, now, place))
    .toSorted((a, b) => (wakeAt(a, place) ?? '').localeCompare(wakeAt(b, place) ?? ''))[0]?.clockId

const taken = (file: CaseFile, event: CaseEvent, at: DecideInput): CaseFile => {
  const decision = decide(file, event, at)
  if (!decision.accepted) throw new Error(`${event.type} was refused: ${decision.refusal.code}`)
  // As the store keeps it.
  return JSON.parse(JSON.stringify(decision.next)) as CaseFile
}

const upgraded = (file: CaseFile): CaseFile =>
  taken(file, { type: 'workflow.upgraded', chart: workflowVersion }, input('2026-06-01T01:00:00.000Z', 'system'))

/** The keys of a value at every depth; entries of lists and of records by id count as one. */
const shape = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => shape(entry, `${path}[]`))
  if (value === null || typeof value !== 'object') return [path]
  if (path.endsWith('.documents') || path.endsWith('.visits')) return [path]
  return Object.entries(value).flatMap(([key, entry]) => shape(entry, `${path}.${key}`))
}

describe('case files of every released version', () => {
  test('there are some, and none is of the running version yet', () => {
    expect(stored.length).toBeGreaterThan(10)
    expect(stored.filter(([, file]) => file.workflow === workflowVersion)).toEqual([])
  })

  test.each(stored)('%s goes on under the running chart: same places, same clocks', (_, file) => {
    const after = upgraded(file)
    expect(after.workflow).toBe(workflowVersion)
    expect(after.seq).toBe(file.seq + 1)
    expect(after.positions).toEqual(file.positions)
    expect(after.clocks.map(({ clockId, dueOn }) => [clockId, dueOn])).toEqual(
      file.clocks.map(({ clockId, dueOn }) => [clockId, dueOn]),
    )
    const given = undefined as never
    expect(placesOf(restore(after.value, { ...after.memory, given })).map(({ meta }) => meta.stage)).not.toEqual([])
  })

  test.each(stored.filter(([, file]) => phaseOf(file.value) !== 'closed'))('%s can be withdrawn and reopened', (_, file) => {
    const withdraw: CaseEvent = { type: 'owner.withdraw', reason: 'other', evidence: [] }
    const before = upgraded(file)
    const closed = send(before, withdraw, '2026-03-02T02:00:00.000Z', 'owner')
    expect(phaseOf(closed.value)).toBe('closed')
    const again = send(closed, { type: 'owner.reopen', evidence: [] }, '2026-03-02T03:00:00.000Z', 'owner')
    const held = ({ positions }: CaseFile) => positions.map(({ stage, holder }) => `${stage} ${holder}`).sort()
    expect(held(again)).toEqual(held(before))
  })

  test('an upgraded file has every field that a file of the running version has', () => {
    const old = new Map(stored)
    const pairs = [
      [old.get('1/building'), mayBuild().file],
      [old.get('1/rejected-and-contested'), rejectedOn(['FIRE_SYSTEM_MISSING', 'FEE_ARREARS']).file],
    ] as const
    for (const [file, now] of pairs) {
      const have = new Set(shape(upgradedFile(file!), ''))
      const missing = [...new Set(shape(JSON.parse(JSON.stringify(now)), ''))].filter((path) => !have.has(path))
      // Frames of recalls hold what an event changed, the row what decided last: they differ with the story, not with the version.
      expect(missing.filter((path) => !/recallable|recorded|closedFrom|ledgerRow/.test(path))).toEqual([])
    }
  })

  test('a draft of an old version begins the fold of its records', () => {
    const draft = draftOfVersion('1', 'case-1', { rules: 'r', calendar: 'c' })
    expect(draft.workflow).toBe('1')
    expect(draftOfVersion(workflowVersion, 'case-1', { rules: 'r', calendar: 'c' })).toEqual(
      draftFile('case-1', { rules: 'r', calendar: 'c' }),
    )
  })

  test('an upgrade happens once, and a version that nobody knows is an error, never a fresh start', () => {
    const [, file] = stored[0]!
    const after = upgraded(file)
    const again = decide(
      after,
      { type: 'workflow.upgraded', chart: workflowVersion },
      input('2026-06-02T01:00:00.000Z', 'system'),
    )
    expect(again).toMatchObject({ accepted: false, refusal: { code: 'WORKFLOW_IS_CURRENT' } })
    expect(() => upgradeOf({ ...file, workflow: '0' })).toThrow('no way leads from version 0')
  })

  test('no caller can send it', () => {
    const [, file] = stored[0]!
    const sent = decide(file, { type: 'workflow.upgraded', chart: workflowVersion }, input('2026-06-01T01:00:00.000Z', 'owner'))
    expect(sent).toMatchObject({ accepted: false, refusal: { code: 'EVENT_OF_ANOTHER_PARTY' } })
  })

  test('folding its outcome gives the file that was decided', () => {
    const [, file] = stored[0]!
    const at = input('2026-06-01T01:00:00.000Z', 'system')
    const decision = decide(file, { type: 'workflow.upgraded', chart: workflowVersion }, at)
    if (!decision.accepted) throw new Error('refused')
    expect(applyOutcome(file, decision.outcome, { seq: file.seq + 1, recordedAt: at.now })).toEqual(decision.next)
  })
})

import { describe, expect, test } from 'vitest'
import { localDay } from '../../../workflows/calendar/days.ts'
import { pilesThatFit } from '../../../workflows/capacity/load.ts'
import type { Decision } from '../../../workflows/case/decide.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { noReaction } from '../../../workflows/trials/conduct.ts'
import type { Course } from '../../../workflows/trials/course.ts'
import { type Decisions, openDecisions } from '../../../workflows/trials/decisions.ts'
import { limitsOfRecord, type OfficeLimit } from '../../../workflows/trials/offices.ts'
import { actPool } from '../../../workflows/trials/pool.ts'
import type { RecordedCase } from '../../../workflows/trials/recorded.ts'
import { replay } from '../../../workflows/trials/replay.ts'
import { type Behaviour, conductOf } from '../../../workflows/trials/scenarios.ts'
import { packLike, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import { fireFinding, inReview, planned, rejectedOn, rejection, silent } from '../../helpers/case-journeys.ts'
import { differencesFrom, recordedPlayer } from '../../helpers/recorded-walk.ts'

const zone = 'Asia/Shanghai'
/** A place without ordered charging, where fire and grid begin after the consent. */
const like = (change: Parameters<typeof packLike>[1]): RulePack => {
  const { capacity, ...pack } = packLike('zhuzhou-2022', { ...afterwards, ...change })
  const { orderedCharging: _, ...plain } = capacity
  return { ...pack, capacity: plain }
}
const afterwards = { tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } } as const
const reply = (n: number) => ({ clocks: { propertyReply: { length: { n, unit: 'workingDay' as const }, variants: [] } } })
const today = like(reply(15))

const fiveDays = like(reply(5))

const law = {
  document: { zh: '试行条例', en: 'Trial statute' },
  force: 'S',
  place: '430200',
  source: 'made for the test',
  mark: 'read',
} as const
const deemed = like({
  ...reply(15),
  consent: { silence: { policy: 'DEEMED', base: { kind: 'statute', basis: law }, basis: law } },
})

interface Asked {
  readonly behaviour?: Behaviour
  readonly limits?: readonly OfficeLimit[]
  readonly until?: string
}

const drawn = (cases: readonly RecordedCase[], until: string) => ({
  pool: actPool(cases),
  seed: 7,
  // Some end just after an instant.
  until: until.replace(/Z0$/, 'Z'),
  evidence: { asked: 0, drawn: 0 },
})

const tried = (
  cases: readonly RecordedCase[],
  draft: RulePack,
  { until = '2026-06-01T00:00:00.000Z', ...asked }: Asked = {},
): readonly Course[] =>
  replay({
    cases,
    until,
    rulesOf: () => ({ hash: draft.id, value: draft }),
    conduct: conductOf(asked.behaviour ?? 'noReaction', drawn(cases, until)),
    limits: asked.limits ?? null,
  }).courses

const dayOf = (course: Course | undefined, type: string): string | undefined => {
  const step = course?.steps.find(({ event }) => event.type === type)
  return step && localDay(step.at, zone)
}

describe('a company that said yes on the eighth working day, tried with five', () => {
  const recorded = [
    recordedPlayer(inReview({ pack: today }).nextWorkingDay(8).send({ type: 'property.approve', paper: stampedPaper }), 'case-1'),
  ]

  test('said it on 12 March', () => expect(localDay(recorded[0]?.records.at(-1)?.input.now ?? '', zone)).toBe('2026-03-12'))

  test('does not react: its time runs out after the 9th, and its late yes still counts on the 12th', () => {
    const [course] = tried(recorded, fiveDays)
    expect(dayOf(course, 'deadline.passed')).toBe('2026-03-10')
    expect(dayOf(course, 'property.approve')).toBe('2026-03-12')
    expect(course?.file.memory.paper).not.toBeNull()
  })

  test('answers by the deadline: on the 9th, and no time runs out', () => {
    const [course] = tried(recorded, fiveDays, { behaviour: 'byDeadline' })
    expect(dayOf(course, 'property.approve')).toBe('2026-03-09')
    expect(course?.steps.some(({ event }) => event.type === 'deadline.passed' && event.clockId.startsWith('propertyReply'))).toBe(
      false,
    )
  })

  test('tried with the rules it had it changes in nothing, whatever the behaviour', () => {
    for (const behaviour of ['noReaction', 'byDeadline', 'asElsewhere'] as const) {
      const courses = tried(recorded, today, { behaviour, until: `${recorded[0]?.records.at(-1)?.input.now}0` })
      expect(courses.flatMap((course) => differencesFrom(course))).toEqual([])
    }
  })
})

describe('what the record leaves open', () => {
  const types = (course: Course | undefined) => course?.steps.map(({ event }) => event.type)

  test('who gives up after a refusal answers the refusal: he gives up as long after it, wherever the trial puts it', () => {
    // Grid and fire look at it meanwhile: giving up leaves them too.
    const pack = packLike('zhuzhou-2022', reply(15))
    const refused = inReview({ pack }).nextWorkingDay(8).send(rejection('NO_LOCAL_RULE'))
    const gaveUp = recordedPlayer(refused.nextWorkingDay(2).send({ type: 'owner.acceptRefusal' }), 'gave-up')
    const [course] = tried([gaveUp], packLike('zhuzhou-2022', reply(5)), { behaviour: 'byDeadline' })
    const day = (type: string) => gaveUp.records.find(({ event }) => event.type === type)?.input.now.slice(0, 10)
    expect([day('property.reject'), day('owner.acceptRefusal')]).toEqual(['2026-03-12', '2026-03-16'])
    expect([dayOf(course, 'property.reject'), dayOf(course, 'owner.acceptRefusal')]).toEqual(['2026-03-09', '2026-03-13'])
  })

  describe('a late yes that comes in time', () => {
    const late = recordedPlayer(
      inReview({ pack: fiveDays }).nextWorkingDay(8).send({ type: 'property.approve', paper: stampedPaper }),
      'late',
    )
    const inTime = recordedPlayer(inReview({ pack: fiveDays }).nextWorkingDay(2).send(rejection('NO_LOCAL_RULE')), 'in-time')

    test('is what that body says in time, where the scenario draws: after its time only a yes counts', () => {
      for (const behaviour of ['byDeadline', 'asElsewhere'] as const) {
        const course = tried([late, inTime], today, { behaviour }).find(({ recorded }) => recorded.caseId === 'late')
        expect(types(course)).toContain('property.reject')
        expect(types(course)).not.toContain('property.approve')
        expect(dayOf(course, 'property.reject')).toBe('2026-03-12')
        expect(course?.dropped.map(({ why }) => why.kind)).toContain('comesInTime')
      }
    })

    test('stays a yes where nobody reacts, and where it is late in the trial too', () => {
      const [nobody] = tried([late, inTime], today)
      const [again] = tried([late, inTime], fiveDays, { behaviour: 'asElsewhere' })
      for (const course of [nobody, again]) expect(types(course)).toContain('property.approve')
    })
  })

  test('an owner who left while waiting for the paper does not leave once it is there; one who sold does', () => {
    const left = (reason: 'tookTooLong' | 'spaceSold') =>
      recordedPlayer(inReview({ pack: today }).nextWorkingDay(8).send({ type: 'owner.withdraw', reason }), reason)
    const quick = recordedPlayer(inReview({ pack: today }).send({ type: 'property.approve', paper: stampedPaper }), 'quick')
    const courses = tried([left('tookTooLong'), left('spaceSold'), quick], fiveDays, { behaviour: 'byDeadline' })
    const [waited, sold] = courses
    expect(types(waited)).toContain('property.approve')
    expect(types(waited)).not.toContain('owner.withdraw')
    expect(types(sold)).toContain('owner.withdraw')
    const [nobody] = tried([left('tookTooLong'), quick], fiveDays)
    expect(types(nobody)).toContain('owner.withdraw')
  })

  test('who was cut short takes longer than he was followed, as long as one who did', () => {
    // The owner left on the third day: nobody knows when the company would have answered, but that it had not by then.
    const left = recordedPlayer(
      inReview({ pack: today }).nextWorkingDay(3).send({ type: 'owner.withdraw', reason: 'tookTooLong' }),
      'left',
    )
    const answered = (days: number) =>
      recordedPlayer(
        inReview({ pack: today }).nextWorkingDay(days).send({ type: 'property.approve', paper: stampedPaper }),
        `after-${days}`,
      )
    const cases = [left, answered(1), answered(6)]
    const parts = drawn(cases, '2026-06-01T00:00:00.000Z')
    const conduct = { ...conductOf('asElsewhere', parts), leaves: () => false }
    const draft = { hash: today.id, value: today }
    const [course] = replay({ cases, until: parts.until, rulesOf: () => draft, conduct, limits: null }).courses
    expect(dayOf(course, 'property.approve')).toBe('2026-03-10')
  })

  test('a decision of an earlier replay stands for the same question alone', () => {
    const decisions = openDecisions()
    const [event, actor] = [
      { type: 'owner.acceptRefusal' as const, evidence: [] },
      { party: 'owner', organisationId: null } as const,
    ]
    const question = { event, actor, at: '2026-03-02T01:00:00.000Z', lent: 'record 3', under: [today], row: null }
    let asked = 0
    const ask = (change: Partial<typeof question> | { readonly row: object } = {}) => {
      const { decision } = decisions.decided(decisions.of('case-1'), { ...question, ...change }, () => {
        asked += 1
        return { accepted: false, refusal: { code: 'ALREADY_DECIDED' } } as unknown as Decision
      })
      return decision
    }
    const first = ask()
    expect([ask() === first, asked]).toEqual([true, 1])
    const others = [
      { at: '2026-03-03T01:00:00.000Z' },
      { lent: 'record 4' },
      { under: [{ ...today }] },
      { row: { ratedKva: 630 } },
    ]
    for (const change of others) ask(change)
    expect(asked).toBe(5)
    expect(decisions.of('case-1~1')).not.toBe(decisions.of('case-1~1'))
  })

  test('what was decided in one replay stands for the next, and the courses are the same without', () => {
    const cases = [
      recordedPlayer(silent({ pack: today }), 'silent'),
      recordedPlayer(rejectedOn(['NO_LOCAL_RULE'], { pack: today }), 'no'),
    ]
    const until = '2026-06-01T00:00:00.000Z'
    const play = (decisions: Decisions, seed: number) =>
      replay({
        cases,
        until,
        rulesOf: () => ({ hash: fiveDays.id, value: fiveDays }),
        conduct: conductOf('byDeadline', { ...drawn(cases, until), seed }),
        limits: null,
        decisions,
      }).courses.map(({ steps, dropped, file }) => ({ steps, dropped, file }))
    const shared = openDecisions()
    for (const seed of [7, 8, 7]) expect(play(shared, seed)).toEqual(play(openDecisions(), seed))
  })
})

describe('a company that never answered, tried where silence is consent', () => {
  const recorded = [recordedPlayer(silent({ pack: today }), 'case-1')]

  test('has consented the day after its time', () => {
    const [course] = tried(recorded, deemed)
    expect(localDay(recorded[0]?.records.at(-1)?.input.now ?? '', zone)).toBe(dayOf(course, 'deadline.passed'))
    expect(recorded[0]?.records.at(-1)?.outcome.memory.paper).toBeUndefined()
    expect(course?.file.memory.paper).not.toBeNull()
    expect(course?.file.positions.map(({ track, stage }) => `${track} ${stage}`)).not.toContain('consent coordination')
  })

  test('and then waits where the record never was, with nobody who is known to act there', () => {
    const [course] = tried(recorded, deemed)
    const turns = course?.file.positions.map(({ positionId }) => course.counted.nameOf(positionId) ?? '')
    expect(turns?.some((name) => !course?.record.turns.has(name))).toBe(true)
  })
})

describe('twenty-seven ask at a transformer where twenty-one fit, and the company keeps silent', () => {
  const transformer = (transformerId: string, peakKva: number) => ({
    transformerId,
    ratedKva: 630,
    peakKva,
    peakMonth: '2025-08',
  })
  const peak = 410
  const start = (transformerId: string, n = 0) => ({
    pack: today,
    facts: undergroundGarage({ transformer: transformer(transformerId, peak) }),
    at: `2026-03-02T01:${String(n).padStart(2, '0')}:00.000Z`,
  })
  // One request elsewhere went all the way: from it is known what is done after a consent.
  const example = planned(
    inReview(start('transformer-2')).send({ type: 'property.approve', paper: stampedPaper }).send(fireFinding('passed')),
  ).send('owner.confirmPlan')
  const cases = [
    recordedPlayer(example, 'example', { compoundId: 'compound-2' }),
    ...Array.from({ length: 27 }, (_, n) => recordedPlayer(silent(start('transformer-1', n)), `case-${n}`)),
  ]

  test('by the ledger twenty-one fit', () => {
    const peaks = [{ month: '2025-08', kva: peak }]
    const empty = { transformerId: null, version: 0, on: '2026-04-01', ratedKva: 630, peaks, others: [] }
    expect(pilesThatFit(empty, 7, today.capacity)).toBe(21)
  })

  test('where silence is consent twenty-seven have their paper, twenty-one room, and six wait for it', () => {
    const { transformers, courses } = replay({
      cases,
      until: '2026-05-15T00:00:00.000Z',
      rulesOf: () => ({ hash: deemed.id, value: deemed }),
      conduct: conductOf('asElsewhere', drawn(cases, '2026-05-15T00:00:00.000Z')),
      limits: null,
    })
    const own = courses.filter(({ recorded }) => recorded.caseId !== 'example')
    expect(own.filter(({ file }) => file.memory.paper !== null)).toHaveLength(27)
    const entries = transformers.ledgers.get('transformer-1')?.entries ?? []
    expect(entries.filter(({ state }) => state === 'reserved')).toHaveLength(21)
    expect(entries.filter(({ state, found }) => state === 'waiting' && found !== null)).toHaveLength(6)
  })

  test('and nobody who asked later is let in before somebody who asked earlier', () => {
    const courses = tried(cases, deemed, { behaviour: 'asElsewhere' })
    const refused = courses.filter(({ file }) => file.memory.queued !== null).map(({ recorded }) => recorded.caseId)
    expect(refused).toEqual(['case-21', 'case-22', 'case-23', 'case-24', 'case-25', 'case-26'])
  })

  test('an office that did one act on its busiest day does no more in a trial, and the wait is counted', () => {
    const limits = limitsOfRecord(cases).map((limit) => (limit.party === 'grid' ? { ...limit, perDay: 1, perWeek: 5 } : limit))
    const { offices } = replay({
      cases,
      until: '2026-12-01T00:00:00.000Z',
      rulesOf: ({ caseId }) => (caseId === 'example' ? null : { hash: deemed.id, value: deemed }),
      conduct: conductOf('asElsewhere', drawn(cases, '2026-12-01T00:00:00.000Z')),
      limits,
    })
    const days = [...offices.acts].filter(([office]) => office.startsWith('grid ')).flatMap(([, own]) => [...own.values()])
    expect(Math.max(...days)).toBe(1)
    expect([...offices.waits].find(([office]) => office.startsWith('grid '))?.[1]).toBeGreaterThan(27)
  })

  test('tried with the rules they had they change in nothing, together or alone', () => {
    const until = cases.map(({ records }) => records.at(-1)?.input.now ?? '').reduce((a, b) => (a > b ? a : b))
    const courses = replay({
      cases,
      until: `${until}0`,
      rulesOf: () => null,
      conduct: noReaction,
      limits: limitsOfRecord(cases),
    }).courses
    expect(courses.flatMap((course) => differencesFrom(course)).slice(0, 3)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { chanceOf } from '../../helpers/chart/chance.ts'
import { faultsAfter } from '../../helpers/chart/invariants.ts'
import { factsOf, rulePacks } from '../../helpers/chart/places.ts'
import { shortened, storyOf } from '../../helpers/chart/shorten.ts'
import {
  beginWalk,
  branchOf,
  file,
  letTimePass,
  send,
  type Taken,
  todayOf,
  type Walk,
  workingDaysLater,
} from '../../helpers/chart/walk.ts'

const pack = rulePacks.find(({ id }) => id === 'zhuzhou-2022')!
const facts = factsOf({
  level: 'underground',
  transformer: 'private',
  issuers: 2,
  inbox: true,
  known: 'nothing',
  measured: 'nothing',
  leaseUntilOn: null,
})

const filed = (): Walk => {
  const walk = beginWalk(pack)
  file(walk, facts)
  return walk
}

/** In review: the papers are complete and the company's inbox was served. */
const reviewed = (): Walk => {
  const walk = filed()
  send(walk, { type: 'centre.confirmComplete', evidence: [] })
  return walk
}

const silent = (): Walk => {
  const walk = reviewed()
  letTimePass(walk, walk.file.clocks.find(({ name }) => name === 'propertyReply')!.dueAt!)
  return walk
}

/** The same walk, as if its last event had left another file, or had changed something else. */
const asIf = (walk: Walk, change: (file: CaseFile) => Partial<CaseFile>, last: Partial<Taken> = {}): Walk => {
  const doctored = branchOf(walk)
  doctored.file = { ...walk.file, ...change(walk.file) }
  const taken = walk.taken.at(-1)!
  doctored.taken.splice(-1, 1, { ...taken, after: doctored.file, ...last })
  return doctored
}

const withMemory = (walk: Walk, memory: Partial<CaseFile['memory']>, value?: CaseFile['value']): Walk =>
  asIf(walk, (of) => ({ memory: { ...of.memory, ...memory }, ...(value === undefined ? {} : { value }) }))

const open = (consent: CaseFile['value'], fire: CaseFile['value'] = 'assessing') =>
  ({ open: { consent, fire, grid: 'intake' } }) as CaseFile['value']
const undecided = (stage: string) => open({ undecided: stage })
const promisesBrokenBy = (walk: Walk): string[] => faultsAfter(walk).map(({ promise }) => promise)
const reopened = (change: (frame: NonNullable<CaseFile['memory']['closedFrom']>) => object): Walk => {
  const walk = reviewed()
  send(walk, { type: 'owner.withdraw', reason: 'other', evidence: [] })
  send(walk, { type: 'owner.reopen', evidence: [] })
  const last = walk.taken.at(-1)!
  const { closedFrom } = last.before.memory
  return asIf(walk, () => ({}), {
    before: { ...last.before, memory: { ...last.before.memory, closedFrom: { ...closedFrom!, ...change(closedFrom!) } } },
  })
}

type Said = Parameters<typeof send>[1]

/** A request with a suit beside it, withdrawn and taken up again; and what was said in between. */
const reopenedWithSuit = (meanwhile: (proceeding: number, say: (event: Said) => void) => void): Walk => {
  const walk = filed()
  send(walk, { type: 'owner.openProceeding', kind: 'suit', subject: 'consentPaper', openedOn: todayOf(walk), evidence: [] })
  const proceeding = walk.file.seq
  walk.now = workingDaysLater(walk, 4)
  send(walk, { type: 'owner.withdraw', reason: 'other', evidence: [] })
  walk.now = workingDaysLater(walk, 3)
  meanwhile(proceeding, (event) => send(walk, event))
  walk.now = workingDaysLater(walk, 3)
  send(walk, { type: 'owner.reopen', evidence: [] })
  return walk
}

const ground = {
  groundId: '3.1',
  kind: 'ground',
  code: 'FIRE_SYSTEM_MISSING',
  condition: null,
  fulfilledBy: null,
  byOn: null,
  raisedBy: 'property',
  seq: 3,
  statedOn: '2026-03-02',
  evidence: [],
  burdenMet: false,
  validity: 'Y',
  route: 'fire',
  contestedSeq: 4,
  view: null,
  verified: 'UNVERIFIED',
  verifiedSeq: null,
  settledSeq: null,
} as const

const breaches: readonly (readonly [string, () => Walk])[] = [
  ['nobody holds the case', () => asIf(reviewed(), () => ({ positions: [] }))],
  ['a case that is not running is held', () => asIf(reviewed(), () => ({ value: 'closed' }))],
  ['a track is held twice', () => asIf(reviewed(), ({ positions }) => ({ positions: [...positions, positions[0]!] }))],
  [
    'a position has no one holder',
    () => asIf(reviewed(), ({ positions }) => ({ positions: positions.map((one) => ({ ...one, awaits: [] })) })),
  ],
  [
    'consent/reviewing is held by a property that this case does not have',
    () => asIf(reviewed(), ({ positions }) => ({ positions: positions.map((one) => ({ ...one, organisationId: null })) })),
  ],
  [
    'consent/reviewing: its holder cannot act and no clock moves it',
    () =>
      asIf(reviewed(), ({ positions, clocks }) => ({
        positions: positions.map((one) => (one.track === 'consent' ? { ...one, holder: 'tester', awaits: ['tester'] } : one)),
        clocks: clocks.filter(({ track }) => track !== 'consent'),
      })),
  ],
  [
    'propertyReply runs without a due date',
    () => asIf(reviewed(), ({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, dueOn: null, dueAt: null })) })),
  ],
  [
    'propertyReply rests with a due date',
    () => asIf(reviewed(), ({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, state: 'paused' })) })),
  ],
  [
    'propertyReply is due before the day that was told',
    () => asIf(reviewed(), ({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, toldDueOn: '2030-01-01' })) })),
  ],
  ['the clock propertyReply/consent runs twice', () => asIf(reviewed(), ({ clocks }) => ({ clocks: [...clocks, ...clocks] }))],
  [
    'the clock id fireCheck/fire/1 is used again',
    () => {
      const walk = reviewed()
      const clock = walk.file.clocks.find(({ name }) => name === 'fireCheck')!
      return asIf(walk, () => ({}), { outcome: { ...walk.taken.at(-1)!.outcome, clocks: [{ op: 'opened', clock }] } })
    },
  ],
  [
    'the clock propertyReply is open where it neither runs nor rests',
    () => asIf(reviewed(), () => ({ value: undecided('documentCheck') })),
  ],
  ['a clock that ran out leaves no trace', () => asIf(silent(), () => ({ passed: [] }))],
  ['propertyReply/consent begins again already run out, for ever', () => ({ ...reviewed(), endless: ['propertyReply/consent'] })],
  [
    'propertyReply ends and begins again with one event',
    () => {
      const walk = reviewed()
      const clock = walk.file.clocks.find(({ name }) => name === 'propertyReply')!
      const clocks = [
        { op: 'ended', clockId: 'propertyReply/consent/9', how: 'answered', on: '2026-03-02' } as const,
        { op: 'opened', clock } as const,
      ]
      return asIf(walk, () => ({}), { outcome: { ...walk.taken.at(-1)!.outcome, value: null, memory: {}, clocks } })
    },
  ],
  ['consent is settled without a paper', () => withMemory(reviewed(), {}, open('granted'))],
  [
    'consent is settled with an offer still on the table',
    () => withMemory(reviewed(), { offer: { seq: 2, paper: null } }, open('granted')),
  ],
  ['consent is settled with grounds still pleaded', () => withMemory(reviewed(), { grounds: [ground] }, open('granted'))],
  ['the company’s no stands without a ground', () => withMemory(reviewed(), {}, undecided('rejected'))],
  [
    'the company’s no stands although every ground fell',
    () => withMemory(reviewed(), { grounds: [{ ...ground, verified: 'FALLEN' }] }, undecided('rejected')),
  ],
  ['an offer without a condition waits for the owner', () => withMemory(reviewed(), {}, undecided('conditionsOffered'))],
  ['a closed case has no outcome or no way back', () => withMemory(reviewed(), {}, 'closed')],
  [
    'a case that is not closed has an outcome',
    () => withMemory(reviewed(), { outcome: { outcome: 'withdrawn', reason: null, seq: 2, on: '2026-03-02' } }),
  ],
  [
    'a contested ground waits for the fire track, and nobody holds that',
    () => {
      const walk = withMemory(reviewed(), { grounds: [ground] }, undecided('contested'))
      return asIf(walk, ({ positions }) => ({ positions: positions.filter(({ track }) => track !== 'fire') }))
    },
  ],
  [
    'propertyReply had run out and starts anew',
    () => {
      const walk = reopened(({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, passedOn: '2026-03-03' })) }))
      const clock = walk.file.clocks.find(({ name }) => name === 'propertyReply')!
      return asIf(walk, () => ({}), {
        ...walk.taken.at(-1)!,
        outcome: { ...walk.taken.at(-1)!.outcome, clocks: [{ op: 'opened', clock }] },
      })
    },
  ],
  [
    'propertyReply ran on and starts anew',
    () => {
      const walk = reopened(() => ({}))
      const clock = walk.file.clocks.find(({ name }) => name === 'propertyReply')!
      return asIf(walk, ({ clocks }) => ({ clocks: clocks.filter((one) => one !== clock) }), {
        before: walk.taken.at(-1)!.before,
        outcome: {
          ...walk.taken.at(-1)!.outcome,
          clocks: [{ op: 'opened', clock: { ...clock, clockId: 'propertyReply/consent/99' } }],
        },
      })
    },
  ],
  [
    'courtNews ran on and starts anew',
    () => {
      // The clock of an entry that begins anew under its own id.
      const walk = reopenedWithSuit(() => {})
      const clock = walk.file.clocks.find(({ name }) => name === 'courtNews')!
      const last = walk.taken.at(-1)!
      return asIf(walk, () => ({}), { ...last, outcome: { ...last.outcome, clocks: [{ op: 'opened', clock }] } })
    },
  ],
  ['the outcome does not fold into the file', () => asIf(reviewed(), ({ seq }) => ({ seq: seq + 1 }))],
]

test('what was said of a suit while the case was closed has a time of its own after it', () => {
  const walk = reopenedWithSuit((proceeding, say) =>
    say({ type: 'owner.reportProceeding', proceeding, step: 'stillRuns', evidence: [] }),
  )
  const keys = walk.file.clocks.filter(({ name }) => name === 'courtNews').map(({ clockId }) => clockId)
  expect([keys, promisesBrokenBy(walk)]).toEqual([['courtNews/main/2.4'], []])
})

describe('the promises of the chart can be broken, and it is seen', () => {
  test.each(breaches)('%s', (promise, breach) => {
    expect(promisesBrokenBy(breach())).toContain(promise)
  })

  test('an untouched case breaks none', () => {
    for (const walk of [filed(), reviewed(), silent(), reopened(() => ({}))]) expect(promisesBrokenBy(walk)).toEqual([])
  })
})

describe('walking', () => {
  test('a decision that changed its inputs would fail at once', () => {
    const walk = filed()
    expect(() => Object.assign(walk.file.memory, { filedOn: null })).toThrow(TypeError)
    expect(() => Object.assign(walk.taken[0]!.input, { now: '' })).toThrow(TypeError)
  })

  test('a refused event changes nothing, and is kept with its reason', () => {
    const walk = filed()
    const before = walk.file
    send(walk, { type: 'owner.reopen', evidence: [] })
    expect(walk.file).toBe(before)
    expect(walk.turned).toMatchObject([{ code: 'EVENT_NOT_ALLOWED_IN_STAGE' }])
  })

  test('what does not matter is left out of the story of a fault', () => {
    const walk = filed()
    send(walk, { type: 'owner.startReview', track: 'fire', evidence: [] })
    send(walk, { type: 'grid.acceptIntake', orderNumber: 'GW-1', evidence: [] })
    send(walk, { type: 'centre.confirmComplete', evidence: [] })
    const shorter = shortened(walk, (tried) => tried.taken.at(-1)?.event.type === 'centre.confirmComplete')
    expect(shorter.taken.map(({ event }) => event.type)).toEqual(['owner.submit', 'centre.confirmComplete'])
    expect(storyOf(shorter)).toHaveLength(3)
  })

  test('the same seed makes the same choices', () => {
    const choices = (seed: number) => Array.from({ length: 20 }, () => chanceOf(seed).below(1000)).join()
    const row = (seed: number) => {
      const chance = chanceOf(seed)
      return Array.from({ length: 20 }, () => chance.below(1000)).join()
    }
    expect(choices(5)).toBe(choices(5))
    expect(row(5)).toBe(row(5))
    expect(row(5)).not.toBe(row(6))
  })
})

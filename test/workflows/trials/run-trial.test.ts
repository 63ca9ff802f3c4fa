import { describe, expect, test } from 'vitest'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { noReaction } from '../../../workflows/trials/conduct.ts'
import type { TrialQuestion } from '../../../workflows/trials/prepare-trial.ts'
import type { RecordedCase } from '../../../workflows/trials/recorded.ts'
import { replay } from '../../../workflows/trials/replay.ts'
import { seedOfReplay } from '../../../workflows/trials/replays.ts'
import type { FamilyPoint } from '../../../workflows/trials/result.ts'
import { runTrial } from '../../../workflows/trials/run-trial.ts'
import { usualScenarios } from '../../../workflows/trials/scenarios.ts'
import { packLike, packNamed, stampedPaper } from '../../helpers/case-facts.ts'
import { inReview, mayBuild, rejectedOn, silent } from '../../helpers/case-journeys.ts'
import { recordedPlayer } from '../../helpers/recorded-walk.ts'

const reply = (n: number) => ({ clocks: { propertyReply: { length: { n, unit: 'workingDay' as const }, variants: [] } } })
const pack = packLike('zhuzhou-2022', reply(15))
const fiveDays = packLike('zhuzhou-2022', reply(5))

const cases: readonly RecordedCase[] = [
  recordedPlayer(silent({ pack }), 'silent'),
  recordedPlayer(inReview({ pack }).nextWorkingDay(8).send({ type: 'property.approve', paper: stampedPaper }), 'slow'),
  recordedPlayer(mayBuild({ pack }), 'quick'),
  recordedPlayer(rejectedOn(['FIRE_SYSTEM_MISSING'], { pack }), 'refused'),
]

const asked = (value: RulePack, change: Partial<TrialQuestion> = {}): TrialQuestion => ({
  cases,
  draft: { hash: value.id, value },
  period: { from: '2026-01-01', to: '2026-12-31' },
  asOf: '2026-03-24',
  until: '2026-03-24T16:00:00.000Z',
  seed: 7,
  replays: 3,
  scenarios: usualScenarios,
  ...change,
})

describe('a trial of a shorter time to reply', () => {
  const output = runTrial(asked(fiveDays))
  const scenario = (name: string) => output?.result.scenarios.find((one) => one.scenario.name === name)
  const changed = (name: string) => Object.fromEntries(scenario(name)?.changed.map(({ caseId, kind }) => [caseId, kind]) ?? [])

  test('reads every case and holds none as recorded', () => {
    expect(output?.result).toMatchObject({ read: 4, tried: 4, families: 4, heldAsRecorded: 0, against: { id: 'zhuzhou-2022' } })
  })

  test('changes the silent and the slow one, and nobody who was answered in time', () => {
    expect(Object.keys(changed('noReaction'))).toEqual(['silent', 'slow'])
    expect(changed('byDeadline')).toMatchObject({ slow: 'sooner' })
  })

  test('says of each changed case what went otherwise first', () => {
    const silentOne = scenario('noReaction')?.changed.find(({ caseId }) => caseId === 'silent')
    expect(silentOne?.reason).toMatchObject({ kind: 'clockRanOut', clock: 'propertyReply', on: '2026-03-10' })
  })

  test('opens each changed case as two courses side by side', () => {
    const slow = output?.courses.find(({ caseId, scenario: name }) => caseId === 'slow' && name === 'byDeadline')
    const yes = slow?.trial.find(({ type }) => type === 'property.approve')
    expect(yes?.on).toBe('2026-03-09')
    expect(slow?.recorded.find(({ seq }) => seq === yes?.matches)).toMatchObject({ type: 'property.approve', on: '2026-03-12' })
  })

  test('counts families, never copies, where more requests come', () => {
    expect(scenario('moreFilings')).toMatchObject({ copies: 2 })
    expect(scenario('moreFilings')?.changed.every(({ caseId }) => !caseId.includes('~'))).toBe(true)
    expect(scenario('moreFilings')?.families[0]?.followed).toBe(output?.result.recorded.families[0]?.followed)
  })

  test('says that the record holds no place with such a time, where it holds none', () => {
    expect(scenario('asElsewhere')?.evidence?.asked).toBeGreaterThan(0)
    expect(scenario('asElsewhere')?.evidence?.drawn).toBe(0)
    expect(scenario('byDeadline')?.evidence?.drawn).toBeGreaterThan(0)
    expect(scenario('noReaction')?.evidence).toEqual({ asked: 0, drawn: 0 })
  })

  test('states what each office did at most, which is what it can do', () => {
    expect(output?.result.limits.find(({ party }) => party === 'grid')).toMatchObject({ perDay: 4, perWeek: 4 })
  })

  test('gives the same result to the last letter when it is run again', () => {
    expect(JSON.stringify(runTrial(asked(fiveDays)))).toBe(JSON.stringify(output))
  })

  test('replays each scenario as often as is registered, and once where nothing is drawn', () => {
    const n = Object.fromEntries(output?.result.scenarios.map((one) => [one.scenario.name, one.replays?.n]) ?? [])
    expect(n).toEqual({ noReaction: 1, byDeadline: 3, asElsewhere: 3, moreFilings: 3 })
    expect(output?.result).toMatchObject({ replays: 3, definition: { version: 2 } })
  })

  test('draws by a seed of its own in each replay, the first by that of the trial', () => {
    const seeds = [0, 1, 2, 3].map((n) => seedOfReplay(7, n))
    expect(seeds[0]).toBe(7)
    expect(new Set(seeds).size).toBe(4)
    expect(seedOfReplay(8, 1)).not.toBe(seeds[1])
  })

  test('opens the first replay, which is the trial of one replay with the same seed', () => {
    const once = runTrial(asked(fiveDays, { replays: null }))
    const withoutReplays = output?.result.scenarios.map(({ replays: _, ...rest }) => rest)
    expect(once?.result.definition.version).toBe(1)
    expect(JSON.stringify(once?.result.scenarios)).toBe(JSON.stringify(withoutReplays))
    expect(JSON.stringify(once?.courses)).toBe(JSON.stringify(output?.courses))
  })

  test('says what the rule does to the very families: as the shares beside the record, with a range of its own', () => {
    const shareOf = (families: readonly FamilyPoint[] | undefined, on: number) =>
      families?.find(({ days }) => days === on)?.shares?.find(({ state }) => state === 'runs')?.share ?? 0
    for (const { replays, families } of output?.result.scenarios ?? []) {
      expect(replays?.effects?.map(({ days }) => days)).toEqual([30, 90, 180])
      for (const { days, least, effect, most, lower, upper } of replays?.effects ?? []) {
        // Where nothing is drawn, the one replay is all of them.
        if (replays?.n === 1)
          expect(effect).toBeCloseTo(shareOf(families, days) - shareOf(output?.result.recorded.families, days), 9)
        expect(least <= effect && effect <= most).toBe(true)
        if (lower !== null && upper !== null) expect(lower <= effect && effect <= upper).toBe(true)
      }
    }
  })

  test('gives mean and ends over the replays, and a prediction around them that is never a point', () => {
    for (const { families, replays } of output?.result.scenarios ?? []) {
      for (const { days, shares } of replays?.families ?? []) {
        if (!shares) continue
        expect(shares.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(1, 9)
        for (const { state, least, mean, most, lower, upper, independent } of shares) {
          expect(independent >= 1 && independent <= 4).toBe(true)
          expect(least <= mean + 1e-12 && mean <= most + 1e-12 && lower < upper).toBe(true)
          const first = families.find((one) => one.days === days)?.shares?.find((one) => one.state === state)?.share ?? 0
          expect(least <= first && first <= most).toBe(true)
        }
      }
    }
  })

  test('counts its progress in replays, and is stopped between any two steps', () => {
    const told: number[] = []
    runTrial(asked(fiveDays), (share) => {
      told.push(share)
      return false
    })
    // The control and ten replays: at least one word after each.
    expect(new Set(told).size).toBeGreaterThan(10)
    expect(told.toSorted((a, b) => a - b)).toEqual(told)
    expect(told.at(-1)).toBe(1)
    let words = 0
    const afterSeven = () => {
      words += 1
      return words > 7
    }
    expect(runTrial(asked(fiveDays), afterSeven)).toBeNull()
  })

  test('is stopped where it is told to', () => expect(runTrial(asked(fiveDays), () => true)).toBeNull())
})

describe('a trial of the rules that hold', () => {
  test('changes nothing, in any scenario without further requests', () => {
    const { result } = runTrial(asked(pack, { until: '2026-03-23T16:00:00.000Z' })) ?? {}
    for (const { scenario, changed, families, monthsWaited } of result?.scenarios ?? []) {
      if (scenario.filings > 1) continue
      expect(changed).toEqual([])
      expect(families).toEqual(result?.recorded.families)
      expect(monthsWaited).toBe(result?.recorded.monthsWaited)
    }
    expect(result?.legal).toEqual([])
  })
})

describe('a trial of a time that binds where the same time was a reference', () => {
  const { basis } = packNamed('chongqing-2023').clocks.propertyReply!
  const binding = packLike('zhuzhou-2022', {
    clocks: { propertyReply: { length: { n: 15, unit: 'workingDay' as const }, variants: [], basis } },
  })
  const { result } = runTrial(asked(binding)) ?? {}
  const changed = (name: string) =>
    result?.scenarios.find((one) => one.scenario.name === name)?.changed.map(({ caseId }) => caseId)

  test('lets the silent answer by its end where everybody does, and nobody where nobody reacts', () => {
    expect(basis.force).toBe('L')
    expect(changed('byDeadline')).toContain('silent')
    expect(changed('noReaction')).toEqual([])
  })
})

describe('the legal column', () => {
  const legal = (draft: RulePack) => new Map(runTrial(asked(draft))?.result.legal.map(({ key, means }) => [key, means]))
  const basis = packNamed('zhuzhou-2022').consent.silence.basis

  test('says that silence as consent needs a statute, and a time of the centre a notice', () => {
    const draft = packLike('zhuzhou-2022', {
      consent: { silence: { policy: 'DEEMED', base: { kind: 'notice', basis } } },
      clocks: { coordinate: { length: { n: 5, unit: 'workingDay' } } },
    })
    expect(legal(draft).get('consent.silence')).toBe('statute')
    expect(legal(draft).get('clocks.coordinate')).toBe('notice')
    expect(legal(draft).get('clocks.propertyReply')).toBe('reference')
  })

  test('says the same of silence in a part of the building, and whose consent a part needs is for whom it binds', () => {
    const silence = { policy: 'DEEMED' as const, base: { kind: 'statute' as const, basis }, basis }
    const words = { zh: '自有车位', en: 'an owned space' }
    const onlyIf = { titles: ['owned' as const], basis }
    const part = { id: 'owned', says: words, onlyIf, mode: 'REQUIRED' as const, modeBasis: basis, paper: 'consent' as const }
    const named = legal({ ...pack, consent: { ...pack.consent, parts: { otherwise: words, of: [{ ...part, silence }] } } })
    expect([named.get('consent.parts.owned.consent.silence'), named.get('consent.parts')]).toEqual(['statute', 'reference'])
  })

  test('says that a fine needs a law', () => {
    const text = { zh: '逾期不答复', en: 'no answer in time' }
    const fine = { when: text, what: text, yuan: { from: 1000, to: 5000 }, basis }
    const draft = { ...packNamed('zhuzhou-2022'), sanctions: [fine] }
    expect([...legal(draft)].filter(([key]) => key.startsWith('sanctions.')).map(([, means]) => means)).toEqual(['localRule'])
  })
})

describe('a draft that comes while requests are under way', () => {
  // The request was served on 2 March and its time ran out after the 23rd; the draft comes on the 5th.
  const from = (inForceFrom: string, n: number, runningCases?: 'keep' | 'switch' | 'longerForHolder') =>
    packLike('zhuzhou-2022', { ...reply(n), id: 'draft', inForceFrom, ...(runningCases ? { runningCases } : {}) })
  const only = cases.filter(({ caseId }) => caseId === 'silent')
  const trialOf = (draft: RulePack) => runTrial(asked(draft, { cases: only, until: '2026-05-01T16:00:00.000Z' }))
  const changed = (draft: RulePack) =>
    trialOf(draft)?.result.scenarios[0]?.changed.map(({ reason }) =>
      reason && 'clock' in reason ? [reason.clock, reason.on] : reason,
    )
  const daysOf = (draft: RulePack, clause: 'switch' | 'longerForHolder') => {
    const goesOver = () => ({ at: '2026-03-04T16:00:00.000Z', clause, rules: { hash: draft.id, value: draft } })
    const question = { cases: only, until: '2026-05-01T16:00:00.000Z', conduct: noReaction, limits: null }
    const [course] = replay({ ...question, rulesOf: () => null, goesOver }).courses
    const on = (type: string, clock = '') =>
      course?.steps
        .find(({ event }) => event.type === type && (!('clockId' in event) || event.clockId.startsWith(clock)))
        ?.at.slice(0, 10)
    return { over: on('rules.changed'), ranOut: on('deadline.passed', 'propertyReply'), rules: course?.file.rules }
  }

  test('keeps them under their rules where it says `keep`, or nothing', () => {
    expect([changed(from('2026-03-05', 5, 'keep')), changed(from('2026-03-05', 5))]).toEqual([[], []])
  })

  test('takes them over on its first day where it says `switch`: a clock that is open keeps its length', () => {
    const over = { over: '2026-03-04', ranOut: '2026-03-23', rules: 'draft' }
    expect(daysOf(from('2026-03-05', 5, 'switch'), 'switch')).toEqual(over)
    expect(daysOf(from('2026-03-05', 30, 'switch'), 'switch')).toEqual(over)
  })

  test('gives an open clock the longer time where it says `longerForHolder`, never a shorter one', () => {
    expect(daysOf(from('2026-03-05', 30, 'longerForHolder'), 'longerForHolder').ranOut).toBe('2026-04-14')
    expect(daysOf(from('2026-03-05', 5, 'longerForHolder'), 'longerForHolder').ranOut).toBe('2026-03-23')
    // The same, asked of the trial: the draft says by itself how they go over.
    expect(changed(from('2026-03-05', 30, 'longerForHolder'))).not.toEqual([])
    expect(changed(from('2026-03-05', 30, 'keep'))).toEqual([])
  })

  test('holds from the filing on for who files on its first day or later, and where that day is after what is looked at', () => {
    for (const first of ['2026-03-01', '2026-03-02', '2027-01-01']) {
      expect([first, changed(from(first, 5, 'keep'))]).toEqual([first, [['propertyReply', '2026-03-10']]])
    }
  })
})

describe('a draft that asks for another consent by part of the building', () => {
  const basis = packNamed('zhuzhou-2022').consent.modeBasis
  const words = { zh: '测试', en: 'test' }
  const part = { id: 'here', says: words, mode: 'NOTIFY' as const, modeBasis: basis, paper: 'notification' as const }
  const draft = (parts: NonNullable<RulePack['consent']['parts']>): RulePack => ({
    ...pack,
    id: 'by-part',
    consent: { ...pack.consent, parts },
  })
  const changed = (value: RulePack) =>
    runTrial(asked(value))
      ?.result.scenarios.find(({ scenario }) => scenario.name === 'noReaction')
      ?.changed.map(({ caseId }) => caseId)

  test('is tried on who lies in that part by the register', () => {
    const onlyIf = (title: 'owned' | 'public') => ({ onlyIf: { titles: [title], basis } })
    expect(changed(draft({ otherwise: words, of: [{ ...part, ...onlyIf('owned') }] }))).toContain('silent')
    expect(changed(draft({ otherwise: words, of: [{ ...part, ...onlyIf('public') }] }))).toEqual([])
  })

  test('holds nothing of who was never asked: the general rule stays', () => {
    expect(changed(draft({ asks: words, otherwise: words, of: [part] }))).toEqual([])
  })
})

describe('a ground that only the place knows', () => {
  const [own, name] = ['430200:ventShaft' as const, { zh: '挡住竖井', en: 'It blocks a shaft' }]
  const listed = packNamed('zhuzhou-2022').grounds.FIRE_SYSTEM_MISSING!
  const knowing: RulePack = { ...pack, id: 'knowing', ownGrounds: { [own]: { ...listed, name } } }
  const refused = [
    recordedPlayer(inReview({ pack: knowing }).send({ type: 'property.reject', grounds: [{ code: own }] }), 'refused'),
  ]
  const trialOf = (draft: RulePack) => runTrial(asked(draft, { cases: refused }))?.result.scenarios[0]

  test('is counted in a trial under its own code and in the words of its place', () => {
    const under = trialOf({ ...knowing, id: 'draft', clocks: { ...knowing.clocks, ...fiveDays.clocks } })
    expect(under?.grounds).toEqual([expect.objectContaining({ code: own, named: name, pleaded: 1 })])
    expect(under?.notKnown.every(({ n }) => n === 0)).toBe(true)
  })

  test('pleaded under a draft that lacks it, it has no place there: the refusal of the record did not happen', () => {
    const { ownGrounds: _, ...without } = knowing
    const under = trialOf({ ...without, id: 'draft' })
    expect(under?.grounds).toEqual([])
    expect(under?.changed.map(({ caseId }) => caseId)).toEqual(['refused'])
  })
})

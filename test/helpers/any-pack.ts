import fc from 'fast-check'
import { type ClockName, clockContracts, clockNames } from '../../workflows/case/clocks.ts'
import { isNeeded } from '../../workflows/rules/check.ts'
import { issuerKinds, proceedingKinds, siteAnswers, siteOffices, siteUnits } from '../../workflows/rules/codes.ts'
import { loadPacks } from '../../workflows/rules/packs.ts'
import type { Basis, ClockRule, RulePack } from '../../workflows/rules/schema.ts'
import { packNamed } from './case-facts.ts'
import { consideredByBuilding, objectionRoad, owedAfter, ownRoads } from './chart/places.ts'

const basis: Basis & { force: 'D' } = {
  document: { zh: '任意试写的规则', en: 'A rule made up at random' },
  force: 'D',
  place: 'CN',
  source: 'platform',
  mark: 'platform',
}

const unit = fc.constantFrom('workingDay', 'calendarDay', 'month')
const length = fc.record({ n: fc.integer({ min: 1, max: 40 }), unit })

/** A clock as its row allows: another length, another of the ends that the chart offers. */
const clockLike = (name: ClockName, rule: ClockRule): fc.Arbitrary<ClockRule> =>
  fc
    .record({ length, pausable: fc.boolean(), end: fc.constantFrom(...clockContracts[name].offers), extends: fc.boolean() })
    .map(({ extends: longer, ...change }): ClockRule => {
      const { length: _, extension: __, ...rest } = rule
      const own = { ...rest, variants: [], noticeBefore: [], end: change.end, pausable: rule.pausable && change.pausable, basis }
      if (!rule.length) return own
      const extension = longer ? { length: { n: 3, unit: change.length.unit }, times: 1 } : undefined
      return { ...own, length: change.length, ...(extension ? { extension } : {}) }
    })

/** Clocks of any length. One that no case needs may be missing altogether. */
const anyClocks = (pack: RulePack): fc.Arbitrary<RulePack['clocks']> =>
  fc
    .tuple(
      ...clockNames.flatMap((name) => {
        const rule = pack.clocks[name]
        if (!rule) return []
        const some = clockLike(name, rule).map((clock) => [name, clock] as const)
        return [
          isNeeded(name, pack) ? some : fc.oneof({ weight: 6, arbitrary: some }, { weight: 1, arbitrary: fc.constant(null) }),
        ]
      }),
    )
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)))

/** The reply time on trial: from a day on it has another length. */
const lapsing = (rule: ClockRule, { on, length: later }: { on: string; length: NonNullable<ClockRule['length']> }): ClockRule => {
  const { extension: _, ...rest } = rule
  return { ...rule, inForceUntil: { on, basis }, afterwards: { ...rest, length: later } }
}

interface Principle {
  readonly silence: 'GOES_ON' | 'ESCALATE' | 'DEEMED'
  readonly from: 'service' | 'answer'
  readonly first: NonNullable<ClockRule['length']>
}

/** The company answers in principle first; the answer itself and the paper leave it at least the time for that. */
const withPrinciple = (clocks: RulePack['clocks'], drawn: Principle | null, asks: boolean) => {
  if (!drawn || !asks) return { consent: {}, clocks }
  const { silence: policy, from: finalCountsFrom, first } = drawn
  const reply = clocks.propertyReply!
  const longer = { ...first, n: first.n + 5 }
  const { extension: _, ...rest } = reply
  return {
    consent: {
      answerInPrinciple: {
        basis,
        finalCountsFrom,
        silence: policy === 'DEEMED' ? { policy, base: { kind: 'contractClause' as const, basis }, basis } : { policy, basis },
      },
    },
    clocks: {
      ...clocks,
      propertyReply: policy === 'GOES_ON' ? { ...rest, length: longer } : reply,
      answerInPrinciple: { ...rest, length: first, end: 'move' as const },
      finalAnswer: { ...rest, length: longer, end: 'move' as const },
    },
  }
}

interface Objecting {
  readonly policy: 'ESCALATE' | 'DEEMED' | 'GOES_ON'
  readonly term: NonNullable<ClockRule['length']>
}

/** Who objects goes to court; where the answer itself is due without a suit, it leaves at least the time for that. */
const withObjection = (clocks: RulePack['clocks'], drawn: Objecting | null) => {
  if (!drawn) return { consent: {}, clocks, roads: {} }
  const { policy, term } = drawn
  const reply = clocks.propertyReply!
  const { extension: _, ...rest } = reply
  const noSuit = policy === 'DEEMED' ? { policy, base: { kind: 'contractClause' as const, basis }, basis } : { policy, basis }
  return {
    consent: { objection: { basis, road: 'opposition', noSuit } },
    clocks: {
      ...clocks,
      propertyReply: policy === 'GOES_ON' ? { ...rest, length: { ...term, n: term.n + 5 } } : reply,
      objectionTerm: { ...rest, length: term, end: 'move' as const },
    },
    roads: objectionRoad.own,
  }
}

/** Some of what can be owed once consent stands, each with another time. */
const owing = ({ which, time }: { which: readonly string[]; time: NonNullable<ClockRule['length']> }) =>
  Object.fromEntries(
    Object.entries(owedAfter)
      .filter(([name]) => which.includes(name))
      .map(([name, duty]) => {
        // What comes back leaves its own time before it.
        const every = { n: time.unit === 'month' ? 2 * time.n : 4, unit: 'month' as const }
        const again = duty.again && { again: { ...duty.again, every } }
        return [name, { ...duty, length: time, noticeBefore: [], ...again }]
      }),
  )

const modes = [
  ['REQUIRED', 'consent'],
  ['AGREEMENT', 'agreement'],
  ['REGISTRATION', 'registration'],
  ['NOTIFY', 'notification'],
  ['NONE', 'notNeeded'],
] as const

/** A list of points for the way through a garage, of whatever kind the schema knows. */
const anySiteChecks: fc.Arbitrary<NonNullable<RulePack['siteChecks']>> = fc
  .array(
    fc.record({
      office: fc.constantFrom(...siteOffices),
      answer: fc.constantFrom(...siteAnswers),
      unit: fc.constantFrom(...siteUnits),
      atMost: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
      onlyUnderground: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((points) =>
    points.map(({ office, answer, unit, atMost, onlyUnderground }, index) => ({
      id: `point${index}`,
      office,
      says: basis.document,
      answer,
      ...(answer === 'number' ? { measures: atMost === undefined ? { unit } : { unit, atMost } } : {}),
      ...(onlyUnderground ? { onlyIf: { garageLevels: ['underground' as const], basis } } : {}),
      basis,
    })),
  )

interface Part {
  readonly mode: (typeof modes)[number]
  readonly deemed: boolean
  readonly issuers: RulePack['consent']['issuers']
  readonly owes: readonly string[]
  readonly longer: boolean
}

const anyPart: fc.Arbitrary<Part> = fc.record({
  mode: fc.constantFrom(...modes),
  deemed: fc.boolean(),
  issuers: fc.subarray([...issuerKinds]),
  owes: fc.subarray(Object.keys(owedAfter)),
  longer: fc.boolean(),
})

/** Parts of the building with a consent of their own: one that the owner names, one that the register shows. */
const inParts = (drawn: readonly (Part | null)[], clocks: RulePack['clocks']): Pick<RulePack['consent'], 'parts'> => {
  const says = basis.document
  const of = drawn.flatMap((part, index) => {
    if (!part) return []
    const {
      mode: [mode, paper],
      deemed,
      issuers,
      owes,
      longer,
    } = part
    const { inForceUntil: _, afterwards: __, extension: ___, ...reply } = clocks.propertyReply!
    return [
      {
        id: index === 0 ? 'asked' : 'onRecord',
        says,
        ...(index === 0 ? {} : { onlyIf: { transformer: 'public' as const, basis } }),
        mode,
        modeBasis: basis,
        paper,
        issuers,
        issuersBasis: basis,
        silence: deemed
          ? { policy: 'DEEMED' as const, base: { kind: 'contractClause' as const, basis }, basis }
          : { policy: 'ESCALATE' as const, basis },
        owes: owing({ which: owes, time: { n: 5, unit: 'workingDay' } }),
        // No shorter than what comes before it.
        ...(longer
          ? { clocks: { propertyReply: { ...reply, length: { n: 60, unit: reply.length?.unit ?? 'workingDay' } } } }
          : {}),
      },
    ]
  })
  return of.length === 0 ? {} : { parts: { ...(drawn[0] ? { asks: says } : {}), otherwise: says, of } }
}

const starts = fc.constantFrom('filing', 'afterConsent')

/** Any pack that the service would load: every mode, silence, length, end and start that the schema can say. */
export const anyPack: fc.Arbitrary<RulePack> = fc
  .record({
    base: fc.constantFrom('national-baseline', 'changzhou-2023', 'california-4745').map(packNamed),
    mode: fc.constantFrom(...modes),
    deemed: fc.boolean(),
    noObjectionSuffices: fc.boolean(),
    recallMinutes: fc.nat(60),
    fire: starts,
    grid: starts,
    levels: fc.subarray(['ground', 'underground', 'semiUnderground', 'highRise', 'unknown'] as const),
    returnLimit: fc.integer({ min: 1, max: 5 }),
    withinDays: fc.option(fc.integer({ min: 1, max: 400 })),
    lapse: fc.option(fc.record({ on: fc.constantFrom('2026-03-04', '2026-03-20', '2026-06-01'), length })),
    leaves: length,
    siteChecks: fc.option(anySiteChecks),
    roads: fc.boolean(),
    owes: fc.option(fc.record({ which: fc.subarray(Object.keys(owedAfter), { minLength: 1 }), time: length })),
    objection: fc.option(fc.record({ policy: fc.constantFrom('ESCALATE', 'DEEMED', 'GOES_ON'), term: length })),
    parts: fc.tuple(fc.option(anyPart), fc.option(anyPart)),
    considersFrom: fc.option(
      fc.oneof(
        fc.constantFrom('2026-03-05', '2026-03-20', '2026-07-01').map((on) => ({ on, basis })),
        fc.constant(consideredByBuilding),
      ),
    ),
    principle: fc.option(
      fc.record({
        silence: fc.constantFrom('GOES_ON', 'ESCALATE', 'DEEMED'),
        from: fc.constantFrom('service', 'answer'),
        first: length,
      }),
    ),
  })
  .chain(({ base, ...drawn }) => anyClocks(base).map((clocks) => ({ base, clocks, ...drawn })))
  .map(({ base, clocks, mode: [mode, paper], deemed, ...drawn }) => {
    const silence = deemed
      ? ({ policy: 'DEEMED', base: { kind: 'contractClause', basis }, basis } as const)
      : ({ policy: 'ESCALATE', basis } as const)
    // A reply time that cannot rest is rested by no request.
    const { informationRequest, ...consent } = base.consent
    const asks = informationRequest && clocks.propertyReply?.pausable ? { informationRequest } : {}
    const answers = mode !== 'NOTIFY' && mode !== 'NONE'
    const principle = withPrinciple(clocks, drawn.principle, answers)
    // A place asks for an objection before a court or for an answer in principle, not for both.
    const objection = withObjection(principle.clocks, answers && !drawn.principle ? drawn.objection : null)
    const pack = {
      ...base,
      id: 'any-pack',
      clocks: drawn.lapse
        ? { ...objection.clocks, propertyReply: lapsing(objection.clocks.propertyReply!, drawn.lapse) }
        : objection.clocks,
      consent: {
        ...consent,
        ...asks,
        ...principle.consent,
        ...objection.consent,
        ...(drawn.owes ? { owes: owing(drawn.owes) } : {}),
        ...(answers && drawn.considersFrom ? { considersFrom: drawn.considersFrom } : {}),
        ...inParts(drawn.parts, objection.clocks),
        mode,
        paper,
        silence,
        noObjectionSuffices: drawn.noObjectionSuffices,
        recallMinutes: drawn.recallMinutes,
        handover: { leaves: drawn.leaves, basis },
      },
      ...(drawn.roads || drawn.objection
        ? {
            proceedings: {
              own: { ...(drawn.roads ? ownRoads.own : {}), ...objection.roads },
              kinds: [...proceedingKinds],
              basis,
            },
          }
        : {}),
      tracks: { fire: { starts: drawn.fire }, grid: { starts: drawn.grid }, basis },
      fire: { ...base.fire, profile: 'own' as const, checkedLevels: drawn.levels },
      loops: { returnLimit: drawn.returnLimit, basis },
      reopen: { withinDays: drawn.withinDays, basis },
      ...(drawn.siteChecks ? { siteChecks: drawn.siteChecks } : {}),
    }
    // Checked as if somebody had written it: no walk starts under rules the service would refuse.
    return loadPacks([pack]).get('any-pack')!
  })

import fc from 'fast-check'
import type { Facts, Issuer } from '../../../workflows/case/facts.ts'
import { loadPacks } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { communityS, companyP, packLike, packNamed, streetT, undergroundGarage, withInbox, withoutInbox } from '../case-facts.ts'

const inBox = ['zhuzhou-2022', 'chongqing-2023', 'changzhou-2023', 'xiangyang-2023', 'national-baseline'].map(packNamed)

/** A pack in the box, changed, and checked as if it had been written so: no walk starts under rules the service would refuse. */
const variant = (id: string, change: Parameters<typeof packLike>[1]): RulePack => {
  const pack = packLike(id, change)
  return loadPacks([pack]).get(pack.id)!
}

const made = {
  document: { zh: '试写的地方性法规', en: 'A statute made up for these walks' },
  force: 'D',
  place: 'CN',
  source: 'platform',
  mark: 'platform',
} as const

/** Places where the company answers in principle first; what its silence is differs. */
const inPrinciple = (
  id: string,
  silence: object,
  finalCountsFrom: 'service' | 'answer',
  proceedings?: RulePack['proceedings'],
): RulePack =>
  variant('zhuzhou-2022', {
    id,
    ...(proceedings ? { proceedings } : {}),
    tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } },
    consent: { answerInPrinciple: { basis: made, finalCountsFrom, silence: { ...silence, basis: made } } },
    clocks: {
      answerInPrinciple: { length: { n: 3, unit: 'workingDay' }, end: 'move', basis: made },
      finalAnswer: { length: { n: 12, unit: 'workingDay' }, end: 'move', basis: made },
    },
  })

const time = (n: number, unit: 'month' | 'calendarDay') => ({ length: { n, unit }, noticeBefore: [], basis: made })

const owed = <F extends 'cause' | 'accepted' | 'judgment', E extends 'over' | 'goesOn'>(from: F, effect: E) => ({
  what: { zh: '办理试写的一步', en: 'take the step made up for these walks' },
  from,
  lapse: { effect, says: { zh: '到期没有办理的，按试写的规则处理', en: 'what the made-up rule says' } },
})

const afterConsent = <B extends 'owner' | 'property', F extends 'consent' | 'asked' | 'built' | 'energised'>(by: B, from: F) => ({
  by,
  from,
  what: { zh: '办理试写的同意后事项', en: 'do what was made up for these walks after the consent' },
})
const lapseSays = { says: { zh: '到期没有办理的，按试写的规则处理', en: 'what the made-up rule says' } }

/** Roads that only this place knows, beside the general ones. */
export const ownRoads: NonNullable<RulePack['proceedings']> = {
  own: {
    tribunal: {
      name: { zh: '试写的仲裁庭', en: 'A tribunal made up for these walks' },
      body: { zh: '仲裁庭', en: 'Tribunal' },
      ends: 'judgment',
      subjects: ['consentPaper', 'resolution', 'obstruction'],
      basis: made,
      clocks: {
        bring: { ...time(1, 'month'), from: 'refusal' },
        intake: time(7, 'calendarDay'),
        decide: { ...time(2, 'month'), noticeBefore: [5], extension: { length: { n: 1, unit: 'month' }, times: 1 } },
        appeal: time(15, 'calendarDay'),
        appealDecide: time(1, 'month'),
        enforce: time(6, 'month'),
      },
      owes: {
        reasons: { ...owed('cause', 'over'), ...time(2, 'month'), noticeBefore: [5] },
        advance: {
          ...owed('accepted', 'goesOn'),
          ...time(10, 'calendarDay'),
          extension: { length: { n: 5, unit: 'calendarDay' }, times: 1 },
        },
        appealReasons: { ...owed('judgment', 'over'), ...time(1, 'month') },
      },
    },
    annulment: {
      name: { zh: '试写的撤销程序', en: 'An annulment made up for these walks' },
      body: { zh: '法院', en: 'Court' },
      ends: 'judgment',
      subjects: ['resolution'],
      basis: made,
      clocks: { bring: { ...time(1, 'month'), from: 'resolution' } },
    },
    ombudsman: {
      name: { zh: '试写的申诉', en: 'A complaint made up for these walks' },
      body: { zh: '申诉专员', en: 'Ombudsman' },
      ends: 'answer',
      subjects: ['consentPaper', 'officeInaction'],
      basis: made,
      clocks: { bring: { ...time(20, 'calendarDay'), from: 'silence' }, decide: time(30, 'calendarDay') },
    },
  },
}

const binding = {
  document: { zh: '试写的双方约定', en: 'An agreement made up for these walks' },
  force: 'A',
  place: 'CN',
  source: 'platform',
  mark: 'platform',
} as const

/** What is owed once consent stands: each side something, from each day, and with each of the ends that a lapse can have. */
export const owedAfter: NonNullable<RulePack['consent']['owes']> = {
  certificate: {
    ...afterConsent('owner', 'consent'),
    ...time(14, 'calendarDay'),
    noticeBefore: [3],
    lapse: { ...lapseSays, effect: 'mayRevoke', basis: binding },
  },
  invoice: {
    ...afterConsent('owner', 'asked'),
    ...time(10, 'calendarDay'),
    lapse: { ...lapseSays, effect: 'centre', within: { length: { n: 5, unit: 'workingDay' }, basis: made } },
  },
  report: { ...afterConsent('owner', 'built'), ...time(1, 'month'), lapse: { ...lapseSays, effect: 'shown' } },
  refund: { ...afterConsent('property', 'asked'), ...time(10, 'calendarDay'), lapse: { ...lapseSays, effect: 'shown' } },
  cover: {
    ...afterConsent('owner', 'consent'),
    ...time(12, 'calendarDay'),
    onlyWhere: {
      says: { zh: '试写的情形', en: 'a case made up for these walks' },
      basis: made,
      within: { length: { n: 5, unit: 'workingDay' }, basis: made },
    },
    lapse: { ...lapseSays, effect: 'centre', within: { length: { n: 5, unit: 'workingDay' }, basis: made } },
  },
  list: { ...afterConsent('property', 'energised'), ...time(20, 'calendarDay'), lapse: { ...lapseSays, effect: 'shown' } },
  yearly: {
    ...afterConsent('owner', 'consent'),
    ...time(5, 'calendarDay'),
    again: { every: { n: 2, unit: 'month' }, basis: made },
    lapse: { ...lapseSays, effect: 'shown' },
  },
}

const ownGround = {
  name: { zh: '试写的理由', en: 'A ground made up for these walks' },
  validity: 'Y',
  route: 'fire',
  burden: [{ document: 'fireDocument', from: 'property' }],
  acceptedAnswer: { zh: '试写的答复', en: 'An answer made up for these walks' },
  basis: [made],
} as const

/** Grounds that the list lacks: one that a check settles, and one on which the centre gives its view. */
const ownGrounds = {
  'CN:madeUp': { ...ownGround, burden: [...ownGround.burden], basis: [...ownGround.basis] },
  'CN:other': {
    ...ownGround,
    name: { zh: '试写的另一理由', en: 'Another' },
    route: 'opinion' as const,
    burden: [],
    basis: [made],
  },
} satisfies RulePack['ownGrounds']

/** Requests have to be considered from other days in other buildings. */
export const consideredByBuilding = {
  on: '2026-03-20',
  onlyIf: { builtBefore: '2012-01-01', basis: made },
  basis: made,
  elsewhere: [{ on: '2026-03-10', onlyIf: { transformer: 'private', basis: made }, basis: made }],
} satisfies RulePack['consent']['considersFrom']

const statute = { kind: 'statute', basis: made } as const

/** The road of a place where who objects goes to court. */
export const objectionRoad: NonNullable<RulePack['proceedings']> = {
  own: {
    opposition: {
      name: { zh: '试写的异议之诉', en: 'An objection made up for these walks' },
      body: { zh: '法院', en: 'Court' },
      ends: 'judgment',
      broughtBy: 'company',
      subjects: ['objection'],
      basis: made,
      clocks: {
        intake: time(7, 'calendarDay'),
        decide: time(2, 'month'),
        appeal: time(15, 'calendarDay'),
        appealDecide: time(1, 'month'),
      },
    },
  },
}

/** Places where who objects goes to court; what holds without a suit differs. */
const objecting = (id: string, n: number, noSuit: object): RulePack =>
  variant('zhuzhou-2022', {
    id,
    proceedings: objectionRoad,
    tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } },
    consent: { objection: { basis: made, road: 'opposition', noSuit: { ...noSuit, basis: made } } },
    clocks: { objectionTerm: { length: { n, unit: 'workingDay' }, end: 'move', basis: made } },
  })

/** Places that differ in what the chart asks of their rules: consent mode, silence, when the tracks start, what needs a fire check. */
export const rulePacks: readonly RulePack[] = [
  ...inBox,
  variant('zhuzhou-2022', {
    id: 'tracks-after-consent',
    tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } },
  }),
  variant('zhuzhou-2022', {
    id: 'information-may-be-asked',
    callBacks: { oneIn: 1, basis: made },
    tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } },
    consent: { informationRequest: { basis: made, times: 1, leaves: { n: 2, unit: 'workingDay' }, limitsBasis: made } },
    clocks: {
      informationAnswer: { length: { n: 10, unit: 'workingDay' }, end: 'move', basis: made },
      informationCheck: { length: { n: 3, unit: 'workingDay' }, end: 'move', basis: made },
    },
  }),
  inPrinciple('in-principle-first', { policy: 'GOES_ON' }, 'service'),
  inPrinciple('in-principle-or-centre', { policy: 'ESCALATE' }, 'answer', ownRoads),
  inPrinciple('in-principle-by-silence', { policy: 'DEEMED', base: statute }, 'answer'),
  objecting('objection-in-court', 10, { policy: 'DEEMED', base: statute }),
  objecting('objection-or-answer', 3, { policy: 'GOES_ON' }),
  variant('zhuzhou-2022', {
    id: 'owed-after-consent',
    tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } },
    consent: { owes: owedAfter, considersFrom: consideredByBuilding },
    ownGrounds,
  }),
  variant('zhuzhou-2022', { id: 'grid-after-consent', tracks: { grid: { starts: 'afterConsent' } } }),
  variant('zhuzhou-2022', { id: 'silence-is-consent', consent: { silence: { policy: 'DEEMED', base: statute } } }),
  variant('zhuzhou-2022', { id: 'ordered-charging-has-its-own-coefficient', capacity: { orderedCharging: { kx: 0.3 } } }),
  variant('zhuzhou-2022', { id: 'notifying-suffices', consent: { mode: 'NOTIFY', paper: 'notification' } }),
  variant('zhuzhou-2022', {
    id: 'no-objection-suffices',
    consent: { mode: 'REGISTRATION', paper: 'registration', noObjectionSuffices: true },
  }),
]

const issuerLists: readonly (readonly Issuer[])[] = [
  [],
  [companyP],
  [companyP, communityS],
  [companyP, communityS, streetT],
  [communityS],
]

/** What may differ between compounds, as far as the chart can tell. */
export interface Compound {
  readonly level: Facts['garage']['level']
  readonly transformer: 'public' | 'private' | 'unknown' | 'none'
  readonly issuers: number
  readonly inbox: boolean
  readonly known: 'nothing' | 'passed' | 'passedWithGaps' | 'hardStop' | 'needsRetrofit'
  /** What an earlier case found out about the transformer. */
  readonly measured: 'nothing' | 'available' | 'noCapacity'
  /** The last day of the lease under which the owner asks; null: the space is the owner's. */
  readonly leaseUntilOn: string | null
}

/** Compounds of every kind; the first values are the simplest, so that a failing walk shrinks to them. */
export const compound: fc.Arbitrary<Compound> = fc.record({
  level: fc.constantFrom('underground', 'ground', 'semiUnderground', 'highRise', 'unknown'),
  transformer: fc.constantFrom('private', 'public', 'unknown', 'none'),
  issuers: fc.constantFrom(2, 1, 3, 0, 4),
  inbox: fc.boolean(),
  known: fc.constantFrom('nothing', 'nothing', 'passed', 'passedWithGaps', 'hardStop', 'needsRetrofit'),
  measured: fc.constantFrom('nothing', 'nothing', 'available', 'noCapacity'),
  leaseUntilOn: fc.constantFrom(null, null, null, '2026-04-10', '2027-05-02'),
})

/** The facts of such a compound, in a version of its record. */
export const factsOf = ({ level, transformer, issuers, inbox, known, measured, leaseUntilOn }: Compound, version = 1): Facts =>
  undergroundGarage({
    version,
    space: leaseUntilOn === null ? {} : { title: 'leased', leaseUntilOn },
    garage: { level },
    transformer: transformer === 'none' ? null : { ownership: transformer },
    issuers: issuerLists[issuers]!.map(inbox ? withInbox : withoutInbox),
    fireFinding:
      known === 'nothing' ? null : { ...earlier, scope: 'zone', result: known, gaps: known === 'passedWithGaps' ? [gap] : [] },
    gridFinding: measured === 'nothing' || transformer === 'none' ? null : { ...earlier, ...load, result: measured },
  })

const earlier = { findingId: 'finding-1', validUntil: '2026-12-31', upheld: [] }
const gap = { gap: 'extinguishers', checkedBy: 'fire', againMonths: null } as const
const load = { ratedKva: 630, peakKva: 400, peakMonth: '2025-08', sparePiles: null }

import type { ConditionKind, GroundCode } from '../../workflows/rules/codes.ts'
import type { Day } from '../../workflows/statistics/days.ts'
import { type GameRates, usualGames } from './games.ts'

/** A choice with its weight; weights need not add up to one. */
export type Weights<T> = readonly (readonly [T, number])[]

/**
 * Something that happens or does not, counted in working days: with probability `ever` it happens at all, and then on
 * each working day after the beginning with probability `perDay` (geometric).
 */
export interface Rate {
  readonly ever: number
  readonly perDay: number
}

/** The first definite answer of a company. */
export type FirstAnswer = 'approve' | 'approveBare' | 'conditions' | 'reject' | 'noObjection'

/** How the managers of one kind behave. */
export interface CompanyKind {
  readonly name: 'quick' | 'slow' | 'silent' | 'bad'
  /** Share of the companies. */
  readonly share: number
  /** Probability of an own answer on each working day, up to `company.firstDays` after service, and from then on. */
  readonly firstPerDay: number
  readonly laterPerDay: number
  readonly answers: Weights<FirstAnswer>
  /** Grounds that it pleads, and how many of them at once. */
  readonly grounds: Weights<GroundCode>
  readonly groundsAtOnce: number
  readonly conditions: Weights<ConditionKind>
  /** Sends the owner to another office first (a game: it is no answer). */
  readonly refers: number
  /** Of the owners who withdraw before it answers, the share whom it talked into it. */
  readonly talksOut: number
  /** Has named an inbox in which papers count as served. */
  readonly inbox: number
  /** Its answers that reach the centre by phone or on paper, and are recorded on its behalf. */
  readonly onBehalf: number
  /** Decides anew, with a yes, after all its grounds fell. */
  readonly redecides: Rate
  /** Hands in the paper it owes after a bare yes. */
  readonly givesPaper: Rate
}

/** What the parties do. All hazards of the simulated city are here and nowhere else. */
export interface Behaviours {
  readonly company: {
    /** Days of the first hazard: those of the reply period of the pack. */
    readonly firstDays: number
    readonly kinds: readonly CompanyKind[]
    /**
     * What the cases of one compound have in common beyond its kind: the hazards of its manager are multiplied by one of
     * these, drawn once for each compound. A finite list, so that the true figures are sums and no integrals.
     */
    readonly frailty: Weights<number>
  }
  readonly owner: {
    /** Withdraws while consent is open, counted from service. */
    readonly withdraws: Rate
    readonly corrects: Rate
    readonly answersConditions: Rate
    readonly onConditions: Weights<'accept' | 'contest'>
    readonly decides: Rate
    readonly onRefusal: Weights<'contest' | 'coordinate' | 'acceptRefusal' | 'withdraw'>
    readonly onSilence: Weights<'coordinate' | 'acceptRefusal' | 'withdraw'>
    readonly onStop: Weights<'alternative' | 'contest' | 'acceptInfeasible' | 'coordinate'>
    readonly confirmsPlan: Rate
    readonly declinesPlan: number
    readonly resubmits: Rate
    readonly builds: Rate
    readonly isObstructed: number
    readonly discharges: Rate
    /** Files again after giving up, so many working days later. */
    readonly refiles: Rate
  }
  readonly centre: {
    readonly checksPapers: Rate
    readonly asksForPapers: number
    readonly serves: Rate
    readonly accepts: Rate
    readonly coordinates: Rate
    readonly closesWith: Weights<'consent' | 'substituted' | 'noPower'>
    readonly givesOpinion: Rate
    readonly findsGroundStands: number
  }
  readonly community: { readonly issues: Rate; readonly declines: number }
  readonly bureau: { readonly handles: Rate; readonly handlesWith: Weights<'noPower' | 'return' | 'order'> }
  readonly fire: {
    readonly reports: Rate
    readonly found: Weights<'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop'>
    /** The same where the register says that a system is missing. */
    readonly foundLacking: Weights<'passedWithGaps' | 'needsRetrofit' | 'hardStop'>
    /** What a finding speaks of: one about the garage answers the next request there at once. */
    readonly speaksOf: 'space' | 'garage'
    readonly declines: number
  }
  readonly grid: {
    readonly takesIn: Rate
    readonly returnsIntake: number
    readonly surveys: Rate
    readonly measures: Rate
    readonly plans: Rate
    readonly inspects: Rate
    readonly findsDefects: number
    readonly energises: Rate
  }
}

/** How the city is built and when its families ask. */
export interface CityParameters {
  readonly rulesPackId: string
  readonly districts: readonly (readonly [code: string, zh: string, en: string])[]
  /** First and last day of the filings, and the last day that is lived through. */
  readonly from: Day
  readonly to: Day
  readonly until: Day
  readonly arrivals: {
    /** Weight of each month, January first. */
    readonly months: readonly number[]
    /** Weight of a day off against a working day. */
    readonly dayOff: number
    /** By how much the rate grows in a year. */
    readonly yearlyGrowth: number
  }
  readonly compounds: {
    /** Median number of requests, and the standard deviation of its logarithm. */
    readonly requests: number
    readonly spread: number
    readonly oldShare: number
    /** An old compound has so many times the requests of a new one. */
    readonly oldSize: number
    readonly perCompany: number
  }
  readonly places: {
    /** Share of garages in which one of the four fire systems is missing. */
    readonly lacking: { readonly old: number; readonly new: number }
    /** Share of transformers that the register knows; of the others nothing is shared. */
    readonly transformerKnown: number
    readonly spacesPerTransformer: number
    readonly peakShare: { readonly old: number; readonly new: number }
  }
  /**
   * What the fire assessors and the grid of a district can do in a day, as a multiple of the requests of a usual day; what
   * is beyond it waits. `null`: they have no queue.
   */
  readonly capacity: { readonly fire: number | null; readonly grid: number | null }
  readonly behaviours: Behaviours
  /** The games that are played, each with its known rate. */
  readonly games: GameRates
  /** Another pack comes into force on a day, and the parties react to it as stated. */
  readonly change: RuleChange | null
}

/** A change of rules with known reactions: what a trial of the pack can be held against. */
export interface RuleChange {
  readonly on: Day
  readonly packId: string
  readonly reactions: Partial<Behaviours>
}

const bareGrounds: Weights<GroundCode> = [
  ['FIRE_LIABILITY_FEAR', 4],
  ['NO_LOCAL_RULE', 3],
  ['NOT_IN_CONTRACT', 2],
  ['OWNERS_VOTE_DEMANDED', 3],
  ['NO_CAPACITY_PUBLIC', 3],
  ['FIRE_SYSTEM_MISSING', 3],
  ['OLD_WIRING', 2],
  ['CABLE_ROUTE_COMMON', 1],
]

const usualKind: CompanyKind = {
  name: 'quick',
  share: 0.45,
  firstPerDay: 0.35,
  laterPerDay: 0.1,
  answers: [
    ['approve', 60],
    ['approveBare', 10],
    ['conditions', 14],
    ['reject', 13],
    ['noObjection', 3],
  ],
  grounds: bareGrounds,
  groundsAtOnce: 1,
  conditions: [
    ['OWNER_UNDERTAKING', 4],
    ['QUALIFIED_INSTALLER', 3],
    ['FIRE_EXTINGUISHER', 2],
    ['INSURANCE', 1],
  ],
  refers: 0.03,
  talksOut: 0.1,
  inbox: 0.8,
  onBehalf: 0.1,
  redecides: { ever: 0.8, perDay: 0.5 },
  givesPaper: { ever: 0.9, perDay: 0.4 },
}

/** What the parties of the usual city do. */
const usualBehaviours: Behaviours = {
  company: {
    firstDays: 5,
    kinds: [
      usualKind,
      {
        ...usualKind,
        name: 'slow',
        share: 0.25,
        firstPerDay: 0.1,
        laterPerDay: 0.05,
        answers: [
          ['approve', 32],
          ['approveBare', 12],
          ['conditions', 14],
          ['reject', 32],
          ['noObjection', 10],
        ],
        refers: 0.15,
        talksOut: 0.3,
        inbox: 0.4,
        onBehalf: 0.4,
        redecides: { ever: 0.5, perDay: 0.3 },
        givesPaper: { ever: 0.6, perDay: 0.25 },
      },
      {
        ...usualKind,
        name: 'silent',
        share: 0.2,
        firstPerDay: 0.012,
        laterPerDay: 0.004,
        answers: [
          ['approve', 1],
          ['reject', 2],
        ],
        refers: 0.1,
        talksOut: 0.4,
        inbox: 0.1,
        onBehalf: 0.6,
        redecides: { ever: 0.15, perDay: 0.2 },
        givesPaper: { ever: 0.3, perDay: 0.2 },
      },
      {
        ...usualKind,
        name: 'bad',
        share: 0.1,
        firstPerDay: 0.22,
        laterPerDay: 0.01,
        answers: [
          ['approve', 6],
          ['approveBare', 6],
          ['conditions', 18],
          ['reject', 66],
          ['noObjection', 4],
        ],
        groundsAtOnce: 2,
        conditions: [
          ['DEPOSIT_OR_FEE', 4],
          ['INSURANCE', 3],
          ['OWNER_UNDERTAKING', 1],
        ],
        refers: 0.3,
        talksOut: 0.6,
        inbox: 0.2,
        onBehalf: 0.4,
        redecides: { ever: 0.25, perDay: 0.25 },
        givesPaper: { ever: 0.35, perDay: 0.2 },
      },
    ],
    frailty: [
      [0.35, 0.2],
      [0.7, 0.25],
      [1, 0.25],
      [1.4, 0.2],
      [2.1, 0.1],
    ],
  },
  owner: {
    withdraws: { ever: 0.5, perDay: 0.006 },
    corrects: { ever: 0.9, perDay: 0.25 },
    answersConditions: { ever: 0.9, perDay: 0.3 },
    onConditions: [
      ['accept', 3],
      ['contest', 1],
    ],
    decides: { ever: 0.8, perDay: 0.15 },
    onRefusal: [
      ['contest', 5],
      ['coordinate', 3],
      ['acceptRefusal', 1],
      ['withdraw', 1],
    ],
    onSilence: [
      ['coordinate', 1],
      ['acceptRefusal', 3],
      ['withdraw', 1],
    ],
    onStop: [
      ['alternative', 3],
      ['contest', 2],
      ['acceptInfeasible', 3],
      ['coordinate', 1],
    ],
    confirmsPlan: { ever: 0.95, perDay: 0.35 },
    declinesPlan: 0.04,
    resubmits: { ever: 0.9, perDay: 0.25 },
    builds: { ever: 0.92, perDay: 0.06 },
    isObstructed: 0.04,
    discharges: { ever: 0.9, perDay: 0.25 },
    refiles: { ever: 0.15, perDay: 0.03 },
  },
  centre: {
    checksPapers: { ever: 0.95, perDay: 0.6 },
    asksForPapers: 0.12,
    serves: { ever: 0.98, perDay: 0.4 },
    accepts: { ever: 0.95, perDay: 0.5 },
    coordinates: { ever: 0.9, perDay: 0.18 },
    closesWith: [
      ['consent', 4],
      ['substituted', 2],
      ['noPower', 4],
    ],
    givesOpinion: { ever: 0.95, perDay: 0.3 },
    findsGroundStands: 0.2,
  },
  community: { issues: { ever: 0.8, perDay: 0.2 }, declines: 0.25 },
  bureau: {
    handles: { ever: 0.8, perDay: 0.15 },
    handlesWith: [
      ['noPower', 5],
      ['return', 3],
      ['order', 2],
    ],
  },
  fire: {
    reports: { ever: 0.97, perDay: 0.12 },
    found: [
      ['passed', 75],
      ['passedWithGaps', 18],
      ['needsRetrofit', 7],
    ],
    foundLacking: [
      ['passedWithGaps', 2],
      ['needsRetrofit', 5],
      ['hardStop', 3],
    ],
    speaksOf: 'garage',
    declines: 0.03,
  },
  grid: {
    takesIn: { ever: 0.99, perDay: 0.5 },
    returnsIntake: 0.06,
    surveys: { ever: 0.98, perDay: 0.3 },
    measures: { ever: 0.98, perDay: 0.15 },
    plans: { ever: 0.98, perDay: 0.4 },
    inspects: { ever: 0.98, perDay: 0.4 },
    findsDefects: 0.06,
    energises: { ever: 0.99, perDay: 0.5 },
  },
}

/** 株洲 as it could be: five districts, old and new compounds of very different size, offices that have just enough people. */
export const usualCity: CityParameters = {
  rulesPackId: 'zhuzhou-2022',
  districts: [
    ['430211', '天元区', 'Tianyuan District'],
    ['430202', '荷塘区', 'Hetang District'],
    ['430203', '芦淞区', 'Lusong District'],
    ['430204', '石峰区', 'Shifeng District'],
    ['430212', '渌口区', 'Lukou District'],
  ],
  from: '2025-01-02',
  to: '2026-08-31',
  until: '2026-10-31',
  arrivals: { months: [0.8, 0.6, 1, 1, 1.05, 1, 0.95, 0.95, 1.1, 1.05, 1.2, 1.3], dayOff: 0.45, yearlyGrowth: 0.25 },
  compounds: { requests: 14, spread: 1, oldShare: 0.45, oldSize: 0.4, perCompany: 6 },
  places: {
    lacking: { old: 0.4, new: 0.08 },
    transformerKnown: 0.8,
    spacesPerTransformer: 60,
    peakShare: { old: 0.72, new: 0.5 },
  },
  capacity: { fire: 1.1, grid: 1.15 },
  behaviours: usualBehaviours,
  games: usualGames,
  change: null,
}

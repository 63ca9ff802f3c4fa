import { z } from 'zod'
import { clockNames } from '../case/clocks.ts'
import { gapKinds, garageLevels, spaceTitles } from '../case/facts.ts'
import { decisionSubjects } from '../matter/kinds.ts'
import { parties, tracks } from '../parties.ts'
import {
  conditionKinds,
  consentDutyLapses,
  consentDutyStarts,
  consentModes,
  documentKinds,
  fireLimitKinds,
  fireProfiles,
  groundCodes,
  issuerKinds,
  mediatorTypes,
  paperKinds,
  proceedingKinds,
  proceedingSubjects,
  type RoadStep,
  roadDutyStarts,
  siteAnswers,
  siteOffices,
  siteUnits,
} from './codes.ts'
import { OwnGroundCode } from './stated-grounds.ts'

/** A text in both languages; Chinese is what citizens read first. */
export const Bilingual = z.strictObject({ zh: z.string().regex(/\S/), en: z.string().regex(/\S/) })
z.globalRegistry.add(Bilingual, { id: 'Bilingual' })
/** A text in both languages. */
export type Bilingual = z.infer<typeof Bilingual>

/**
 * How far something binds in the place of the pack. A deadline has one of S statute, N normative document of the
 * state's ministries, L local rule, P service promise, D platform default; or its day is written by a court (J), or by
 * those whom it binds in a paper of their own (A). A ground may also rest on T a technical standard or J a court decision:
 * both argue, neither is a statute, and a citizen is told which it is.
 */
const forces = ['S', 'N', 'L', 'P', 'T', 'J', 'A', 'D'] as const
/** How far something binds. */
export type Force = (typeof forces)[number]

/** What a number or a rule rests on. A number borrowed from elsewhere is D and says after which model. */
export const Basis = z.strictObject({
  document: Bilingual,
  article: z.string().optional(),
  force: z.enum(forces),
  /** Code of the place whose rule this is; `CN` for the whole country. */
  place: z.string(),
  modelledOn: Bilingual.optional(),
  /** Where the text was read, or why there is none. */
  source: z.string().regex(/\S/),
  /** `read` = the text was read; anything else is never shown as law. */
  mark: z.enum(['read', 'recalled', 'inferred', 'platform']),
})
z.globalRegistry.add(Basis, { id: 'Basis', description: 'What a number or a rule rests on, and how far it binds in its place.' })
/** What a number or a rule rests on. */
export type Basis = z.infer<typeof Basis>

const ClockBasis = Basis.extend({ force: z.enum(['S', 'N', 'L', 'P', 'J', 'A', 'D']) })

/**
 * A day as far as it is known: `2023-05-01`, `2023-05` where the day is not known, `2023` where the month is not. What is
 * not known is never filled in.
 */
const KnownDay = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

/** What is known of the first day of a pack: by which the day it is chosen from on can be held against its source. */
const FirstDay = z.strictObject({
  /** Null = nothing was found. */
  as: KnownDay.nullable(),
  /** The latest that it can be, where sources differ. */
  atLatest: KnownDay.optional(),
  basis: Basis,
})

/** The last day on which something is in force, for measures on trial and others with a day of their own end. */
const LastDay = z.strictObject({ on: z.iso.date(), basis: Basis })

/** A length of time: working days, calendar days or months. */
const LengthRule = z.strictObject({
  n: z.int().positive(),
  unit: z.enum(['workingDay', 'calendarDay', 'month']),
})

/** When a variant of a clock applies. All named conditions must hold. */
const VariantCondition = z.strictObject({
  transformer: z.enum(['public', 'private']).optional(),
  papersComplete: z.boolean().optional(),
  level: z.enum(['onTheSpot', 'consultation', 'leader']).optional(),
  track: z.enum(tracks).optional(),
})

const clockRule = z.strictObject({
  /** Absent for a clock whose due date is written in an agreement. */
  length: LengthRule.optional(),
  variants: z.array(z.strictObject({ when: VariantCondition, length: LengthRule, basis: ClockBasis })).default([]),
  end: z.enum(['move', 'remind', 'expire']),
  pausable: z.boolean().default(true),
  /** Extension by consent: how much, how often. */
  extension: z.strictObject({ length: LengthRule, times: z.int().positive() }).optional(),
  /** Days left (in the unit of the clock) at which its party is reminded. */
  noticeBefore: z.array(z.int().positive()).default([]),
  basis: ClockBasis,
  /** What the due date rests on where a paper names it instead of the length above. */
  fixedBasis: ClockBasis.optional(),
})

/**
 * One clock of a place. It may lapse before its pack does: from the day after `inForceUntil` on holds what is under
 * `afterwards`. Where that is not written it is the rule of the pack this one extends; where there is none either, no rule.
 */
export const ClockRule = clockRule.extend({ inForceUntil: LastDay.optional(), afterwards: clockRule.optional() })
/** One clock of a place. */
export type ClockRule = z.infer<typeof ClockRule>

/** Facts of the register on which a rule may depend. All that are named must hold; one that is not on record leaves it open. */
const OnlyIf = z.strictObject({
  garageLevels: z.array(z.enum(garageLevels)).min(1).optional(),
  /** On this basement or a lower one: 4 = the fourth and below. */
  basementFrom: z.int().positive().optional(),
  /** The garage was completed before this day. */
  builtBefore: z.iso.date().optional(),
  /** The garage was completed on this day or later. */
  builtFrom: z.iso.date().optional(),
  fireUnitAboveM2: z.number().positive().optional(),
  powerAboveKw: z.number().positive().optional(),
  transformer: z.enum(['public', 'private']).optional(),
  /** Share of the rating that the measured peak exceeds, before the new pile. */
  loadAbove: z.number().positive().max(1).optional(),
  titles: z.array(z.enum(spaceTitles)).min(1).optional(),
  leaseBelowMonths: z.int().positive().optional(),
  civilDefence: z.boolean().optional(),
  mechanical: z.boolean().optional(),
  basis: Basis,
})
/** Facts of the register on which a rule may depend. */
export type OnlyIf = z.infer<typeof OnlyIf>

const groundRule = z.strictObject({
  /** Y can stop the request with the evidence named; C only under a condition; N is not accepted by the rulings read. */
  validity: z.enum(['Y', 'C', 'N']),
  route: z.enum(['fire', 'grid', 'opinion']),
  /** One of these documents must be shown by one of these parties; empty = the ground needs no document to be heard. */
  burden: z.array(z.strictObject({ document: z.enum(documentKinds), from: z.enum(parties) })),
  acceptedAnswer: Bilingual,
  basis: z.array(Basis).min(1),
  /** It may be pleaded only where the facts of the register are so; elsewhere it is recorded and marked. Absent = anywhere. */
  onlyIf: OnlyIf.optional(),
})
/** What a ground is worth here, and who must show what. */
const GroundRule = groundRule.extend({ inForceUntil: LastDay.optional(), afterwards: groundRule.optional() })
/** What a ground is worth in a place. */
export type GroundRule = z.infer<typeof GroundRule>

/** A ground that the list lacks and the law of this place names, with what it is called. */
const OwnGroundRule = GroundRule.extend({ name: Bilingual })
/** A ground that the list lacks. */
export type OwnGroundRule = z.infer<typeof OwnGroundRule>

const conditionRule = z.strictObject({
  validity: z.enum(['Y', 'C', 'N']),
  /** The listed ground this condition is when it is refused. */
  ground: z.enum(groundCodes),
  /** Accepted, it must be fulfilled before the pile is energised. */
  beforeEnergising: z.boolean().default(false),
  basis: Basis,
})
/** What a condition is worth here. */
const ConditionRule = conditionRule.extend({ inForceUntil: LastDay.optional(), afterwards: conditionRule.optional() })
/** What a condition is worth in a place. */
export type ConditionRule = z.infer<typeof ConditionRule>

/** A number to which a garage, its zones or a pile are held: shown to whoever checks and to whoever asks why. It decides nothing by itself. */
const FireLimit = z.strictObject({
  kind: z.enum(fireLimitKinds),
  n: z.number().positive(),
  /** Of which garages. Absent = of all. */
  levels: z.array(z.enum(garageLevels)).min(1).optional(),
  /** In which other case: in words, because a standard makes cases that no register knows. */
  where: Bilingual.optional(),
  /** `must`; or `should`, what is to be met as circumstances allow. */
  strength: z.enum(['must', 'should']),
  /** It was written for garages built from this day on. Absent = for all. */
  builtFrom: z.iso.date().optional(),
  basis: Basis,
})
/** A number to which a garage, its zones or a pile are held. */
export type FireLimit = z.infer<typeof FireLimit>

/**
 * A point of the list with which an office goes through a garage. It asks and notes; what the finding is, the person on site
 * decides.
 */
const SiteCheck = z.strictObject({
  /** The same point has the same id in every pack: a narrower place replaces it under that id, and adds its own. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/),
  office: z.enum(siteOffices),
  /** What is to be seen or measured, written so that a yes is what is wanted. */
  says: Bilingual,
  answer: z.enum(siteAnswers),
  /** With the answer `number`: in which unit, and between which bounds where something says so. */
  measures: z
    .strictObject({
      unit: z.enum(siteUnits),
      atLeast: z.number().positive().optional(),
      atMost: z.number().positive().optional(),
    })
    .optional(),
  /** How far it has to be so. Absent = nothing asks for it, it is noted alone. */
  strength: z.enum(['must', 'should']).optional(),
  /** A picture is wanted. */
  photo: z.boolean().optional(),
  /** What is missing where it is not so: it goes into the finding as this gap. */
  gap: z.enum(gapKinds).optional(),
  /** The figure of the finding that this number is. */
  figure: z.enum(['ratedKva']).optional(),
  /** Looked at in such garages only. Absent = in all. */
  onlyIf: OnlyIf.optional(),
  basis: Basis,
})
/** A point that an office looks at on site. */
export type SiteCheck = z.infer<typeof SiteCheck>

/** Why silence counts as consent: only a statute, an owners' rule or a contract clause can say so (民法典 140). */
const SilenceBase = z.strictObject({ kind: z.enum(['statute', 'ownersRule', 'contractClause', 'notice']), basis: Basis })

/** What silence of the company is in a place. */
const SilenceRule = z.strictObject({
  policy: z.enum(['ESCALATE', 'DEEMED']),
  base: SilenceBase.optional(),
  basis: Basis,
})
/** What silence of the company is. */
export type SilenceRule = z.infer<typeof SilenceRule>

/**
 * An answer in principle before the answer itself, on a clock of its own (`clocks.answerInPrinciple`). A yes in principle
 * binds; the paper then follows on another (`clocks.finalAnswer`).
 */
const AnswerInPrinciple = z.strictObject({
  /** What it rests on that the company answers in principle first, and that its yes binds. */
  basis: Basis,
  /** From which day the time for the paper counts after a yes in principle. */
  finalCountsFrom: z.enum(['service', 'answer']),
  /** What silence in principle is: `GOES_ON` = nothing follows from it, the answer itself is due on `clocks.propertyReply`. */
  silence: SilenceRule.extend({ policy: z.enum(['ESCALATE', 'DEEMED', 'GOES_ON']) }),
})
/** What silence is at the end of a clock of the company: of its answer, or of its answer in principle. */
export type SilenceAtEnd = SilenceRule | z.infer<typeof AnswerInPrinciple>['silence']

/** A name of an entry of a pack's own. */
const OwnName = z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/)

/**
 * Who objects has to go to court, within a term of its own (`clocks.objectionTerm`) that counts from the service: a no without
 * a suit moves nothing.
 */
const Objection = z.strictObject({
  /** What it rests on that an objection is brought before a court. */
  basis: Basis,
  /** The kind of proceeding with which the company objects: its name under `proceedings.own`. */
  road: OwnName,
  /** What holds when the term lapses without a suit. `GOES_ON` = nothing follows, the answer itself is due on `clocks.propertyReply`. */
  noSuit: SilenceRule.extend({ policy: z.enum(['ESCALATE', 'DEEMED', 'GOES_ON']) }),
})

/** A first day on which requests have to be considered, perhaps only in buildings of a kind. */
const ConsideredDay = z.strictObject({ on: z.iso.date(), onlyIf: OnlyIf.optional(), basis: Basis })
/** A first day on which requests have to be considered. */
export type ConsideredDay = z.infer<typeof ConsideredDay>

/** A share such as two thirds, as a law writes it; `more`: it must be exceeded, not only reached. */
const VoteShare = z.strictObject({ of: z.tuple([z.int().positive(), z.int().positive()]), more: z.boolean() })

/** A step of a proceeding with its time. Rights of the owner lapse with it; what court or office owes is shown late. */
const RoadClock = z.strictObject({
  length: LengthRule,
  extension: z.strictObject({ length: LengthRule, times: z.int().positive() }).optional(),
  noticeBefore: z.array(z.int().positive()).default([]),
  basis: ClockBasis,
})

/** What the owner owes within a proceeding once it is brought, with its time: reasons, a fee, a form. */
const RoadDuty = RoadClock.extend({
  /** What it is, completing “must …”. */
  what: Bilingual,
  /**
   * From which day it counts. `cause`: that from which the days to bring it count. `judgment` and `appeal`: it is owed on an
   * appeal of the owner, from the day of the judgment or from that of the appeal.
   */
  from: z.enum(roadDutyStarts),
  /** What follows where it is not done in time: `over` = the proceeding ends with it; `goesOn` = the body decides what follows. */
  lapse: z.strictObject({ effect: z.enum(['over', 'goesOn']), says: Bilingual }),
})
/** What the owner owes within a proceeding of this place. */
export type RoadDuty = z.infer<typeof RoadDuty>

/** What the owner or the company owes once consent stands, with its time: a certificate of insurance, a bill, a list. */
const ConsentDuty = RoadClock.omit({ extension: true }).extend({
  by: z.enum(['owner', 'property']),
  /** What it is, completing “must …”. */
  what: Bilingual,
  from: z.enum(consentDutyStarts),
  /**
   * It is owed only where this is so, which no register holds: its time runs from no day before that on which somebody says
   * that it is. Unknown it is asked for; who disagrees goes to the centre.
   */
  onlyWhere: z
    .strictObject({
      /** The fact, completing “only where …”. */
      says: Bilingual,
      basis: ClockBasis,
      /** The time of the centre where the sides do not agree on it. */
      within: z.strictObject({ length: LengthRule, basis: ClockBasis }),
    })
    .optional(),
  /**
   * It comes back: once it is done, or its time has run out, the next one is owed from so long after the day from which this one
   * counted. Absent = it is owed once.
   */
  again: z.strictObject({ every: LengthRule, basis: ClockBasis }).optional(),
  /** What follows where it is not done in time. By itself it ends no consent. */
  lapse: z.strictObject({
    /** `shown`: nothing but that it is late. `centre`: the district centre brings both together. `mayRevoke`: the company may take the consent back for it. */
    effect: z.enum(consentDutyLapses),
    says: Bilingual,
    /** What it rests on that the company may take its consent back; asked for with `mayRevoke`. */
    basis: ClockBasis.optional(),
    /** The time of the centre; asked for with `centre`. */
    within: z.strictObject({ length: LengthRule, basis: ClockBasis }).optional(),
  }),
})
/** What somebody owes once consent stands. */
export type ConsentDuty = z.infer<typeof ConsentDuty>

/** A kind of proceeding at a court, tribunal or office that only this place knows. */
const OwnProceeding = z.strictObject({
  name: Bilingual,
  /** Who handles it. */
  body: Bilingual,
  /** `judgment`: it is decided like a suit, and moves the case once that binds. `answer`: it is answered, as offices do. */
  ends: z.enum(['judgment', 'answer']),
  /** Who takes it. Absent = the owner; `company`: it is the objection that `consent.objection` speaks of. */
  broughtBy: z.enum(['owner', 'company']).optional(),
  subjects: z.array(z.enum([...proceedingSubjects, 'objection'])).min(1),
  basis: Basis,
  clocks: z.strictObject({
    /** The days to take this road, counted from what it goes against. */
    bring: RoadClock.extend({ from: z.enum(['resolution', 'refusal', 'silence']) }).optional(),
    /** To take it in. Absent = it is taken in by being brought. */
    intake: RoadClock.optional(),
    decide: RoadClock.optional(),
    appeal: RoadClock.optional(),
    appealDecide: RoadClock.optional(),
    enforce: RoadClock.optional(),
  } satisfies Record<RoadStep, unknown>),
  /** What the owner owes within it, by a name of the pack's choice. */
  owes: z.record(OwnName, RoadDuty).optional(),
})
/** A kind of proceeding that only one place knows. */
export type OwnProceeding = z.infer<typeof OwnProceeding>

/** The roads beside a case: which of the general kinds there are in this place, and those that only it knows. */
const Proceedings = z.strictObject({
  /** Absent = all of them. */
  kinds: z.array(z.enum(proceedingKinds)).optional(),
  /** What it rests on that there are these and no others. */
  basis: Basis.optional(),
  own: z.record(OwnName, OwnProceeding).default({}),
})

/** What a document asks of somebody, beside the stages of a case. `who`: in words, because a document names bodies that no case has. */
const Duty = z.strictObject({ who: Bilingual, what: Bilingual, within: LengthRule.optional(), basis: Basis })

/** An amount of money, in the currency of its place (ISO 4217). */
const Currency = z.string().regex(/^[A-Z]{3}$/)

/** Who pays for what, and how much at most where a rule says so. `per`: for what the amount is asked once. */
const Cost = z.strictObject({
  what: Bilingual,
  payer: Bilingual,
  cap: z.strictObject({ amount: z.number().nonnegative(), currency: Currency, per: Bilingual.optional() }).optional(),
  basis: Basis,
})

/** What follows when a rule is broken: a fine with its range in yuan, or another consequence. */
const Sanction = z.strictObject({
  when: Bilingual,
  what: Bilingual,
  yuan: z.strictObject({ from: z.number().nonnegative(), to: z.number().positive() }).optional(),
  /** A fine in another currency. */
  fine: z.strictObject({ from: z.number().nonnegative(), to: z.number().positive(), currency: Currency }).optional(),
  basis: Basis,
})

/** What is asked of whom before a pile may be built. */
const consentRule = z.strictObject({
  mode: z.enum(consentModes),
  modeBasis: Basis,
  paper: z.enum(paperKinds),
  issuers: z.array(z.enum(issuerKinds)),
  issuersBasis: Basis,
  silence: SilenceRule,
  /** Whether "no objection" without a paper is enough here. */
  noObjectionSuffices: z.boolean(),
  noObjectionBasis: Basis,
  /** Minutes in which an answer can be recalled before it is delivered (民法典 141). */
  recallMinutes: z.int().nonnegative(),
  recallBasis: Basis,
  /** What a company that takes a compound over has at least, for requests that are on its desk (H34). */
  handover: z.strictObject({ leaves: LengthRule, basis: Basis }),
  /**
   * A request of the company for information, which rests its time to reply. Absent = the place knows none: papers are
   * asked for once, before the review (H5b).
   */
  informationRequest: z
    .strictObject({
      /** What it rests on that such a request stops the clock. */
      basis: Basis,
      /** How often it can be made. */
      times: z.int().positive(),
      /** What the company has at least once it is answered. */
      leaves: LengthRule,
      limitsBasis: Basis,
    })
    .optional(),
  /** Absent = the place knows one answer only, on `clocks.propertyReply`. */
  answerInPrinciple: AnswerInPrinciple.optional(),
  /**
   * The first day on which a request has to be considered: where it was served earlier, the time to answer counts from this
   * day. With `onlyIf` so only in those buildings; `elsewhere`: other days for others, of which the first that fits
   * counts. Absent, or where none fits = from the service.
   */
  considersFrom: ConsideredDay.extend({ elsewhere: z.array(ConsideredDay).min(1).optional() }).optional(),
  /** Absent = the company answers; it needs no court to say no. */
  objection: Objection.optional(),
  /** What is owed by law once consent stands, by a name of the pack's choice. Absent = nothing is known to be. */
  owes: z.record(OwnName, ConsentDuty).optional(),
  requiredPapers: z.array(z.enum(documentKinds)).min(1),
  requiredPapersBasis: Basis,
  /** The shortest lease under which a space counts like an owned one. Absent = the place sets none. */
  lease: z.strictObject({ months: z.int().positive(), basis: Basis }).optional(),
})

/**
 * A part of the buildings, or a kind of space, with a consent of its own: what it does not say it takes from the general one.
 * With NOTIFY and NONE the company has nothing to answer, so no rule of its answer holds there.
 */
const ConsentPart = consentRule
  .pick({ mode: true, modeBasis: true, paper: true })
  .extend(
    consentRule
      .pick({
        issuers: true,
        issuersBasis: true,
        silence: true,
        noObjectionSuffices: true,
        noObjectionBasis: true,
        requiredPapers: true,
        requiredPapersBasis: true,
        lease: true,
        owes: true,
      })
      .partial().shape,
  )
  .extend({
    id: OwnName,
    /** Where it is so: an answer of the owner at the filing, or what the register is looked up for. */
    says: Bilingual,
    /** The register says whether it is so. Absent = the owner is asked. */
    onlyIf: OnlyIf.optional(),
    /** Clocks that have another rule here. */
    clocks: z.partialRecord(z.enum(clockNames), ClockRule).optional(),
  })
/** A part of the buildings with a consent of its own. */
export type ConsentPart = z.infer<typeof ConsentPart>

/** Where the consent is another one. The first part that fits holds from the filing on; where none fits, the general consent. */
const ConsentParts = z.strictObject({
  /** What the owner is asked at the filing. Absent = the register says it all. */
  asks: Bilingual.optional(),
  /** Where the general consent holds. */
  otherwise: Bilingual,
  /** Empty only in a pack as a filed case has it: then `otherwise` says of which part it is. */
  of: z.array(ConsentPart),
})

/** How long what a case holds of persons is kept. Afterwards it is erased, unless something holds it. */
export const Retention = z.strictObject({
  /** The ID number, and documents of these kinds, which bear one. */
  identity: z.strictObject({
    documents: z.array(z.enum(documentKinds)),
    /** So many days after the pile is switched on. */
    daysAfterEnergised: z.int().nonnegative(),
    /** So many days after a request ends in another way. */
    daysAfterClosed: z.int().nonnegative(),
    basis: Basis,
  }),
  /** Everything else: names, phones, words, files. */
  rest: z.strictObject({ monthsAfterClosed: z.int().positive(), basis: Basis }),
  /** What was typed and never filed. */
  draft: z.strictObject({ daysUntouched: z.int().positive(), basis: Basis }),
})
/** How long what a case holds of persons is kept. */
export type Retention = z.infer<typeof Retention>

/** What was looked for about a place and not found: said, never filled with a guess. */
const Gap = z.strictObject({ about: Bilingual, note: Bilingual })

/** A rule pack: every rule of one place from one day on, each with its basis. How to write one: README.md, “A rule pack for your city”. */
export const RulePack = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().positive(),
  title: Bilingual,
  place: z.strictObject({ code: z.string(), name: Bilingual, timeZone: z.string(), calendar: z.string() }),
  /** The day from which on it is chosen. */
  inForceFrom: z.iso.date(),
  /** What is known of that day, and from where. Absent = nobody has said. */
  inForceFromKnown: FirstDay.optional(),
  /** The last day, where it has one. `successor`: the pack that holds afterwards; not written, the one that this one extends. */
  inForceUntil: LastDay.extend({ successor: z.string().optional() }).optional(),
  /** `draft`: to be read, compared and tried, never put in force for a district. */
  standing: z.enum(['inForce', 'draft']).default('inForce'),
  /**
   * What happens to running cases when this pack takes over: they keep their own, or go over to this one. A clock that is
   * open keeps its length (`switch`), or gets the new one where that is the longer for its holder (`longerForHolder`).
   */
  runningCases: z.enum(['keep', 'switch', 'longerForHolder']).default('keep'),
  summary: Bilingual,
  /**
   * Whether a period in calendar days or months that ends on a day off ends on the next working day instead. Absent = it does
   * (民法典 203).
   */
  lastDayOff: z.strictObject({ moves: z.boolean(), basis: Basis }).optional(),
  consent: consentRule.extend({
    /** Where the consent is another one. Absent = it is the same everywhere. */
    parts: ConsentParts.optional(),
  }),
  tracks: z.strictObject({
    fire: z.strictObject({ starts: z.enum(['filing', 'afterConsent']) }),
    grid: z.strictObject({ starts: z.enum(['filing', 'afterConsent']) }),
    basis: Basis,
  }),
  clocks: z.partialRecord(z.enum(clockNames), ClockRule),
  grounds: z.partialRecord(z.enum(groundCodes), GroundRule),
  /**
   * Grounds that the list lacks, each under the place whose law names it and a name of the pack's choice, such as
   * `NO:enoughCharging`. Pleaded, contested and decided like the others, and counted apart from them. Absent = none is known.
   */
  ownGrounds: z.record(OwnGroundCode, OwnGroundRule).optional(),
  conditions: z.partialRecord(z.enum(conditionKinds), ConditionRule),
  fire: z.strictObject({
    /** Which standard the check goes by. `own`: another one, named by the basis. */
    profile: z.enum(fireProfiles),
    /** Garage levels at which somebody must look at the fire systems before a pile is allowed. */
    checkedLevels: z.array(z.enum(garageLevels)),
    /** Numbers to which garages and piles are held. Absent = none is known for the place. */
    limits: z.array(FireLimit).optional(),
    /** Days for which a finding about a zone answers the next request. */
    findingValidDays: z.int().positive(),
    /** What these days rest on. Absent = on the basis of the profile. */
    findingBasis: Basis.optional(),
    basis: Basis,
  }),
  /** What the offices look at on site. Absent = the place names nothing, and they go by their own list. */
  siteChecks: z.array(SiteCheck).min(1).optional(),
  capacity: z.strictObject({
    /** Share of the rating up to which capacity is no ground. */
    loadLimit: z.number().positive().max(1),
    loadLimitBasis: Basis,
    powerFactor: z.number().positive().max(1),
    /** Demand coefficient by number of piles, ascending; the last row has no upper bound. */
    demandCoefficients: z.array(z.strictObject({ upTo: z.int().positive().nullable(), kx: z.number().positive().max(1) })).min(1),
    demandBasis: Basis,
    findingValidDays: z.int().positive(),
    findingBasis: Basis,
    /**
     * Room for piles whose power or time is controlled at the peak: up to which share of the rating, and with which
     * demand coefficient of their own (null = counted like the others). Absent = the place knows no such charging.
     */
    orderedCharging: z
      .strictObject({ limit: z.number().positive().max(1), kx: z.number().positive().max(1).nullable(), basis: Basis })
      .optional(),
    /** How many months a measured peak counts, and which months are summer and winter peaks. Absent = it never expires. */
    measurement: z
      .strictObject({
        validMonths: z.int().positive(),
        summerMonths: z.array(z.int().min(1).max(12)).min(1),
        winterMonths: z.array(z.int().min(1).max(12)).min(1),
        basis: Basis,
      })
      .optional(),
  }),
  /** The queue of a transformer. Absent = the place says nothing about it. */
  queue: z
    .strictObject({
      /** Days after the end of a request for which it gets its old place back when it is reopened. */
      placeKeptDays: z.int().positive(),
      basis: Basis,
    })
    .optional(),
  /** Matters of a compound. Absent = the place sets no day for reports and no majority. */
  matters: z
    .strictObject({
      /** The next report comes within so many days. */
      reportWithinDays: z.int().positive(),
      /** Days before the report from which on it is shown as due. */
      dueSoonDays: z.int().nonnegative(),
      basis: Basis,
      ownersDecision: z
        .strictObject({
          /** Share of all owners that must take part, by heads and by area. */
          quorum: VoteShare,
          /** Share of those who took part that must agree. */
          ordinary: VoteShare,
          special: VoteShare,
          specialSubjects: z.array(z.enum(decisionSubjects)),
          basis: Basis,
        })
        .optional(),
    })
    .optional(),
  /** How much later than it happened something may be recorded before it is flagged. Absent = nothing is flagged. */
  records: z.strictObject({ flagAfterWorkingDays: z.int().positive(), basis: Basis }).optional(),
  /** How long a company has to reply to its own record before offices compare companies by it (V5). Absent = the place leaves it no time. */
  companyRecords: z.strictObject({ replyWorkingDays: z.int().positive(), basis: Basis }).optional(),
  /** Of so many withdrawn or diverted requests one owner is called by another office. Absent = nobody is called. */
  callBacks: z.strictObject({ oneIn: z.int().positive(), basis: Basis }).optional(),
  /** How often an owner may be sent round, by referrals and returns, before the case goes to the centre by itself. Absent = the place sets no limit. */
  loops: z.strictObject({ returnLimit: z.int().positive(), basis: Basis }).optional(),
  duties: z.array(Duty).default([]),
  costs: z.array(Cost).default([]),
  sanctions: z.array(Sanction).default([]),
  unknown: z.array(Gap).default([]),
  /** The roads beside a case, where they are not those of the whole country. Absent = the general kinds, all of them. */
  proceedings: Proceedings.optional(),
  mediation: z.strictObject({ confirmableMediators: z.array(z.enum(mediatorTypes)), basis: Basis }),
  /** Days after closing within which the owner may reopen; null = without limit. */
  reopen: z.strictObject({ withinDays: z.int().positive().nullable(), basis: Basis }),
  /** How long personal data are kept. Absent = as the platform keeps them (workflows/retention/kept-by-default.ts). */
  retention: Retention.optional(),
})
z.globalRegistry.add(RulePack, { id: 'RulePack', description: 'Every rule of one place from one day on, each with its basis.' })
/** A rule pack. */
export type RulePack = z.infer<typeof RulePack>

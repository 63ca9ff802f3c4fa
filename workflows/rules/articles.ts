import { isDeemed, silenceOfClock } from '../case/clock-rule.ts'
import { type ClockName, clockContract, clockNames } from '../case/clocks.ts'
import { consideredDays } from '../case/considers-from.ts'
import { type ClockWords, clockLabels } from '../labels/clocks.ts'
import {
  conditionLabels,
  consentModeLabels,
  issuerLabels,
  mediatorLabels,
  paperLabels,
  unitLabels,
  validityLabels,
} from '../labels/codes.ts'
import { lapseEffectLabels } from '../labels/consent-duties.ts'
import { documentLabels } from '../labels/documents.ts'
import { levelOfGarageLabels } from '../labels/garages.ts'
import { groundLabels } from '../labels/grounds.ts'
import { inForceFrames, inForceText, lapseText } from '../labels/in-force.ts'
import { principleSilenceLabels } from '../labels/in-principle.ts'
import { fireProfileLabels, limitStrengthLabels } from '../labels/limits.ts'
import { noSuitLabels } from '../labels/objection.ts'
import { onlyIfFacts, onlyIfText } from '../labels/only-if.ts'
import { partyLabels } from '../labels/parties.ts'
import { proceedingKindLabels, proceedingSubjectLabels } from '../labels/proceedings.ts'
import { packFrames, silenceLabels, variantLabels } from '../labels/rule-articles.ts'
import { listed, sayFrom } from '../labels/say.ts'
import { siteAsks, siteOfficeLabels, siteOnlyIf } from '../labels/site-checks.ts'
import { trackLabels } from '../labels/tracks.ts'
import { conditionKinds, groundCodes, type RoadStep, roadSteps } from './codes.ts'
import { rulesOfPart } from './consent-parts.ts'
import { limitText } from './limits.ts'
import type {
  Basis,
  Bilingual,
  ClockRule,
  ConditionRule,
  ConsentDuty,
  ConsentPart,
  ConsideredDay,
  FireLimit,
  GroundRule,
  OwnProceeding,
  RoadDuty,
  RulePack,
  SiteCheck,
} from './schema.ts'
import { ownGroundsOf } from './stated-grounds.ts'

/** Chapters of a rule pack read as a document. */
export const articleChapters = ['consent', 'clocks', 'grounds', 'conditions', 'checks', 'disputes', 'duties', 'unknown'] as const
/** A chapter of a rule pack. */
type ArticleChapter = (typeof articleChapters)[number]

/** One rule of a pack as a sentence that an owner understands, with what it rests on. */
export interface Article {
  /** The same rule has the same key in every pack: by it two packs are compared. */
  readonly key: string
  readonly chapter: ArticleChapter
  readonly label: Bilingual
  readonly text: Bilingual
  readonly basis: readonly Basis[]
}

/** A whole pack, rule by rule, in the order in which a request meets them. Numbers stand as the pack has them. */
export const articlesOf = (pack: RulePack): Article[] => [
  inForceArticle(pack),
  ...lastDayArticle(pack),
  ...consentArticles(pack),
  ...partArticles(pack),
  ...clockNames.flatMap((name) => clockArticle(name, pack)),
  ...groundCodes.flatMap((code) => groundArticle(`grounds.${code}`, groundLabels[code], pack.grounds[code])),
  ...ownGroundsOf(pack).flatMap(([code, rule]) => groundArticle(`ownGrounds.${code}`, rule.name, rule)),
  ...conditionKinds.flatMap((kind) => conditionArticle(pack, kind)),
  ...checkArticles(pack),
  ...disputeArticles(pack),
  ...roadArticles(pack),
  ...dutyArticles(pack),
  ...pack.unknown.map(({ about, note }): Article => article('unknown', `unknown.${about.en}`, about, note, [])),
]

const lastDayArticle = ({ lastDayOff }: RulePack): Article[] =>
  lastDayOff
    ? [
        article(
          'clocks',
          'lastDayOff',
          packFrames.lastDayLabel,
          lastDayOff.moves ? packFrames.lastDayMoves : packFrames.lastDayStands,
          [lastDayOff.basis],
        ),
      ]
    : []

const article = (chapter: ArticleChapter, key: string, label: Bilingual, text: Bilingual, basis: readonly Basis[]): Article => ({
  key,
  chapter,
  label,
  text,
  basis,
})

/** Sentences of one rule, one after the other. */
const sentences = (...parts: readonly (Bilingual | null)[]): Bilingual => {
  const said = parts.filter((part) => part !== null)
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') }
}

type Frame = keyof typeof packFrames
const say = sayFrom<Frame>(packFrames)

/** A length in words. */
export const lengthText = ({ n, unit }: { readonly n: number; readonly unit: keyof typeof unitLabels }): Bilingual => ({
  zh: `${n}${unitLabels[unit].zh}`,
  en: `${n} ${n === 1 ? unitLabels[unit].en.replace(/s$/, '') : unitLabels[unit].en}`,
})

const countText = (numbers: readonly number[]): Bilingual => ({ zh: numbers.join('、'), en: numbers.join(', ') })

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

/** What a rule is while it holds, how long that is, and what it is afterwards. */
const lapsing = <R>(
  rule: R & { readonly inForceUntil?: { readonly on: string } | undefined; readonly afterwards?: R | undefined },
  text: (rule: R) => Bilingual,
): Bilingual =>
  rule.inForceUntil
    ? sentences(text(rule), lapseText(rule.inForceUntil.on, rule.afterwards ? text(rule.afterwards) : null))
    : text(rule)

interface Based {
  readonly inForceUntil?: { readonly basis: Basis } | undefined
  readonly onlyIf?: { readonly basis: Basis } | undefined
}

/** The basis of the last day of a rule, and of the facts under which it may be pleaded. */
const furtherBases = ({ inForceUntil, onlyIf }: Based): Basis[] => [
  ...(onlyIf ? [onlyIf.basis] : []),
  ...(inForceUntil ? [inForceUntil.basis] : []),
]

const inForceArticle = (pack: RulePack): Article => {
  const { inForceFromKnown, inForceUntil } = pack
  const basis = [...(inForceFromKnown ? [inForceFromKnown.basis] : []), ...(inForceUntil ? [inForceUntil.basis] : [])]
  return article('consent', 'inForce', inForceFrames.label, inForceText(pack), basis)
}

const consentArticles = ({ consent, tracks, runningCases, inForceFrom }: RulePack): Article[] => {
  const { silence, lease, handover, informationRequest: asked, answerInPrinciple: principle, objection } = consent
  const issuers = consent.issuers.map((kind) => issuerLabels[kind])
  const at = (key: string, label: Frame, text: Bilingual, basis: readonly Basis[]) =>
    article('consent', `consent.${key}`, say(label), text, basis)
  return [
    at('mode', 'modeLabel', consentModeLabels[consent.mode], [consent.modeBasis]),
    at('paper', 'paperLabel', paperLabels[consent.paper], [consent.modeBasis]),
    at('issuers', 'issuersLabel', issuers.length === 0 ? say('nobody') : listed(issuers), [consent.issuersBasis]),
    at('silence', 'silenceLabel', silenceLabels[silence.policy], [silence.basis, ...(silence.base ? [silence.base.basis] : [])]),
    at('noObjection', 'noObjectionLabel', say(consent.noObjectionSuffices ? 'suffices' : 'doesNotSuffice'), [
      consent.noObjectionBasis,
    ]),
    at('papers', 'papersLabel', listed(consent.requiredPapers.map((kind) => documentLabels[kind])), [
      consent.requiredPapersBasis,
    ]),
    ...(lease ? [at('lease', 'leaseLabel', say('leaseOf', { months: lease.months }), [lease.basis])] : []),
    at('recall', 'recallLabel', say('minutes', { n: consent.recallMinutes }), [consent.recallBasis]),
    ...(asked
      ? [
          at(
            'informationRequest',
            'informationLabel',
            say('informationRests', { times: asked.times, length: lengthText(asked.leaves) }),
            [asked.basis, asked.limitsBasis],
          ),
        ]
      : []),
    ...(principle
      ? [
          at(
            'inPrinciple',
            'principleLabel',
            sentences(
              say('principleBinds'),
              say(principle.finalCountsFrom === 'service' ? 'finalFromService' : 'finalFromAnswer'),
              principleSilenceLabels[principle.silence.policy],
            ),
            [principle.basis, principle.silence.basis, ...(principle.silence.base ? [principle.silence.base.basis] : [])],
          ),
        ]
      : []),
    ...(consent.considersFrom
      ? [
          at(
            'considersFrom',
            'considersLabel',
            consideredText(consideredDays({ consent })),
            consideredDays({ consent }).flatMap(({ basis, onlyIf }) => [basis, ...(onlyIf ? [onlyIf.basis] : [])]),
          ),
        ]
      : []),
    ...(objection
      ? [
          at('objection', 'objectionLabel', sentences(say('objectionInCourt'), noSuitLabels[objection.noSuit.policy]), [
            objection.basis,
            objection.noSuit.basis,
            ...(objection.noSuit.base ? [objection.noSuit.base.basis] : []),
          ]),
        ]
      : []),
    ...Object.entries(consent.owes ?? {}).map(([name, duty]) => consentDutyArticle(name, duty)),
    at('handover', 'handoverLabel', lengthText(handover.leaves), [handover.basis]),
    ...(['fire', 'grid'] as const).map((track) =>
      article('checks', `tracks.${track}`, trackLabels[track], say(tracks[track].starts), [tracks.basis]),
    ),
    at('running', 'runningLabel', say(runningCases, { on: inForceFrom }), []),
  ]
}

/** Where the consent is another one: how that is found out, and each part with the rules in which it differs. */
const partArticles = (pack: RulePack): Article[] => {
  const { parts } = pack.consent
  if (!parts || parts.of.length === 0) return []
  const general = new Map(articlesOf(rulesOfPart(pack, null)).map((entry) => [entry.key, entry]))
  const question = parts.asks ? say('partsAsked', { list: parts.asks }) : say('partsOnRecord')
  return [
    article(
      'consent',
      'consent.parts',
      say('partsLabel'),
      sentences(
        question,
        ...parts.of.map(({ says }) => say('partDiffers', { list: says })),
        say('partsElse', { list: parts.otherwise }),
      ),
      [],
    ),
    ...parts.of.flatMap((part) => [...partArticle(part), ...differingIn(pack, part, general)]),
  ]
}

const partArticle = ({ id, says, onlyIf, modeBasis }: ConsentPart): Article[] => [
  article(
    'consent',
    `consent.parts.${id}`,
    says,
    onlyIf ? say('partWhere', { list: onlyIfFacts(onlyIf) }) : say('partSaid'),
    onlyIf ? [onlyIf.basis] : [modeBasis],
  ),
]

/** The rules of a part that are others than the general ones, under its name. */
const differingIn = (pack: RulePack, { id, says, modeBasis }: ConsentPart, general: ReadonlyMap<string, Article>): Article[] => {
  const own = new Map(articlesOf(rulesOfPart(pack, id)).map((entry) => [entry.key, entry]))
  const under = (one: Article, text: Bilingual, basis: readonly Basis[]): Article => ({
    ...one,
    key: `consent.parts.${id}.${one.key}`,
    label: { zh: `${says.zh}：${one.label.zh}`, en: `${says.en}: ${one.label.en}` },
    text,
    basis,
  })
  const isSame = (one: Article) => JSON.stringify(general.get(one.key)) === JSON.stringify(one)
  return [
    ...[...own.values()].filter((one) => !isSame(one)).map((one) => under(one, one.text, one.basis)),
    ...[...general.values()].filter(({ key }) => !own.has(key)).map((one) => under(one, say('partWithout'), [modeBasis])),
  ]
}

/** From which day a request has to be considered: in every building, or in each kind of them. */
const consideredText = (days: readonly ConsideredDay[]): Bilingual =>
  sentences(
    ...days.map(({ on, onlyIf }, index) => {
      if (onlyIf) return say('considersWhere', { list: onlyIfFacts(onlyIf), on })
      return say(index === 0 ? 'considersFrom' : 'considersOthers', { on })
    }),
    days.every(({ onlyIf }) => onlyIf !== undefined) ? say('considersElse') : null,
    days.some(({ onlyIf }) => onlyIf !== undefined) ? say('considersUnknown') : null,
  )

/** What somebody owes once consent stands, from when on, and what follows where it is not done. */
const consentDutyArticle = (name: string, duty: ConsentDuty): Article => {
  const { by, what, from, length, noticeBefore, lapse, basis, onlyWhere, again } = duty
  const { within } = lapse
  const text = sentences(
    onlyWhere ? say('owedOnlyWhere', { what: onlyWhere.says, length: lengthText(onlyWhere.within.length) }) : null,
    say('owedAfter', { party: partyLabels[by], doing: what, length: lengthText(length), from: say(`owed.${from}`) }),
    again ? say('owedAgain', { length: lengthText(again.every) }) : null,
    noticeBefore.length > 0 ? say('reminded', { days: countText(noticeBefore) }) : null,
    say('roadLapse', { otherwise: lapse.says }),
    lapseEffectLabels[lapse.effect],
    within ? say('centreWithin', { length: lengthText(within.length) }) : null,
  )
  const asked = [...(onlyWhere ? [onlyWhere.basis, onlyWhere.within.basis] : []), ...(again ? [again.basis] : [])]
  const rests = [basis, ...asked, ...(lapse.basis ? [lapse.basis] : []), ...(within ? [within.basis] : [])]
  return article('consent', `consent.owes.${name}`, say('owedLabel', { doing: what }), text, rests)
}

const clockArticle = (name: ClockName, pack: RulePack): Article[] => {
  const rule = pack.clocks[name]
  if (!rule) return []
  const later = rule.afterwards ? basesOfClock(rule.afterwards) : []
  const bases = [...basesOfClock(rule), ...furtherBases(rule), ...later]
  return [
    article(
      'clocks',
      `clocks.${name}`,
      clockLabels[name].name,
      lapsing(rule, (one) => clockText(name, one, pack)),
      bases,
    ),
  ]
}

type LastingClock = Omit<ClockRule, 'inForceUntil' | 'afterwards'>

const basesOfClock = ({ basis, variants, fixedBasis }: LastingClock): Basis[] => [
  basis,
  ...variants.map((variant) => variant.basis),
  ...(fixedBasis ? [fixedBasis] : []),
]

/** What follows at the end of a clock; at the end of an answer of the company it is what silence is in this place. */
const endText = (name: ClockName, rule: LastingClock, pack: RulePack): Bilingual | undefined => {
  const { otherwise, deemed, goesOn }: ClockWords = clockLabels[name]
  if (isDeemed({ name }, pack) && deemed) return deemed
  return (silenceOfClock({ name }, pack).policy === 'GOES_ON' ? goesOn : undefined) ?? otherwise[rule.end]
}

const clockText = (name: ClockName, rule: LastingClock, pack: RulePack): Bilingual => {
  const end = endText(name, rule, pack)
  const { extension } = rule
  return sentences(
    rule.length ? lengthText(rule.length) : say(clockContract(name).length === 'plan' ? 'namedByPlan' : 'namedByPaper'),
    ...rule.variants.map(({ when, length }) => say('variant', { when: variantText(when), length: lengthText(length) })),
    extension ? say('extension', { length: lengthText(extension.length), times: extension.times }) : null,
    rule.pausable ? null : say('neverPauses'),
    rule.noticeBefore.length > 0 ? say('reminded', { days: countText(rule.noticeBefore) }) : null,
    end ? { zh: end.zh, en: `otherwise ${end.en}` } : null,
  )
}

/** When another length of a clock applies, in words. */
export const variantText = (when: ClockRule['variants'][number]['when']): Bilingual =>
  listed([
    ...(when.transformer ? [variantLabels[when.transformer]] : []),
    ...(when.papersComplete === undefined ? [] : [variantLabels[when.papersComplete ? 'papersComplete' : 'papersMissing']]),
    ...(when.level ? [variantLabels[when.level]] : []),
    ...(when.track ? [trackLabels[when.track]] : []),
  ])

const groundArticle = (key: string, name: Bilingual, rule: GroundRule | undefined): Article[] => {
  if (!rule) return []
  const later = rule.afterwards ? [...rule.afterwards.basis, ...furtherBases(rule.afterwards)] : []
  const bases = [...rule.basis, ...furtherBases(rule), ...later]
  return [article('grounds', key, name, lapsing(rule, groundText), bases)]
}

const groundText = (rule: Omit<GroundRule, 'inForceUntil' | 'afterwards'>): Bilingual => {
  const shown = rule.burden.map(({ document, from }) =>
    say('shownBy', { document: documentLabels[document], party: partyLabels[from] }),
  )
  return sentences(
    validityLabels[rule.validity],
    rule.onlyIf ? onlyIfText(rule.onlyIf) : null,
    shown.length === 0 ? say('noDocument') : say('oneOf', { list: listed(shown) }),
    say(`settledBy.${rule.route}`),
    say('answer', { answer: rule.acceptedAnswer }),
  )
}

const conditionArticle = (pack: RulePack, kind: (typeof conditionKinds)[number]): Article[] => {
  const rule = pack.conditions[kind]
  if (!rule) return []
  const bases = [rule.basis, ...furtherBases(rule), ...(rule.afterwards ? [rule.afterwards.basis] : [])]
  return [article('conditions', `conditions.${kind}`, conditionLabels[kind], lapsing(rule, conditionText), bases)]
}

const conditionText = (rule: Omit<ConditionRule, 'inForceUntil' | 'afterwards'>): Bilingual =>
  sentences(
    validityLabels[rule.validity],
    say('refusedAs', { ground: groundLabels[rule.ground] }),
    rule.beforeEnergising ? say('beforeEnergising') : null,
  )

/** Each limit is a rule of its own. */
const limitArticle = (limit: FireLimit, index: number, all: readonly FireLimit[]): Article => {
  const text = sentences(limitText(limit), limitStrengthLabels[limit.strength])
  const twin = all.slice(0, index).filter(({ kind }) => kind === limit.kind).length
  return article('checks', `fire.limits.${limit.kind}${twin === 0 ? '' : `.${twin + 1}`}`, say('limitsLabel'), text, [
    limit.basis,
  ])
}

/** Each point that an office looks at on site is a rule of its own. */
const siteArticle = (check: SiteCheck): Article =>
  article(
    'checks',
    `siteChecks.${check.id}`,
    siteOfficeLabels[check.office],
    sentences(check.says, check.strength ? limitStrengthLabels[check.strength] : null, ...siteAsks(check), siteOnlyIf(check)),
    [check.basis, ...(check.onlyIf ? [check.onlyIf.basis] : [])],
  )

const checkArticles = ({ fire, capacity, queue, siteChecks = [] }: RulePack): Article[] => {
  const at = (key: string, label: Frame, text: Bilingual, basis: readonly Basis[]) =>
    article('checks', key, say(label), text, basis)
  const levels = fire.checkedLevels.map((level) => levelOfGarageLabels[level])
  const rows = capacity.demandCoefficients.map(({ upTo, kx }) =>
    upTo === null ? say('kxBeyond', { kx }) : say('kxUpTo', { upTo, kx }),
  )
  const { orderedCharging, measurement } = capacity
  return [
    at('fire.profile', 'fireProfileLabel', fireProfileLabels[fire.profile], [fire.basis]),
    at('fire.levels', 'fireLevelsLabel', levels.length === 0 ? say('nowhere') : listed(levels), [fire.basis]),
    ...(fire.limits?.map(limitArticle) ?? []),
    at('fire.valid', 'fireValidLabel', say('days', { n: fire.findingValidDays }), [fire.findingBasis ?? fire.basis]),
    ...siteChecks.map(siteArticle),
    at('capacity.limit', 'limitLabel', say('upToLimit', { limit: percent(capacity.loadLimit) }), [capacity.loadLimitBasis]),
    at('capacity.demand', 'demandLabel', sentences(...rows, say('powerFactor', { n: capacity.powerFactor })), [
      capacity.demandBasis,
    ]),
    at('capacity.valid', 'capacityValidLabel', say('days', { n: capacity.findingValidDays }), [capacity.findingBasis]),
    ...(orderedCharging
      ? [
          at(
            'capacity.ordered',
            'orderedLabel',
            sentences(
              say('upToLimit', { limit: percent(orderedCharging.limit) }),
              orderedCharging.kx === null ? say('kxAsOthers') : say('kxOwn', { kx: orderedCharging.kx }),
            ),
            [orderedCharging.basis],
          ),
        ]
      : []),
    ...(measurement
      ? [
          at(
            'capacity.measurement',
            'measurementLabel',
            say('measured', {
              months: measurement.validMonths,
              summer: countText(measurement.summerMonths),
              winter: countText(measurement.winterMonths),
            }),
            [measurement.basis],
          ),
        ]
      : []),
    ...(queue ? [at('queue.kept', 'queueLabel', say('days', { n: queue.placeKeptDays }), [queue.basis])] : []),
  ]
}

const share = ({ of: [n, of], more }: { readonly of: readonly [number, number]; readonly more: boolean }): Bilingual =>
  say(more ? 'moreThan' : 'atLeast', { share: `${n}/${of}` })

const disputeArticles = ({ mediation, loops, records, companyRecords, callBacks, reopen, matters }: RulePack): Article[] => {
  const at = (key: string, label: Frame, text: Bilingual, basis: readonly Basis[]) =>
    article('disputes', key, say(label), text, basis)
  const mediators = mediation.confirmableMediators.map((type) => mediatorLabels[type])
  const vote = matters?.ownersDecision
  return [
    at('mediation', 'mediationLabel', mediators.length === 0 ? say('nobody') : listed(mediators), [mediation.basis]),
    ...(loops ? [at('loops', 'loopsLabel', say('times', { n: loops.returnLimit }), [loops.basis])] : []),
    ...(callBacks ? [at('callBacks', 'callBacksLabel', say('oneIn', { n: callBacks.oneIn }), [callBacks.basis])] : []),
    ...(records ? [at('records', 'recordsLabel', say('workingDays', { n: records.flagAfterWorkingDays }), [records.basis])] : []),
    ...(companyRecords
      ? [
          at('companyRecords', 'companyRecordsLabel', say('workingDays', { n: companyRecords.replyWorkingDays }), [
            companyRecords.basis,
          ]),
        ]
      : []),
    at('reopen', 'reopenLabel', reopen.withinDays === null ? say('always') : say('days', { n: reopen.withinDays }), [
      reopen.basis,
    ]),
    ...(matters
      ? [
          at('matters', 'mattersLabel', say('reports', { within: matters.reportWithinDays, soon: matters.dueSoonDays }), [
            matters.basis,
          ]),
        ]
      : []),
    ...(vote
      ? [
          at(
            'matters.vote',
            'voteLabel',
            say('vote', { quorum: share(vote.quorum), ordinary: share(vote.ordinary), special: share(vote.special) }),
            [vote.basis],
          ),
        ]
      : []),
  ]
}

/** The roads beside a case: which of the general kinds there are, and each kind that only this place knows. */
const roadArticles = ({ proceedings }: RulePack): Article[] => {
  if (!proceedings) return []
  const { kinds, basis, own } = proceedings
  const listedKinds = kinds?.map((kind) => proceedingKindLabels[kind])
  return [
    ...(listedKinds
      ? [
          article(
            'disputes',
            'proceedings.kinds',
            say('roadsLabel'),
            listedKinds.length === 0 ? say('noGeneralRoads') : listed(listedKinds),
            basis ? [basis] : [],
          ),
        ]
      : []),
    ...Object.entries(own).map(([key, kind]) => roadArticle(key, kind)),
  ]
}

const roadArticle = (key: string, { name, body, ends, subjects, basis, clocks, owes, broughtBy }: OwnProceeding): Article => {
  const duties = Object.values(owes ?? {})
  const steps = roadSteps.flatMap((step) => {
    const rule = clocks[step]
    return rule ? [{ step, rule }] : []
  })
  const text = sentences(
    broughtBy === 'company' ? say('roadOfCompany') : null,
    say('roadAt', { party: body }),
    say('roadAbout', { list: listed(subjects.map((subject) => proceedingSubjectLabels[subject])) }),
    say(ends === 'judgment' ? 'roadJudged' : 'roadAnswered'),
    ...steps.map(({ step, rule }) => stepText(step, rule, clocks.bring?.from)),
    ...duties.map((duty) => owedText(duty, clocks.bring?.from)),
  )
  const rests = [basis, ...steps.map(({ rule }) => rule.basis), ...duties.map((duty) => duty.basis)]
  return article('disputes', `proceedings.own.${key}`, name, text, rests)
}

type StepRule = NonNullable<OwnProceeding['clocks'][RoadStep]>

const stepText = (
  step: RoadStep,
  { length, extension, noticeBefore }: StepRule,
  from: 'resolution' | 'refusal' | 'silence' | undefined,
): Bilingual => {
  return sentences(
    say(`step.${step}`, { length: lengthText(length), from: say(`from.${from ?? 'refusal'}`) }),
    extension ? say('extension', { length: lengthText(extension.length), times: extension.times }) : null,
    noticeBefore.length > 0 ? say('reminded', { days: countText(noticeBefore) }) : null,
  )
}

/** What the owner owes within a proceeding, from when on, and what follows where it is not done. */
const owedText = (
  { what, from, length, extension, noticeBefore, lapse }: RoadDuty,
  cause: 'resolution' | 'refusal' | 'silence' | undefined,
): Bilingual =>
  sentences(
    say('roadOwes', {
      doing: what,
      length: lengthText(length),
      from: from === 'cause' ? say(`from.${cause ?? 'refusal'}`) : say(`since.${from}`),
    }),
    extension ? say('extension', { length: lengthText(extension.length), times: extension.times }) : null,
    noticeBefore.length > 0 ? say('reminded', { days: countText(noticeBefore) }) : null,
    say('roadLapse', { otherwise: lapse.says }),
    say(lapse.effect === 'over' ? 'lapseEnds' : 'lapseGoesOn'),
  )

/** The highest charge for something. */
export const capText = ({ amount, currency, per }: NonNullable<RulePack['costs'][number]['cap']>): Bilingual =>
  per ? say('capPer', { n: amount, kind: currency, when: per }) : say('cap', { n: amount, kind: currency })

const dutyArticles = ({ duties, costs, sanctions }: RulePack): Article[] => [
  ...duties.map(({ who, what, within, basis }) =>
    article(
      'duties',
      `duties.${who.en}.${what.en}`,
      who,
      sentences(what, within ? say('within', { length: lengthText(within) }) : null),
      [basis],
    ),
  ),
  ...costs.map(({ what, payer, cap, basis }) =>
    article('duties', `costs.${what.en}`, what, sentences(say('paidBy', { payer }), cap ? capText(cap) : null), [basis]),
  ),
  ...sanctions.map(({ when, what, yuan, fine, basis }) =>
    article(
      'duties',
      `sanctions.${when.en}.${what.en}`,
      when,
      sentences(
        what,
        yuan ? say('yuan', yuan) : null,
        fine ? say('fine', { from: fine.from, to: fine.to, kind: fine.currency }) : null,
      ),
      [basis],
    ),
  ),
]

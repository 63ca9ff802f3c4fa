import { type ClockName, clockNames } from '../case/clocks.ts'
import { type ClockWords, clockLabels } from '../labels/clocks.ts'
import { consentModeLabels, issuerLabels, unitLabels, validityLabels } from '../labels/codes.ts'
import { groundLabels } from '../labels/grounds.ts'
import { principleSilenceLabels } from '../labels/in-principle.ts'
import { noSuitLabels } from '../labels/objection.ts'
import { packFrames, silenceLabels } from '../labels/rule-articles.ts'
import { sayFrom } from '../labels/say.ts'
import { questionFrames, silenceBaseLabels } from '../labels/switches.ts'
import { trackLabels } from '../labels/tracks.ts'
import { variantText } from '../rules/articles.ts'
import { consentModes, groundCodes, issuerKinds } from '../rules/codes.ts'
import type { Bilingual, ClockRule } from '../rules/schema.ts'
import { isRecord, isSame, type Path, valueAt } from './places.ts'

/** The six switches of a rule: what a city decides first. */
export const switchNames = ['issuer', 'days', 'silence', 'burden', 'money', 'escalation'] as const
/** One of the six. */
export type SwitchName = (typeof switchNames)[number]

/** How a question is answered. */
export const answerKinds = ['choice', 'order', 'yesNo', 'length', 'count', 'burden', 'text', 'amount'] as const
/** A way to answer. */
export type AnswerKind = (typeof answerKinds)[number]

/** One of the answers to choose from. */
interface Option {
  readonly value: string
  readonly label: Bilingual
}

/** A question about a draft: one rule of its pack, asked so that nobody has to know the format. */
export interface Question {
  /** The place of its answer, as the checker names it. */
  readonly key: string
  readonly of: SwitchName
  readonly label: Bilingual
  /** What follows, where that is not plain from the question. */
  readonly hint: Bilingual | null
  /** Questions about one thing stand together under its name. */
  readonly group: Bilingual | null
  readonly kind: AnswerKind
  readonly options: readonly Option[]
  /** Whether “not set” is an answer. */
  readonly mayBeUnset: boolean
  /** Asked first; the others stand behind “the other ones”. */
  readonly isFirst: boolean
  readonly path: Path
  /** Where the answer stands in the base; null = the base has no such rule. */
  readonly baseAt: Path | null
  /** What goes and comes back with the answer. */
  readonly alongside: readonly Path[]
  /** Where it stands what the rule rests on; null = nowhere of its own. `isList`: there may be several. */
  readonly basisAt: { readonly path: Path; readonly isList: boolean } | null
}

const ask = sayFrom<keyof typeof questionFrames>(questionFrames)
const pathOf = (key: string): Path => key.split('.')

type Asked = Pick<Question, 'key' | 'of' | 'label' | 'kind'> &
  Partial<Omit<Question, 'basisAt' | 'path'>> & { readonly basis: string | null; readonly isList?: boolean }

const question = ({ basis, isList = false, ...asked }: Asked): Question => ({
  hint: null,
  group: null,
  options: [],
  mayBeUnset: false,
  isFirst: true,
  path: pathOf(asked.key),
  baseAt: pathOf(asked.key),
  alongside: [],
  basisAt: basis === null ? null : { path: pathOf(basis), isList },
  ...asked,
})

const optionsOf = (labels: Readonly<Record<string, Bilingual>>, values = Object.keys(labels)): Option[] =>
  values.flatMap((value) => {
    const label = labels[value]
    return label ? [{ value, label }] : []
  })

/** All questions about a draft as it stands, whatever else is wrong with it, in the order of the switches. */
export const questionsOf = (document: unknown, base: unknown): Question[] => [
  ...issuerQuestions,
  ...clockQuestions(document, 'days', (name) => !escalating.includes(name)),
  ...trackQuestions,
  ...silenceQuestions(document),
  ...groundQuestions(document),
  ...moneyQuestions(document, base),
  ...returnQuestions,
  ...clockQuestions(document, 'escalation', (name) => escalating.includes(name)),
]

const issuerQuestions: readonly Question[] = [
  question({
    key: 'consent.mode',
    of: 'issuer',
    label: ask('mode'),
    kind: 'choice',
    options: optionsOf(consentModeLabels, [...consentModes]),
    alongside: [pathOf('consent.paper')],
    basis: 'consent.modeBasis',
  }),
  question({
    key: 'consent.issuers',
    of: 'issuer',
    label: ask('issuers'),
    kind: 'order',
    options: optionsOf(issuerLabels, [...issuerKinds]),
    basis: 'consent.issuersBasis',
  }),
  question({
    key: 'consent.noObjectionSuffices',
    of: 'issuer',
    label: ask('noObjection'),
    kind: 'yesNo',
    basis: 'consent.noObjectionBasis',
  }),
]

/** Clocks of those to whom a case goes up: what comes after them is the escalation. */
const escalating: readonly ClockName[] = ['substituteReply', 'centreAccept', 'coordinate', 'bureauReply', 'mediation']

/** The steps that every family meets. */
const everyday: readonly ClockName[] = [
  'documentCheck',
  'serve',
  'propertyReply',
  'answerInPrinciple',
  'finalAnswer',
  'objectionTerm',
  'paperDue',
  'ownerDecision',
  'redecide',
  'fireCheck',
  'gridSurvey',
  'capacity',
  'supplyPlan',
  'meter',
]

const units = optionsOf(unitLabels)

const clockQuestions = (document: unknown, of: SwitchName, isOf: (name: ClockName) => boolean): Question[] =>
  clockNames.filter(isOf).flatMap((name) => {
    const rule = valueAt(document, ['clocks', name])
    const { name: clock, otherwise }: ClockWords = clockLabels[name]
    const end = valueAt(rule, ['end'])
    const follows = end === 'move' || end === 'remind' || end === 'expire' ? otherwise[end] : undefined
    const isFirst = of === 'escalation' || everyday.includes(name)
    const common = { of, kind: 'length', options: units, isFirst } as const
    const whole = isRecord(valueAt(rule, ['length']))
    const extended = isRecord(valueAt(rule, ['extension', 'length']))
    return [
      ...(whole
        ? [
            question({
              ...common,
              key: `clocks.${name}.length`,
              label: clock,
              hint: follows ?? null,
              alongside: [['clocks', name, 'noticeBefore']],
              basis: `clocks.${name}.basis`,
            }),
          ]
        : []),
      ...variantsOf(rule).map(({ index, when }) =>
        question({
          ...common,
          key: `clocks.${name}.variants.${index}.length`,
          label: { zh: `${clock.zh}（${when.zh}）`, en: `${clock.en} (${when.en})` },
          basis: `clocks.${name}.variants.${index}.basis`,
        }),
      ),
      ...(extended
        ? [
            question({
              ...common,
              isFirst: false,
              key: `clocks.${name}.extension.length`,
              label: ask('extension', { clock }),
              basis: `clocks.${name}.basis`,
            }),
          ]
        : []),
    ]
  })

const variantsOf = (rule: unknown): { readonly index: number; readonly when: Bilingual }[] => {
  const variants = valueAt(rule, ['variants'])
  if (!Array.isArray(variants)) return []
  return variants.flatMap((variant: unknown, index) => {
    const when = valueAt(variant, ['when'])
    if (!isRecord(when) || !isRecord(valueAt(variant, ['length']))) return []
    // Labels are looked up by key: what the schema does not know has none, and is left out of the words.
    const known = variantText(when as ClockRule['variants'][number]['when'])
    return [{ index, when: known.zh === '' ? { zh: String(index + 1), en: String(index + 1) } : known }]
  })
}

const starts = optionsOf({ filing: packFrames.filing, afterConsent: packFrames.afterConsent })
const trackQuestions: readonly Question[] = (['fire', 'grid'] as const).map((track) =>
  question({
    key: `tracks.${track}.starts`,
    of: 'days',
    label: ask('trackStarts', { track: trackLabels[track] }),
    kind: 'choice',
    options: starts,
    basis: 'tracks.basis',
  }),
)

const silences = [
  { at: 'consent.silence', label: ask('silence'), labels: silenceLabels },
  { at: 'consent.answerInPrinciple.silence', label: ask('principleSilence'), labels: principleSilenceLabels },
  { at: 'consent.objection.noSuit', label: ask('noSuit'), labels: noSuitLabels },
] as const

const silenceQuestions = (document: unknown): Question[] =>
  silences.flatMap(({ at, label, labels }) => {
    const rule = valueAt(document, pathOf(at))
    if (!isRecord(rule)) return []
    const policy = question({
      key: `${at}.policy`,
      of: 'silence',
      label,
      kind: 'choice',
      options: optionsOf(labels),
      alongside: [pathOf(`${at}.base`)],
      basis: `${at}.basis`,
    })
    if (rule['policy'] !== 'DEEMED') return [policy]
    const base = question({
      key: `${at}.base.kind`,
      of: 'silence',
      label: ask('silenceBase'),
      kind: 'choice',
      options: optionsOf(silenceBaseLabels),
      mayBeUnset: true,
      basis: `${at}.base.basis`,
    })
    return [policy, base]
  })

const validities = optionsOf(validityLabels)

const groundQuestions = (document: unknown): Question[] => {
  const own = valueAt(document, ['ownGrounds'])
  const named = Object.entries(isRecord(own) ? own : {}).flatMap(([code, rule]) =>
    isRecord(rule) && isRecord(rule['name']) ? [[`ownGrounds.${code}`, rule['name'] as unknown as Bilingual] as const] : [],
  )
  const listed = groundCodes
    .filter((code) => isRecord(valueAt(document, ['grounds', code])))
    .map((code) => [`grounds.${code}`, groundLabels[code]] as const)
  return [...listed, ...named].flatMap(([at, group]) => {
    const common = { of: 'burden', group, basis: `${at}.basis`, isList: true } as const
    return [
      question({ ...common, key: `${at}.validity`, label: ask('worth'), kind: 'choice', options: validities }),
      question({ ...common, key: `${at}.burden`, label: ask('burden'), kind: 'burden' }),
    ]
  })
}

const moneyQuestions = (document: unknown, base: unknown): Question[] => [
  ...(['DEPOSIT_OR_FEE', 'INSURANCE'] as const).flatMap((kind) =>
    isRecord(valueAt(document, ['conditions', kind]))
      ? [
          question({
            key: `conditions.${kind}.validity`,
            of: 'money',
            label: ask(kind === 'INSURANCE' ? 'insurance' : 'deposit'),
            kind: 'choice',
            options: validities,
            basis: `conditions.${kind}.basis`,
          }),
        ]
      : [],
  ),
  ...listAt(document, 'costs').flatMap((cost, index) => costQuestions(cost, index, base)),
]

const listAt = (document: unknown, key: string): readonly unknown[] => {
  const list = valueAt(document, [key])
  return Array.isArray(list) ? list : []
}

/** A cost is found in the base by what it is for, because a list has no names. */
const costQuestions = (cost: unknown, index: number, base: unknown): Question[] => {
  const what = valueAt(cost, ['what'])
  const twin = listAt(base, 'costs').findIndex((one) => isSame(valueAt(one, ['what']), what))
  const group = isRecord(what) && typeof what['zh'] === 'string' && typeof what['en'] === 'string' ? textOf(what) : ask('newCost')
  const one = (field: string, label: Bilingual, kind: AnswerKind, mayBeUnset: boolean) =>
    question({
      key: `costs.${index}.${field}`,
      of: 'money',
      label,
      kind,
      group,
      mayBeUnset,
      baseAt: twin < 0 ? null : pathOf(`costs.${twin}.${field}`),
      basis: `costs.${index}.basis`,
    })
  return [
    // What the base has already keeps its name: by it the two are compared.
    ...(twin < 0 ? [one('what', ask('costWhat'), 'text', false)] : []),
    one('payer', ask('costPayer'), 'text', false),
    one('cap.amount', ask('costCap'), 'amount', true),
  ]
}

const textOf = (value: Readonly<Record<string, unknown>>): Bilingual => ({ zh: String(value['zh']), en: String(value['en']) })

const returnQuestions: readonly Question[] = [
  question({
    key: 'loops.returnLimit',
    of: 'escalation',
    label: ask('returns'),
    kind: 'count',
    mayBeUnset: true,
    basis: 'loops.basis',
  }),
]

import type { Calendar } from '../calendar/calendar.ts'
import { type ClockName, clockContracts, clockNames } from '../case/clocks.ts'
import { consideredDays } from '../case/considers-from.ts'
import { groundLabels } from '../labels/grounds.ts'
import { dayFaults } from './check-days.ts'
import { objectionFaults } from './check-objection.ts'
import { owedFaults } from './check-owed.ts'
import { partFaults } from './check-parts.ts'
import { roadFaults } from './check-roads.ts'
import { factFaults, siteFaults } from './check-site.ts'
import { groundCodes, type OwnGround, observedOnly, papersOfMode } from './codes.ts'
import type { Fault, PackFault } from './fault.ts'
import type { Basis, ClockRule, OwnGroundRule, RulePack } from './schema.ts'
import { ownGroundsOf } from './stated-grounds.ts'

/** What no schema can say: whether the pack fits the chart, the calendar, and its own place. Empty = usable. */
export const checkPack = (pack: RulePack, calendars: Readonly<Record<string, Calendar>>): PackFault[] => {
  const fault = (path: string, zh: string, en: string): PackFault => ({ pack: pack.id, path, sentence: { zh, en } })
  const found = [
    ...wholeFaults(pack, calendars, fault),
    ...partFaults(pack, (part) => wholeFaults(part, calendars, fault), fault),
  ]
  const names = found.map(({ path, sentence }) => `${path} ${sentence.zh}`)
  return found.filter((_, index) => names.indexOf(names[index] ?? '') === index)
}

/** The faults of the rules as they hold together: of the whole pack, or of one of its parts. */
const wholeFaults = (pack: RulePack, calendars: Readonly<Record<string, Calendar>>, fault: Fault): PackFault[] => {
  return [
    ...clockFaults(pack, fault),
    ...silenceFaults(pack, fault),
    ...consentFaults(pack, fault),
    ...principleFaults(pack, fault),
    ...objectionFaults(pack, fault),
    ...owedFaults(pack, fault),
    ...groundFaults(pack, fault),
    ...capacityFaults(pack, fault),
    ...basisFaults(pack, fault),
    ...sanctionFaults(pack, fault),
    ...textFaults(pack, '', fault),
    ...dayFaults(pack, (name) => isNeeded(name, pack), fault),
    ...onlyIfFaults(pack, fault),
    ...roadFaults(pack, fault),
    ...fireFaults(pack, fault),
    ...siteFaults(pack, fault),
    ...(isTimeZone(pack.place.timeZone)
      ? []
      : [fault('place.timeZone', `没有时区“${pack.place.timeZone}”`, `there is no time zone "${pack.place.timeZone}"`)]),
    ...(calendars[pack.place.calendar]
      ? []
      : [
          fault(
            'place.calendar',
            `没有日历“${pack.place.calendar}”。可写：${Object.keys(calendars).join('、')}（none：没有载入当地节假日，日期都是暂定的）`,
            `there is no calendar "${pack.place.calendar}". Known: ${Object.keys(calendars).join(', ')} (none: no holidays are loaded, every date is provisional)`,
          ),
        ]),
  ]
}

const isTimeZone = (name: string): boolean => {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(name)
    return true
  } catch {
    return false
  }
}

/**
 * Whether no pack can do without a clock: its end moves the case on, or it is the only day that a waiting owner has,
 * as the next report on a matter is. Those of a request for information, of an answer in principle and of an objection before a
 * court belong to places that know one.
 */
export const isNeeded = (name: ClockName, { consent }: Pick<RulePack, 'consent'>): boolean => {
  if (name === 'informationAnswer' || name === 'informationCheck') return consent.informationRequest !== undefined
  if (name === 'answerInPrinciple' || name === 'finalAnswer') return consent.answerInPrinciple !== undefined
  if (name === 'objectionTerm') return consent.objection !== undefined
  return name === 'matterReport' || (clockContracts[name].offers as readonly string[]).includes('move')
}

const clockFaults = (pack: RulePack, fault: Fault): PackFault[] =>
  clockNames.flatMap((name: ClockName) => {
    const rule = pack.clocks[name]
    const path = `clocks.${name}`
    if (!rule) {
      return isNeeded(name, pack)
        ? [
            fault(
              path,
              '缺少该时限，案件会停在无人推动、也没有日期的环节',
              'this clock moves the case on; without it a case could wait for ever',
            ),
          ]
        : []
    }
    const later = rule.afterwards ? ruleFaults(name, rule.afterwards, `${path}.afterwards`, fault) : []
    return [...ruleFaults(name, rule, path, fault), ...later]
  })

/** Whether the rule of a clock fits what the chart makes of it. */
const ruleFaults = (
  name: ClockName,
  rule: Omit<ClockRule, 'inForceUntil' | 'afterwards'>,
  path: string,
  fault: Fault,
): PackFault[] => {
  const contract = clockContracts[name]
  const offers: readonly string[] = contract.offers
  const faults: PackFault[] = []
  if (!offers.includes(rule.end)) {
    const ends = offers.join(', ')
    faults.push(fault(`${path}.end`, `流程图只提供：${ends}`, `the chart offers only: ${ends}`))
  }
  if (contract.length === 'road') {
    const zh = '这个时限写在 proceedings.own 里相应途径的 clocks 下，不写在这里'
    return [fault(path, zh, 'this time is written under proceedings.own, in the clocks of its kind of proceeding, not here')]
  }
  if (contract.length === 'duty') {
    const zh = '这个时限写在 consent.owes 里相应的事项下，不写在这里'
    return [fault(path, zh, 'this time is written under consent.owes, with what is owed, not here')]
  }
  if (contract.length === 'pack' && !rule.length) faults.push(fault(`${path}.length`, '缺少时长', 'the length is missing'))
  if (contract.length === 'agreement' && rule.length) {
    faults.push(fault(`${path}.length`, '期限由协议约定，规则包不得写明', 'the agreement names the date; the pack must not'))
  }
  if ((contract.length === 'entry' || contract.length === 'title') && rule.length) {
    faults.push(
      fault(`${path}.length`, '期限由案件材料写明，规则包不得写明', 'a paper of the case names the date; the pack must not'),
    )
  }
  if (rule.extension && rule.length && rule.extension.length.unit !== rule.length.unit) {
    faults.push(fault(`${path}.extension`, '延长的单位须与时限一致', 'an extension needs the unit of its clock'))
  }
  const { length, noticeBefore } = rule
  const late = length ? noticeBefore.filter((n) => n >= length.n && length.unit !== 'month') : []
  if (late.length > 0) {
    faults.push(
      fault(
        `${path}.noticeBefore`,
        `提醒（到期前${late.join('、')}）早于时限开始`,
        `a reminder ${late.join(', ')} before the end would come before the clock begins`,
      ),
    )
  }
  return faults
}

const consentFaults = ({ consent, clocks, inForceFrom }: RulePack, fault: Fault): PackFault[] => [
  ...(consent.informationRequest && clocks.propertyReply?.pausable !== true
    ? [
        fault(
          'consent.informationRequest',
          '要求补充信息期间物业的答复时间要暂停，因此 propertyReply 须可以暂停',
          'a request for information rests the reply time, so propertyReply must be pausable',
        ),
      ]
    : []),
  ...(consent.considersFrom && (consent.mode === 'NOTIFY' || consent.mode === 'NONE')
    ? [
        fault(
          'consent.considersFrom',
          `“${consent.mode}”时物业没有要答复的，也就没有须受理的日期`,
          `with ${consent.mode} the company has nothing to answer, so there is no day from which it must`,
        ),
      ]
    : []),
  ...consideredDays({ consent }).flatMap(({ on }, index, days) => [
    ...(on <= inForceFrom
      ? [
          fault(
            index === 0 ? 'consent.considersFrom.on' : `consent.considersFrom.elsewhere.${index - 1}.on`,
            '这一天不晚于规则施行之日，写了也没有作用',
            'the rules begin on that day or later, so it would change nothing',
          ),
        ]
      : []),
    ...(index > 0 && days.slice(0, index).some(({ onlyIf }) => onlyIf === undefined)
      ? [
          fault(
            `consent.considersFrom.elsewhere.${index - 1}`,
            '前面的日期没有写 onlyIf，适用于所有车库，这一条用不上',
            'a day before it has no onlyIf and holds everywhere, so this one is never reached',
          ),
        ]
      : []),
  ]),
  ...(papersOfMode[consent.mode].includes(consent.paper)
    ? []
    : [
        fault(
          'consent.paper',
          `“${consent.mode}”时，paper 只能是：${papersOfMode[consent.mode].join('、')}`,
          `with ${consent.mode} the paper is one of: ${papersOfMode[consent.mode].join(', ')}`,
        ),
      ]),
]

/** Silence that is a yes needs what it rests on, whether it is a whole yes or one in principle. */
const silenceFaults = ({ consent }: RulePack, fault: Fault): PackFault[] =>
  [
    { path: 'consent.silence', silence: consent.silence },
    { path: 'consent.answerInPrinciple.silence', silence: consent.answerInPrinciple?.silence },
    { path: 'consent.objection.noSuit', silence: consent.objection?.noSuit },
  ].flatMap(({ path, silence }) =>
    silence?.policy === 'DEEMED' && (!silence.base || silence.base.kind === 'notice')
      ? [
          fault(
            `${path}.base`,
            '沉默只有在法律规定、当事人约定或者符合交易习惯时才视为意思表示（民法典140）；仅凭市级通知不能推定同意',
            'silence is a declaration only by law, agreement or custom (民法典 140): name the statute, owners’ rule or contract clause; a city notice alone is not enough',
          ),
        ]
      : [],
  )

/** An answer in principle comes before the answer itself, and before the paper where both count from the same day. */
const principleFaults = ({ consent, clocks }: RulePack, fault: Fault): PackFault[] => {
  const { answerInPrinciple: rule, mode } = consent
  const own = (['answerInPrinciple', 'finalAnswer'] as const).filter((name) => clocks[name])
  if (!rule) {
    return own.map((name) =>
      fault(
        `clocks.${name}`,
        '写了这个时限，没有写 consent.answerInPrinciple：本地是否先作原则答复、不答复怎么办、依据是什么',
        'this clock belongs to an answer in principle: say under consent.answerInPrinciple what it rests on and what silence is',
      ),
    )
  }
  const path = 'consent.answerInPrinciple'
  if (mode === 'NOTIFY' || mode === 'NONE') {
    return [
      fault(
        path,
        `“${mode}”时物业没有要答复的，不能先作原则答复`,
        `with ${mode} the company has nothing to answer, so no answer in principle`,
      ),
    ]
  }
  const first = clocks.answerInPrinciple?.length
  const isShorter = (length: typeof first) => first && length && first.unit === length.unit && length.n < first.n
  return [
    ...(rule.silence.policy === 'GOES_ON' && isShorter(clocks.propertyReply?.length)
      ? [
          fault(
            'clocks.answerInPrinciple.length',
            '原则答复的期限比正式答复（propertyReply）还长，正式答复会先到期',
            'the answer in principle has more time than the answer itself (propertyReply), which would be over first',
          ),
        ]
      : []),
    ...(rule.finalCountsFrom === 'service' && isShorter(clocks.finalAnswer?.length)
      ? [
          fault(
            'clocks.finalAnswer.length',
            '出证期限自送达起算，却比原则答复的期限还短，原则同意时已经到期',
            'counted from the service, the time for the paper would be over before that for the answer in principle',
          ),
        ]
      : []),
  ]
}

const groundFaults = (pack: RulePack, fault: Fault): PackFault[] => [
  ...groundCodes
    .filter((code) => pack.grounds[code] === undefined && !(observedOnly as readonly string[]).includes(code))
    .map((code) =>
      fault(`grounds.${code}`, '理由未列明，当事人将无法使用', 'this ground is not listed, so nobody could plead it'),
    ),
  ...ownGroundsOf(pack).flatMap(([code, rule]) => ownGroundFaults(code, rule, pack, fault)),
  ...Object.entries(pack.conditions).flatMap(([kind, rule]) =>
    rule && !pack.grounds[rule.ground]
      ? [fault(`conditions.${kind}.ground`, `理由“${rule.ground}”未列明`, `its ground ${rule.ground} is not listed`)]
      : [],
  ),
]

/** A ground of a place's own is known by the place whose law names it, and by a name that no ground of the list has. */
const ownGroundFaults = (code: OwnGround, { name, basis }: OwnGroundRule, pack: RulePack, fault: Fault): PackFault[] => {
  const place = code.slice(0, code.indexOf(':'))
  const places = [...new Set([pack.place.code, ...basis.map((one) => one.place)])].filter((one) =>
    appliesIn(one, pack.place.code),
  )
  const listed = groundCodes.find((one) => groundLabels[one].zh === name.zh || groundLabels[one].en === name.en)
  return [
    ...(places.includes(place)
      ? []
      : [
          fault(
            `ownGrounds.${code}`,
            `冒号前写规定这一理由的地方代码：${places.join('、')}`,
            `before the colon stands the code of the place whose law names this ground: ${places.join(', ')}`,
          ),
        ]),
    ...(listed
      ? [
          fault(
            `ownGrounds.${code}.name`,
            `清单里已有这一理由，请写在 grounds.${listed} 下`,
            `the list has this ground already: write it under grounds.${listed}`,
          ),
        ]
      : []),
  ]
}

/** A sum that anybody can check needs one coefficient for every number of piles, and a wider limit for ordered charging. */
const capacityFaults = ({ capacity }: RulePack, fault: Fault): PackFault[] => {
  const bounds = capacity.demandCoefficients.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY)
  const ascends = bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0))
  const faults =
    ascends && bounds.at(-1) === Number.POSITIVE_INFINITY
      ? []
      : [
          fault(
            'capacity.demandCoefficients',
            '台数须从小到大排列，最后一行不设上限',
            'the numbers of piles must ascend, and the last row has no upper bound',
          ),
        ]
  const { orderedCharging, loadLimit } = capacity
  if (!orderedCharging || orderedCharging.limit >= loadLimit) return faults
  const zh = '有序充电的负载率上限不得低于一般上限'
  return [...faults, fault('capacity.orderedCharging.limit', zh, 'ordered charging cannot have less room than other charging')]
}

/** What a ground, now and once its rule has lapsed, or a first day depends on. */
const onlyIfFaults = (pack: RulePack, fault: Fault): PackFault[] => [
  ...(['grounds', 'ownGrounds'] as const).flatMap((section) =>
    Object.entries(pack[section] ?? {}).flatMap(([code, rule]) => [
      ...factFaults(rule?.onlyIf, `${section}.${code}.onlyIf`, fault),
      ...factFaults(rule?.afterwards?.onlyIf, `${section}.${code}.afterwards.onlyIf`, fault),
    ]),
  ),
  ...consideredDays(pack).flatMap(({ onlyIf }, index) =>
    factFaults(
      onlyIf,
      index === 0 ? 'consent.considersFrom.onlyIf' : `consent.considersFrom.elsewhere.${index - 1}.onlyIf`,
      fault,
    ),
  ),
]

/** A pack that goes by no fire standard asks for no fire check, and the other way round. */
const fireFaults = ({ fire }: RulePack, fault: Fault): PackFault[] =>
  fire.profile === 'none' && fire.checkedLevels.length > 0
    ? [
        fault(
          'fire.profile',
          '要消防核查的，须写明按哪个标准；不在清单内的写 own，并在 basis 里写明',
          'where somebody has to look, name the standard: `own` for one that is not on the list, with the basis saying which',
        ),
      ]
    : []

/** A text of signs alone says nothing, in whatever language. */
const textFaults = (value: unknown, path: string, fault: Fault): PackFault[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof entry !== 'string') return textFaults(entry, at, fault)
    const isText = (key === 'zh' || key === 'en') && !/[\p{L}\p{N}]/u.test(entry)
    return isText ? [fault(at, `“${entry}”不是文字`, `"${entry}" is no text`)] : []
  })
}

/** A fine has its lower end below its upper. */
const sanctionFaults = ({ sanctions }: RulePack, fault: Fault): PackFault[] =>
  sanctions.flatMap(({ yuan, fine }, index) =>
    Object.entries({ yuan, fine }).flatMap(([key, range]) =>
      range && range.from > range.to
        ? [fault(`sanctions.${index}.${key}`, '罚款下限高于上限', 'the lowest fine is above the highest')]
        : [],
    ),
  )

/** Force is relative to the place (H41): a number borrowed from elsewhere is a platform default, and nothing unread is law. */
const basisFaults = (pack: RulePack, fault: Fault): PackFault[] =>
  isUnreadable(pack.place)
    ? [
        fault(
          'place.code',
          `“${pack.place.code}”不是行政区划代码：中国的地方写六位数字（如 430200），全国写 CN`,
          `"${pack.place.code}" is no code of a place in China: six digits such as 430200, or CN for the whole country`,
        ),
      ]
    : basesOf(pack, '').flatMap(([path, basis]) => {
        const faults: PackFault[] = []
        const binding = ['S', 'N', 'L', 'P'].includes(basis.force)
        if (binding && !appliesIn(basis.place, pack.place.code)) {
          faults.push(
            fault(
              path,
              '外地规定在本地没有效力，应标为平台默认并注明参照',
              'a rule of another place has no force here: make it a platform default modelled on it',
            ),
          )
        }
        // A number that was read somewhere and binds nobody here was taken from there: the reader is told from where.
        if (path.startsWith('clocks.') && basis.force === 'D' && basis.mark === 'read' && !basis.modelledOn) {
          faults.push(
            fault(
              path,
              '读到的外地数字作为平台默认时须注明参照哪里（modelledOn）',
              'a number that was read elsewhere and is a default here needs `modelledOn`: the place it was taken from',
            ),
          )
        }
        if (binding && basis.mark !== 'read') {
          faults.push(fault(path, '未读到原文的内容不得作为法律展示', 'what was not read must not be shown as law'))
        }
        return faults
      })

/** A place in China whose code nobody can read: whether a rule holds there cannot be told. */
const isUnreadable = ({ code, calendar }: RulePack['place']): boolean =>
  (calendar === 'cn' && code !== 'CN' && !/^\d{6}$/.test(code)) || /\p{Script=Han}/u.test(code)

/** Place codes are administrative divisions: a province's rule applies in its cities, the country's everywhere. */
export const appliesIn = (ruleOf: string, place: string): boolean => {
  if (ruleOf === place) return true
  // GB/T 2260 codes are six digits; a place of another country has another kind of code.
  if (ruleOf === 'CN') return /^\d{6}$/.test(place)
  // GB/T 2260: two digits each for province, city and district; 0000 and 00 stand for the whole.
  const stem = /^\d{6}$/.test(ruleOf) ? ruleOf.replace(/(00){1,2}$/, '') : ruleOf
  return stem.length < ruleOf.length && place.startsWith(stem)
}

/** All bases of a pack with their paths. */
export const basesOf = (value: unknown, path: string): [string, Basis][] => {
  if (value === null || typeof value !== 'object') return []
  if ('force' in value && 'document' in value) return [[path, value as Basis]]
  return Object.entries(value).flatMap(([key, entry]) => basesOf(entry, path === '' ? key : `${path}.${key}`))
}

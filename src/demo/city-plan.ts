import type { Garage, Transformer } from '../compounds/ports.ts'

/** How a property company of the simulated city behaves: shares of its first answers, and how long it takes. */
export interface CompanyHabit {
  readonly name: string
  readonly answers: readonly (readonly ['approve' | 'approveBare' | 'reject' | 'conditions' | 'noObjection' | 'silent', number])[]
  readonly days: readonly [number, number]
  readonly hasInbox: boolean
}

/** The property companies of the city. */
export const habits: readonly CompanyHabit[] = [
  habit(
    '晋合物业服务有限公司',
    [
      ['approve', 3],
      ['reject', 5],
      ['conditions', 1],
      ['silent', 4],
    ],
    [2, 8],
    false,
  ),
  habit(
    '株洲安居物业管理有限公司',
    [
      ['approve', 7],
      ['approveBare', 1],
      ['reject', 2],
    ],
    [1, 4],
    true,
  ),
  habit(
    '湘江物业服务集团株洲分公司',
    [
      ['approve', 5],
      ['conditions', 3],
      ['reject', 2],
      ['noObjection', 1],
    ],
    [1, 5],
    true,
  ),
  habit(
    '芦淞城建物业有限公司',
    [
      ['approve', 2],
      ['reject', 3],
      ['silent', 6],
    ],
    [3, 9],
    false,
  ),
  habit(
    '石峰产业物业服务有限公司',
    [
      ['approve', 4],
      ['reject', 2],
      ['noObjection', 2],
      ['silent', 2],
    ],
    [2, 6],
    false,
  ),
  habit(
    '神农城物业服务有限公司',
    [
      ['approve', 8],
      ['reject', 1],
      ['conditions', 1],
    ],
    [1, 3],
    true,
  ),
]

function habit(name: string, answers: CompanyHabit['answers'], days: CompanyHabit['days'], hasInbox: boolean): CompanyHabit {
  return { name, answers, days, hasInbox }
}

/** The districts of the city. */
export const districts = [
  ['430211', '天元区', 'Tianyuan District'],
  ['430202', '荷塘区', 'Hetang District'],
  ['430203', '芦淞区', 'Lusong District'],
  ['430204', '石峰区', 'Shifeng District'],
  ['430212', '渌口区', 'Lukou District'],
] as const

/** The compounds of each district in which the city's requests are filed. */
export const compoundNames = [
  ['晋合·湘水湾', '天台山庄', '神农御园'],
  ['荷塘雅苑', '金钩山小区', '文化路小区'],
  ['芦淞中央花园', '建宁家园', '贺家土小区'],
  ['石峰湖畔', '响石岭小区', '清水塘新村'],
  ['渌口滨江苑', '伏波岭小区'],
] as const

/** What a compound must be like for a course to lead where it leads. */
export type PlaceKind = 'plain' | 'ordered' | 'full' | 'untested' | 'ground' | 'unmanaged'

/** A compound of a known kind, for requests with a course of their own. */
export interface KnownPlace {
  readonly kind: PlaceKind
  readonly district: (typeof districts)[number][0]
  readonly name: string
  readonly level: Garage['level']
  readonly transformer: Pick<Transformer, 'ratedKva' | 'peakKva'>
}

const roomy = { ratedKva: 1000, peakKva: 400 } as const

/** The compounds of known kind: nothing stands against a pile in a plain one; each of the others has one thing that does. */
export const knownPlaces: readonly KnownPlace[] = [
  { kind: 'plain', district: '430211', name: '栗雨香堤', level: 'underground', transformer: roomy },
  { kind: 'plain', district: '430202', name: '月塘雅居', level: 'underground', transformer: roomy },
  { kind: 'plain', district: '430203', name: '枫溪家园', level: 'underground', transformer: roomy },
  { kind: 'ordered', district: '430204', name: '田心小区', level: 'underground', transformer: { ratedKva: 630, peakKva: 540 } },
  { kind: 'full', district: '430211', name: '泰山路小区', level: 'underground', transformer: { ratedKva: 630, peakKva: 628 } },
  { kind: 'untested', district: '430202', name: '戴家岭小区', level: 'underground', transformer: roomy },
  { kind: 'ground', district: '430203', name: '龙泉小区', level: 'ground', transformer: roomy },
  { kind: 'unmanaged', district: '430204', name: '霞湾新村', level: 'underground', transformer: roomy },
]

import type { FireLimitKind } from '../rules/codes.ts'
import type { LimitStanding } from '../rules/limits.ts'
import type { Bilingual, FireLimit } from '../rules/schema.ts'

/** Numbers to which a garage or a pile is held, each as a sentence. `{n}` is the number. */
export const fireLimitFrames = {
  fireUnitArea: { zh: '防火单元面积不超过{n}平方米', en: 'a fire unit of at most {n} m²' },
  fireCompartmentArea: { zh: '防火分区面积不超过{n}平方米', en: 'a fire compartment of at most {n} m²' },
  spacesPerGroup: { zh: '每个防火单元（组）不超过{n}个车位', en: 'at most {n} spaces in a unit or group' },
  groupDistance: { zh: '组与组之间不小于{n}米，有隔墙的除外', en: 'groups at least {n} m apart where no wall parts them' },
  separationHours: {
    zh: '防火单元之间用耐火极限不低于{n}小时的防火墙、卷帘或者水幕分隔',
    en: 'units parted by a wall, shutter or water curtain that holds a fire for {n} hours',
  },
  lowestBasement: { zh: '不得设在地下{n}层以下', en: 'not below basement {n}' },
  preferredLowestBasement: { zh: '宜设在地下{n}层以内', en: 'preferably not below basement {n}' },
  highestFloor: { zh: '地上的设在{n}层以内', en: 'above ground not higher than floor {n}' },
  pilePower: { zh: '充电功率不超过{n}千瓦', en: 'at most {n} kW' },
  extinguishersPerCompartment: {
    zh: '每个防火分区至少{n}具推车式水基型灭火器',
    en: 'at least {n} wheeled water-type extinguishers in a compartment',
  },
  extinguisherLitres: { zh: '推车式灭火器每具不小于{n}升', en: 'wheeled extinguishers of at least {n} litres' },
  wallMountHeight: { zh: '壁挂式充电桩中心线离地约{n}米', en: 'a wall-mounted pile with its centre about {n} m above the floor' },
  baseHeight: { zh: '室外落地式基座高出地面至少{n}米', en: 'outdoors on a base at least {n} m above the ground' },
  edgeDistance: { zh: '充电桩与车位边缘净距至少{n}米', en: 'at least {n} m between pile and edge of the space' },
} satisfies Record<FireLimitKind, Bilingual>

/** Whether a limit has to be met. */
export const limitStrengthLabels = {
  must: { zh: '应当满足', en: 'must be met' },
  should: { zh: '宜满足，按现场条件', en: 'should be met, as circumstances allow' },
} satisfies Record<FireLimit['strength'], Bilingual>

/** Of which garages or of which case a limit speaks. */
export const limitScopeFrames = {
  of: { zh: '{list}：{otherwise}', en: '{list}: {otherwise}' },
  builtFrom: { zh: '{on}以后建成的车库', en: 'garages built from {on} on' },
} satisfies Record<string, Bilingual>

/** What the register says of a limit. It only flags: a person decides. */
export const limitStandingLabels = {
  kept: { zh: '登记显示符合', en: 'kept, as the register has it' },
  exceeded: { zh: '登记显示不符合', en: 'not kept, as the register has it' },
  unknown: { zh: '登记里没有，要到现场看', en: 'not on record: to be looked at on site' },
  notForThis: { zh: '不是为这类车库写的', en: 'not written for a garage like this' },
} satisfies Record<LimitStanding, Bilingual>

/** Standards by which fire safety is checked. */
export const fireProfileLabels = {
  none: { zh: '没有查到消防标准', en: 'no fire standard known' },
  GB51313: { zh: 'GB/T 51313', en: 'GB/T 51313' },
  'GB51313+Guangdong': { zh: 'GB/T 51313 和广东省 DBJ/T 15-150', en: 'GB/T 51313 with DBJ/T 15-150 of Guangdong' },
  'GB51313+Shenzhen': { zh: 'GB/T 51313 和深圳市 DB4403/T 509', en: 'GB/T 51313 with DB4403/T 509 of Shenzhen' },
  own: { zh: '本地另有标准', en: 'a standard of its own' },
} satisfies Record<string, Bilingual>

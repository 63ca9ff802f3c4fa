import type { RegisterFrame, RegisterSays } from '../case/usual-grounds.ts'
import type { Bilingual } from '../rules/schema.ts'
import { fill, type Language } from './fill.ts'
import { fireSystemLabels } from './precheck.ts'

/** What the register says of a ground, where it says something: what a company reads beside it before it states it. */
export const registerFrames = {
  systemsMissing: { zh: '登记：这里缺{systems}', en: 'Register: {systems} missing here' },
  systemsUnknown: { zh: '登记里还不清楚有没有{systems}', en: 'The register does not know whether there is {systems}' },
  unitArea: { zh: '登记：防火单元{n}平方米', en: 'Register: a fire unit of {n} m²' },
  floor: { zh: '登记：在地下{n}层', en: 'Register: on basement {n}' },
  load: { zh: '登记：变压器峰值负荷率{n}%', en: 'Register: peak load {n} % of the rating' },
  loadUnknown: { zh: '变压器的负荷还没有测过', en: 'The load of the transformer has not been measured' },
  built: { zh: '登记：车库{n}年建成', en: 'Register: garage built in {n}' },
  leaseMonths: { zh: '申请：租期{n}个月', en: 'Request: leased for {n} months' },
  leased: { zh: '申请：车位是租的', en: 'Request: the space is leased' },
  titleUnknown: { zh: '登记里没有车位的权属', en: 'The register does not know by what right the space is held' },
  publicSpace: { zh: '登记为公共车位', en: 'Register: a public space' },
  civilDefence: { zh: '登记为人防车位', en: 'Register: a civil defence space' },
  mechanical: { zh: '登记为机械车位', en: 'Register: mechanical parking' },
  noWall: { zh: '登记：车位旁没有墙或柱', en: 'Register: no wall or pillar beside the space' },
  order: { zh: '登记：有主管部门的决定正在生效', en: 'Register: an order of an authority is in force' },
} satisfies Record<RegisterFrame, Bilingual>

/** The same, in the words of a reader. */
export const registerText = ({ frame, systems = [], n = 0 }: RegisterSays, language: Language): string =>
  fill(registerFrames[frame], { systems: systems.map((name) => fireSystemLabels[name][language]), n }, language)

/** How often it was stated here before. */
export const statedBefore: Bilingual = {
  zh: '这个车库（或变压器）以前提过{times}次，没有被推翻',
  en: 'Stated here {times} times before, and not refuted',
}

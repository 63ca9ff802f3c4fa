import type { Party } from '../../workflows/parties.ts'
import { randomId } from '../random-id.ts'
import type { Service } from '../service.ts'
import type { Random } from './random.ts'

/** How a property company of the simulated city behaves: shares of its first answers, and how long it takes. */
export interface CompanyHabit {
  readonly name: string
  readonly answers: readonly (readonly ['approve' | 'approveBare' | 'reject' | 'conditions' | 'noObjection' | 'silent', number])[]
  readonly days: readonly [number, number]
  readonly hasInbox: boolean
}

const habits: readonly CompanyHabit[] = [
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

const districts = [
  ['430211', '天元区', 'Tianyuan District'],
  ['430202', '荷塘区', 'Hetang District'],
  ['430203', '芦淞区', 'Lusong District'],
  ['430204', '石峰区', 'Shifeng District'],
  ['430212', '渌口区', 'Lukou District'],
] as const

const compoundNames = [
  ['晋合·湘水湾', '天台山庄', '神农御园'],
  ['荷塘雅苑', '金钩山小区', '文化路小区'],
  ['芦淞中央花园', '建宁家园', '贺家土小区'],
  ['石峰湖畔', '响石岭小区', '清水塘新村'],
  ['渌口滨江苑', '伏波岭小区'],
] as const

/** A compound of the simulated city. */
export interface SimulatedCompound {
  readonly compoundId: string
  readonly district: string
  readonly habit: CompanyHabit
  readonly spaceIds: readonly string[]
}

/** The simulated city: its compounds, and the account that acts for each body in each district. */
export interface SimulatedCity {
  readonly compounds: readonly SimulatedCompound[]
  readonly bureauId: string
  /** Organisation of a party for a compound. */
  organisation(party: Party, compound: SimulatedCompound): string
}

/** Builds the city through the register, as an operator would. */
export const buildCity = async (service: Service, random: Random, sinceOn: string): Promise<SimulatedCity> => {
  const { registry } = service.register
  const offices = new Map<string, string>()
  const body = async (
    party: Party,
    name: string,
    more: { kind?: 'propertyCompany' | 'community'; inbox?: boolean; districts: string[] },
  ) => {
    const outcome = await service.register.addOrganisation({
      party,
      kind: more.kind ?? null,
      name,
      creditCode: null,
      address: `${name}，株洲市`,
      inboxSinceOn: more.inbox ? sinceOn : null,
      districts: more.districts,
    })
    if (outcome.kind !== 'changed') throw new Error(`${name} was not registered: ${outcome.kind}`)
    return outcome.organisation.organisationId
  }
  for (const [code, nameZh, nameEn] of districts)
    await registry.districts.add({ code, nameZh, nameEn, rulesPackId: 'zhuzhou-2022' })
  const codes = districts.map(([code]) => code)
  const bureauId = await body('bureau', '株洲市住房和城乡建设局', { districts: codes })
  const gridId = await body('grid', '国网株洲供电公司', { districts: codes })
  for (const [code, nameZh] of districts) {
    offices.set(`bureau ${code}`, bureauId)
    offices.set(`grid ${code}`, gridId)
    offices.set(`centre ${code}`, await body('centre', `${nameZh}物业服务指导中心`, { districts: [code] }))
    offices.set(`fire ${code}`, await body('fire', `${nameZh}消防核查组`, { districts: [code] }))
  }
  const companies = new Map<string, string>()
  for (const { name, hasInbox } of habits) {
    companies.set(name, await body('property', name, { kind: 'propertyCompany', inbox: hasInbox, districts: [] }))
  }
  const compounds: SimulatedCompound[] = []
  for (const [index, names] of compoundNames.entries()) {
    const [code] = districts[index] ?? districts[0]
    for (const name of names) {
      const community = await body('community', `${name}社区居民委员会`, {
        kind: 'community',
        inbox: random.chance(0.5),
        districts: [code],
      })
      const habitOf = random.pick([...habits] as [CompanyHabit, ...CompanyHabit[]])
      const compound = await buildCompound(service, random, {
        name,
        district: code,
        sinceOn,
        issuers: [companies.get(habitOf.name) ?? '', community],
      })
      offices.set(`community ${compound.compoundId}`, community)
      offices.set(`property ${compound.compoundId}`, companies.get(habitOf.name) ?? '')
      compounds.push({ ...compound, habit: habitOf })
    }
  }
  return {
    compounds,
    bureauId,
    organisation: (party, compound) =>
      offices.get(`${party} ${compound.compoundId}`) ?? offices.get(`${party} ${compound.district}`) ?? '',
  }
}

const buildCompound = async (
  service: Service,
  random: Random,
  wanted: { name: string; district: string; sinceOn: string; issuers: readonly [string, string] },
): Promise<Omit<SimulatedCompound, 'habit'>> => {
  const { register } = service
  const completedOn = `${random.between(1998, 2022)}-06-30`
  const added = await register.addCompound({
    district: wanted.district,
    name: wanted.name,
    address: `株洲市${wanted.name}`,
    completedOn,
  })
  const { compoundId } = added
  const change = async (make: Parameters<typeof register.change>[1]) => {
    const outcome = await register.change(compoundId, make)
    if (outcome.kind !== 'changed') throw new Error(`${wanted.name}: ${JSON.stringify(outcome)}`)
  }
  const system = () =>
    random.weighted([
      ['present', 5],
      ['missing', 1],
      ['unknown', 3],
    ] as const)
  const garageId = randomId()
  const onGround = completedOn < '2010-01-01' && random.chance(0.5)
  await change((store) =>
    store.putGarage(compoundId, {
      garageId,
      name: '地下车库',
      level: onGround ? 'ground' : 'underground',
      floor: onGround ? null : -1,
      completedOn,
      systems: { alarm: system(), smokeExhaust: system(), sprinkler: system(), emergencyLighting: system() },
      fireUnitAreaM2: random.between(8, 30) * 100,
    }),
  )
  const transformerId = randomId()
  const ratedKva = random.pick([400, 630, 800, 1000])
  await change((store) =>
    store.putTransformer(compoundId, {
      transformerId,
      name: '1号变压器',
      ownership: random.chance(0.7) ? 'public' : 'private',
      ratedKva,
      peakKva: Math.round(ratedKva * (0.4 + random.next() * 0.55)),
      peakMonth: '2025-08',
    }),
  )
  const spaceIds: string[] = []
  for (let n = 1; n <= 40; n += 1) {
    const spaceId = randomId()
    spaceIds.push(spaceId)
    await change((store) =>
      store.putSpace(compoundId, {
        spaceId,
        garageId,
        transformerId,
        fireZoneId: null,
        label: `B1-${String(n).padStart(3, '0')}`,
        title: random.chance(0.8) ? 'owned' : 'useRight',
        leaseUntilOn: null,
        civilDefence: random.chance(0.1),
        mechanical: false,
        wallOrPillar: random.chance(0.8),
      }),
    )
  }
  const kinds = ['propertyCompany', 'community'] as const
  for (const [index, organisationId] of wanted.issuers.entries()) {
    const kind = kinds[index] ?? 'community'
    await change((store) => store.putIssuer(compoundId, { organisationId, kind, sinceOn: wanted.sinceOn, untilOn: null }))
  }
  return { compoundId, district: wanted.district, spaceIds }
}

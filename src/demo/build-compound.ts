import { randomId } from '../random-id.ts'
import type { Service } from '../service.ts'
import type { SimulatedCompound } from './city.ts'
import type { KnownPlace } from './city-plan.ts'
import type { Random } from './random.ts'

/** Builds one compound with its garage, transformer, spaces and issuers. One of a known kind is what its kind says. */
export const buildCompound = async (
  service: Service,
  random: Random,
  wanted: { name: string; district: string; sinceOn: string; issuers: readonly string[]; known: KnownPlace | null },
): Promise<Omit<SimulatedCompound, 'habit'>> => {
  const { register } = service
  const { known } = wanted
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
    known
      ? 'present'
      : random.weighted([
          ['present', 5],
          ['missing', 1],
          ['unknown', 3],
        ] as const)
  const garageId = randomId()
  const onGround = completedOn < '2010-01-01' && random.chance(0.5)
  const level = known?.level ?? (onGround ? 'ground' : 'underground')
  await change((store) =>
    store.putGarage(compoundId, {
      garageId,
      name: '地下车库',
      level,
      floor: level === 'ground' ? null : -1,
      completedOn,
      systems: { alarm: system(), smokeExhaust: system(), sprinkler: system(), emergencyLighting: system() },
      fireUnitAreaM2: random.between(8, 30) * 100,
    }),
  )
  const transformerId = randomId()
  const ratedKva = known?.transformer.ratedKva ?? random.pick([400, 630, 800, 1000])
  await change((store) =>
    store.putTransformer(compoundId, {
      transformerId,
      name: '1号变压器',
      ownership: known || random.chance(0.7) ? 'public' : 'private',
      ratedKva,
      peakKva: known?.transformer.peakKva ?? Math.round(ratedKva * (0.4 + random.next() * 0.55)),
      peakMonth: lastAugust(service.time.now()),
    }),
  )
  const spaceIds: string[] = []
  const spaces = known?.kind === 'plain' ? 60 : known ? 20 : 40
  for (let n = 1; n <= spaces; n += 1) {
    const spaceId = randomId()
    spaceIds.push(spaceId)
    await change((store) =>
      store.putSpace(compoundId, {
        spaceId,
        garageId,
        transformerId,
        fireZoneId: null,
        label: `B1-${String(n).padStart(3, '0')}`,
        title: known || random.chance(0.8) ? 'owned' : 'useRight',
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
  return { compoundId, district: wanted.district, garageId, transformerId, spaceIds }
}

/** A summer peak that is over and has not expired, whenever the city is built. */
const lastAugust = (now: string): string => {
  const [year = '', month = ''] = now.split('-')
  return `${month > '08' ? year : Number(year) - 1}-08`
}

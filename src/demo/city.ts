import type { Party } from '../../workflows/parties.ts'
import type { Service } from '../service.ts'
import { buildCompound } from './build-compound.ts'
import { type CompanyHabit, compoundNames, districts, habits, type KnownPlace, knownPlaces, type PlaceKind } from './city-plan.ts'
import type { Random } from './random.ts'

/** A compound of the simulated city. */
export interface SimulatedCompound {
  readonly compoundId: string
  readonly district: string
  readonly habit: CompanyHabit
  readonly garageId: string
  readonly transformerId: string
  readonly spaceIds: readonly string[]
}

/** The simulated city: its compounds, and the body that acts for each party in each of them. */
export interface SimulatedCity {
  readonly compounds: readonly SimulatedCompound[]
  /** Compounds of a known kind, where requests with a course of their own are filed. */
  readonly places: Readonly<Record<PlaceKind, readonly SimulatedCompound[]>>
  /** Organisation of a party for a compound. */
  organisation(party: Party, compound: SimulatedCompound): string
  /** The assessor of the district that looks again when the usual one is contested. */
  otherAssessor(compound: SimulatedCompound): string
}

/** Builds the city through the register, as an operator would. */
export const buildCity = async (service: Service, random: Random, sinceOn: string): Promise<SimulatedCity> => {
  const offices = new Map<string, string>()
  const body = registerBody(service, sinceOn)
  for (const [code, nameZh, nameEn] of districts)
    await service.register.registry.districts.add({ code, nameZh, nameEn, rulesPackId: 'zhuzhou-2022' })
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
  // Later than the usual assessors: of the bodies of a district, the one registered first is asked.
  for (const [code, nameZh] of districts) {
    offices.set(`other fire ${code}`, await body('fire', `${nameZh}消防技术服务站`, { districts: [code] }))
  }
  const settle = async (place: { code: string; name: string; habit: CompanyHabit; inbox: boolean; known: KnownPlace | null }) => {
    const { code, name, habit, inbox, known } = place
    const community = await body('community', `${name}社区居民委员会`, { kind: 'community', inbox, districts: [code] })
    const companyId = companies.get(habit.name) ?? ''
    const issuers = known?.kind === 'unmanaged' ? [] : [companyId, community]
    const built = await buildCompound(service, random, { name, district: code, sinceOn, issuers, known })
    offices.set(`community ${built.compoundId}`, community)
    offices.set(`property ${built.compoundId}`, companyId)
    return { ...built, habit }
  }
  const compounds: SimulatedCompound[] = []
  for (const [index, names] of compoundNames.entries()) {
    const [code] = districts[index] ?? districts[0]
    for (const name of names) {
      const habit = random.pick([...habits] as [CompanyHabit, ...CompanyHabit[]])
      compounds.push(await settle({ code, name, habit, inbox: random.chance(0.5), known: null }))
    }
  }
  const [steady] = habits.filter(({ hasInbox }) => !hasInbox).slice(-1)
  if (!steady) throw new Error('the city has no company without an inbox')
  const places: Record<PlaceKind, SimulatedCompound[]> = {
    plain: [],
    ordered: [],
    full: [],
    untested: [],
    ground: [],
    unmanaged: [],
  }
  for (const known of knownPlaces) {
    places[known.kind].push(await settle({ code: known.district, name: known.name, habit: steady, inbox: false, known }))
  }
  return {
    compounds,
    places,
    organisation: (party, compound) =>
      offices.get(`${party} ${compound.compoundId}`) ?? offices.get(`${party} ${compound.district}`) ?? '',
    otherAssessor: (compound) => offices.get(`other fire ${compound.district}`) ?? '',
  }
}

const registerBody =
  (service: Service, sinceOn: string) =>
  async (
    party: Party,
    name: string,
    more: { kind?: 'propertyCompany' | 'community'; inbox?: boolean; districts: string[] },
  ): Promise<string> => {
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

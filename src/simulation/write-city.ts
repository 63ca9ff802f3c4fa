import { writePastNotices } from '../database/bulk-notices.ts'
import { openBulkPlaces } from '../database/bulk-places.ts'
import { type BulkRecord, openBulkRecord } from '../database/bulk-record.ts'
import type { SqliteDatabase } from '../database/open-database.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { companyIdOf, laterCompanyIdOf, officesOf } from './compound-place.ts'
import { ownBusinessOf, peakMonth } from './live-facts.ts'
import type { LivedCompound } from './lived.ts'
import type { SimulatedCity } from './simulate-city.ts'

/** Writes a city into a database of the service while it is lived through. */
export interface CityWriting {
  compound(lived: LivedCompound): void
  finish(): void
}

const sinceOn = '2020-01-01'
const since = '2020-01-01T00:00:00.000Z'
/** Cases in one transaction. */
const batch = 2000

/** Opens the writing: districts and bodies first, then compound after compound, many in one transaction. */
export const openCityWriting = (
  city: SimulatedCity,
  parts: { database: SqliteDatabase; library: RulesLibrary; keys: KeyRing; filesDir: string },
): CityWriting => {
  const { sqlite } = parts.database
  const records = openBulkRecord(parts)
  const places = openBulkPlaces(parts.database)
  // What a crash leaves of half a city is worth nothing: nothing has to reach the disk before the end.
  sqlite.pragma('synchronous = OFF')
  sqlite.exec('begin immediate')
  writeBodies(city, places)
  let waiting = 0
  return {
    compound: (lived) => {
      writePlace(city, places, lived)
      writeRequests(city, records, lived)
      waiting += lived.cases.length
      if (waiting < batch) return
      sqlite.exec('commit; begin immediate')
      waiting = 0
    },
    finish: () => {
      records.finish()
      writePastNotices(parts.database.db, parts.library, city.parameters.until)
      sqlite.exec('commit')
      sqlite.pragma('synchronous = FULL')
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

const writeBodies = ({ parameters, plan, id }: SimulatedCity, places: ReturnType<typeof openBulkPlaces>): void => {
  const { rulesPackId, change, until } = parameters
  const isChanged = change !== null && change.on <= until
  const codes = parameters.districts.map(([code]) => code)
  const body = (
    party: string,
    organisationId: string,
    name: string,
    more: { kind?: string; inbox?: boolean; parentId?: string },
    at: string[],
  ) =>
    places.organisation(
      {
        organisationId,
        party,
        kind: more.kind ?? null,
        name,
        creditCode: null,
        address: null,
        inboxSinceOn: more.inbox ? sinceOn : null,
        createdAt: since,
        parentId: more.parentId ?? null,
      },
      at,
    )
  for (const [code, nameZh, nameEn] of parameters.districts) {
    places.district({
      code,
      nameZh,
      nameEn,
      rulesPackId: isChanged ? change.packId : rulesPackId,
      rulesPackBefore: isChanged ? rulesPackId : null,
    })
    const offices = officesOf(id, code)
    body('centre', offices.centreId, `${nameZh}物业服务指导中心（模拟）`, {}, [code])
    body('fire', offices.fireId, `${nameZh}消防核查组（模拟）`, {}, [code])
  }
  const { bureauId, gridId } = officesOf(id, '')
  body('bureau', bureauId, '住房和城乡建设局（模拟）', {}, codes)
  body('grid', gridId, '供电公司（模拟）', {}, codes)
  for (const company of plan.companies) {
    const { index, inbox } = company
    const name = `物业服务企业${String(index + 1).padStart(4, '0')}（模拟）`
    body('property', id('company', index), name, { kind: 'propertyCompany', inbox }, [])
    const later = laterCompanyIdOf(id, { company })
    if (later) body('property', later, `新名${name}`, { kind: 'propertyCompany', inbox }, [])
  }
  for (const compound of plan.compounds) {
    const { index, district, company } = compound
    if (company.games.has('splitsUp')) {
      const name = `物业服务企业${String(company.index + 1).padStart(4, '0')}第${index + 1}项目公司（模拟）`
      const more = { kind: 'propertyCompany', inbox: company.inbox, parentId: id('company', company.index) }
      body('property', companyIdOf(id, compound), name, more, [])
    }
    const name = `社区居民委员会${String(index + 1).padStart(5, '0')}（模拟）`
    body('community', id('community', index), name, { kind: 'community', inbox: true }, [district])
  }
}

const writePlace = ({ id }: SimulatedCity, places: ReturnType<typeof openBulkPlaces>, lived: LivedCompound): void => {
  const { compound, place, version } = lived
  const { compoundId, garage } = place
  const { garageId } = garage
  places.compound({
    compoundId,
    district: compound.district,
    name: place.name,
    address: null,
    completedOn: place.completedOn,
    version,
    spreadVersion: 0,
  })
  const { companyId, later } = place
  const untilOn = later && Temporal.PlainDate.from(later.sinceOn).subtract({ days: 1 }).toString()
  places.issuer({ compoundId, organisationId: companyId, kind: 'propertyCompany', sinceOn, untilOn })
  if (later) {
    const since = { sinceOn: later.sinceOn, untilOn: null }
    places.issuer({ compoundId, organisationId: later.companyId, kind: 'propertyCompany', ...since })
  }
  places.issuer({ compoundId, organisationId: id('community', compound.index), kind: 'community', sinceOn, untilOn: null })
  if (compound.games.has('ownBusiness')) {
    const { on: declaredOn, ...interest } = ownBusinessOf(place)
    places.interest({ compoundId, ...interest, number: null, declaredOn })
  }
  const { level, floor, completedOn, systems, fireUnitAreaM2 } = garage
  places.garage({ garageId, compoundId, name: '地下车库', level, floor, completedOn, ...systems, fireUnitAreaM2 })
  place.transformers.forEach((transformer, n) => {
    places.transformer({ ...transformer, compoundId, name: `${n + 1}号变压器`, peakMonth })
  })
  for (const { transformer, ...space } of place.spaces) {
    const transformerId = transformer?.transformerId ?? null
    const fixed = { fireZoneId: null, leaseUntilOn: null, mechanical: false }
    places.space({ ...space, ...fixed, compoundId, garageId, transformerId })
  }
}

const writeRequests = (
  { id }: SimulatedCity,
  records: BulkRecord,
  { compound, place, cases, ledgerChanges }: LivedCompound,
): void => {
  for (const { caseId, chainId, ownerAccountId, space, file, steps, papers } of cases) {
    records.request({
      caseId,
      chainId,
      ownerAccountId,
      district: compound.district,
      compoundId: place.compoundId,
      spaceId: space.spaceId,
      trackingToken: id('tracking', caseId),
      pileId: id('pile', caseId),
      file,
      events: steps,
      papers,
    })
  }
  records.ledgers(ledgerChanges)
}

import type { Facts } from '../../workflows/case/facts.ts'
import type { MatterFacts } from '../../workflows/matter/facts.ts'
import type { MatterTrack } from '../../workflows/matter/kinds.ts'
import { companyP, organisationId } from './case-facts.ts'
import type { Chance } from './chart/chance.ts'

const matterId = (name: string): string => `matter-${name}`.padEnd(22, '_')

/** 消防改造: the retrofit of the usual garage; company P answers for it, and reports by 1 April 2026. */
export const retrofit: MatterFacts = {
  matterId: matterId('retrofit'),
  version: 1,
  kind: 'retrofit',
  compoundId: 'compound-1',
  garageId: 'garage-1',
  transformerId: null,
  office: { party: 'property', organisationId: companyP.organisationId },
  result: null,
  endPapers: [],
  nextReportOn: '2026-04-01',
  passed: false,
}

/** 增容: the upgrade of the usual transformer, for which the grid company answers. */
export const upgrade: MatterFacts = {
  ...retrofit,
  matterId: matterId('upgrade'),
  kind: 'transformer',
  garageId: null,
  transformerId: 'transformer-1',
  office: { party: 'grid', organisationId: organisationId('grid-G') },
}

/** A matter of another compound, and one that is over. */
export const elsewhere: MatterFacts = { ...retrofit, matterId: matterId('elsewhere'), compoundId: 'compound-2' }
export const finished: MatterFacts = { ...retrofit, matterId: matterId('finished'), result: 'done', nextReportOn: null }

/** An order of the fire authority against the whole usual compound, as a request knows it; company P answers for the remedy. */
export const orderInForce: Facts['orders'][number] = {
  matterId: matterId('order'),
  number: '株消〔2026〕12号',
  remedy: 'retrofit',
  appealUntilOn: '2026-05-15',
  office: { party: 'property', organisationId: companyP.organisationId },
}

/** Matters as the store would find them by id. */
export const knownMatters: Readonly<Record<string, MatterFacts>> = Object.fromEntries(
  [retrofit, upgrade, elsewhere, finished].map((matter) => [matter.matterId, matter]),
)

/** The id of a matter that a request could wait on in a track, or of any. */
export const matterFor = (track: MatterTrack, unsure: boolean, chance: Chance): string =>
  unsure ? chance.pick(Object.keys(knownMatters)) : (track === 'fire' ? retrofit : upgrade).matterId

/** What can become of a matter: a report, another official, an end. */
export const changedMatter = (matter: MatterFacts, today: string, chance: Chance): MatterFacts => {
  const next = { ...matter, version: matter.version + 1 }
  const kind = chance.below(10)
  const reportOn = Temporal.PlainDate.from(today).add({ days: 30 }).toString()
  if (kind < 4) return { ...next, nextReportOn: reportOn, passed: false }
  if (kind < 5) return { ...next, office: { party: 'centre', organisationId: organisationId('centre-C') } }
  if (kind < 6) return { ...next, passed: true }
  return { ...next, result: chance.pick(['done', 'done', 'refused', 'dropped']), nextReportOn: null, passed: false }
}

import { randomUUID } from 'node:crypto'
import { type PileClient, taken } from '../../src/client/client.ts'
import { energise } from './energise.ts'
import { pdf } from './lived-case.ts'
import type { WebCity } from './web-city.ts'

/** Who looks at a page: an owner, an office of the city, or an office that has nothing to do yet. */
export type Looker =
  | 'nobody'
  | 'owner'
  | 'newcomer'
  | 'company'
  | 'community'
  | 'centre'
  | 'fire'
  | 'grid'
  | 'bureau'
  | 'operator'
  | 'idle'

/** A city in which every kind of page has something to show. */
export interface LookedCity {
  readonly tokens: Readonly<Record<Looker, string>>
  readonly ids: Readonly<
    Record<
      | 'served'
      | 'rejected'
      | 'coordinated'
      | 'mediated'
      | 'energised'
      | 'hazard'
      | 'draft'
      | 'draftByPart'
      | 'filedByPart'
      | 'compoundByPart'
      | 'pile'
      | 'matter'
      | 'compound'
      | 'trial'
      | 'rules',
      string
    >
  >
  readonly link: string
  readonly tracking: string
}

/** Fills the city of a web stage, over HTTP. */
export const lookedCity = async (web: WebCity): Promise<LookedCity> => {
  const { city, company, centre, fire, grid, bureau, compoundId } = web
  const running = await energise(web)
  const requests = [await web.served(), await web.served(), await web.served(), await web.served()] as const
  const [served, rejected, coordinated, mediated] = requests
  for (const { caseId } of requests.slice(1)) {
    await company.client.send(caseId, { type: 'property.open' })
    await company.client.send(caseId, { type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }] })
  }
  await city.moveTo('2026-03-02T02:00:00.000Z')
  await (await coordinated.owner()).send(coordinated.caseId, { type: 'owner.requestCoordination', track: 'consent' })
  await (await mediated.owner()).send(mediated.caseId, { type: 'owner.requestMediation', track: 'consent' })
  const owner = await running.owner()
  const [pile] = taken(await owner.http.GET('/api/piles', { params: { query: {} } })).piles
  const pileId = pile?.pileId ?? ''
  const hazard = taken(
    await owner.http.POST('/api/cases', {
      params: { header: key() },
      body: { kind: 'operation', pileId, event: { type: 'owner.reportHazard', kind: 'heat' } },
    }),
  ).caseId
  const draft = taken(
    await owner.http.POST('/api/cases', {
      params: { header: key() },
      body: {
        spaceId: await city.space(compoundId),
        right: 'owned',
        powerKw: 7,
        personal: { name: '李女士', phone: '13800000001', room: '5-1802' },
      },
    }),
  ).caseId
  const byPart = await placeByPart(web, owner)
  const matter = await liftedOrder(web)
  const { trialId } = taken(
    await bureau.client.http.POST('/api/trials', {
      body: { question: '草案会让谁更快', packId: 'zhuzhou-draft', from: '2026-01-01', to: '2026-12-31' },
    }),
  )
  const rules = taken(await bureau.client.http.POST('/api/rule-drafts', { body: { packId: 'zhuzhou-draft' } }))
  const community = await city.body('community', '响石社区居委会', ['430204'])
  await city.district('430202', '荷塘区', 'Hetang District', 'zhuzhou-2022')
  const idle = await city.body('centre', '荷塘区物业服务指导中心', ['430202'])
  const newcomer = await city.newOwner()
  const { trackingToken } = await owner.read(running.caseId)
  return {
    tokens: {
      nobody: '',
      owner: owner.token,
      newcomer: newcomer.token,
      company: company.token,
      community: community.token,
      centre: centre.token,
      fire: fire.token,
      grid: grid.token,
      bureau: bureau.token,
      operator: city.operator.token,
      idle: idle.token,
    },
    ids: {
      served: served.caseId,
      rejected: rejected.caseId,
      coordinated: coordinated.caseId,
      mediated: mediated.caseId,
      energised: running.caseId,
      hazard,
      draft,
      ...byPart,
      pile: pileId,
      matter,
      compound: compoundId,
      trial: trialId,
      rules: rules.draftId,
    },
    link: new URL(await web.companyLink(served.caseId)).pathname,
    tracking: trackingToken ?? '',
  }
}

/** A place whose rules differ by where the pile stands: a draft there, and a request that said it. */
const placeByPart = async (
  { city, company }: WebCity,
  owner: PileClient,
): Promise<{ readonly draftByPart: string; readonly filedByPart: string; readonly compoundByPart: string }> => {
  await city.district('430282', '某区', 'Some borough', 'town-by-space')
  const compoundByPart = await city.compound('430282', '分区花园', company.organisationId)
  const drafted = async (): Promise<string> => {
    const personal = { name: '李女士', phone: '13800000001', room: '5-1802' }
    const body = { spaceId: await city.space(compoundByPart), right: 'owned' as const, powerKw: 7, personal }
    return taken(await owner.http.POST('/api/cases', { params: { header: key() }, body })).caseId
  }
  const [draftByPart, filedByPart] = [await drafted(), await drafted()]
  await owner.send(filedByPart, { type: 'owner.submit', undertaking: true, part: 'ownWall' })
  return { draftByPart, filedByPart, compoundByPart }
}

const key = () => ({ 'idempotency-key': randomUUID() })

/** An order against the compound that was lifted under a condition, with reports, cost and a vote of the owners. */
const liftedOrder = async ({ centre: { client }, company, compoundId }: WebCity): Promise<string> => {
  const { matterId } = taken(
    await client.http.POST('/api/matters', {
      params: { header: key() },
      body: {
        kind: 'order',
        compoundId,
        number: '株消〔2026〕12号',
        official: { party: 'property', organisationId: company.organisationId, role: 'head', personal: { name: '陈经理' } },
      },
    }),
  )
  const paper = await client.uploadToMatter(matterId, 'fireDocument', pdf('责令改正通知书.pdf'))
  const evidence = [paper]
  const act = async (by: PileClient, body: object): Promise<void> => {
    const params = { path: { matterId }, header: { ...key(), 'if-match': '*' } }
    // Each is an event of a matter, checked whole by the service.
    taken(await by.http.POST('/api/matters/{matterId}/events', { params, body: body as never }))
  }
  await act(client, { type: 'authority.orderCompound', remedy: 'retrofit', appealUntilOn: '2026-05-15', evidence })
  const conditions = [
    { condition: 'patrol', byOn: '2026-06-30', checkedBy: 'fire' },
    { condition: 'monitoring', byOn: '2026-04-30', checkedBy: 'centre' },
  ]
  await act(client, { type: 'authority.liftOrder', conditions, evidence })
  await act(company.client, { type: 'matter.report', progress: 'quoted', words: '已有两家报价，业委会下周开会' })
  const split = [
    { by: 'maintenanceFund', percent: 60 },
    { by: 'property', percent: 40 },
  ]
  await act(company.client, { type: 'matter.setCost', lowYuan: 20_000, highYuan: 30_000, split })
  await act(company.client, {
    type: 'matter.recordDecision',
    subject: 'useMaintenanceFund',
    heldOn: '2026-03-01',
    all: { owners: 300, areaM2: 30_000 },
    voted: { owners: 210, areaM2: 21_000 },
    agreed: { owners: 150, areaM2: 15_000 },
    evidence,
  })
  return matterId
}

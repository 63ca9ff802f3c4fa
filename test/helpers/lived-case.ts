import { randomUUID } from 'node:crypto'
import { type SentEvent, taken } from '../../src/client/client.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import { type ApiCity, phones, type Who } from './api-city.ts'

/** Personal values that stand nowhere else: wherever one of them turns up, this case was the source. */
export const sentinels = {
  name: '欧阳望舒',
  phone: phones.owner,
  idNumber: '430204198807094321',
  room: '八栋二单元七七零七',
  plate: '湘BD77Q07',
} as const

/** Free text of each event that carries some. */
export const spoken = {
  submit: '请尽快办理车位在柱子旁边甲一',
  service: '门卫老赵代收乙二',
  reject: '物业经理说出了事谁负责丙三',
  ground: '地下车库没有喷淋丁四',
  finding: '灭火器少两具戊五',
  mediation: '我愿意坐下来谈己六',
  agreement: '物业出灭火器业主出线路庚七',
} as const

/** Names under which files were uploaded. */
export const fileNames = {
  identity: '身份证正面子一.pdf',
  spaceRight: '产权证丑二.pdf',
  spacePlanOrPhoto: '车位照片寅三.pdf',
  vehicle: '行驶证卯四.pdf',
  safetyUndertaking: '承诺书辰五.pdf',
  serviceProof: '送达照片巳六.pdf',
  propertyStatement: '物业说明午七.pdf',
  fireDocument: '核查表未八.pdf',
  agreementText: '调解协议申九.pdf',
} as const satisfies Partial<Record<DocumentKind, string>>

/** Text inside of every uploaded file. */
export const fileContent = '文件内容酉十'

/** A small PDF. */
export const pdf = (name: string) => ({
  bytes: new TextEncoder().encode(`%PDF-1.4\n%${fileContent}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
  name,
  type: 'application/pdf',
})

/** A fresh key for a write. */
export const freshKey = (): { 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() })

/** A case in some stage, and what was put into it. */
export interface LivedCase {
  readonly caseId: string
  readonly documents: Readonly<Partial<Record<DocumentKind, string>>>
  send(who: Who, event: SentEvent): Promise<void>
  upload(who: Who, kind: DocumentKind): Promise<string>
}

/** A draft of the owner with all personal fields. */
export const draftOf = async (city: ApiCity, set: { space?: number; mayCall?: boolean } = {}): Promise<LivedCase> => {
  const { name, phone, idNumber, room, plate } = sentinels
  const body = {
    spaceId: city.places.spaces[set.space ?? 0] ?? '',
    right: 'owned' as const,
    powerKw: 7,
    mayCall: set.mayCall ?? false,
    personal: { name, phone, idNumber, room, plate },
  }
  const owner = city.client('owner')
  const { caseId } = taken(await owner.http.POST('/api/cases', { params: { header: freshKey() }, body }))
  const documents: Partial<Record<DocumentKind, string>> = {}
  return {
    caseId,
    documents,
    send: async (who, event) => {
      await city.client(who).send(caseId, event)
    },
    upload: async (who, kind) => {
      const name: string = (fileNames as Partial<Record<DocumentKind, string>>)[kind] ?? `${kind}.pdf`
      const documentId = await city.client(who).upload(caseId, kind, pdf(name))
      documents[kind] = documentId
      return documentId
    },
  }
}

/** Filed with all papers of the list. */
export const filed = async (city: ApiCity, set: { space?: number; mayCall?: boolean } = {}): Promise<LivedCase> => {
  const lived = await draftOf(city, set)
  for (const kind of ['identity', 'spaceRight', 'spacePlanOrPhoto', 'vehicle', 'safetyUndertaking'] as const) {
    await lived.upload('owner', kind)
  }
  await lived.send('owner', { type: 'owner.submit', undertaking: true, words: spoken.submit })
  return lived
}

const today = (city: ApiCity): string =>
  Temporal.Instant.from(city.time.now()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

/** Papers complete, served by hand: the company holds it, the community's part is over. */
export const served = async (city: ApiCity, set: { space?: number; mayCall?: boolean } = {}): Promise<LivedCase> => {
  const lived = await filed(city, set)
  await lived.send('centre', { type: 'centre.confirmComplete' })
  const proof = await lived.upload('centre', 'serviceProof')
  await lived.send('centre', {
    type: 'centre.recordService',
    means: 'paperHanded',
    servedOn: today(city),
    evidence: [proof],
    words: spoken.service,
  })
  return lived
}

/** Rejected with words and a document, a fire finding, an agreement that both sides have confirmed. */
export const agreed = async (city: ApiCity, set: { space?: number; mayCall?: boolean } = {}): Promise<LivedCase> => {
  const lived = await served(city, set)
  const statement = await lived.upload('property', 'propertyStatement')
  await lived.send('property', {
    type: 'property.reject',
    grounds: [
      { code: 'FIRE_SYSTEM_MISSING', words: spoken.ground },
      { code: 'FIRE_COST_DISPUTE', evidence: [statement] },
    ],
    words: spoken.reject,
  })
  // A finding about the garage from another case answers at once (H20b).
  if (!(await city.client('owner').read(lived.caseId)).fire) {
    const finding = await lived.upload('fire', 'fireDocument')
    await lived.send('fire', {
      type: 'fire.report',
      result: 'passedWithGaps',
      scope: 'garage',
      gaps: [{ gap: 'extinguishers' }],
      evidence: [finding],
      words: spoken.finding,
    })
  }
  const track = 'consent'
  await lived.send('owner', { type: 'owner.requestMediation', track, words: spoken.mediation })
  await lived.send('centre', { type: 'centre.openMediation', track, mediator: 'peoplesMediationCommittee' })
  await lived.send('owner', { type: 'owner.acceptMediation', track })
  await lived.send('property', { type: 'property.acceptMediation', track })
  const text = await lived.upload('centre', 'agreementText')
  await lived.send('centre', {
    type: 'centre.recordAgreement',
    track,
    form: 'electronic',
    effectiveOn: today(city),
    performer: 'property',
    performance: 'installFireItem',
    performBy: '2026-03-20',
    evidence: [text],
    words: spoken.agreement,
  })
  await lived.send('owner', { type: 'owner.confirmAgreement', track })
  await lived.send('property', { type: 'property.confirmAgreement', track })
  return lived
}

/** Approved with its paper, all tracks settled: the owner may build. */
export const building = async (
  city: ApiCity,
  set: { space?: number; mayCall?: boolean; peakKva?: number } = {},
): Promise<LivedCase> => {
  const lived = await served(city, set)
  const documentId = await lived.upload('property', 'consentPaper')
  await lived.send('property', { type: 'property.approve', paper: { documentId, form: 'sealedScan' } })
  // A finding about the garage from another case answers at once (H20b).
  const { fire } = await city.client('owner').read(lived.caseId)
  if (!fire) await lived.send('fire', { type: 'fire.report', result: 'passed', scope: 'space' })
  await surveyed(lived)
  const load = { ratedKva: 630, peakKva: set.peakKva ?? 410, peakMonth: '2025-08' }
  await lived.send('grid', { type: 'grid.reportCapacity', result: 'available', ...load })
  await lived.send('grid', { type: 'grid.issuePlan', validUntil: '2026-12-31', ownerCostYuan: 0 })
  await lived.send('owner', { type: 'owner.confirmPlan' })
  return lived
}

/** Built, inspected and switched on: the request is over, and its pile is a record of its own. */
export const energised = async (city: ApiCity, set: { space?: number; peakKva?: number } = {}): Promise<LivedCase> => {
  const lived = await building(city, set)
  const evidence = [await lived.upload('owner', 'equipmentCertificate')]
  await lived.send('owner', { type: 'owner.reportWorksDone', certificateNumber: 'CCC-2026-0001', evidence })
  await lived.send('grid', { type: 'grid.reportInspection', passed: true })
  await lived.send('grid', { type: 'grid.energise', on: today(city) })
  return lived
}

/** The grid company has taken the application in and looked at the place. */
export const surveyed = async (lived: LivedCase): Promise<void> => {
  await lived.send('grid', { type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' })
  await lived.send('grid', { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
}

/** A link for a named person of a party: its token and id. */
export const linkOf = async (
  city: ApiCity,
  caseId: string,
  party: 'property' | 'community' | 'fire' | 'grid',
  name = '项目经理',
) => {
  const made = taken(
    await city.client('centre').http.POST('/api/cases/{caseId}/links', { params: { path: { caseId } }, body: { party, name } }),
  )
  return { linkId: made.linkId, token: made.url.slice(made.url.lastIndexOf('/') + 1), url: made.url }
}

import { type HttpCity, openHttpCity, type Request } from './http-city.ts'

const pdf = {
  bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  name: '材料.pdf',
  type: 'application/pdf',
}

/** The two districts: in the first no number binds, in the second the reply of the company does (3 working days, local rule). */
export const [tianyuan, tianning] = ['430211', '320402'] as const

/**
 * A city small enough to count by hand. Seven requests are filed and found complete on Monday 2 March 2026; four weeks
 * without a holiday follow. A reply is due on the third working day after service.
 *
 * | | district | served | what the company does | what becomes of it |
 * |---|---|---|---|---|
 * | own | 天元 A1 | Mon 2 | Wed 4: no, no capacity, no document | Thu 5 contested, Mon 9 fallen: asked to decide again; Fri 13 runs out |
 * | silent | 天元 A2 | Mon 2 | nothing | Fri 6 runs out, coordination; Thu 12 that runs out too, bureau |
 * | unserved | 天元 A2 | Fri 6, recorded on Tue 10 | nothing | until Tue 10 it waits to be served; Thu 12 runs out |
 * | spoken | 天宁 B1 | Mon 2 | Thu 5, by phone through the centre: no, fire systems missing | Fri 6 contested, Wed 11 upheld |
 * | late | 天宁 B1 | Mon 2 | Fri 6 runs out; Tue 10: yes, with paper | consent settled |
 * | struck | 天宁 B1 | Mon 2 | Thu 5, recorded by the centre: no, fees; contested Fri 6 | Mon 9 struck out: it has run out; Fri 13 that too, bureau |
 * | withdrawn | 天宁 B1 | Mon 2 | nothing | Tue 3 withdrawn |
 */
export interface FigureCity extends HttpCity {
  readonly bodies: Readonly<
    Record<'bureau' | 'tianyuanCentre' | 'tianningCentre' | 'a' | 'b', Awaited<ReturnType<HttpCity['body']>>>
  >
  readonly requests: Readonly<Record<'own' | 'silent' | 'unserved' | 'spoken' | 'late' | 'struck' | 'withdrawn', Request>>
}

/** Builds the city and plays it up to the evening of Friday 13 March 2026. `evening`: what is done at the end of each day. */
export const playFigureCity = async (
  evening: (day: string, bureau: FigureCity['bodies']['bureau'], city: HttpCity) => Promise<void> = async () => {},
  on?: 'sqlite' | 'postgres',
): Promise<FigureCity> => {
  const city = await openHttpCity('2026-03-02T01:30:00.000Z', undefined, on)
  let today = 2
  const dayOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}`
  const morning = async (day: number) => {
    await evening(dayOf(today), bureau, city)
    today = day
    await city.moveTo(`${dayOf(day)}T01:30:00.000Z`)
  }
  await city.district(tianyuan, '天元区', 'Tianyuan District', 'zhuzhou-2022')
  await city.district(tianning, '天宁区', 'Tianning District', 'changzhou-2023')
  const both = [tianyuan, tianning]
  const bureau = await city.body('bureau', '住房和城乡建设局', both)
  const tianyuanCentre = await city.body('centre', '天元区物业服务指导中心', [tianyuan])
  const tianningCentre = await city.body('centre', '天宁区物业服务指导中心', [tianning])
  const fire = await city.body('fire', '消防核查组', both)
  const grid = await city.body('grid', '供电公司', both)
  const a = await city.body('property', '甲物业服务有限公司', [])
  const b = await city.body('property', '乙物业服务有限公司', [])
  // Both companies have seen their record of this quarter, and their time to reply is over.
  for (const { organisationId } of [a, b]) {
    const notice = { quarter: '2026Q1', openedOn: '2026-01-05', untilOn: '2026-01-19' }
    await city.demo.service.notices.open(organisationId, notice)
  }
  const a1 = await city.compound(tianyuan, '甲一小区', a.organisationId)
  const a2 = await city.compound(tianyuan, '甲二小区', a.organisationId)
  const b1 = await city.compound(tianning, '乙一小区', b.organisationId)

  const own = await city.file(a1)
  const silent = await city.file(a2)
  const unserved = await city.file(a2)
  const spoken = await city.file(b1)
  const late = await city.file(b1)
  const struck = await city.file(b1)
  const withdrawn = await city.file(b1)
  for (const { caseId } of [own, silent, unserved]) await tianyuanCentre.client.send(caseId, { type: 'centre.confirmComplete' })
  for (const { caseId } of [spoken, late, struck, withdrawn]) {
    await tianningCentre.client.send(caseId, { type: 'centre.confirmComplete' })
  }
  for (const { caseId } of [own, silent]) await a.client.send(caseId, { type: 'property.open' })
  for (const { caseId } of [spoken, late, struck, withdrawn]) await b.client.send(caseId, { type: 'property.open' })

  await morning(3)
  await (await withdrawn.owner()).send(withdrawn.caseId, { type: 'owner.withdraw', reason: 'boughtElsewhere' })
  await morning(4)
  await a.client.send(own.caseId, { type: 'property.reject', grounds: [{ code: 'NO_CAPACITY_PUBLIC' }] })
  await morning(5)
  await (await own.owner()).send(own.caseId, { type: 'owner.contestGround', groundIds: await groundsOf(own) })
  const onBehalf = { channel: 'phone' as const, words: '来电答复' }
  await tianningCentre.client.send(spoken.caseId, {
    type: 'property.reject',
    grounds: [{ code: 'FIRE_SYSTEM_MISSING' }],
    onBehalf,
  })
  await tianningCentre.client.send(struck.caseId, { type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }], onBehalf })
  await morning(6)
  await (await spoken.owner()).send(spoken.caseId, { type: 'owner.contestGround', groundIds: await groundsOf(spoken) })
  const { recordedForYou } = await b.client.read(struck.caseId)
  const record = recordedForYou[0]?.record ?? 0
  await b.client.send(struck.caseId, { type: 'property.contestRecord', record })
  await grid.client.send(own.caseId, { type: 'grid.acceptIntake', orderNumber: '430211001' })
  await grid.client.send(own.caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
  await morning(9)
  await grid.client.send(own.caseId, {
    type: 'grid.reportCapacity',
    result: 'available',
    ratedKva: 630,
    peakKva: 410,
    peakMonth: '2025-08',
    evidence: [await grid.client.upload(own.caseId, 'gridDocument', pdf)],
  })
  await tianningCentre.client.send(struck.caseId, { type: 'centre.settleContest', record, stands: false })
  await city.moveTo(`${dayOf(9)}T03:00:00.000Z`)
  await morning(10)
  await tianyuanCentre.client.send(unserved.caseId, {
    type: 'centre.recordService',
    means: 'courierDelivered',
    servedOn: '2026-03-06',
    evidence: [await tianyuanCentre.client.upload(unserved.caseId, 'serviceProof', pdf)],
  })
  await b.client.send(late.caseId, {
    type: 'property.approve',
    paper: { documentId: await b.client.upload(late.caseId, 'consentPaper', pdf), form: 'sealedScan' },
  })
  await morning(11)
  await fire.client.send(spoken.caseId, {
    type: 'fire.report',
    result: 'needsRetrofit',
    scope: 'garage',
    upheld: ['FIRE_SYSTEM_MISSING'],
    evidence: [await fire.client.upload(spoken.caseId, 'fireDocument', pdf)],
  })
  await morning(12)
  await morning(13)
  await evening(dayOf(13), bureau, city)
  return {
    ...city,
    bodies: { bureau, tianyuanCentre, tianningCentre, a, b },
    requests: { own, silent, unserved, spoken, late, struck, withdrawn },
  }
}

const groundsOf = async (request: Request): Promise<string[]> =>
  (await (await request.owner()).read(request.caseId)).grounds.map(({ groundId }) => groundId)

import type { Request } from './http-city.ts'
import { pdf } from './lived-case.ts'
import type { WebCity } from './web-city.ts'

/** A request that was carried to a running pile, over HTTP. */
export const energise = async ({ served, company, fire, grid, city }: WebCity): Promise<Request> => {
  const request = await served()
  const { caseId } = request
  const owner = await request.owner()
  await company.client.send(caseId, { type: 'property.open' })
  const consent = await company.client.upload(caseId, 'consentPaper', pdf('同意书.pdf'))
  await company.client.send(caseId, { type: 'property.approve', paper: { documentId: consent, form: 'sealedScan' } })
  await city.moveTo('2026-03-02T01:20:00.000Z')
  const { positions } = await fire.client.read(caseId)
  if (positions.some(({ stage }) => stage === 'assessing')) {
    await fire.client.send(caseId, { type: 'fire.report', result: 'passed', scope: 'garage' })
  }
  await grid.client.send(caseId, { type: 'grid.acceptIntake', orderNumber: '430202001' })
  await grid.client.send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
  const capacity = { ratedKva: 630, peakKva: 410, peakMonth: '2025-08' } as const
  await grid.client.send(caseId, { type: 'grid.reportCapacity', result: 'available', ...capacity })
  await grid.client.send(caseId, { type: 'grid.issuePlan', ownerCostYuan: 0 })
  await owner.send(caseId, { type: 'owner.confirmPlan' })
  const papers = [
    await owner.upload(caseId, 'equipmentCertificate', pdf('证书.pdf')),
    await owner.upload(caseId, 'installerLicence', pdf('资质.pdf')),
  ]
  await owner.send(caseId, { type: 'owner.reportWorksDone', evidence: papers, certificateNumber: '2026010101000002' })
  await grid.client.send(caseId, { type: 'grid.reportInspection', passed: true })
  await grid.client.send(caseId, { type: 'grid.energise', on: '2026-03-02' })
  return request
}

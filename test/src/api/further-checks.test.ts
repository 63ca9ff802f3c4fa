import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { freshKey, type LivedCase, pdf, sentinels, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

/* Whoever was asked to look answers through a signed link, without an account. */

let city: ApiCity
let lived: LivedCase

const read = (who: Who) => city.client(who).read(lived.caseId)
type Asked = 'authority' | 'transformerOwner' | 'spaceOwner'
const linkFor = (party: Asked) =>
  city.call('centre', 'POST', `/api/cases/${lived.caseId}/links`, { body: { party, name: '科长' } })
const tokenFor = async (party: Asked): Promise<string> => {
  const { url } = (await linkFor(party)).json() as { url: string }
  return url.slice(url.lastIndexOf('/') + 1)
}
const answer = (token: string, body: object) => city.call('nobody', 'POST', `/api/links/${token}`, { body, headers: freshKey() })

beforeAll(async () => {
  city = await openApiCity({ spaces: 2 })
  lived = await served(city)
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('a further check by link', () => {
  test('there is no link for somebody who was not asked', async () => {
    expect((await linkFor('authority')).json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('who was asked sees the place and the own check, and nobody’s name, phone or grounds', async () => {
    await lived.send('centre', { type: 'centre.openFurtherCheck', kind: 'civilDefence' })
    await lived.send('centre', { type: 'centre.openFurtherCheck', kind: 'spaceOwner' })
    const seen = await city.call('nobody', 'GET', `/api/links/${await tokenFor('authority')}`)
    expect(seen.json()).toMatchObject({ you: 'authority', furtherChecks: [{ kind: 'civilDefence', standing: 'awaited' }] })
    for (const secret of [sentinels.name, sentinels.phone, sentinels.room]) expect(seen.text).not.toContain(secret)
    expect(seen.json()).toMatchObject({ grounds: [] })
  })

  test('does nothing else of its party through it', async () => {
    const token = await tokenFor('authority')
    const other = await answer(token, { type: 'authority.confirmDischarge', obligationId: '1.1' })
    expect([other.status, (other.json() as { code: string }).code]).toEqual([403, 'NOT_FOR_YOU'])
  })

  test('answers with its paper, once; afterwards there is nothing left to answer', async () => {
    const token = await tokenFor('authority')
    const sending = multipart([
      { name: 'kind', value: 'authorityDocument' },
      { name: 'file', filename: '人防意见.pdf', type: 'application/pdf', value: pdf('人防意见.pdf').bytes },
    ])
    const uploaded = await city.call('nobody', 'POST', `/api/links/${token}/documents`, {
      raw: sending.body,
      headers: { ...sending.headers, ...freshKey() },
    })
    const { documentId } = uploaded.json() as { documentId: string }
    const { check } = (await read('centre')).furtherChecks[0]!
    const sent = await answer(token, {
      type: 'authority.reportCheck',
      check,
      result: 'nothingAgainst',
      scope: 'space',
      evidence: [documentId],
    })
    expect(sent.status).toBe(201)
    expect((await read('owner')).furtherChecks[0]).toMatchObject({ end: 'found', evidence: [documentId], standing: 'over' })
    expect((await city.call('nobody', 'GET', `/api/links/${token}`)).json()).toMatchObject({ code: 'LINK_OVER' })
  })

  test('a refusal of the owner of the space is weighed by the centre, and holds the case up with its reason', async () => {
    const token = await tokenFor('spaceOwner')
    const { check } = (await read('centre')).furtherChecks[1]!
    const refusal = { type: 'spaceOwner.reportCheck', check, result: 'standsAgainst', because: 'ownNeed', scope: 'space' }
    expect((await answer(token, refusal)).status).toBe(201)
    const documentId = await lived.upload('property', 'consentPaper')
    await lived.send('property', { type: 'property.approve', paper: { documentId, form: 'sealedScan' } })
    await lived.send('fire', { type: 'fire.report', result: 'passed', scope: 'space' })
    await lived.send('grid', { type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' })
    await lived.send('grid', { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
    const load = { ratedKva: 630, peakKva: 410, peakMonth: '2025-08' }
    await lived.send('grid', { type: 'grid.reportCapacity', result: 'available', ...load })
    await lived.send('grid', { type: 'grid.issuePlan', validUntil: '2026-12-31', ownerCostYuan: 0 })
    await lived.send('owner', { type: 'owner.confirmPlan' })
    expect((await read('owner')).positions).toMatchObject([{ stage: 'weighingCheck', holder: 'centre' }])
    await lived.send('centre', { type: 'centre.settleCheck', check, stands: true })
    expect((await read('owner')).positions).toMatchObject([{ stage: 'checkAgainst', holder: 'owner' }])
    expect((await read('owner')).furtherChecks[1]).toMatchObject({ standing: 'stands', becauseLabel: '权利人自己要用' })
  })
})

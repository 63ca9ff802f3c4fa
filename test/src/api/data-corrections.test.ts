import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealedParts } from '../../../src/database/tables.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { type LivedCase, sentinels, served } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
beforeAll(async () => {
  city = await openApiCity()
  lived = await served(city)
})
afterAll(() => city.close())

const seen = (who: Who) => city.client(who).read(lived.caseId)
const correctionsFor = async (who: Who) => (await seen(who)).dataCorrections
const phone = '13600004321'
const name = '王晓明'

describe('an owner corrects what is kept of the own person', () => {
  test('the phone counts at once, for whoever sees it as much of it as before', async () => {
    await lived.send('owner', {
      type: 'owner.correctData',
      fields: ['phone'],
      personal: { phone, name: '混进来的' },
      words: '换了号码',
    })
    expect((await seen('owner')).applicant).toEqual({ ...sentinels, phone })
    expect((await seen('centre')).applicant.phone).toBe(phone)
    expect((await seen('property')).applicant).toMatchObject({ name: sentinels.name, phone: '136****4321' })
    const [own] = await correctionsFor('owner')
    expect(own).toMatchObject({
      standing: 'made',
      why: '换了号码',
      fields: [{ field: 'phone', before: sentinels.phone, after: phone }],
    })
    const [ofCompany] = await correctionsFor('property')
    expect(ofCompany).toMatchObject({ why: null, fields: [{ before: expect.stringContaining('****'), after: '136****4321' }] })
  })

  test('a name waits for the centre, which sees the paper; only then it counts, and who was given the old one is told', async () => {
    const paper = await lived.upload('owner', 'identity')
    await lived.send('owner', {
      type: 'owner.correctData',
      fields: ['name'],
      personal: { name },
      words: '写错了一个字',
      evidence: [paper],
    })
    expect((await seen('owner')).applicant.name).toBe(sentinels.name)
    expect(await correctionsFor('property')).toHaveLength(1)
    const asked = (await correctionsFor('centre')).at(-1)
    expect((await seen('centre')).documents.map(({ documentId }) => documentId)).toContain(paper)
    expect((await seen('property')).documents.map(({ documentId }) => documentId)).not.toContain(paper)
    expect(asked).toMatchObject({ standing: 'asked', why: '写错了一个字', fields: [{ before: sentinels.name, after: name }] })
    expect((await seen('centre')).nextStep.map(({ sentence }) => sentence).join()).toContain('个人信息更正')
    await lived.send('centre', {
      type: 'centre.settleCorrection',
      record: asked?.record ?? 0,
      corrected: true,
      words: '与身份证一致',
    })
    expect((await seen('property')).applicant.name).toBe(name)
    expect((await seen('centre')).documents.map(({ documentId }) => documentId)).not.toContain(paper)
    expect((await seen('owner')).dataCorrections.at(-1)).toMatchObject({ standing: 'made', answer: '与身份证一致' })
    await city.service.rounds.send()
    const told = city.service.database.connection
      .prepare("select party, channel from deliveries where notice = 'dataCorrected' order by party")
      .all() as { party: string; channel: string }[]
    expect(told.filter(({ party }) => party === 'property')).toMatchObject([{ channel: 'inbox' }, { channel: 'inbox' }])
    expect(city.sms.filter(({ text }) => text.includes('核实了您要求的更正'))).toHaveLength(1)
    expect(city.sms.map(({ text }) => text).join('')).not.toContain(name)
  })

  test('one that the centre turns down changes nothing, and stays between the two', async () => {
    const paper = await lived.upload('owner', 'identity')
    await lived.send('owner', { type: 'owner.correctData', fields: ['name'], personal: { name: '别的人' }, evidence: [paper] })
    const record = (await correctionsFor('centre')).at(-1)?.record ?? 0
    await lived.send('centre', { type: 'centre.settleCorrection', record, corrected: false, words: '证件上是另一个人' })
    expect((await seen('owner')).applicant.name).toBe(name)
    expect((await correctionsFor('owner')).at(-1)).toMatchObject({ standing: 'notMade', answer: '证件上是另一个人' })
    expect(await correctionsFor('property')).toHaveLength(2)
  })

  test('old and new stand in no event that others read, and lie sealed', async () => {
    for (const who of ['property', 'centre', 'bureau', 'owner'] as const) {
      const { text } = await city.call(who, 'GET', `/api/cases/${lived.caseId}/events?limit=100`)
      expect([who, text]).not.toEqual([who, expect.stringMatching(new RegExp(`${name}|${phone}`))])
    }
    const { text } = await city.call('bureau', 'GET', `/api/cases/${lived.caseId}`)
    expect(text).not.toMatch(new RegExp(`${name}|${phone}|${sentinels.phone}`))
    const rows = city.service.database.db.select().from(sealedParts).all()
    expect(Buffer.concat(rows.map(({ sealed }) => sealed)).toString('latin1')).not.toContain(phone)
  })

  test('is the owner’s own: nobody else corrects, and nobody but the centre settles', async () => {
    const correct = { type: 'owner.correctData', fields: ['phone'], personal: { phone }, evidence: [] }
    const settle = { type: 'centre.settleCorrection', record: 1, corrected: true, words: '好' }
    const headersFor = (key: string) => ({ 'idempotency-key': `correction-${key}`, 'if-match': '*' })
    for (const [who, body] of [
      ['property', correct],
      ['otherOwner', correct],
      ['property', settle],
      ['owner', settle],
    ] as const) {
      const answer = await city.call(who, 'POST', `/api/cases/${lived.caseId}/events`, {
        body,
        headers: headersFor(`${who}-${body.type}`),
      })
      expect([who, body.type, answer.status]).toEqual([who, body.type, who === 'otherOwner' ? 404 : 403])
    }
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { draftOf, filed, freshKey, type LivedCase, linkOf, pdf, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'
import { problemOf, refusedInBoth } from '../../helpers/problems.ts'

let city: ApiCity
let lived: LivedCase
let spaces = 0
beforeAll(async () => {
  city = await openApiCity({ spaces: 40 })
})
afterAll(() => city.close())
beforeEach(async () => {
  lived = await served(city, { space: spaces++ })
})

const links = () => `/api/cases/${lived.caseId}/links`
const make = (body: object) => city.call('centre', 'POST', links(), { body })
const open = (token: string) => city.call('nobody', 'GET', `/api/links/${token}`)
const answer = (token: string, body: object, headers: Record<string, string> = freshKey()) =>
  city.call('nobody', 'POST', `/api/links/${token}`, { body, headers })
const upload = (token: string, kind = 'consentPaper') => {
  const sent = multipart([
    { name: 'kind', value: kind },
    { name: 'file', filename: '盖章.pdf', type: 'application/pdf', value: pdf('盖章.pdf').bytes },
  ])
  return city.call('nobody', 'POST', `/api/links/${token}/documents`, {
    raw: sent.body,
    headers: { ...sent.headers, ...freshKey() },
  })
}
const timeline = async (): Promise<Schemas['CaseEventRecord'][]> =>
  (await city.call('owner', 'GET', `/api/cases/${lived.caseId}/events`)).json()['events'] as Schemas['CaseEventRecord'][]

describe('a body without an account that the case waits for (H3)', () => {
  const tokenOf = async (party: string, name: string) => /\/link\/([\w-]+)"/.exec((await make({ party, name })).text)?.[1] ?? '-'

  test('has no link before; with the key of a locked door its named person opens it, and sends nothing else', async () => {
    expect((await make({ party: 'transformerOwner', name: '开发商谢工' })).status).toBe(404)
    await lived.send('fire', { type: 'fire.accessDenied', by: 'transformerOwner' })
    const token = await tokenOf('transformerOwner', '开发商谢工')
    const seen = await open(token)
    expect(seen.json()).toMatchObject({ you: 'transformerOwner' })
    expect(seen.text).not.toContain('430204198807094321')
    const elsewhere = await answer(token, { type: 'transformerOwner.openDoor', track: 'grid' })
    expect([elsewhere.status, elsewhere.json()['code']]).toEqual([422, 'EVENT_NOT_ALLOWED_IN_STAGE'])
    expect((await answer(token, { type: 'transformerOwner.openDoor', track: 'fire' })).status).toBe(201)
    const last = (await timeline()).at(-1)
    expect(last).toMatchObject({ type: 'transformerOwner.openDoor', channel: 'link' })
    expect((await open(token)).status).toBe(404)
  })
})

describe('who tests on the owner’s order (H17)', () => {
  const named = { party: 'tester', name: '周检测员', qualification: 'CMA 211801340001' }
  const byOwner = (body: object) => city.call('owner', 'POST', links(), { body })
  const ordered = () =>
    lived.send('owner', { type: 'owner.orderTest', payer: 'owner', personal: { tester: '湖南某消防检测公司' } })
  const tokenIn = (text: string) => /\/link\/([\w-]+)"/.exec(text)?.[1] ?? '-'

  test('has no link before the test is ordered; then the owner makes one, sees it, takes it back, and makes no other', async () => {
    await refusedInBoth(city, 'owner', ['POST', links(), { body: named }], [404, 'NOT_FOUND'])
    await ordered()
    expect((await make({ party: 'property', name: '刘经理' })).status).toBe(201)
    for (const party of ['property', 'fire', 'community']) {
      await refusedInBoth(city, 'owner', ['POST', links(), { body: { party, name: '刘经理' } }], [403, 'NOT_FOR_YOU'])
    }
    expect((await byOwner(named)).status).toBe(201)
    const { links: mine } = (await city.call('owner', 'GET', links())).json() as { links: { linkId: string; party: string }[] }
    expect(mine).toMatchObject([named])
    const { links: all } = (await city.call('centre', 'GET', links())).json() as { links: { linkId: string; party: string }[] }
    expect(all.map(({ party }) => party).toSorted()).toEqual(['property', 'tester'])
    const ofCompany = all.find(({ party }) => party === 'property')!
    expect((await city.call('owner', 'DELETE', `${links()}/${ofCompany.linkId}`)).status).toBe(404)
    expect((await city.call('owner', 'DELETE', `${links()}/${mine[0]!.linkId}`)).status).toBe(200)
    const rows = JSON.stringify(city.service.database.connection.prepare('select * from links').all())
    expect(rows).not.toContain('CMA 211801340001')
  })

  test('sees its own place, time and papers of the place, and no person, ground or other track', async () => {
    await ordered()
    const token = tokenIn((await byOwner(named)).text)
    const seen = (await open(token)).json() as Schemas['Case']
    expect(seen).toMatchObject({ you: 'tester', service: null, paper: null, nextStep: [], grounds: [], fire: null, grid: null })
    expect(seen.positions.map(({ track, holder }) => [track, holder])).toEqual([['fire', 'tester']])
    expect(seen.clocks.map(({ party }) => party)).toEqual(['tester'])
    expect(Object.values(seen.applicant)).toEqual([null, null, null, null, null])
    expect(seen.allowedEvents.map(({ type }) => type)).toEqual(['tester.declineTest', 'tester.reportTest'])
  })

  test('opened again it tells its own answer alone, until it expires or is taken back', async () => {
    await ordered()
    const made = (await byOwner(named)).json() as { linkId: string; url: string }
    const token = made.url.split('/').at(-1) ?? '-'
    const again = () => city.call('nobody', 'GET', `/api/links/${token}/answer`)
    expect((await again()).json()).toMatchObject({ party: 'tester', answers: [] })
    expect((await answer(token, { type: 'tester.declineTest', reason: 'cannotCome' })).status).toBe(201)
    expect((await open(token)).status).toBe(404)
    const given = await again()
    expect(given.json()).toMatchObject({
      space: expect.any(String),
      answers: [
        {
          type: 'tester.declineTest',
          label: '检测机构说明不能检测：不能到场检测',
          said: [{ field: '原因', value: '不能到场检测' }],
        },
      ],
      centre: '天元区centre',
    })
    expect(given.text).not.toContain('湖南某消防检测公司')
    expect((await city.call('owner', 'DELETE', `${links()}/${made.linkId}`)).status).toBe(200)
    expect(problemOf(await again(), 'zh')).toMatchObject({ status: 404, code: 'LINK_OVER' })
  })
})

describe('making a link', () => {
  test('for one named person of one party: the address is shown once and nobody can guess it', async () => {
    const answers = [await make({ party: 'property', name: '刘经理' }), await make({ party: 'property', name: '刘经理' })]
    const tokens = answers.map(({ text }) => /\/link\/([\w-]+)"/.exec(text)?.[1] ?? '')
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32])
    expect(tokens[0]).not.toBe(tokens[1])
    const listed = await city.call('centre', 'GET', links())
    expect(listed.json()).toMatchObject({
      links: [
        { party: 'property', name: '刘经理' },
        { party: 'property', name: '刘经理' },
      ],
    })
    for (const token of tokens) expect(listed.text).not.toContain(token)
  })

  test('neither its address nor the name nor the phone is kept in clear', async () => {
    const made = await make({ party: 'property', name: '刘经理庚申', phone: '13511112222' })
    const token = /\/link\/([\w-]+)"/.exec(made.text)?.[1] ?? '-'
    const rows = JSON.stringify(city.service.database.connection.prepare('select * from links').all())
    for (const secret of [token, '刘经理庚申', '13511112222']) {
      expect([secret, rows.includes(secret)]).toEqual([secret, false])
      expect([secret, city.log.join('').includes(secret)]).toEqual([secret, false])
    }
    expect(city.sms.at(-1)).toEqual({ phone: '13511112222', text: expect.stringContaining(`/link/${token}`) })
  })

  test('not without a name, not for longer than 90 days, not for an owner, an office or a stranger', async () => {
    for (const body of [
      { party: 'property' },
      { party: 'property', name: ' ' },
      { party: 'property', name: '刘经理', validDays: 91 },
      { party: 'property', name: '刘经理', validDays: 0 },
      { party: 'property', name: '刘经理', phone: '0731-1234567' },
      { party: 'property', name: '刘经理', organisationId: city.places.organisations.propertyNextdoor },
      { party: 'owner', name: '本人' },
      { party: 'centre', name: '小王' },
      { party: 'installer', name: '小李' },
    ]) {
      await refusedInBoth(city, 'centre', ['POST', links(), { body }], [400, 'VALIDATION_FAILED'])
    }
    expect((await city.call('centre', 'GET', links())).json()).toEqual({ links: [] })
  })

  test('not for a body without a role: the community has carried its paper, a draft has nobody to ask', async () => {
    const body = { party: 'community', name: '网格员' }
    await refusedInBoth(city, 'centre', ['POST', links(), { body }], [404, 'NOT_FOUND'])
    const draft = await draftOf(city, { space: spaces++ })
    const asked = { body: { party: 'property', name: '刘经理' } }
    await refusedInBoth(city, 'centre', ['POST', `/api/cases/${draft.caseId}/links`, asked], [404, 'NOT_FOUND'])
  })

  test('when the message cannot be sent there is no link', async () => {
    city.breakGateway(true)
    const body = { party: 'property', name: '刘经理', phone: '13511112222' }
    await refusedInBoth(city, 'centre', ['POST', links(), { body }], [503, 'LINK_NOT_SENT'])
    const { links: listed } = (await city.call('centre', 'GET', links())).json() as { links: { revokedAt: string | null }[] }
    expect(listed.every(({ revokedAt }) => revokedAt !== null)).toBe(true)
    expect(city.log.join('')).not.toContain('13511112222')
    city.breakGateway(false)
  })
})

describe('looking through a link', () => {
  test('shows the case as its party sees it, and proves nothing', async () => {
    const other = await filed(city, { space: spaces++ })
    await other.send('centre', { type: 'centre.confirmComplete' })
    const { token } = await linkOf(city, other.caseId, 'property')
    const seen = await open(token)
    expect(seen.status).toBe(200)
    expect(seen.headers['cache-control']).toBe('no-store')
    expect(seen.json()).toMatchObject({ you: 'property', sight: 'full', service: null, trackingToken: null })
    expect((await city.client('owner').read(other.caseId)).service).toBeNull()
  })

  test('opening it with intent proves service', async () => {
    const other = await filed(city, { space: spaces++ })
    await other.send('centre', { type: 'centre.confirmComplete' })
    const { token } = await linkOf(city, other.caseId, 'property')
    expect((await answer(token, { type: 'property.open' })).status).toBe(201)
    expect((await city.client('owner').read(other.caseId)).service).toMatchObject({ means: 'linkOpened', party: 'property' })
  })

  test('reads the documents of its party and no others', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    const read = (documentId = '') => city.call('nobody', 'GET', `/api/links/${token}/documents/${documentId}`)
    expect((await read(lived.documents.spaceRight)).status).toBe(200)
    expect(problemOf(await read(lived.documents.identity), 'zh')).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const other = await filed(city, { space: spaces++ })
    expect((await read(other.documents.spaceRight)).status).toBe(404)
  })
})

describe('answering through a link', () => {
  test('is recorded as the party’s own, with the channel link', async () => {
    const { token, linkId } = await linkOf(city, lived.caseId, 'property')
    const sent = await answer(token, { type: 'property.reject', grounds: [{ code: 'FIRE_COST_DISPUTE', words: '谁出钱' }] })
    expect(sent.status).toBe(201)
    expect((await timeline()).at(-1)).toMatchObject({
      type: 'property.reject',
      party: 'property',
      organisation: '晋合物业服务有限公司',
      channel: 'link',
      onBehalfOf: null,
    })
    const { actor } = city.service.database.connection
      .prepare("select actor from case_events where case_id = ? and type = 'property.reject'")
      .get(lived.caseId) as { actor: string }
    expect(JSON.parse(actor)).toMatchObject({ accountId: linkId, organisationId: city.places.organisations.property })
  })

  test('with the photo of the stamped paper, without any account', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    const kept = await upload(token)
    expect(kept.status).toBe(201)
    const paper = { documentId: kept.json()['documentId'], form: 'sealedScan' }
    expect((await answer(token, { type: 'property.approve', paper })).status).toBe(201)
    const { paper: granted, documents } = await city.client('owner').read(lived.caseId)
    expect(granted).toMatchObject({ kind: 'consent', documentId: paper.documentId })
    expect(documents.at(-1)).toMatchObject({ kind: 'consentPaper', name: '盖章.pdf', uploadedByParty: 'property' })
  })

  test('once: the same again gives the same answer, another answer needs another link', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    const headers = freshKey()
    const body = { type: 'property.reject', grounds: [{ code: 'FIRE_COST_DISPUTE' }] }
    const first = await answer(token, body, headers)
    const again = await answer(token, body, headers)
    expect([again.status, again.text]).toEqual([201, first.text])
    for (const other of [body, { type: 'property.approve' }, { type: 'property.giveReasons', evidence: ['A'.repeat(22)] }]) {
      await refusedInBoth(city, 'nobody', ['POST', `/api/links/${token}`, { body: other }], [409, 'LINK_USED'])
    }
    const second = await answer(token, { type: 'property.approve' })
    const { current } = second.json() as { current: { positions: { stage: string }[]; stillAllowed: boolean } }
    expect([current.positions.some(({ stage }) => stage === 'rejected'), current.stillAllowed]).toEqual([true, true])
    expect(problemOf(await upload(token), 'zh')).toMatchObject({ status: 409, code: 'LINK_USED' })
    expect((await open(token)).status).toBe(200)
    expect((await timeline()).filter(({ channel }) => channel === 'link')).toHaveLength(1)
  })

  test('a slip can be recalled while it has not arrived; then the question is open again', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    const slip = await answer(token, { type: 'property.reject', grounds: [{ code: 'FIRE_COST_DISPUTE' }] })
    const record = slip.json()['seq']
    expect((await answer(token, { type: 'property.recall', record })).status).toBe(201)
    expect((await answer(token, { type: 'property.approve' })).status).toBe(201)
    await refusedInBoth(
      city,
      'nobody',
      ['POST', `/api/links/${token}`, { body: { type: 'property.noObjection' } }],
      [409, 'LINK_USED'],
    )
  })

  test('a refused event uses nothing up', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    const asked = [
      'POST',
      `/api/links/${token}`,
      { body: { type: 'property.approve', paper: { documentId: 'A'.repeat(22), form: 'sealedScan' } } },
    ] as const
    await refusedInBoth(city, 'nobody', asked, [422, 'DOCUMENT_UNKNOWN'])
    expect((await answer(token, { type: 'property.noObjection' })).status).toBe(201)
  })

  test('only for its own party, and never on behalf of another', async () => {
    const { token } = await linkOf(city, lived.caseId, 'property')
    for (const body of [
      { type: 'owner.withdraw', reason: 'other' },
      { type: 'centre.confirmComplete' },
      { type: 'community.open' },
      { type: 'owner.withdraw', reason: 'other', onBehalf: { channel: 'phone' } },
    ]) {
      await refusedInBoth(city, 'nobody', ['POST', `/api/links/${token}`, { body }], [403, 'EVENT_OF_ANOTHER_PARTY'])
    }
    const forItself = { type: 'property.noObjection', onBehalf: { channel: 'phone' } }
    await refusedInBoth(city, 'nobody', ['POST', `/api/links/${token}`, { body: forItself }], [422, 'ON_BEHALF_OF_ONESELF'])
  })
})

describe('a link is over', () => {
  const over = async (token: string) => {
    await refusedInBoth(city, 'nobody', ['GET', `/api/links/${token}`], [404, 'LINK_OVER'])
    const documentId = lived.documents.spaceRight ?? ''
    await refusedInBoth(city, 'nobody', ['GET', `/api/links/${token}/documents/${documentId}`], [404, 'LINK_OVER'])
    await refusedInBoth(
      city,
      'nobody',
      ['POST', `/api/links/${token}`, { body: { type: 'property.noObjection' } }],
      [404, 'LINK_OVER'],
    )
    expect((await upload(token)).json()).toMatchObject({ status: 404, code: 'LINK_OVER' })
  }

  test('at the instant its days are up, and not before', async () => {
    const made = await make({ party: 'property', name: '刘经理', validDays: 1 })
    const token = /\/link\/([\w-]+)"/.exec(made.text)?.[1] ?? ''
    expect(made.json()['expiresAt']).toBe('2026-03-03T01:00:00.000Z')
    city.time.set('2026-03-03T00:59:59.999Z')
    expect((await open(token)).status).toBe(200)
    city.time.set('2026-03-03T01:00:00.000Z')
    await over(token)
    city.time.set('2026-03-02T01:00:00.000Z')
  })

  test('when it is revoked: at once, once, and by the centre of the case', async () => {
    const { token, linkId } = await linkOf(city, lived.caseId, 'property')
    const { linkId: kept } = await linkOf(city, lived.caseId, 'property')
    expect((await city.call('centre', 'DELETE', `${links()}/${linkId}`)).json()).toEqual({ revoked: true })
    await over(token)
    expect((await city.call('centre', 'DELETE', `${links()}/${linkId}`)).status).toBe(404)
    const other = await filed(city, { space: spaces++ })
    expect((await city.call('centre', 'DELETE', `/api/cases/${other.caseId}/links/${kept}`)).status).toBe(404)
  })

  test('when the role of its body is: the paper has been carried', async () => {
    const other = await filed(city, { space: spaces++ })
    await other.send('centre', { type: 'centre.confirmComplete' })
    const { token } = await linkOf(city, other.caseId, 'community', '网格员')
    const proof = await upload(token, 'serviceProof')
    const carried = {
      type: 'community.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-02',
      evidence: [proof.json()['documentId']],
    }
    const headers = freshKey()
    const sent = await answer(token, carried, headers)
    expect(sent.status).toBe(201)
    await over(token)
    // What it sent while it could is answered again as it was then.
    const again = await answer(token, carried, headers)
    expect([again.status, again.text]).toEqual([201, sent.text])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { agreed, fileNames, freshKey, type LivedCase, sentinels, served, spoken } from '../../helpers/lived-case.ts'

/*
 * A space changes hands in mid-case, written out by hand from V3: the buyer sees findings, consents, dates and its own
 * data, but not the seller's papers, offers and messages; the seller afterwards sees its own acts and the outcome.
 */

let city: ApiCity
let sold: LivedCase
/** Sold too, but the buyer accedes to what the seller agreed. */
let acceded: LivedCase

const said = {
  question: '卖方问中心甲甲',
  answer: '中心答卖方乙乙',
  asked: '物业问卖方丙丙',
  contact: '卖方和经理的通话丁丁',
  referral: '卖方说被推来推去戊戊',
  declared: '卖方从前的经过己己',
} as const

const buyer = { name: '司马买受', phone: '13711110002', room: '九栋一单元八八零八', plate: '湘BZ66Z06' } as const

const handOver = async (lived: LivedCase, accedes: boolean): Promise<void> => {
  await lived.send('owner', { type: 'owner.startTransfer', reason: 'sale' })
  const code = (await city.call('owner', 'GET', `/api/cases/${lived.caseId}/transfer-code`)).json()['code']
  city.time.forward({ minutes: 5 })
  const body = { code, accedes, undertaking: true, personal: buyer }
  const joined = await city.call('otherOwner', 'POST', '/api/transfers', { body, headers: freshKey() })
  expect(joined.status).toBe(201)
}

beforeAll(async () => {
  city = await openApiCity({ spaces: 4 })
  sold = await agreed(city, { space: 0 })
  await sold.upload('owner', 'quote')
  await sold.send('owner', { type: 'owner.ask', to: 'centre', words: said.question })
  const { questions } = await city.client('owner').read(sold.caseId)
  await sold.send('centre', { type: 'centre.answerQuestion', record: questions[0]!.record, words: said.answer })
  await sold.send('property', { type: 'property.ask', to: 'owner', words: said.asked })
  await sold.send('owner', { type: 'owner.logContact', kind: 'call', with: 'property', result: 'promised', words: said.contact })
  await sold.send('owner', { type: 'owner.reportReferral', from: 'property', to: 'grid', words: said.referral })
  const attempts = [{ on: '2025-11-03', with: 'property', kind: 'visit', result: 'sentOn' }] as const
  await sold.send('owner', { type: 'owner.declareEarlierAttempts', attempts: [...attempts], words: said.declared })
  await city.service.rounds.send()
  await handOver(sold, false)
  acceded = await agreed(city, { space: 1 })
  await handOver(acceded, true)
})
afterAll(async () => {
  const { differences } = verifyRecord(city.service.database.db, city.service.library)
  await city.close()
  expect(differences).toEqual([])
})

const read = (who: Who, lived: LivedCase) => city.client(who).read(lived.caseId)
const timeline = async (who: Who, lived: LivedCase) =>
  (
    (await city.call(who, 'GET', `/api/cases/${lived.caseId}/events?limit=200`)).json() as {
      events: Schemas['CaseEventRecord'][]
    }
  ).events
/** Everything somebody can read of a case, as one text. */
const everything = async (who: Who, lived: LivedCase): Promise<string> => {
  const paths = ['', '/events?limit=200', ...Object.values(lived.documents).map((id) => `/documents/${id}`)]
  const texts = await Promise.all(paths.map((path) => city.call(who, 'GET', `/api/cases/${lived.caseId}${path}`)))
  return texts.map(({ text }) => text).join('\n')
}

describe('the buyer', () => {
  test('sees findings, consents, days and its own data', async () => {
    const view = await read('otherOwner', sold)
    expect(view).toMatchObject({ you: 'owner', sight: 'full', filedOn: '2026-03-02', applicant: { ...buyer, idNumber: null } })
    expect(view.fire).toMatchObject({ result: 'passedWithGaps', on: '2026-03-02', gaps: [{ gap: 'extinguishers' }] })
    expect(view.service).toMatchObject({ servedOn: '2026-03-02' })
    expect(view.grounds.map(({ code, words }) => [code, words])).toEqual([
      ['FIRE_SYSTEM_MISSING', null],
      ['FIRE_COST_DISPUTE', null],
    ])
    expect(view.documents.map(({ kind }) => kind).sort()).toEqual([
      'fireDocument',
      'propertyStatement',
      'serviceProof',
      'spacePlanOrPhoto',
    ])
    // That the owner was sent on is part of the way of the case; what the seller said about it is not.
    expect(view.referrals).toMatchObject([{ from: 'property', to: 'grid', words: null }])
    expect((await timeline('otherOwner', sold)).map(({ type }) => type)).toContain('property.reject')
  })

  test('sees nothing of what the seller asked, was asked, agreed, was told, or tried before', async () => {
    const view = await read('otherOwner', sold)
    expect(view).toMatchObject({ questions: [], contacts: [], earlierAttempts: [], askingSince: '2026-03-02' })
    expect(view.disputes).toMatchObject([{ track: 'consent', agreement: null }])
    expect(view.deliveries.filter(({ to }) => to === 'owner')).toEqual([])
    expect((await read('centre', sold)).deliveries.filter(({ to }) => to === 'owner').length).toBeGreaterThan(3)
  })

  test('reads no word, no personal value and no paper of the seller anywhere', async () => {
    const text = await everything('otherOwner', sold)
    const { spacePlanOrPhoto, fireDocument, propertyStatement, serviceProof, ...papers } = fileNames
    for (const value of [
      ...Object.values(sentinels),
      ...Object.values(spoken),
      ...Object.values(said),
      ...Object.values(papers),
    ]) {
      expect([value, text.includes(value)]).toEqual([value, false])
    }
    for (const name of [spacePlanOrPhoto, fireDocument, propertyStatement, serviceProof]) expect(text).toContain(name)
    const hidden = ['identity', 'spaceRight', 'vehicle', 'safetyUndertaking', 'agreementText', 'quote'] as const
    for (const kind of hidden) {
      const answer = await city.call('otherOwner', 'GET', `/api/cases/${sold.caseId}/documents/${sold.documents[kind]}`)
      expect([kind, answer.status]).toEqual([kind, 404])
    }
  })

  test('is asked nothing that the seller was asked: whoever wants to know asks anew', async () => {
    const view = await read('otherOwner', sold)
    expect(view.nextStep.filter(({ positionId, sentence }) => positionId === null && sentence.includes('提问'))).toEqual([])
    expect(view.allowedEvents.find(({ type }) => type === 'owner.answerQuestion')?.allowed).toBe(false)
    expect((await read('property', sold)).questions).toMatchObject([{ words: said.asked, waits: false }])
    await sold.send('property', { type: 'property.ask', to: 'owner', words: '请问新业主' })
    const asked = await read('otherOwner', sold)
    expect(asked.questions).toMatchObject([{ from: 'property', words: '请问新业主', waits: true }])
    await sold.send('otherOwner', { type: 'owner.answerQuestion', record: asked.questions[0]!.record, words: '新业主答' })
    expect(await everything('owner', sold)).not.toContain('请问新业主')
  })

  test('sees what the seller agreed only if it accedes to it', async () => {
    const view = await read('otherOwner', acceded)
    expect(view.disputes).toMatchObject([{ agreement: { performance: 'installFireItem', performBy: '2026-03-20' } }])
    expect(view.documents.map(({ kind }) => kind)).toContain('agreementText')
    const text = await everything('otherOwner', acceded)
    for (const value of [...Object.values(sentinels), ...Object.values(spoken)]) {
      expect([value, text.includes(value)]).toEqual([value, false])
    }
  })
})

describe('the others', () => {
  test('have the buyer before them, and keep what they had', async () => {
    const company = await read('property', sold)
    expect(company.applicant).toMatchObject({ name: buyer.name, room: buyer.room, phone: '137****0002' })
    expect(company.contacts).toMatchObject([{ words: said.contact }])
    expect((await read('centre', sold)).questions[0]).toMatchObject({ words: said.question, answer: { words: said.answer } })
    expect((await read('bureau', sold)).askingSince).toBe('2025-11-03')
    for (const who of ['property', 'centre', 'grid'] as const) {
      const { applicant } = await read(who, sold)
      for (const value of Object.values(sentinels)) expect(Object.values(applicant)).not.toContain(value)
    }
  })
})

describe('the seller', () => {
  test('sees its own acts, with its own words, and nothing else', async () => {
    const view = await read('owner', sold)
    expect(view).toMatchObject({
      sight: 'ended',
      outcome: null,
      positions: [],
      clocks: [],
      grounds: [],
      documents: [],
      referrals: [],
      loop: null,
      contacts: [],
      questions: [],
      earlierAttempts: [],
      askingSince: null,
      chain: null,
      applicant: { name: null, phone: null },
    })
    const acts = await timeline('owner', sold)
    expect(new Set(acts.map(({ party }) => party))).toEqual(new Set(['owner']))
    expect(acts.map(({ type }) => type)).not.toContain('owner.joinTransfer')
    const text = await everything('owner', sold)
    for (const words of [said.question, said.contact, said.referral, spoken.mediation]) expect(text).toContain(words)
    for (const value of [...Object.values(buyer), said.answer, said.asked, spoken.reject]) {
      expect([value, text.includes(value)]).toEqual([value, false])
    }
  })

  test('cannot act in it any more', async () => {
    const sending = { body: { type: 'owner.withdraw', reason: 'other' }, headers: { ...freshKey(), 'if-match': '*' } }
    const answer = await city.call('owner', 'POST', `/api/cases/${sold.caseId}/events`, sending)
    expect(answer.json()).toMatchObject({ status: 403, code: 'NOT_FOR_YOU' })
  })

  test('sees the outcome, by whomever it came about', async () => {
    await sold.send('otherOwner', { type: 'owner.withdraw', reason: 'costTooHigh' })
    expect(await read('owner', sold)).toMatchObject({ sight: 'ended', outcome: { outcome: 'withdrawn' }, closedOn: '2026-03-02' })
    const acts = await timeline('owner', sold)
    expect(acts.map(({ type }) => type)).not.toContain('owner.withdraw')
  })
})

describe('the chain of a space that was sold', () => {
  test('shows the buyer no case of the seller, and the centre all of them', async () => {
    const first = await served(city, { space: 2 })
    await first.send('owner', { type: 'owner.withdraw', reason: 'costTooHigh' })
    city.time.forward({ minutes: 5 })
    const second = await served(city, { space: 2 })
    await handOver(second, false)
    expect((await read('otherOwner', second)).chain).toMatchObject({ since: '2026-03-02', earlier: [] })
    expect((await read('centre', second)).chain?.earlier).toMatchObject([{ caseId: first.caseId, outcome: 'withdrawn' }])
  })
})

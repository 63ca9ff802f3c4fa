import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pileClient, taken } from '../../../src/client/client.ts'
import { handOverTexts } from '../../../workflows/labels/hand-overs.ts'
import { type ApiCity, openApiCity, staffPassword, type Who } from '../../helpers/api-city.ts'
import { draftOf, filed, freshKey, type LivedCase, sentinels, served, spoken } from '../../helpers/lived-case.ts'

let city: ApiCity
beforeAll(async () => {
  city = await openApiCity({ spaces: 8 })
})
afterAll(() => city.close())

interface HandOver {
  party: string
  organisations: string[]
  basis: string
  state: string
  text: string | null
  without: string | null
  fields: string[]
  later: string[]
  papers: string[]
  purpose: string
  words: {
    act: string
    at: string
    textVersion: string
    language: string
    recordedByParty: string
    text: string
    told: string[]
  }[]
}
type Act = 'agreed' | 'refused' | 'withdrawn'

const listOf = async ({ caseId }: LivedCase, who: Who = 'owner'): Promise<HandOver[]> =>
  ((await city.call(who, 'GET', `/api/cases/${caseId}/hand-overs`)).json() as unknown as { handOvers: HandOver[] }).handOvers
const of = async (lived: LivedCase, party: string) => (await listOf(lived)).find((one) => one.party === party)
const says = (lived: Pick<LivedCase, 'caseId'>, answers: Record<string, Act>, more: object = {}, who: Who = 'owner') =>
  city.call(who, 'POST', `/api/cases/${lived.caseId}/hand-overs`, {
    body: {
      ...{ textVersion: '1', language: 'zh', ...more },
      answers: Object.entries(answers).map(([party, act]) => ({ party, act })),
    },
  })
const sees = async (who: Who, { caseId }: Pick<LivedCase, 'caseId'>) =>
  (await city.call(who, 'GET', `/api/cases/${caseId}`)).json() as unknown as {
    applicant: Record<string, string | null>
    applicantWithheld: boolean
    handOversOpen: string[]
    documents: { kind: string; uploadedByParty: string }[]
  }

const file = async (space: number, answers: Record<string, Act>): Promise<LivedCase> => {
  const lived = await draftOf(city, { space, mayCall: true })
  for (const kind of ['identity', 'spaceRight', 'spacePlanOrPhoto', 'vehicle', 'safetyUndertaking'] as const) {
    await lived.upload('owner', kind)
  }
  expect((await says(lived, answers)).status).toBe(200)
  await lived.send('owner', { type: 'owner.submit', undertaking: true, words: spoken.submit })
  return lived
}
const withoutData = { name: null, phone: null, idNumber: null, room: null, plate: null }

describe('before filing an owner is told', () => {
  test('who gets what, for what and by which basis; nobody was asked yet', async () => {
    const draft = await draftOf(city, { space: 0 })
    const list = await listOf(draft)
    expect(list.map(({ party, basis, state }) => [party, basis, state])).toEqual([
      ['property', 'word', 'notAsked'],
      ['grid', 'word', 'notAsked'],
      ['fire', 'word', 'notAsked'],
      ['community', 'word', 'notAsked'],
      ['centre', 'office', 'told'],
    ])
    const [property] = list
    expect(property?.organisations).toEqual([expect.stringContaining('物业')])
    expect(property).toMatchObject({ fields: ['姓名', '房号'], purpose: '审核申请、约定时间、配合施工' })
    expect(property?.text).toContain(property?.organisations[0])
    expect(property?.text).toContain('可以随时撤回')
    expect(property?.without).toContain('看不到是谁申请')
    expect(list[4]).toMatchObject({ text: null, without: null })
  })
})

describe('a hand-over', () => {
  test('that was agreed to shows what the stage needs; one that was refused shows nothing at all', async () => {
    const lived = await file(1, { property: 'agreed', grid: 'refused', fire: 'refused', community: 'agreed' })
    await lived.send('centre', { type: 'centre.confirmComplete' })
    expect((await sees('property', lived)).applicant).toMatchObject({ name: sentinels.name, room: sentinels.room })
    for (const who of ['grid', 'fire'] as const) {
      const seen = await sees(who, lived)
      expect(seen.applicant).toEqual(withoutData)
      expect(seen.applicantWithheld).toBe(true)
      expect(seen.documents.filter(({ uploadedByParty }) => uploadedByParty === 'owner')).toEqual([])
      const opened = await city.call(who, 'GET', `/api/cases/${lived.caseId}/documents/${lived.documents.spacePlanOrPhoto}`)
      expect(opened.status).toBe(404)
      const events = await city.call(who, 'GET', `/api/cases/${lived.caseId}/events`)
      const papers = await city.call(who, 'GET', `/api/cases/${lived.caseId}/papers/serviceRecord/text`)
      for (const value of Object.values(sentinels)) expect(`${events.text}${papers.text}`).not.toContain(value)
    }
    const seen = await sees('property', lived)
    expect(seen.applicantWithheld).toBe(false)
    expect(seen.documents.map(({ kind }) => kind)).toContain('spaceRight')
  })

  test('is recorded with time, text, language and what was told, and stands in the access export', async () => {
    const lived = await filed(city, { space: 2 })
    const at = city.time.now()
    await says(lived, { property: 'agreed' }, { language: 'en' })
    const property = await of(lived, 'property')
    expect(property?.words).toEqual([
      {
        ...{ act: 'agreed', at, recordedByParty: 'owner', textVersion: '1', language: 'en' },
        text: expect.stringContaining('I agree that the platform gives the data listed here to'),
        told: expect.arrayContaining(['姓名', '房号', '手机号']),
      },
    ])
    expect(property?.state).toBe('agreed')
    const rows = city.service.database.connection.prepare('select * from hand_over_words').all()
    for (const value of Object.values(sentinels)) expect(JSON.stringify(rows)).not.toContain(value)
    const zip = await fetch(`${city.url}/api/me/data.zip`, { headers: { authorization: `Bearer ${city.tokens.owner}` } })
    expect(Buffer.from(await zip.arrayBuffer()).toString('latin1')).toContain('handed-to-whom.json')
  })

  test('that is agreed to twice is recorded once', async () => {
    const lived = await filed(city, { space: 3 })
    await says(lived, { property: 'agreed' })
    await says(lived, { property: 'agreed' })
    expect((await of(lived, 'property'))?.words).toHaveLength(1)
  })

  test('that is taken back closes the data from then on, and what was read before stays in the log', async () => {
    const lived = await file(4, { property: 'agreed', grid: 'agreed', fire: 'agreed', community: 'agreed' })
    await lived.send('centre', { type: 'centre.confirmComplete' })
    await sees('property', lived)
    await says(lived, { property: 'withdrawn' })
    const seen = await sees('property', lived)
    expect(seen.applicant).toEqual(withoutData)
    expect(seen.documents.filter(({ uploadedByParty }) => uploadedByParty === 'owner')).toEqual([])
    const { reads } = (await city.call('owner', 'GET', `/api/cases/${lived.caseId}/personal-data/reads`)).json() as unknown as {
      reads: { party: string; times: number; fields: string[] }[]
    }
    expect(reads.find(({ party }) => party === 'property')).toMatchObject({ times: 1, fields: expect.arrayContaining(['姓名']) })
    await says(lived, { property: 'agreed' })
    expect((await sees('property', lived)).applicant['name']).toBe(sentinels.name)
    expect((await of(lived, 'property'))?.words.map(({ act }) => act)).toEqual(['agreed', 'withdrawn', 'agreed'])
  })

  test('that nobody asked about stays as the table of sight has it', async () => {
    const lived = await served(city, { space: 5 })
    expect((await of(lived, 'property'))?.state).toBe('notAsked')
    expect((await sees('property', lived)).applicant['name']).toBe(sentinels.name)
    expect((await sees('owner', lived)).handOversOpen).toEqual([])
  })

  test('to whoever comes in later is asked for when it does', async () => {
    const lived = await file(6, { property: 'agreed' })
    expect((await sees('owner', lived)).handOversOpen).toEqual(['供电公司', '消防核查单位', '街道、社区或业委会'])
    expect((await sees('grid', lived)).applicant).toEqual(withoutData)
  })
})

describe('the word of an owner', () => {
  test('is not taken for a text that was renewed, nor where nobody is asked', async () => {
    const lived = await filed(city, { space: 7 })
    const old = await says(lived, { property: 'agreed' }, { textVersion: '0' })
    expect([old.status, (old.json() as { code: string }).code]).toEqual([409, 'HAND_OVER_TEXT_OLD'])
    const office = await says(lived, { centre: 'refused' })
    expect([office.status, (office.json() as { code: string }).code]).toEqual([409, 'HAND_OVER_NOT_ASKED'])
    // All or nothing.
    const both = await says(lived, { property: 'agreed', centre: 'agreed' })
    expect(both.status).toBe(409)
    expect((await of(lived, 'property'))?.words).toEqual([])
  })

  test('is nobody else’s to give', async () => {
    const lived = await draftOf(city, { space: 7 })
    expect((await says(lived, { property: 'agreed' }, {}, 'otherOwner')).status).toBe(404)
    expect((await says(lived, { property: 'agreed' }, {}, 'centre')).status).toBe(404)
    expect((await says(lived, { property: 'agreed' }, {}, 'property')).status).toBe(403)
  })

  test('is written down at the counter by the person of the centre that opened it, as such, and by no other', async () => {
    const { token } = (
      await city.call('nobody', 'POST', '/api/login', {
        body: { method: 'password', login: 'staff.centre', password: staffPassword },
      })
    ).json() as unknown as { token: string }
    const clerk = pileClient(city.url, token)
    const { caseId } = taken(
      await clerk.http.POST('/api/cases', {
        params: { header: freshKey() },
        body: {
          spaceId: city.places.spaces[7] ?? '',
          right: 'owned',
          powerKw: 7,
          personal: { name: '窗口客', phone: '13600000077' },
        },
      }),
    )
    expect((await says({ caseId }, { property: 'agreed' }, {}, 'centreElsewhere')).status).toBe(404)
    const path = { caseId }
    const answers = [{ party: 'property' as const, act: 'agreed' as const }]
    const body = { textVersion: '1', language: 'zh' as const, answers }
    const { handOvers } = taken(await clerk.http.POST('/api/cases/{caseId}/hand-overs', { params: { path }, body }))
    expect(handOvers[0]).toMatchObject({ state: 'agreed', words: [{ recordedByParty: 'centre' }] })
  })
})

test('the texts that were agreed to are as they were: a new wording is a new version', () => {
  expect(Object.keys(handOverTexts)).toEqual(['1'])
  expect(handOverTexts['1'].zh).toBe(
    '我同意平台把下列信息提供给{organisation}，用于：{subjects}。我可以随时撤回；撤回以后对方不能再在平台上查看，此前已经看过的、已经办的不受影响。',
  )
})

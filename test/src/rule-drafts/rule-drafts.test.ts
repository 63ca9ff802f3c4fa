import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { sqliteRuleDrafts } from '../../../src/database/sqlite-rule-drafts.ts'
import { cases, rulePacks } from '../../../src/database/tables.ts'
import { tokenFor } from '../../../src/stories/cast-accounts.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { served } from '../../helpers/lived-case.ts'
import { readPdf, unspaced } from '../../helpers/read-pdf.ts'

let city: ApiCity

beforeAll(async () => {
  city = await openApiCity({ spaces: 3 })
  await served(city)
  city.time.forward({ days: 30 })
  await city.service.rounds.due()
})
afterAll(() => city.close())

type Draft = Schemas['RuleDraft']
type Change = Schemas['RuleDraftChanges']['changes'][number]

const bureau = () => city.client('bureau').http
const begun = async (body: Schemas['NewRuleDraft'] = { packId: 'zhuzhou-draft' }): Promise<Draft> =>
  taken(await bureau().POST('/api/rule-drafts', { body }))
const read = async (draftId: string): Promise<Draft> =>
  taken(await bureau().GET('/api/rule-drafts/{draftId}', { params: { path: { draftId } } }))
const changed = async ({ draftId, version }: Draft, ...changes: Change[]): Promise<Draft> =>
  taken(
    await bureau().PATCH('/api/rule-drafts/{draftId}', {
      params: { path: { draftId }, header: { 'if-match': `"${version}"` } },
      body: { changes },
    }),
  )
const answer = (question: string, given: unknown): Change => ({ kind: 'answer', question, answer: given })
const asked = ({ questions }: Draft, key: string) => questions.find((question) => question.key === key)!
const tenDays = answer('clocks.propertyReply.length', { n: 10, unit: 'workingDay' })
const deemed = answer('consent.silence.policy', 'DEEMED')

describe('a draft of rules', () => {
  test('is begun from a pack, changes nothing yet, and is listed for its office and for the operator', async () => {
    const draft = await begun({ packId: 'zhuzhou-2022', title: '株洲办理规则修改稿' })
    expect(draft).toMatchObject({ version: 1, faultCount: 0, changedCount: 0, mayWrite: true, canTakeBack: false })
    expect(draft.title).toEqual({ zh: '株洲办理规则修改稿', en: '株洲办理规则修改稿' })
    expect(draft.document).toMatchObject({ standing: 'draft', id: draft.packId })
    for (const who of ['bureau', 'operator'] as const) {
      const { drafts } = taken(await city.client(who).http.GET('/api/rule-drafts'))
      expect(drafts.map(({ draftId }) => draftId)).toContain(draft.draftId)
    }
    const { drafts } = taken(await city.client('bureauElsewhere').http.GET('/api/rule-drafts'))
    expect(drafts).toEqual([])
    expect((await city.call('bureauElsewhere', 'GET', `/api/rule-drafts/${draft.draftId}`)).status).toBe(404)
  })

  test('changed by a switch says what a family has now and would have, and rests on itself until it is told more', async () => {
    const draft = await changed(await begun(), tenDays)
    expect(draft).toMatchObject({ version: 2, changedCount: 1, canTakeBack: true })
    const question = asked(draft, 'clocks.propertyReply.length')
    expect(question.change).toBe('5个工作日 → 10个工作日')
    expect(question.basis).toMatchObject({ document: draft.title, article: null, isDraft: true })
    const named = { document: { zh: '株洲市通知（稿）', en: 'Notice (draft)' }, article: '7', modelledOn: null }
    const told = await changed(draft, { kind: 'basis', question: question.key, basis: named })
    expect(asked(told, question.key).basis).toMatchObject({ ...named, isDraft: true })
  })

  test('tells every fault with its place, its question and a sentence in both languages', async () => {
    const draft = await changed(await begun(), deemed, answer('clocks.propertyReply.length', { n: 0, unit: 'workingDay' }))
    const path = { draftId: draft.draftId }
    const checked = taken(await bureau().GET('/api/rule-drafts/{draftId}/check', { params: { path } }))
    expect(checked.usable).toBe(false)
    expect(checked.faults.map((fault) => [fault.path, fault.question])).toEqual([
      ['clocks.propertyReply.length.n', 'clocks.propertyReply.length'],
      ['consent.silence.base', 'consent.silence.base.kind'],
    ])
    for (const { sentence } of checked.faults) expect(sentence.zh.length * sentence.en.length).toBeGreaterThan(0)
    expect(draft.faults).toEqual(checked.faults)
    const mended = await changed(
      draft,
      answer('consent.silence.base.kind', 'contractClause'),
      answer('clocks.propertyReply.length', { n: 5, unit: 'workingDay' }),
    )
    expect(mended.faults).toEqual([])
  })

  test('saved elsewhere meanwhile is not written over, and the answer says which version there is', async () => {
    const draft = await begun()
    await changed(draft, tenDays)
    const stale = await city.call('bureau', 'PATCH', `/api/rule-drafts/${draft.draftId}`, {
      headers: { 'if-match': '"1"' },
      body: { changes: [deemed] },
    })
    expect(stale.status).toBe(412)
    expect(stale.json()).toMatchObject({ code: 'DRAFT_MOVED_ON', current: { version: 2 } })
    expect(asked(await read(draft.draftId), 'consent.silence.policy').answer).toBe('ESCALATE')
    const back = await city.call('bureau', 'POST', `/api/rule-drafts/${draft.draftId}/take-back`, {
      headers: { 'if-match': '"1"' },
    })
    expect(back.status).toBe(412)
    // Two that read the same version before either was saved: one is.
    const store = sqliteRuleDrafts(city.service.database)
    const save = (title: string) =>
      store.save({ draftId: draft.draftId, seen: 2, savedAt: city.time.now(), document: { ...draft.document, title } })
    expect(await Promise.all([save('一'), save('二')])).toEqual([true, false])
    expect((await read(draft.draftId)).version).toBe(3)
    const without = await city.call('bureau', 'PATCH', `/api/rule-drafts/${draft.draftId}`, { body: { changes: [deemed] } })
    expect(without.json()['code']).toBe('VERSION_NEEDED')
  })

  test('goes back step by step to where it began, each step a version of its own', async () => {
    const draft = await begun()
    const twice = await changed(await changed(draft, tenDays), deemed)
    const back = async ({ draftId, version }: Draft): Promise<Draft> =>
      taken(
        await bureau().POST('/api/rule-drafts/{draftId}/take-back', {
          params: { path: { draftId }, header: { 'if-match': `"${version}"` } },
        }),
      )
    const once = await back(twice)
    expect(once).toMatchObject({ version: 4, changedCount: 1, faultCount: 0 })
    const first = await back(once)
    expect(first.document).toEqual(draft.document)
    expect(first.canTakeBack).toBe(false)
    const over = await city.call('bureau', 'POST', `/api/rule-drafts/${draft.draftId}/take-back`, {
      headers: { 'if-match': `"${first.version}"` },
    })
    expect(over.json()['code']).toBe('DRAFT_AT_ITS_BEGINNING')
  })

  test('is written by the account that began it; a colleague reads it and begins one from it', async () => {
    const draft = await begun()
    const body = {
      party: 'bureau' as const,
      organisationId: city.places.organisations.bureau!,
      login: 'bureau-colleague',
      password: '四月的雨落在-河边-的石板路上',
    }
    const { accountId } = taken(await city.client('operator').http.POST('/api/accounts', { body }))
    const colleague = pileClient(city.url, await tokenFor(city.client('operator'), accountId)).http
    const path = { draftId: draft.draftId }
    expect(taken(await colleague.GET('/api/rule-drafts/{draftId}', { params: { path } })).mayWrite).toBe(false)
    const header = { 'if-match': '"1"' }
    const refused = await colleague.PATCH('/api/rule-drafts/{draftId}', {
      params: { path, header },
      body: { changes: [tenDays] },
    })
    expect(refused.error?.code).toBe('DRAFT_NOT_YOURS')
    expect((await colleague.DELETE('/api/rule-drafts/{draftId}', { params: { path } })).error?.code).toBe('DRAFT_NOT_YOURS')
    const own = taken(await colleague.POST('/api/rule-drafts', { body: { draftId: draft.draftId } }))
    expect(own).toMatchObject({ mayWrite: true, base: draft.base })
    expect(own.packId).not.toBe(draft.packId)
  })

  test('is written in full too; what the service alone decides stays as it is', async () => {
    const draft = await begun()
    const more = await changed(draft, { kind: 'place', path: ['loops', 'returnLimit'], value: 4 })
    expect(asked(more, 'loops.returnLimit').change).toBe('2次 → 4次')
    for (const path of [['standing'], ['id'], ['version'], ['costs', '9', 'payer']]) {
      const refused = await city.call('bureau', 'PATCH', `/api/rule-drafts/${draft.draftId}`, {
        headers: { 'if-match': `"${more.version}"` },
        body: { changes: [{ kind: 'place', path, value: 'inForce' }] },
      })
      expect([path, refused.status]).toEqual([path, 400])
    }
    const whole = await changed(more, { kind: 'newCost' })
    const cost = (whole.document['costs'] as unknown[]).length - 1
    const priced = await changed(whole, answer(`costs.${cost}.cap.amount`, 300))
    expect(asked(priced, `costs.${cost}.cap.amount`).said).toBe('最多300（CNY）')
    expect(priced.faultCount).toBe(0)
    const without = await changed(priced, { kind: 'place', path: ['costs', String(cost)] })
    expect(without.document['costs']).toEqual(more.document['costs'])
  })

  test('of another place is shown as one of ours before it is, binds by no foreign rule afterwards, and comes back', async () => {
    const draft = await begun({ packId: 'chongqing-2023' })
    const path = { draftId: draft.draftId }
    const shown = async () => taken(await bureau().GET('/api/rule-drafts/{draftId}/adoptions', { params: { path } })).places
    const [ours] = await shown()
    expect(ours).toMatchObject({ code: '430200', name: '株洲市', faults: [] })
    expect(ours?.moved.find(({ path: at }) => at === 'clocks.propertyReply.basis')).toEqual({
      path: 'clocks.propertyReply.basis',
      before: '地方规定：重庆市自用充电桩政策问答',
      after: '平台默认，参照重庆市：重庆市自用充电桩政策问答，在本地没有强制力',
    })
    // Nothing was written by looking.
    expect((await read(draft.draftId)).version).toBe(1)
    const adopted = await changed(draft, { kind: 'adopt', place: '430200' })
    expect(adopted).toMatchObject({ version: 2, faultCount: 0, document: { place: { code: '430200' } } })
    expect(asked(adopted, 'clocks.propertyReply.length').basis).toMatchObject({
      isDraft: true,
      modelledOn: { zh: '重庆市：重庆市自用充电桩政策问答' },
    })
    expect(await shown()).toEqual([])
    const back = taken(
      await bureau().POST('/api/rule-drafts/{draftId}/take-back', { params: { path, header: { 'if-match': '"2"' } } }),
    )
    expect(back.document).toEqual(draft.document)
    const elsewhere = await city.call('bureau', 'PATCH', `/api/rule-drafts/${draft.draftId}`, {
      headers: { 'if-match': `"${back.version}"` },
      body: { changes: [{ kind: 'adopt', place: '110000' }] },
    })
    expect([elsewhere.status, JSON.stringify(elsewhere.json()['errors'])]).toEqual([400, expect.stringContaining('notOurPlace')])
  })

  test('is read by the operator and by nobody else outside its office, and written by neither', async () => {
    const draft = await changed(await begun(), tenDays)
    const at = `/api/rule-drafts/${draft.draftId}`
    const reads = ['', '/check', '/compare', '/pack.json', '/annex.pdf', '/adoptions'].map((end) => at + end)
    for (const url of reads) {
      expect([url, (await city.call('operator', 'GET', url)).status]).toEqual([url, 200])
      expect([url, (await city.call('bureauElsewhere', 'GET', url)).status]).toEqual([url, 404])
      for (const who of ['centre', 'property', 'grid'] as const)
        expect([url, who, (await city.call(who, 'GET', url)).status]).toEqual([url, who, 403])
    }
    expect((await city.call('operator', 'GET', at)).json()).toMatchObject({ mayWrite: false, version: 2 })
    const headers = { 'if-match': '"2"' }
    const writes = [
      ['POST', '/api/rule-drafts', { body: { draftId: draft.draftId } }],
      ['PATCH', at, { headers, body: { changes: [deemed] } }],
      ['POST', `${at}/take-back`, { headers }],
      ['DELETE', at, {}],
    ] as const
    for (const [method, url, more] of writes) {
      expect([method, url, (await city.call('operator', method, url, more)).status]).toEqual([method, url, 403])
      expect([method, url, (await city.call('bureauElsewhere', method, url, more)).status]).toEqual([method, url, 404])
    }
    expect((await read(draft.draftId)).document).toEqual(draft.document)
  })

  test('is compared with the pack that it changes, as that was when it was begun', async () => {
    const draft = await changed(await begun(), tenDays)
    const path = { draftId: draft.draftId }
    const compared = taken(await bureau().GET('/api/rule-drafts/{draftId}/compare', { params: { path } }))
    expect(compared.from.packId).toBe('zhuzhou-draft')
    expect(compared.differs.map(({ key }) => key)).toContain('clocks.propertyReply')
    const broken = await changed(draft, { kind: 'place', path: ['consent', 'mode'], value: 'MAYBE' })
    const refused = await city.call('bureau', 'GET', `/api/rule-drafts/${broken.draftId}/compare`)
    expect(refused.json()).toMatchObject({ code: 'DRAFT_UNREADABLE' })
  })

  test('is never in force: no list of packs has it, no district takes it, no case is under it', async () => {
    const draft = await begun()
    const { packs } = taken(await bureau().GET('/api/rules'))
    expect(packs.map(({ packId }) => packId)).not.toContain(draft.packId)
    const put = await city.call('operator', 'PATCH', '/api/districts/430211', { body: { rulesPackId: draft.packId } })
    expect(put.status).toBe(400)
    const { db } = city.service.database
    expect(
      db
        .select()
        .from(rulePacks)
        .all()
        .map(({ id }) => id),
    ).not.toContain(draft.packId)
    expect(JSON.stringify(db.select().from(cases).all())).not.toContain(draft.packId)
  })

  test('downloads as a pack file that the checker takes, and comes back as a draft', async () => {
    const draft = await changed(await begun(), tenDays)
    const file = await city.call('bureau', 'GET', `/api/rule-drafts/${draft.draftId}/pack.json`)
    expect(file.headers['content-disposition']).toContain(`${draft.packId}.json`)
    const folder = mkdtempSync(join(tmpdir(), 'draft-file-'))
    try {
      const name = join(folder, 'draft.json')
      writeFileSync(name, file.text)
      const script = fileURLToPath(new URL('../../../src/scripts/check-rules.ts', import.meta.url))
      const checked = spawnSync(process.execPath, [script, name], { encoding: 'utf8' })
      expect([checked.stderr, checked.status]).toEqual(['', 0])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    const again = await begun({ packId: 'zhuzhou-draft', text: file.text })
    expect(again.packId).not.toBe(draft.packId)
    expect({ ...again.document, id: '' }).toEqual({ ...draft.document, id: '' })
    expect(asked(again, 'clocks.propertyReply.length').change).toBe('5个工作日 → 10个工作日')
  })

  test('begins from a file that extends a pack, and not from one that cannot be read', async () => {
    const short = { id: 'mine', extends: 'zhuzhou-2022', version: 1, standing: 'inForce', title: { zh: '短', en: 'Short' } }
    const draft = await begun({ packId: 'zhuzhou-2022', text: JSON.stringify(short) })
    expect(draft).toMatchObject({ faultCount: 0, changedCount: 0, title: short.title })
    expect(draft.document['standing']).toBe('draft')
    for (const text of ['{ no json', '[]', '{"id":"a","id":"b"}', JSON.stringify({ ...short, extends: 'nowhere' })]) {
      const refused = await city.call('bureau', 'POST', '/api/rule-drafts', { body: { packId: 'zhuzhou-2022', text } })
      expect([text, refused.json()['code']]).toEqual([text, 'DRAFT_FILE_UNREADABLE'])
    }
    const unknown = await city.call('bureau', 'POST', '/api/rule-drafts', { body: { packId: 'nowhere' } })
    expect(unknown.json()['code']).toBe('TRIAL_PACK_UNKNOWN')
  })

  test('has a largest size, and is removed by its owner', async () => {
    const draft = await begun()
    const send = (value: string) =>
      city.call('bureau', 'PATCH', `/api/rule-drafts/${draft.draftId}`, {
        headers: { 'if-match': '*'.replace('*', String(draft.version)) },
        body: { changes: [1, 2, 3].map((n) => ({ kind: 'place', path: ['unknown', '0', `big${n}`], value })) },
      })
    expect((await send('长'.repeat(80_000))).status).toBe(413)
    const gone = await city.call('bureau', 'DELETE', `/api/rule-drafts/${draft.draftId}`)
    expect(gone.status).toBe(204)
    expect((await city.call('bureau', 'GET', `/api/rule-drafts/${draft.draftId}`)).status).toBe(404)
  })
})

describe('a draft tried on the record', () => {
  const period = { question: '十个工作日够不够', from: '2026-03-01', to: '2026-03-31' }

  test('is frozen in the trial as it was; the annex shows the trial of this very text, and the same bytes again', async () => {
    const draft = await changed(await begun({ packId: 'zhuzhou-2022' }), tenDays)
    const annexOf = async () => city.call('bureau', 'GET', `/api/rule-drafts/${draft.draftId}/annex.pdf`)
    expect(readPdf((await annexOf()).bytes).text).toContain('这一版草案还没有试算过')
    const trial = taken(await bureau().POST('/api/trials', { body: { ...period, draftId: draft.draftId } }))
    expect(trial.pack).toMatchObject({ packId: draft.packId, hash: draft.hash, title: draft.title })
    const params = { params: { path: { trialId: trial.trialId } } }
    taken(await bureau().POST('/api/trials/{trialId}/run', params))
    await vi.waitFor(
      async () => {
        const { trial: now } = taken(await bureau().GET('/api/trials/{trialId}', params))
        if (now.standing !== 'finished') throw new Error(now.standing)
      },
      { timeout: 120_000, interval: 200 },
    )
    const first = await annexOf()
    city.time.forward({ days: 3 })
    expect((await annexOf()).bytes.equals(first.bytes)).toBe(true)
    const { text, boxes } = readPdf(first.bytes)
    expect(boxes).toBe(0)
    for (const said of [
      draft.hash!,
      draft.base.hash,
      '→ 10个工作日',
      '十个工作日够不够',
      '不是置信区间',
      '变差的',
      '检查没有发现错误',
    ]) {
      expect([said, text.includes(unspaced(said))]).toEqual([said, true])
    }
    await changed(draft, answer('clocks.propertyReply.length', { n: 3, unit: 'workingDay' }))
    const { trial: kept } = taken(await bureau().GET('/api/trials/{trialId}', params))
    expect(kept.pack.hash).toBe(draft.hash)
    expect(readPdf((await annexOf()).bytes).text).toContain('这一版草案还没有试算过')
  })

  test('is not tried with a fault in it, nor by another office, and its annex lists the fault', async () => {
    const draft = await changed(await begun(), deemed)
    const body = { ...period, draftId: draft.draftId }
    const refused = await city.call('bureau', 'POST', '/api/trials', { body })
    expect(refused.json()).toMatchObject({ code: 'TRIAL_PACK_UNUSABLE' })
    expect(JSON.stringify(refused.json()['errors'])).toContain('民法典140')
    const elsewhere = await city.call('bureauElsewhere', 'POST', '/api/trials', { body })
    expect(elsewhere.json()['code']).toBe('TRIAL_PACK_UNKNOWN')
    const annex = await city.call('bureau', 'GET', `/api/rule-drafts/${draft.draftId}/annex.pdf`)
    expect(readPdf(annex.bytes).text).toContain('民法典140')
    const broken = await changed(draft, { kind: 'place', path: ['consent'], value: null })
    const other = await city.call('bureau', 'GET', `/api/rule-drafts/${broken.draftId}/annex.pdf`)
    expect(readPdf(other.bytes).text).toContain('格式有误')
  })
})

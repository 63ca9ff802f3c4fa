import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiProblem, taken } from '../../../src/client/client.ts'
import { qrModules } from '../../../src/papers/qr-code.ts'
import { type CasePaper, casePapers, letters, mayFetchPaper } from '../../../workflows/case/paper-sight.ts'
import type { Party } from '../../../workflows/parties.ts'
import { openPaperDesk, type PaperCase, type PaperDesk } from '../../helpers/paper-desk.ts'
import { type PrintedPdf, qrCodeOn, readPdf, unspaced } from '../../helpers/read-pdf.ts'

let desk: PaperDesk
/** A case that is filed and not touched any more. */
let filed: PaperCase
/** A case that was served and rejected. */
let rejected: PaperCase

beforeAll(async () => {
  desk = await openPaperDesk()
  filed = await desk.open()
  await filed.stage.files()
  rejected = await desk.open()
  const { stage } = rejected
  await stage.files()
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
  await stage.does('property.reject', { grounds: [{ code: 'FIRE_LIABILITY_FEAR', words: '怕出事担责任' }] })
})
afterAll(() => desk.stop())

const read = async (from: PaperCase, ...asked: Parameters<PaperCase['fetch']>): Promise<PrintedPdf> =>
  readPdf(await (await from.fetch(...asked)).bytes())

/** The HTTP code and problem code of a paper that is not given. */
const problemOf = async (from: PaperCase, ...asked: Parameters<PaperCase['fetch']>): Promise<string> => {
  try {
    const { status } = await from.fetch(...asked)
    return String(status)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const { status, code, title, todo } = error.problem
    expect(`${title}${todo}`).toMatch(/\p{Script=Han}/u)
    return `${status} ${code}`
  }
}

const lastRecord = async ({ cast, caseId }: PaperCase): Promise<{ seq: number; hash: string }> => {
  const path = { caseId: await caseId() }
  const { events } = taken(await cast.client('owner')!.http.GET('/api/cases/{caseId}/events', { params: { path } }))
  return events.at(-1)!
}

describe('GET /api/cases/{caseId}/papers/receipt.pdf', () => {
  test('says what was filed, who acts next with basis and force, and that it is no consent', async () => {
    const answer = await filed.fetch('receipt')
    const { text, boxes } = readPdf(await answer.bytes())
    const view = await filed.stage.sees('owner')
    expect(view.nextStep.length).toBeGreaterThan(1)
    for (const part of [
      '申请受理回执',
      view.caseNumber!,
      view.compound.name,
      'A-018',
      '李女士',
      '需物业同意并出证（平台默认，没有强制力）',
      '它不是同意安装的证明',
      ...view.nextStep.map(({ sentence }) => sentence),
      ...view.clocks.map(({ label }) => label),
    ]) {
      expect(text).toContain(unspaced(part))
    }
    expect(boxes).toBe(0)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-language')).toBe('zh')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="${view.caseNumber}-receipt.pdf"; filename*=UTF-8''${view.caseNumber}%20${encodeURIComponent('申请受理回执')}.pdf`,
    )
  })

  test('names the record it was made from: the same record on the same day gives the same bytes, whose hash can be quoted', async () => {
    const first = await (await filed.fetch('receipt')).bytes()
    await filed.minutesPass(5)
    const answer = await filed.fetch('receipt')
    const second = await answer.bytes()
    expect(Buffer.compare(first, second)).toBe(0)
    expect(answer.headers.get('etag')).toBe(`"${createHash('sha256').update(second).digest('hex')}"`)
    const { seq, hash } = await lastRecord(filed)
    expect(readPdf(second).text).toContain(`第${seq}号记录为止`)
    expect(readPdf(second).text).toContain(hash)
  })

  test('a later record gives another paper', async () => {
    const paperCase = await desk.open()
    await paperCase.stage.files()
    const before = await lastRecord(paperCase)
    await paperCase.stage.does('centre.confirmComplete', {})
    const { hash } = await lastRecord(paperCase)
    const { text } = await read(paperCase, 'receipt')
    expect(hash).not.toBe(before.hash)
    expect(text).toContain(hash)
    expect(text).not.toContain(before.hash)
  })

  test('its QR code leads to the public tracking of the case, by an address that stays', async () => {
    const { trackingToken } = await filed.stage.sees('owner')
    const address = `${desk.baseUrl}/t/${trackingToken}`
    const { pages, text } = await read(filed, 'receipt')
    expect(qrCodeOn(pages[0]!)).toEqual(qrModules(address))
    expect(text).toContain(address)
    // The page of the tracking, and what it reads.
    const followed = await fetch(address)
    expect(new URL(followed.url).pathname).toBe(`/track/${trackingToken}`)
    expect(followed.status).toBe(200)
    expect(followed.headers.get('content-type')).toContain('text/html')
    const tracked = await fetch(`${desk.baseUrl}/api/tracking/${trackingToken}`)
    expect(await tracked.json()).toMatchObject({ phase: '办理中' })
  })

  test('at a counter the centre prints it for the owner, with the same code', async () => {
    const { trackingToken } = await filed.stage.sees('owner')
    const { pages } = await read(filed, 'receipt', 'centre')
    expect(qrCodeOn(pages[0]!)).toEqual(qrModules(`${desk.baseUrl}/t/${trackingToken}`))
  })

  test('is Chinese unless English is preferred or asked for in the address', async () => {
    const preferred = await read(filed, 'receipt', 'owner', { headers: { 'accept-language': 'en-GB,zh;q=0.5' } })
    expect(preferred.text).toContain('Receiptoftherequest')
    expect(preferred.text).toContain(unspaced('It is no consent to install'))
    expect(preferred.boxes).toBe(0)
    expect((await read(filed, 'receipt', 'owner', { language: 'en' })).text).toContain('Receiptoftherequest')
    const overruled = await read(filed, 'receipt', 'owner', { language: 'zh', headers: { 'accept-language': 'en' } })
    expect(overruled.text).toContain('申请受理回执')
  })
})

describe('who may fetch which paper', () => {
  const parties: readonly Party[] = ['owner', 'centre', 'property', 'community', 'grid', 'fire', 'bureau']

  test('is one table: whoever is not in it is told so, whether the paper exists or not', async () => {
    const wrong: string[] = []
    for (const party of parties) {
      for (const paper of casePapers) {
        const found = await problemOf(filed, paper, party)
        if (mayFetchPaper(party, paper) === (found === '403 NOT_FOR_YOU')) wrong.push(`${party} ${paper}: ${found}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('gives no agreement, no pack and no letter to the bureau, no pack to the company, and to the fire assessor what it sat at', () => {
    const of = (party: Party): CasePaper[] => casePapers.filter((paper) => mayFetchPaper(party, paper))
    expect(of('owner')).toEqual([...casePapers])
    expect(of('centre')).toEqual([...casePapers])
    const notForBureau: readonly CasePaper[] = ['agreement', 'evidencePack', ...letters]
    expect(of('bureau')).toEqual(casePapers.filter((paper) => !notForBureau.includes(paper)))
    expect(of('property')).toEqual([
      'serviceRecord',
      'consent',
      'rejection',
      'certificateOfSilence',
      'meetingMinutes',
      'agreement',
    ])
    expect(of('grid')).toEqual(['consent', 'certificateOfSilence', 'returnedByGrid', 'meetingMinutes'])
    expect(of('fire')).toEqual(['meetingMinutes'])
    expect(of('operator')).toEqual([])
  })

  test('the bureau has it masked, without the words of the parties, and led back behind its own login', async () => {
    await rejected.minutesPass(11)
    const { text, pages } = await read(rejected, 'rejection', 'bureau')
    expect(text).toContain('李**')
    expect(text).toContain('*号为隐去的个人信息')
    for (const hidden of ['李女士', '5-1802', '怕出事担责任']) expect(text).not.toContain(hidden)
    expect(qrCodeOn(pages[0]!)).toEqual(qrModules(`${desk.baseUrl}/cases/${await rejected.caseId()}`))
    const { trackingToken } = await rejected.stage.sees('owner')
    expect(text).not.toContain(trackingToken!)
    const own = await read(rejected, 'rejection', 'property')
    expect(own.text).toContain('怕出事担责任')
    expect(own.text).not.toContain(trackingToken!)
  })

  test('nobody else learns that there is a case', async () => {
    const path = { caseId: await filed.caseId(), kind: 'receipt' as const }
    expect((await fetch(`${desk.baseUrl}/api/cases/${path.caseId}/papers/receipt.pdf`)).status).toBe(401)
    const { error } = await rejected.cast.client('owner')!.http.GET('/api/cases/{caseId}/papers/{kind}.pdf', { params: { path } })
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

describe('GET /api/cases/{caseId}/papers', () => {
  const listed = async (from: PaperCase, party: Party) => {
    const path = { caseId: await from.caseId() }
    return taken(await from.cast.client(party)!.http.GET('/api/cases/{caseId}/papers', { params: { path } })).papers
  }

  test('lists exactly what can be fetched, and says of the rest what it lacks', async () => {
    await rejected.minutesPass(11)
    for (const party of ['owner', 'property', 'grid'] as const) {
      for (const { paper, lack } of await listed(rejected, party)) {
        const found = await problemOf(rejected, paper, party)
        expect([party, paper, found]).toEqual([party, paper, lack ? `404 ${lack.code}` : '200'])
      }
    }
    const [first] = await listed(filed, 'owner')
    expect(first).toEqual({ paper: 'receipt', title: '申请受理回执', isLetter: false, lack: null })
  })

  test('names to each party its own papers alone, and to who is outside nothing', async () => {
    for (const party of ['owner', 'centre', 'property', 'community', 'grid', 'fire', 'bureau'] as const) {
      const papers = (await listed(filed, party)).map(({ paper }) => paper)
      expect([party, papers]).toEqual([party, casePapers.filter((paper) => mayFetchPaper(party, paper))])
    }
    const path = { caseId: await filed.caseId() }
    const { error } = await rejected.cast.client('owner')!.http.GET('/api/cases/{caseId}/papers', { params: { path } })
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('gives the text of a letter as it is printed, in Chinese whoever reads it', async () => {
    const path = { caseId: await rejected.caseId() }
    for (const kind of letters) {
      const answer = await rejected.cast.client('owner')!.http.GET('/api/cases/{caseId}/papers/{kind}/text', {
        params: { path: { ...path, kind } },
        headers: { 'accept-language': 'en' },
      })
      const { title, text, language } = taken(answer)
      expect(language).toBe('zh')
      const printed = await read(rejected, kind)
      expect(printed.text).toContain(unspaced(title))
      for (const line of text.split('\n').flatMap((one) => one.split('：'))) {
        const words = unspaced(line).replace(/^\d+\./, '')
        expect([kind, words, printed.columns.some((column) => column.includes(words))]).toEqual([kind, words, true])
      }
    }
  })
})

describe('a paper that the case does not have', () => {
  test('is not found, with the reason', async () => {
    expect(await problemOf(filed, 'serviceRecord')).toBe('404 PAPER_NOT_SERVED')
    expect(await problemOf(filed, 'consent')).toBe('404 PAPER_NOT_GRANTED')
    expect(await problemOf(filed, 'rejection')).toBe('404 PAPER_NOT_REJECTED')
    expect(await problemOf(filed, 'correctionNotice')).toBe('404 PAPER_NOTHING_MISSING')
    expect(await problemOf(filed, 'certificateOfSilence')).toBe('404 PAPER_NOT_SILENT')
    expect(await problemOf(filed, 'agreement')).toBe('404 PAPER_NO_AGREEMENT')
    expect(await problemOf(filed, 'returnedByGrid')).toBe('404 PAPER_NOT_RETURNED')
    expect(await problemOf(filed, 'meetingMinutes')).toBe('404 PAPER_NO_MEETING')
    expect(await problemOf(filed, 'suitDraft')).toBe('404 PAPER_NOT_REFUSED')
  })

  test('a draft has none', async () => {
    const { cast } = await desk.open()
    const path = { caseId: await cast.openDraft({}), kind: 'receipt' as const }
    const { error } = await cast.client('owner')!.http.GET('/api/cases/{caseId}/papers/{kind}.pdf', { params: { path } })
    expect(error).toMatchObject({ status: 404, code: 'PAPER_NOT_FILED' })
  })

  test('a kind of paper that there is not is a mistake in the address', async () => {
    expect(await problemOf(filed, 'permit' as CasePaper)).toBe('400 VALIDATION_FAILED')
  })
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanPicture } from '../../../src/documents/clean-picture.ts'
import { sha256 } from '../../../src/sealing/seal.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { fileContent, filed, freshKey, type LivedCase, pdf } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'
import { onePixel, plainWebp, telling } from '../../helpers/photos.ts'
import { readPdf, unspaced } from '../../helpers/read-pdf.ts'

let city: ApiCity
let lived: LivedCase
beforeAll(async () => {
  city = await openApiCity()
  lived = await filed(city)
})
afterAll(() => city.close())

interface Sent {
  readonly kind?: string
  readonly replaces?: string
  readonly type?: string
  readonly filename?: string
  readonly value?: string | Uint8Array
}

const upload = (
  who: Who,
  { kind = 'other', replaces, type = 'application/pdf', filename = 'a.pdf', value = pdf('').bytes }: Sent,
) => {
  const sent = multipart([
    { name: 'kind', value: kind },
    ...(replaces === undefined ? [] : [{ name: 'replaces', value: replaces }]),
    { name: 'file', filename, type, value },
  ])
  return city.call(who, 'POST', `/api/cases/${lived.caseId}/documents`, {
    raw: sent.body,
    headers: { ...sent.headers, ...freshKey() },
  })
}
const read = (who: Who, documentId: unknown) =>
  city.call(who, 'GET', `/api/cases/${lived.caseId}/documents/${String(documentId)}`)

/** A file of exactly so many bytes that is a PDF by its beginning. */
const pdfOf = (bytes: number): Uint8Array => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes - 9, 'x')])

const pictures = {
  'application/pdf': pdf('').bytes,
  'image/jpeg': cleanPicture(telling['image/jpeg'], 'image/jpeg') as Buffer,
  'image/png': onePixel,
  'image/webp': plainWebp,
} as const

/** The beginning of what a recorder of a browser writes. */
const recording = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
  'hex',
)

describe('a voice note', () => {
  test('is heard by the owner and who mediates, and is there for nobody else', async () => {
    const kept = await upload('owner', { kind: 'voiceNote', type: 'audio/webm', filename: '门口.webm', value: recording })
    expect(kept.json()).toMatchObject({ kind: 'voiceNote', mediaType: 'audio/webm' })
    const { documentId } = kept.json()
    await lived.send('owner', { type: 'owner.reportReferral', from: 'property', to: 'grid', evidence: [String(documentId)] })
    for (const who of ['owner', 'centre'] as const) {
      const heard = await read(who, documentId)
      expect([who, heard.status, heard.headers['content-type']]).toEqual([who, 200, 'audio/webm'])
    }
    for (const who of ['property', 'fire', 'grid', 'bureau'] as const) {
      expect([who, (await read(who, documentId)).status]).toEqual([who, 404])
      expect((await city.client(who).read(lived.caseId)).documents.map(({ kind }) => kind)).not.toContain('voiceNote')
    }
  })

  test('is in no paper, not even in the owner’s own evidence pack', async () => {
    const { documents } = await city.client('owner').read(lived.caseId)
    const note = documents.find(({ kind }) => kind === 'voiceNote')
    const pack = await city.call('owner', 'GET', `/api/cases/${lived.caseId}/papers/evidencePack.pdf`)
    expect(pack.status).toBe(200)
    const text = unspaced(JSON.stringify(readPdf(pack.bytes).pages.map(({ lines }) => lines)))
    expect(text).toContain('材料')
    expect(text).not.toContain('语音记录')
    expect(text).not.toContain(note?.name ?? '门口')
  })

  test.each([
    ['a photo is no voice note', 'voiceNote', 'image/png'],
    ['a recording is no photo', 'sitePhoto', 'audio/webm'],
  ])('%s', async (_, kind, type) => {
    const value = type === 'audio/webm' ? recording : pictures['image/png']
    expect((await upload('owner', { kind, type, value })).json()).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED' })
  })
})

describe('an upload', () => {
  test.each(Object.entries(pictures))('%s comes back byte for byte', async (type, value) => {
    const kept = await upload('owner', { kind: 'sitePhoto', type, value })
    expect(kept.json()).toEqual({
      documentId: expect.stringMatching(/^[\w-]{22}$/),
      kind: 'sitePhoto',
      mediaType: type,
      sizeBytes: value.length,
      replaces: null,
    })
    const answer = await read('owner', kept.json()['documentId'])
    expect(answer.headers['content-type']).toBe(type)
    expect(answer.bytes.equals(Buffer.from(value))).toBe(true)
  })

  test.each(Object.entries(telling))('%s is kept without the place and the telephone it was taken with', async (type, value) => {
    const kept = (await upload('owner', { kind: 'sitePhoto', type, value })).json()
    const { bytes } = await read('owner', kept['documentId'])
    expect(kept['sizeBytes']).toBe(bytes.length)
    expect([value.includes('Telephone'), bytes.includes('Telephone')]).toEqual([true, false])
  })

  test('of a picture that would fill the memory of whoever opens it is too large', async () => {
    const value = Buffer.from(onePixel)
    value.writeUInt32BE(65_000, 16)
    value.writeUInt32BE(65_000, 20)
    const refused = await upload('owner', { kind: 'sitePhoto', type: 'image/png', value })
    expect(refused.json()).toMatchObject({ status: 413, code: 'PICTURE_TOO_LARGE' })
  })

  test('of a picture that ends too early is not what it says', async () => {
    const value = telling['image/jpeg'].subarray(0, 300)
    const refused = await upload('owner', { kind: 'sitePhoto', type: 'image/jpeg', value })
    expect(refused.json()).toMatchObject({ status: 415, code: 'UPLOAD_IS_NOT_WHAT_IT_SAYS' })
  })

  test('of image/jpg, as some phones call it, is a JPEG', async () => {
    expect((await upload('owner', { type: 'image/jpg', value: pictures['image/jpeg'] })).json()['mediaType']).toBe('image/jpeg')
  })

  test('of fifteen megabytes is the largest; one byte more is too large', async () => {
    const largest = 15 * 1024 * 1024
    const kept = await upload('owner', { value: pdfOf(largest) })
    expect(kept.json()).toMatchObject({ sizeBytes: largest })
    const answer = await read('owner', kept.json()['documentId'])
    expect(sha256(answer.bytes)).toBe(sha256(Buffer.from(pdfOf(largest))))
    expect((await upload('owner', { value: pdfOf(largest + 1) })).json()).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  })
})

describe('a newer version', () => {
  test('stands beside the earlier one, which is kept', async () => {
    const first = lived.documents.identity
    const kept = await upload('owner', { kind: 'identity', replaces: first ?? '' })
    expect(kept.json()).toMatchObject({ replaces: first })
    const { documents } = await city.client('owner').read(lived.caseId)
    expect(documents.filter(({ kind }) => kind === 'identity').map(({ replaces }) => replaces)).toEqual([null, first])
    expect((await read('owner', first)).status).toBe(200)
  })

  test('may come over the counter of the centre', async () => {
    const first = lived.documents.spaceRight ?? ''
    const kept = await upload('centre', { kind: 'spaceRight', replaces: first })
    expect(kept.json()).toMatchObject({ replaces: first })
  })
})

describe('a download', () => {
  test('is a file to be saved: no page, no script, no cache, no name from outside', async () => {
    const kept = await upload('owner', { filename: 'a"; x=.html' })
    const documentId = String(kept.json()['documentId'])
    const { headers } = await read('owner', documentId)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${documentId}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
  })

  test('may be asked to be shown: a picture or a PDF in place, still no page, no script and no cache', async () => {
    const kept = await upload('owner', { filename: '盖章件.pdf' })
    const address = `/api/cases/${lived.caseId}/documents/${String(kept.json()['documentId'])}`
    const { headers } = await city.call('owner', 'GET', `${address}?show=here`)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    })
    expect((await city.call('owner', 'GET', `${address}?show=there`)).status).toBe(400)
    expect((await city.call('fire', 'GET', `${address}?show=here`)).status).toBe((await city.call('fire', 'GET', address)).status)
  })

  test('of a document that is not there, or not for this party, is the same 404', async () => {
    const [none, hidden] = [await read('fire', 'A'.repeat(22)), await read('fire', lived.documents.identity)]
    const [{ instance: _, ...told }, { instance: __, ...other }] = [none.json(), hidden.json()]
    expect(told).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(other).toEqual(told)
  })

  test('whoever uploaded it opens it, whatever its kind', async () => {
    const kept = await upload('grid', { kind: 'lease' })
    expect((await read('grid', kept.json()['documentId'])).status).toBe(200)
    expect((await read('fire', kept.json()['documentId'])).status).toBe(404)
  })
})

describe('on disk', () => {
  const folder = () => city.config.filesDir
  const files = () =>
    readdirSync(folder(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))

  test('every file is encrypted and named by the hash of what is stored', () => {
    const names = files()
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const bytes = readFileSync(name)
      const hash = sha256(bytes)
      expect(name).toBe(join(folder(), hash.slice(0, 2), hash))
      expect(bytes.includes(fileContent)).toBe(false)
      expect(bytes.includes('%PDF')).toBe(false)
    }
  })

  test('the same file twice is stored as two different ones: nobody learns that two parties hold the same paper', async () => {
    const before = files().length
    await upload('owner', {})
    await upload('property', {})
    expect(files().length).toBe(before + 2)
  })

  test('its row holds neither name nor content in clear', () => {
    const rows = JSON.stringify(city.service.database.connection.prepare('select * from documents').all())
    expect(rows).toContain(lived.documents.identity)
    for (const secret of ['.pdf', fileContent]) expect(rows).not.toContain(secret)
  })

  test('a file that was changed is not handed out', async () => {
    const kept = await upload('owner', {})
    const documentId = String(kept.json()['documentId'])
    const { hash } = city.service.database.connection
      .prepare('select ciphertext_hash hash from documents where document_id = ?')
      .get(documentId) as { hash: string }
    const path = join(folder(), hash.slice(0, 2), hash)
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
    writeFileSync(path, bytes)
    const answer = await read('owner', documentId)
    expect(answer.status).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'INTERNAL' })
    expect(city.log.join('')).toContain('was changed on disk')
  })
})

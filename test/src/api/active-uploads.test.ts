import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { freshKey, linkOf, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'
import { problemOf } from '../../helpers/problems.ts'

let city: ApiCity
let ways: string[]
beforeAll(async () => {
  city = await openApiCity()
  const { caseId } = await served(city)
  const link = (await linkOf(city, caseId, 'property')).token
  ways = [`/api/cases/${caseId}/documents`, `/api/links/${link}/documents`]
})
afterAll(() => city.close())

const kept = (): unknown => city.service.database.connection.prepare('select count(*) n from documents').get()
const upload = (path: string, value: Buffer, language: 'zh' | 'en' = 'zh') => {
  const { body, headers } = multipart([
    { name: 'kind', value: 'other' },
    { name: 'file', filename: '补充.pdf', type: 'application/pdf', value },
  ])
  return city.call('owner', 'POST', path, { raw: body, headers: { ...headers, ...freshKey() }, language })
}

const packed = deflateSync(Buffer.from('2 0 << /S /JavaScript /JS (app.alert(1)) >>'))
const active = Buffer.concat([
  Buffer.from('%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
  packed,
  Buffer.from('\nendstream endobj\n%%EOF\n'),
])

test('a PDF with a script in its packed objects is not kept, whichever way it came, and says what to do', async () => {
  for (const path of ways) {
    const before = kept()
    expect(problemOf(await upload(path, active), 'zh')).toMatchObject({ status: 422, code: 'PDF_ACTIVE' })
    expect(kept()).toEqual(before)
  }
  expect((await upload(ways[0] ?? '', active, 'en')).json()).toMatchObject({
    todo: expect.stringContaining('print it into a new PDF'),
  })
  expect(city.log.some((line) => line.includes('"active":"JavaScript"'))).toBe(true)
})

test('one that nobody can look into is not kept either', async () => {
  const sealed = Buffer.from(
    '%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode >>\nstream\nxx\nendstream\n%%EOF\n',
  )
  for (const path of ways) {
    expect(problemOf(await upload(path, sealed), 'zh')).toMatchObject({ status: 422, code: 'PDF_SEALED' })
  }
})

test('a paper is kept', async () => {
  for (const path of ways) expect((await upload(path, Buffer.from('%PDF-1.4\n%%EOF\n'))).status).toBe(201)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { freshKey, linkOf, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'
import { problemOf } from '../../helpers/problems.ts'

/** In two parts, so that no scanner finds the test file in this one. */
const eicar = `%PDF-1.4\n${'EICAR-STANDARD'}-ANTIVIRUS-TEST-FILE`
const folder = mkdtempSync(join(tmpdir(), 'scanner-'))
const scanner = join(folder, 'scan')
const scannerDoes = (body: string) => writeFileSync(scanner, `#!/bin/sh\n${body}\n`, { mode: 0o755 })
const looks = 'if grep -q EICAR-STANDARD; then echo Eicar-Test; exit 1; fi'

let city: ApiCity
let caseId: string
let link: string
beforeAll(async () => {
  scannerDoes(looks)
  city = await openApiCity({ uploadScan: `command:${scanner}` })
  const lived = await served(city)
  caseId = lived.caseId
  link = (await linkOf(city, caseId, 'property')).token
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => scannerDoes(looks))

const kept = (): unknown => city.service.database.connection.prepare('select count(*) n from documents').get()
const upload = (path: string, value: string, language = 'zh') => {
  const { body, headers } = multipart([
    { name: 'kind', value: 'other' },
    { name: 'file', filename: '补充.pdf', type: 'application/pdf', value },
  ])
  return city.call('owner', 'POST', path, { raw: body, headers: { ...headers, ...freshKey() }, language })
}
const ways = (): string[] => [`/api/cases/${caseId}/documents`, `/api/links/${link}/documents`]

test('what the scanner finds something in is not kept, whichever way it came', async () => {
  for (const path of ways()) {
    const before = kept()
    const answer = await upload(path, eicar)
    expect(problemOf(answer, 'zh')).toMatchObject({ status: 422, code: 'UPLOAD_INFECTED' })
    expect(kept()).toEqual(before)
  }
  const line = JSON.parse(city.log.findLast((one) => one.includes('Eicar-Test')) ?? '{}') as Record<string, unknown>
  expect(line).toMatchObject({ level: 40, caseId, party: 'property', found: 'Eicar-Test' })
})

test('what the scanner finds nothing in is kept', async () => {
  for (const path of ways()) expect((await upload(path, '%PDF-1.4\n%%EOF\n')).status).toBe(201)
})

test('while the scanner says nothing, nothing is kept', async () => {
  scannerDoes('exit 2')
  for (const path of ways()) {
    const before = kept()
    const answer = await upload(path, '%PDF-1.4\n%%EOF\n', 'en')
    expect(problemOf(answer, 'en')).toMatchObject({ status: 503, code: 'UPLOAD_NOT_SCANNED' })
    expect(answer.headers['retry-after']).toBe('5')
    expect(kept()).toEqual(before)
  }
})

import { crc32, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCity, openApiCity, phones } from '../../helpers/api-city.ts'
import { draftOf, energised, fileContent, type LivedCase, sentinels, served, spoken } from '../../helpers/lived-case.ts'

let city: ApiCity
let runs: LivedCase
let done: LivedCase
beforeAll(async () => {
  city = await openApiCity({ spaces: 4 })
  runs = await served(city, { space: 0 })
  done = await energised(city, { space: 1 })
  await draftOf(city, { space: 2 })
})
afterAll(() => city.close())

/** The files of an archive, read by its directory, each held against its size and checksum. */
const filesOf = (zip: Buffer): Map<string, Buffer> => {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [method, crc, size, whole, length, from] = [
      zip.readUInt16LE(at + 10),
      ...[16, 20, 24].map((place) => zip.readUInt32LE(at + place)),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ] as [number, number, number, number, number, number]
    const name = zip.subarray(at + 46, at + 46 + length).toString()
    expect(zip.readUInt32LE(from)).toBe(0x04034b50)
    const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
    const body = zip.subarray(start, start + size)
    const bytes = method === 8 ? inflateRawSync(body) : body
    expect([name, bytes.length, crc32(bytes)]).toEqual([name, whole, crc])
    files.set(name, bytes)
    at += 46 + length
  }
  expect(at).toBe(end)
  return files
}

const download = async (who: 'owner' | 'otherOwner'): Promise<Map<string, Buffer>> => {
  const answer = await fetch(`${city.url}/api/me/data.zip`, { headers: { authorization: `Bearer ${city.tokens[who]}` } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my-data-2026-03-02.zip"')
  return filesOf(Buffer.from(await answer.arrayBuffer()))
}

describe('everything that is held of an owner', () => {
  test('comes as one archive: account, piles, each case with events, readings and documents', async () => {
    await city.call('property', 'GET', `/api/cases/${runs.caseId}`)
    const files = await download('owner')
    const numberOf = async (of: LivedCase) => (await city.client('owner').read(of.caseId)).caseNumber
    const jsonOf = (name: string) => JSON.parse(files.get(name)?.toString() ?? 'null')
    expect(jsonOf('account.json')).toMatchObject({ phone: phones.owner })
    expect(jsonOf('piles.json')).toMatchObject([{ caseId: done.caseId, state: 'inUse' }])
    const folder = await numberOf(runs)
    expect(jsonOf(`${folder}/case.json`).applicant).toEqual(sentinels)
    expect(files.get(`${folder}/events.json`)?.toString()).toContain(spoken.submit)
    expect(jsonOf(`${folder}/who-read-what.json`)).toEqual(
      expect.arrayContaining([expect.objectContaining({ party: 'property', fields: expect.arrayContaining(['姓名', '房号']) })]),
    )
    expect(jsonOf(`${folder}/kept-and-erased.json`).kept.restMonthsAfterClosed).toBe(36)
    for (const [kind, documentId] of Object.entries(runs.documents)) {
      expect(files.get(`${folder}/documents/${kind}-${documentId}.pdf`)?.toString()).toContain(fileContent)
    }
    expect([...files.keys()].filter((name) => name.endsWith('/case.json'))).toEqual(
      expect.arrayContaining([`${await numberOf(done)}/case.json`, expect.stringMatching(/^draft-/)]),
    )
    expect([...files.keys()].filter((name) => name.endsWith('/case.json'))).toHaveLength(3)
  })

  test('has nothing of what was erased', async () => {
    expect(await city.service.rounds.erase()).toBe(1)
    const files = await download('owner')
    const folder = (await city.client('owner').read(done.caseId)).caseNumber
    const names = [...files.keys()].filter((name) => name.startsWith(`${folder}/`))
    expect(names.some((name) => name.includes('/identity-'))).toBe(false)
    expect(names.some((name) => name.includes('/safetyUndertaking-'))).toBe(true)
    expect(JSON.parse(files.get(`${folder}/case.json`)!.toString()).applicant.idNumber).toBeNull()
  })

  test('is the own alone: another owner gets nothing of it, and no office gets any', async () => {
    const files = await download('otherOwner')
    expect([...files.keys()].toSorted()).toEqual(['account.json', 'piles.json', '说明 README.txt'])
    const all = Buffer.concat([...files.values()]).toString()
    for (const word of Object.values(sentinels)) expect(all).not.toContain(word)
    for (const who of ['property', 'centre', 'bureau', 'operator'] as const) {
      expect((await city.call(who, 'GET', '/api/me/data.zip')).status).toBe(403)
    }
    expect((await city.call('nobody', 'GET', '/api/me/data.zip')).status).toBe(401)
  })
})

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRecordFile } from '../../../src/database/record-report.ts'
import * as tables from '../../../src/database/tables.ts'
import { checkFile } from '../../../src/record/check-file.ts'
import { sentenceOf } from '../../../src/record/faults.ts'
import { fileReport } from '../../../src/record/file-report.ts'
import { linesOf } from '../../../src/record/lines-of.ts'
import { type Head, linkHash } from '../../../src/record/links.ts'
import { proofOf } from '../../../src/record/proof.ts'
import { closingText, type EventLine, openLineHash, type RecordLine } from '../../../src/record/record-file.ts'
import { hashJson } from '../../../src/sealing/seal.ts'
import { signingKeyOf } from '../../../src/sealing/signing.ts'
import { type LinkedCity, linkedCity, rehashCase, resignHeads, rewriteLinks } from '../../helpers/linked-city.ts'

const madeAt = '2026-03-04T02:00:00.000Z'
let folder: string
let linked: LinkedCity
let published: readonly Head[]
let lines: readonly string[]

/** The record as it is now, in a new file; its lines. */
const exported = (name: string): string[] => {
  const file = join(folder, name)
  writeRecordFile({ databaseFile: join(folder, 'pile.db'), keysFile: join(folder, 'pile.keys.db') }, file, madeAt)
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'record-file-'))
  linked = await linkedCity({ folder })
  // One record that no link covers yet.
  await linked.city.send(linked.late, { type: 'centre.confirmComplete', evidence: [], words: '当面核对' }, 'centre')
  published = await linked.chain.heads(null, 10)
  lines = exported('record.jsonl')
})
afterAll(() => {
  linked.city.close()
  rmSync(folder, { recursive: true, force: true })
})

const named = (text: string): string =>
  text
    .replaceAll(linked.long, 'long')
    .replaceAll(linked.short, 'short')
    .replaceAll(linked.late, 'late')
    .replaceAll(linked.matterId, 'renewal')

/** What is found in these lines, in English; every fault has words in both languages. */
const foundIn = async (of: readonly string[], heads: readonly Head[] = published): Promise<string[]> => {
  const { faults } = await checkFile(
    of.map((line) => Buffer.from(line)),
    heads,
  )
  return faults.map((fault) => {
    expect(sentenceOf(fault).zh).toMatch(/[\u4e00-\u9fff]/)
    return named(sentenceOf(fault).en)
  })
}

/** Lines with the closing line that somebody would write who has no key: right in number and hash, with the old signature. */
const closed = (of: readonly string[], sign?: (text: string) => string): string[] => {
  const written = openLineHash()
  for (const line of of.slice(0, -1)) written.add(line)
  const old = JSON.parse(of.at(-1) ?? '') as { signature: string }
  const closing = written.closing()
  return [
    ...of.slice(0, -1),
    JSON.stringify({ line: 'end', ...closing, signature: sign ? sign(closingText(closing)) : old.signature }),
  ]
}

const parsed = () => lines.map((line) => JSON.parse(line) as RecordLine)
const isEvent =
  (id: string, seq: number) =>
  (line: RecordLine): boolean =>
    line.line === 'event' && (line.body.caseId ?? line.body.matterId) === id && line.body.seq === seq
const isEntry = (id: string) => (line: RecordLine) => line.line === 'entry' && line.id === id
const isLink = (number: number) => (line: RecordLine) => line.line === 'link' && line.number === number
const isHead = (number: number) => (line: RecordLine) => line.line === 'head' && line.number === number

/** The lines after a change, with a closing line made to fit. */
const changed = (change: (of: RecordLine[]) => RecordLine[]): string[] =>
  closed(change(parsed()).map((line) => JSON.stringify(line)))
const edited = (where: (line: RecordLine) => boolean, edit: (line: never) => object): string[] =>
  changed((of) => of.map((line) => (where(line) ? ({ ...line, ...edit(line as never) } as RecordLine) : line)))
const without = (where: (line: RecordLine) => boolean): string[] => changed((of) => of.filter((line) => !where(line)))
const swapped = (a: (line: RecordLine) => boolean, b: (line: RecordLine) => boolean): string[] =>
  changed((of) => {
    const [one, other] = [of.findIndex(a), of.findIndex(b)]
    return of.map((line, at) => (at === one ? of[other] : at === other ? of[one] : line) as RecordLine)
  })

const forged = 'the signature of the closing line does not hold: the file was not signed with the key that it names.'

describe('the record as a file', () => {
  test('is checked by itself, holds against the published heads, and tells what no link covers yet', async () => {
    const found = await checkFile(linesOf(join(folder, 'record.jsonl')), published)
    expect(found).toEqual({
      faults: [],
      counted: { cases: 4, events: 9, links: 4, heads: 2 },
      made: { at: madeAt, keyId: published[0]?.keyId },
      uncovered: 1,
      compared: 2,
    })
  })

  test('holds nothing personal, and stays valid where the personal data was erased', async () => {
    expect(lines.join('\n')).not.toMatch(/王小明|13800000000|张三|没有喷淋|周工|下周进场/)
    const other = mkdtempSync(join(tmpdir(), 'erased-'))
    const erased = await linkedCity({ folder: other })
    const { database, keys, time } = erased.city
    for (const { keyId } of database.db.select().from(tables.sealedParts).all()) keys.destroy(keyId, time.now())
    database.db.delete(tables.sealedParts).run()
    const file = join(other, 'record.jsonl')
    writeRecordFile({ databaseFile: join(other, 'pile.db'), keysFile: join(other, 'pile.keys.db') }, file, madeAt)
    expect((await checkFile(linesOf(file), await erased.chain.heads(null, 10))).faults).toEqual([])
    erased.city.close()
    rmSync(other, { recursive: true, force: true })
  })
})

const tamperings: readonly (readonly [string, () => string[], string])[] = [
  [
    'an edited record',
    () => edited(isEvent(linked.long, 2), (line: EventLine) => ({ body: { ...line.body, type: 'property.open' } })),
    'case long, record 2: it was changed after it was written: what it says does not have its hash.',
  ],
  [
    'an edited record whose own hash was made to fit',
    () =>
      edited(isEvent(linked.long, 2), (line: EventLine) => {
        const body = { ...line.body, type: 'property.open' }
        return { body, hash: hashJson(body) }
      }),
    'case long, record 3: it does not follow the record before it',
  ],
  [
    'a record removed in the middle',
    () => without(isEvent(linked.long, 2)),
    'case long, record 3: record 2 belongs here and is missing.',
  ],
  [
    'a record removed at the end of a case',
    () => without(isEvent(linked.long, 4)),
    'case long, record 4: link 3 covers it and it is not there: it was removed.',
  ],
  [
    'the records of a whole case removed',
    () => without((line) => isEvent(linked.short, 1)(line)),
    'case short, record 1: link 1 covers it and it is not there: it was removed.',
  ],
  [
    'a whole case removed with what covers it',
    () => without((line) => isEvent(linked.short, 1)(line) || isEntry(linked.short)(line)),
    'link 1 names 2/3 (cases and matters/records), and there are 1/2.',
  ],
  [
    'a record of a matter removed',
    () => without(isEvent(linked.matterId, 1)),
    'matter renewal, record 2: record 1 belongs here and is missing.',
  ],
  [
    'two records swapped',
    () => swapped(isEvent(linked.long, 1), isEvent(linked.long, 2)),
    'case long, record 1: it does not stand in its place',
  ],
  [
    'a back-dated record',
    () =>
      edited(isEvent(linked.long, 4), (line: EventLine) => ({ body: { ...line.body, recordedAt: '2026-03-01T01:00:00.000Z' } })),
    'case long, record 4: it says 2026-03-01T01:00:00.000Z, which is before the record before it',
  ],
  [
    'a record put under a link that does not cover it',
    () =>
      changed((of) => {
        const line = of.find(isEvent(linked.short, 1)) as EventLine
        const body = { ...line.body, seq: 2, previousHash: line.hash }
        const added = { ...line, body, hash: hashJson(body) }
        return of.flatMap((one) => (isEvent(linked.long, 3)(one) ? [one, added] : [one]))
      }),
    'case short, record 2: it stands under link 2, which does not cover it: it was put in afterwards.',
  ],
  [
    'a changed link',
    () => edited(isLink(2), () => ({ lastAt: '2026-03-02T04:00:00.000Z' })),
    'link 2 was changed after it was written.',
  ],
  [
    'a changed link whose hash was made to fit',
    () =>
      edited(isLink(2), (line: RecordLine & { line: 'link' }) => {
        const { line: _, ...body } = { ...line, lastAt: '2026-03-02T04:00:00.000Z' }
        return { ...body, hash: linkHash(body) }
      }),
    'link 3 does not follow the link before it',
  ],
  ['a link removed', () => without(isLink(3)), 'link 3 is missing: it was removed.'],
  ['two links swapped', () => swapped(isLink(2), isLink(3)), 'link 2 does not stand in its place.'],
  ['a head removed', () => without(isHead(1)), 'head 1 is missing: it was removed.'],
  ['the last head removed', () => without(isHead(2)), 'the links of 2026-03-03 have no head: it was removed.'],
  [
    'a changed head',
    () => edited(isHead(2), (line: Head) => ({ body: line.body.replace('"records":1', '"records":2') })),
    'the head of 2026-03-03 was changed after it was signed.',
  ],
  [
    'a head signed with another key',
    () =>
      edited(isHead(2), (line: Head) => {
        const { keyId, publicKey, sign } = signingKeyOf(Buffer.alloc(32, 9))
        return { signature: sign(line.body), keyId, publicKey }
      }),
    'the head of 2026-03-03 is not the one that was published',
  ],
  ['the end cut off, with the closing line', () => lines.slice(0, -2), 'the file has no closing line: its end was cut off.'],
  [
    'the last day and its head cut out',
    () => changed((of) => [...of.slice(0, of.findIndex(isLink(3))), ...of.slice(of.findIndex((line) => line.line === 'rest'))]),
    'the head of 2026-03-03 was published and is not in the file: the end of the record was removed.',
  ],
  [
    'a record that no link covers removed, the closing line left as it was',
    () => lines.filter((line) => !isEvent(linked.late, 2)(JSON.parse(line) as RecordLine)),
    'the file was changed after it was exported: its closing line names',
  ],
  ['something added after the end', () => [...lines, '{}'], 'there is something after the closing line: it was added.'],
  [
    'a line that is no JSON',
    () => lines.map((line, at) => (at === 3 ? line.slice(0, -1) : line)),
    'line 4 of the file cannot be read',
  ],
]

describe('a tampering with the file is found and named', () => {
  test.each(tamperings)('%s', async (_, tamper, sentence) => {
    expect((await foundIn(tamper())).join('\n')).toContain(sentence)
  })

  test('every change of a file is found by its closing line at least, where nobody has the key', async () => {
    expect(await foundIn(without(isEvent(linked.late, 2)))).toEqual([forged])
  })

  test('a record edited in the database whose case, links and closing line were made to fit: found by the heads', async () => {
    const { sqlite } = linked.city.database
    const backup = join(folder, 'untouched.db')
    await sqlite.backup(backup)
    sqlite.exec(
      `update case_events set actor = replace(actor, 'account', 'another') where case_id = '${linked.long}' and seq = 3`,
    )
    rehashCase(linked.city, linked.long)
    const byLinks = await foundIn(exported('rehashed.jsonl'), [])
    expect(byLinks).toEqual([
      'case long, records 3 to 3 are not those that link 2 covers: they were written anew afterwards.',
      'case long, records 4 to 4 are not those that link 3 covers: they were written anew afterwards.',
    ])
    rewriteLinks(linked.city)
    const byHeads = await foundIn(exported('rewritten.jsonl'), [])
    expect(byHeads).toEqual([
      'the head of 2026-03-02 was not signed over these links: they were written anew or removed afterwards.',
      'the head of 2026-03-03 was not signed over these links: they were written anew or removed afterwards.',
    ])
    await resignHeads(linked)
    const resigned = exported('resigned.jsonl')
    expect(await foundIn(resigned, [])).toEqual([])
    expect(await foundIn(resigned)).toEqual([
      'the head of 2026-03-02 is not the one that was published: the record was written and signed anew afterwards.',
      'the head of 2026-03-03 is not the one that was published: the record was written and signed anew afterwards.',
    ])
  })
})

const script = (name: string) => fileURLToPath(new URL(`../../../src/scripts/${name}.ts`, import.meta.url))
const run = (name: string, args: readonly string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, [script(name), ...args], { cwd: folder, env: environment })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => resolve({ code, said }))
  })

describe('npm run record and npm run verify-offline', () => {
  test('write the file once, and check it without database and keys against heads from a file or an address', async () => {
    const at = { DATABASE_URL: `file:${join(folder, 'untouched.db')}`, KEYS_FILE: join(folder, 'pile.keys.db') }
    expect(await run('record', ['script.jsonl'], at)).toMatchObject({ code: 0, said: expect.stringContaining('lines') })
    expect(await run('record', ['script.jsonl'], at)).toMatchObject({ code: 1, said: expect.stringContaining('there already') })
    expect((await run('record', [])).code).toBe(2)
    const bare = await run('verify-offline', ['script.jsonl'])
    expect(bare).toMatchObject({
      code: 0,
      said: expect.stringContaining('Verified: 4 cases and matters, 9 records, 4 links, 2 heads'),
    })
    expect(bare.said).toContain('Not held against published heads')
    const pages = [
      { heads: [published[0]], before: 2 },
      { heads: [published[1]], before: null },
    ]
    const server = createServer((request, answer) => answer.end(JSON.stringify(pages[request.url?.includes('before=2') ? 1 : 0])))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/record/heads`
    const held = await run('verify-offline', ['script.jsonl', `--heads=${address}`])
    server.close()
    expect(held).toMatchObject({ code: 0, said: expect.stringContaining('Held against 2 published heads.') })
    writeFileSync(join(folder, 'heads.json'), JSON.stringify({ heads: published }))
    const forgedFile = await run('verify-offline', ['resigned.jsonl', '--heads=heads.json'])
    expect(forgedFile.code).toBe(1)
    expect(forgedFile.said).toContain('核对不一致')
    expect(forgedFile.said).toContain('is not the one that was published')
    expect(await run('verify-offline', ['script.jsonl', '--heads=script.jsonl'])).toMatchObject({ code: 1 })
    expect(existsSync(join(folder, 'pile.db'))).toBe(true)
  }, 60_000)

  test('check the proof of a case', async () => {
    const proof = proofOf((await linked.chain.covering('case', linked.short))!)
    const file = join(folder, 'proof.json')
    writeFileSync(file, JSON.stringify(proof))
    expect((await fileReport(file, [])).clean).toBe(true)
    writeFileSync(file, JSON.stringify({ ...proof, entry: { ...proof.entry, toSeq: 2 } }))
    const { clean, sentences } = await fileReport(file, [])
    expect(clean).toBe(false)
    expect(sentences.join('\n')).toContain('the proof does not hold: the records are not in link 1.')
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepUp } from '../../../src/database/keep-up.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { workflowVersion } from '../../../workflows/case/machine.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

const stored = fileURLToPath(new URL('../../fixtures/databases/version-1/', import.meta.url))

let folder: string
let city: SmallCity

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'version-1-'))
  for (const name of ['pile.db', 'pile.keys.db'])
    writeFileSync(join(folder, name), gunzipSync(readFileSync(`${stored}${name}.gz`)))
  city = smallCity({ folder, at: '2026-03-03T01:00:00.000Z' })
  // What the service does when it starts.
  keepUp(city.database.db, city.library)
})

afterEach(() => {
  city.close()
  rmSync(folder, { recursive: true, force: true })
})

const caseIds = (): string[] =>
  city.database.sqlite
    .prepare("select case_id from cases where phase <> 'draft' order by case_number")
    .all()
    .map((row) => (row as { case_id: string }).case_id)

const verified = () => verifyRecord(city.database.db, city.library)

describe('a database of version 1 of the chart', () => {
  test('opens, is read by the running version, and its record verifies before anything is written', async () => {
    expect(verified().differences).toEqual([])
    const [first] = caseIds()
    const read = await city.store.read(first!)
    expect(read?.file.workflow).toBe(workflowVersion)
    expect(read?.file.positions.map(({ stage }) => stage).toSorted()).toEqual(['assessing', 'intake', 'reviewing'])
  })

  test('the upgrade is recorded with the next event of each case, once, in the same chain', async () => {
    const [review, contested] = caseIds()
    for (const caseId of [review!, contested!]) {
      const result = await city.send(caseId, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
      expect(result.kind).toBe('recorded')
    }
    const records = await city.store.events(review!, 0, 100)
    expect(records.map(({ type }) => type).slice(-2)).toEqual(['workflow.upgraded', 'owner.withdraw'])
    await city.send(review!, { type: 'owner.reopen', evidence: [] }, 'owner')
    const again = await city.store.events(review!, 0, 100)
    expect(again.filter(({ type }) => type === 'workflow.upgraded')).toHaveLength(1)
    expect(verified().differences).toEqual([])
  })

  test('what its parties saw before is no older than what they send: an old version of the case does not make it stale', async () => {
    const [review] = caseIds()
    const seen = (await city.store.read(review!))!.file.seq
    const sent = await city.send(review!, { type: 'property.noObjection', evidence: [] }, 'property', { ifVersion: seen })
    expect(sent.kind).toBe('recorded')
  })

  test('a draft that was begun under version 1 is filed under the running version', async () => {
    const draft = city.database.sqlite.prepare("select case_id from cases where phase = 'draft'").get() as { case_id: string }
    const filed = await city.send(draft.case_id, { type: 'owner.submit', undertaking: true, evidence: [] }, 'owner')
    expect(filed.kind).toBe('recorded')
    const read = await city.store.read(draft.case_id)
    expect([read?.file.workflow, read?.file.seq]).toEqual([workflowVersion, 1])
    expect(verified().differences).toEqual([])
  })

  test('clocks that opened under version 1 run out under the running version', async () => {
    const [review] = caseIds()
    city.time.set('2026-03-20T01:00:00.000Z')
    await city.send(review!, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    const types = (await city.store.events(review!, 0, 100)).map(({ type }) => type)
    expect(types).toContain('deadline.passed')
    expect(types.indexOf('workflow.upgraded')).toBeLessThan(types.indexOf('deadline.passed'))
  })
})

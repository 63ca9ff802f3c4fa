import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pathOfDocument } from '../../../src/database/document-path.ts'
import { fromRow, genesisHash, toRow } from '../../../src/database/event-record.ts'
import * as tables from '../../../src/database/tables.ts'
import { type Difference, verifyRecord } from '../../../src/database/verify.ts'
import { type FullCity, fullCity } from '../../helpers/full-city.ts'

let full: FullCity
let filesDir: string

beforeAll(async () => {
  full = await fullCity()
  filesDir = join(full.city.folder, 'files')
})

afterAll(() => full.city.close())

const verified = () => {
  const { database, library, keys } = full.city
  return verifyRecord(database.db, library, { keys, filesDir })
}

/** What verification finds after a tampering that is taken back again. */
const afterTampering = (tamper: () => void): readonly Difference[] => {
  const { sqlite } = full.city.database
  sqlite.exec('savepoint untouched')
  try {
    tamper()
    return verified().differences
  } finally {
    sqlite.exec('rollback to untouched; release untouched')
  }
}

const said = ({ seq, what, detail }: Difference): string => `${seq === null ? '' : `${seq} `}${what}: ${detail}`

/** Writes all hashes of a case anew, as somebody would who knows how they are made. */
const rehash = (caseId: string): void => {
  const { db } = full.city.database
  let previousHash = genesisHash(caseId)
  const { caseEvents } = tables
  for (const row of db.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(asc(caseEvents.seq)).all()) {
    const fitted = toRow({ ...fromRow(row), previousHash })
    db.delete(caseEvents).where(eq(caseEvents.hash, row.hash)).run()
    db.insert(caseEvents).values(fitted).run()
    previousHash = fitted.hash
  }
  db.update(tables.cases).set({ lastHash: previousHash }).where(eq(tables.cases.caseId, caseId)).run()
}

describe('an untouched record', () => {
  test('verifies: every case, event, decision and document was looked at', () => {
    expect(verified()).toEqual({ cases: 3, events: 8, decidedAgain: 8, documents: 2, differences: [] })
  })

  test('counts the cases as they are done', () => {
    const seen: string[] = []
    const { database, library } = full.city
    verifyRecord(database.db, library, { onCase: (done, all) => seen.push(`${done}/${all}`) })
    expect(seen).toEqual(['1/3', '2/3', '3/3'])
  })
})

const tamperings: readonly (readonly [string, string, string])[] = [
  [
    'an edited input',
    `update case_events set input = replace(input, 'FIRE_SYSTEM_MISSING', 'NOT_IN_CONTRACT') where seq = 4`,
    '4 chain: it was changed after it was written',
  ],
  [
    'an edited outcome',
    `update case_events set outcome = replace(outcome, '"rejected"', '"granted"') where seq = 4`,
    '4 chain: it was changed after it was written',
  ],
  ['an edited actor', `update case_events set actor = replace(actor, 'property', 'owner') where seq = 4`, '4 chain'],
  [
    'an unreadable record',
    `update case_events set outcome = 'gone' where seq = 4`,
    '4 chain: the record cannot be read any more',
  ],
  ['a removed record', 'delete from case_events where seq = 2', '3 chain: record 2 is missing or out of order'],
  ['a removed last record', 'delete from case_events where seq = 7', 'chain: the case names another last record than there is'],
  ['all records removed', 'delete from case_events', 'chain: the case names another last record than there is'],
  [
    'two swapped records',
    `update case_events set seq = case seq when 5 then 105 else 106 end where seq in (5, 6);
     update case_events set seq = case seq when 105 then 6 else 5 end where seq > 100`,
    '5 chain: it does not follow the record before it',
  ],
  [
    'a back-dated record',
    `update case_events set recorded_at = '2026-03-01T01:00:00.000Z' where seq = 3`,
    '3 chain: it says it was recorded before the record before it',
  ],
  ['a record under other rules', `update case_events set rules = 'none' where seq = 4`, '4 decision: it cannot be followed'],
  [
    'a changed snapshot',
    `update cases set file = replace(file, '"redecide"', '"granted"')`,
    'case file: it differs from the fold',
  ],
  ['a snapshot that cannot be read', `update cases set file = '{' where phase = 'open'`, 'case file: it cannot be read any more'],
  [
    'a changed draft',
    `update cases set file = replace(file, '"draft"', '"closed"') where phase = 'draft'`,
    'case file: it differs',
  ],
  [
    'a changed phase',
    `update cases set phase = 'closed' where version = 7`,
    'case row: phase is closed, by the events it is open',
  ],
  ['a changed version', 'update cases set version = 9 where version = 7', 'case row: version is 9, by the events it is 7'],
  ['a changed day of filing', `update cases set filed_on = '2025-12-01'`, 'case row: filedOn is 2025-12-01'],
  ['a case given to another owner', `update cases set owner_account_id = 'somebody'`, 'case row: ownerAccountId is somebody'],
  ['a case moved to another district', `update cases set district = '430202'`, 'case row: district is 430202'],
  [
    'a moved deadline',
    `update case_clocks set due_on = '2030-01-01' where name = 'redecide'`,
    'caseClocks: the clock redecide/consent/6: dueOn is "2030-01-01"',
  ],
  ['a removed clock', `delete from case_clocks where name = 'redecide'`, 'caseClocks: the clock redecide/consent/6 is missing'],
  ['a clock that never rings', 'update case_clocks set wake_at = null', 'wakeAt is null, by the events it is "2026-'],
  ['a removed stay', `delete from stays where stage = 'rejected'`, 'stays: the stay consent/4 4 is missing'],
  ['a shortened stay', `update stays set left_on = '2026-03-01' where stage = 'reviewing'`, 'leftOn is "2026-03-01"'],
  ['an invented answer', `update answers set organisation_id = 'nobody'`, 'answers: the answer of nobody does not follow'],
  ['a ground that was made to stand', `update grounds set verified = 'UPHELD'`, 'grounds: the ground 4.1: verified is "UPHELD"'],
  ['a removed ground', 'delete from grounds', 'grounds: the ground 4.1 is missing'],
  [
    'a stranger let in',
    `update case_parties set organisation_id = 'stranger' where party = 'fire'`,
    'caseParties: the role of fire stranger',
  ],
  ['a better finding', `update findings set valid_until = '2099-01-01'`, 'findings: the finding'],
  [
    'an edited sealed part',
    `update sealed_parts set sealed = x'00' where seq = 4`,
    '4 sealed part: it was changed after it was written',
  ],
  ['a sealed part under another key', `update sealed_parts set key_id = 'other' where seq = 4`, '4 sealed part: it was changed'],
  ['a lost sealed part', 'delete from sealed_parts where seq = 4', '4 sealed part: it is missing, and was not erased'],
  ['a sealed part of nothing', 'update sealed_parts set seq = 99 where seq = 4', '99 sealed part: there is no record'],
  ['a notice that was held back', 'delete from outbox where seq = 6', '6 notice: the notice'],
  [
    'an invented notice',
    `update outbox set message_id = 'invented' where message_id like '%.6.0'`,
    'notice: the notice invented does not follow',
  ],
  ['a removed case', 'delete from cases where version = 7', 'left behind: there are events of it, but no case'],
  [
    'a case removed with all that belonged to it',
    ['cases', 'case_events', 'sealed_parts', 'case_clocks', 'stays', 'case_parties', 'outbox', 'deliveries']
      .map((table) => `delete from ${table} where case_id = (select case_id from case_events group by 1 having count(*) = 1)`)
      // The events tell which case it is: they go last.
      .sort((a, b) => Number(a.includes('from case_events where')) - Number(b.includes('from case_events where')))
      .join(';'),
    'case number: the number 430211-2026-000002-2 was given, and no case has it',
  ],
  ['an invented number', `update cases set case_number = '430211-2026-000009-9' where version = 7`, 'was never given'],
  [
    'rules changed after the fact',
    `update rule_packs set document = replace(document, '15', '16')`,
    'rules: the recorded text of',
  ],
]

describe('a tampering is found and named', () => {
  test.each(tamperings)('%s', (_, sql, sentence) => {
    const found = afterTampering(() => full.city.database.sqlite.exec(sql)).map(said)
    expect(found.join('\n')).toContain(sentence)
  })

  test('each is named with the case it happened to', () => {
    const differences = afterTampering(() => full.city.database.sqlite.exec(`update case_events set type = 'x' where seq = 4`))
    expect(differences.length).toBeGreaterThan(0)
    for (const { caseId } of differences) expect(caseId).toBe(full.contested)
  })

  test('an edited input whose hashes were made to fit: decided again it comes out otherwise', () => {
    const found = afterTampering(() => {
      full.city.database.sqlite.exec(`update case_events set input = replace(input, 'passed', 'hardStop') where seq = 6`)
      rehash(full.contested)
    })
    expect(found.map(said)).toContainEqual(expect.stringMatching(/^6 decision: decided again it /))
  })

  test('an edited outcome whose hashes were made to fit', () => {
    const found = afterTampering(() => {
      full.city.database.sqlite.exec(`update case_events set outcome = replace(outcome, '"fire"', '"grid"') where seq = 6`)
      rehash(full.contested)
    })
    expect(found.map(said)).toContainEqual(expect.stringMatching(/^6 decision: decided again it has another outcome/))
  })

  test('a back-dated record whose hashes were made to fit', () => {
    const found = afterTampering(() => {
      full.city.database.sqlite.exec(`update case_events set recorded_at = '2026-03-01T01:00:00.000Z' where seq = 3`)
      rehash(full.contested)
    })
    expect(found.map(said)).toContain('3 chain: it says it was recorded before the record before it')
  })
})

describe('papers', () => {
  const document = () => full.city.database.db.select().from(tables.documents).get()!

  test('a changed file is found', () => {
    const path = pathOfDocument(filesDir, document().ciphertextHash)
    renameSync(path, `${path}.kept`)
    writeFileSync(path, 'another paper')
    expect(verified().differences.map(said)).toEqual([
      `document: the document ${document().documentId}: its file was changed after it was written`,
    ])
    renameSync(`${path}.kept`, path)
  })

  test('a lost file is found', () => {
    const path = pathOfDocument(filesDir, document().ciphertextHash)
    renameSync(path, `${path}.kept`)
    expect(verified().differences.map(said)).toEqual([`document: the file of the document ${document().documentId} is missing`])
    renameSync(`${path}.kept`, path)
  })
})

describe('keys', () => {
  test('a key file that is not the right one is found: what it should open is named', () => {
    const { database, library } = full.city
    const strange = { keyById: () => null, standing: () => 'unknown' as const, close: () => {} }
    const { differences } = verifyRecord(database.db, library, { keys: strange, filesDir })
    expect(differences.map(said)).toContain('4 sealed part: its key is not in the key file: nobody can read it any more')
    expect(differences.filter(({ what }) => what === 'document')).toHaveLength(2)
  })

  test('a key with other bytes under the right name is found', () => {
    const { database, library } = full.city
    const swapped = { keyById: () => Buffer.alloc(32), standing: () => 'kept' as const, close: () => {} }
    const { differences } = verifyRecord(database.db, library, { keys: swapped })
    expect(differences.map(said)).toContain('4 sealed part: its key does not open it')
  })

  // Last: a destroyed key does not come back.
  test('what was erased still verifies, with its bytes and without them', () => {
    const { keys, database, time } = full.city
    const { db, sqlite } = database
    const part = db.select().from(tables.sealedParts).where(eq(tables.sealedParts.seq, 4)).get()!
    keys.destroy(part.keyId, time.now())
    expect(verified().differences).toEqual([])
    sqlite.exec('delete from sealed_parts where seq = 4')
    expect(verified().differences).toEqual([])
  })
})

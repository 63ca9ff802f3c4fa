import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../../src/database/backup.ts'
import { pathOfDocument } from '../../../src/database/document-path.ts'
import { erasures } from '../../../src/database/erasure-tables.ts'
import { openDatabase } from '../../../src/database/open-database.ts'
import { writeRecordFile } from '../../../src/database/record-report.ts'
import { sqliteErasures } from '../../../src/database/sqlite-erasures.ts'
import * as tables from '../../../src/database/tables.ts'
import { verificationReport } from '../../../src/database/verification-report.ts'
import { checkFile } from '../../../src/record/check-file.ts'
import { linesOf } from '../../../src/record/lines-of.ts'
import { openKeyRing } from '../../../src/sealing/keys.ts'
import { openJson } from '../../../src/sealing/seal.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { draftOf, energised, filed, fileNames, type LivedCase, sentinels, spoken } from '../../helpers/lived-case.ts'
import { sqliteOf } from '../../helpers/sqlite-of.ts'

let city: ApiCity
const cases: Record<string, LivedCase> = {}
let old: { readonly backup: string; readonly keys: string }

beforeAll(async () => {
  city = await openApiCity({ spaces: 6 })
  cases['runs'] = await filed(city, { space: 0 })
  cases['energised'] = await energised(city, { space: 1 })
  cases['withdrawn'] = await filed(city, { space: 2 })
  cases['sues'] = await filed(city, { space: 3 })
  await cases['sues'].send('owner', {
    type: 'owner.openProceeding',
    kind: 'hotline',
    subject: 'other',
    openedOn: '2026-03-02',
  } as never)
  for (const name of ['withdrawn', 'sues']) await cases[name]!.send('owner', { type: 'owner.withdraw', reason: 'noCarAnyMore' })
  const folder = join(dirname(city.config.databaseFile), 'before')
  old = { backup: join(folder, 'copy', 'pile.db'), keys: join(folder, 'keys', 'pile.keys.db') }
  for (const file of [old.backup, old.keys]) mkdirSync(dirname(file), { recursive: true })
  loggedInAt = city.time.now()
  await backUp(city.config, { file: old.backup, keys: old.keys }, city.time.now())
})
afterAll(() => city.close())

/** A session lasts for twelve hours, and codes are few. */
let loggedInAt = ''
const logIn = async (): Promise<void> => {
  if (loggedInAt === city.time.now()) return
  loggedInAt = city.time.now()
  await city.logInOwner('owner')
}

const idOf = (name: string): string => cases[name]!.caseId
const seen = async (name: string) => {
  await logIn()
  return city.client('owner').read(idOf(name))
}
const personal = async (name: string) => {
  await logIn()
  return (await city.call('owner', 'GET', `/api/cases/${idOf(name)}/personal-data`)).json() as never as {
    planned: { part: string; dueOn: string; held: { reason: string } | null; basis: string }[]
    erased: { part: string; erasedAt: string; basis: string; papers: string[] }[]
  }
}
const report = (files = city.config) => verificationReport(files, () => {})
const documentsOf = (name: string) =>
  city.service.database.db
    .select()
    .from(tables.documents)
    .all()
    .filter(({ caseId }) => caseId === idOf(name))

describe('before its day', () => {
  test('an owner reads what will be erased when, by which rule, and what is held', async () => {
    expect((await personal('runs')).planned).toEqual([])
    expect((await personal('withdrawn')).planned).toMatchObject([
      {
        part: 'identity',
        dueOn: '2026-05-31',
        held: null,
        basis: expect.stringMatching(/^期限由平台设定，按照《个人信息保护法》第十九条/),
      },
      { part: 'rest', dueOn: '2029-03-02', held: null },
    ])
    expect((await personal('energised')).planned).toMatchObject([{ part: 'identity', dueOn: '2026-03-02' }, { part: 'rest' }])
    expect((await personal('sues')).planned).toMatchObject([
      { part: 'identity', held: { reason: 'proceeding' } },
      { part: 'rest', held: { reason: 'proceeding' } },
    ])
  })
})

describe('the ID number and its papers', () => {
  test('are erased on the day of energising, and nothing else of any case', async () => {
    const before = documentsOf('energised')
    expect(await city.service.rounds.erase()).toBe(1)
    const { erased, planned } = await personal('energised')
    expect(erased).toMatchObject([{ part: 'identity', papers: expect.arrayContaining(['身份证明']) }])
    expect(planned).toMatchObject([{ part: 'rest' }])
    const { applicant, documents } = await seen('energised')
    expect(applicant).toEqual({ ...sentinels, idNumber: null })
    const kinds = documents.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['spacePlanOrPhoto', 'safetyUndertaking']))
    for (const kind of ['identity', 'vehicle', 'spaceRight']) expect(kinds).not.toContain(kind)
    for (const { kind, ciphertextHash, keyId, documentId } of before) {
      const isGone = ['identity', 'vehicle', 'spaceRight'].includes(kind)
      expect([kind, existsSync(pathOfDocument(city.config.filesDir, ciphertextHash))]).toEqual([kind, !isGone])
      expect([kind, city.service.keys.standing(keyId)]).toEqual([kind, isGone ? 'destroyed' : 'kept'])
      const read = await city.call('owner', 'GET', `/api/cases/${idOf('energised')}/documents/${documentId}`)
      expect([kind, read.status]).toEqual([kind, isGone ? 404 : 200])
    }
    expect((await seen('runs')).applicant.idNumber).toBe(sentinels.idNumber)
    expect((await seen('withdrawn')).applicant.idNumber).toBe(sentinels.idNumber)
    expect(await city.service.rounds.erase()).toBe(0)
  })

  test('of another end stay until the day of the rule, and those of an open proceeding beyond it', async () => {
    city.time.set('2026-05-30T15:59:00.000Z')
    expect(await city.service.rounds.erase()).toBe(0)
    city.time.set('2026-05-30T16:00:00.000Z')
    expect(await city.service.rounds.erase()).toBe(1)
    expect((await seen('withdrawn')).applicant.idNumber).toBeNull()
    expect((await seen('sues')).applicant.idNumber).toBe(sentinels.idNumber)
  })
})

describe('everything else', () => {
  test('goes after three years: no word of the person is left in any file', async () => {
    city.time.set('2029-03-02T01:00:00.000Z')
    const before = documentsOf('energised')
    // The energised and the withdrawn one; the one that is in a proceeding stays.
    expect(await city.service.rounds.erase()).toBe(2)
    for (const { ciphertextHash } of before) expect(existsSync(pathOfDocument(city.config.filesDir, ciphertextHash))).toBe(false)
    for (const name of ['energised', 'withdrawn']) {
      expect(city.service.keys.keysOf(idOf(name))).toEqual([])
      const view = await seen(name)
      expect(Object.values(view.applicant)).toEqual([null, null, null, null, null])
      expect(view.documents).toEqual([])
      const events = await city.call('owner', 'GET', `/api/cases/${idOf(name)}/events`)
      expect(events.status).toBe(200)
      expect(events.text).not.toContain(spoken.submit)
    }
    expect((await seen('sues')).applicant).toEqual(sentinels)
  })

  test('leaves a record that holds: nothing is missing, every link and head stands, the file is checked', async () => {
    await city.service.rounds.link()
    const { sentences, clean } = report()
    expect({ clean, sentences }).toMatchObject({ clean: true })
    const file = join(dirname(city.config.databaseFile), 'record.jsonl')
    writeRecordFile(city.config, file, city.time.now())
    const { faults } = await checkFile(linesOf(file), [])
    expect(faults).toEqual([])
    for (const word of Object.values(sentinels)) expect(readFileSync(file, 'utf8')).not.toContain(word)
  })

  test('is on record itself: what, by which rule, on which day', () => {
    const rows = city.service.database.db.select().from(erasures).all()
    expect(rows.filter(({ part }) => part !== 'account')).toHaveLength(4)
    expect(rows.every(({ finishedAt }) => finishedAt !== null)).toBe(true)
    expect(rows.find(({ caseId, part }) => caseId === idOf('withdrawn') && part === 'rest')).toMatchObject({
      since: '2026-03-02',
      dueOn: '2029-03-02',
      erasedAt: '2029-03-02T01:00:00.000Z',
      erased: { words: 1, spacePlanOrPhoto: 1, safetyUndertaking: 1 },
      rule: expect.stringContaining('《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间；办结后'),
    })
  })

  test('is readable from no backup that is older, nor does it come back when one is restored', async () => {
    const place = join(dirname(city.config.databaseFile), 'restored')
    const files = { ...city.config, databaseFile: join(place, 'pile.db'), filesDir: join(place, 'files') }
    // The key file is the one in use: what was destroyed there stays destroyed.
    await restore({ file: old.backup, keys: null }, files)
    const keys = openKeyRing(city.config.keysFile)
    const database = openDatabase(files.databaseFile)
    const rows = database.db.select().from(tables.sealedParts).all()
    const openedOf = (name: string) =>
      rows.filter(({ caseId }) => caseId === idOf(name)).map(({ keyId, sealed }) => openJson(keys, keyId, sealed))
    expect(openedOf('withdrawn')).toEqual([null])
    expect(JSON.stringify(openedOf('sues'))).toContain(sentinels.name)
    database.connection.close()
    keys.close()
    expect(report(files)).toMatchObject({ clean: true })
  })

  test('is destroyed again where an old copy of the key file came back', async () => {
    const folder = join(dirname(city.config.databaseFile), 'came-back')
    mkdirSync(folder)
    const file = join(folder, 'pile.keys.db')
    copyFileSync(old.keys, file)
    const keys = openKeyRing(file)
    expect(keys.keysOf(idOf('withdrawn'))).not.toEqual([])
    const kept = sqliteErasures({ database: city.service.database, keys, filesDir: city.config.filesDir })
    // Four of cases, and one of an account that was never used.
    expect(await kept.destroyAgain(city.time.now())).toBe(5)
    expect(keys.keysOf(idOf('withdrawn'))).toEqual([])
    expect(keys.keysOf(idOf('sues'))).not.toEqual([])
    keys.close()
  })
})

describe('an owner of whom nothing else is kept', () => {
  test('loses the account with the phone; whoever has a request that is kept stays', async () => {
    await city.logInOwner('otherOwner')
    const phones = () =>
      city.service.database.db
        .select()
        .from(tables.accounts)
        .all()
        .filter(({ party, sealed }) => party === 'owner' && sealed !== null).length
    expect(phones()).toBe(2)
    city.time.forward({ days: 100 })
    await city.service.rounds.erase()
    // The first owner still has a running request.
    expect(phones()).toBe(1)
    await city.logInOwner('otherOwner')
    expect(phones()).toBe(2)
  })
})

describe('a draft', () => {
  test('that nobody touched for the days of the rule is gone without a trace of what was typed', async () => {
    await logIn()
    const draft = await draftOf(city, { space: 4 })
    await draft.upload('owner', 'identity')
    city.time.forward({ days: 89 })
    expect(await city.service.rounds.erase()).toBe(0)
    city.time.forward({ days: 1 })
    expect(await city.service.rounds.erase()).toBe(1)
    await logIn()
    expect((await city.call('owner', 'GET', `/api/cases/${draft.caseId}`)).status).toBe(404)
    expect(city.service.keys.keysOf(draft.caseId)).toEqual([])
  })
})

/** Every byte that the service has on disk, as it is. */
const bytesOnDisk = (): { readonly file: string; readonly bytes: Buffer }[] => {
  sqliteOf(city.service.database).pragma('wal_checkpoint(TRUNCATE)')
  const folder = dirname(city.config.databaseFile)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, bytes: readFileSync(file) }))
}

test('nothing personal lies open in any file: database, log of it, snapshot, backups, keys, documents', () => {
  const files = bytesOnDisk()
  expect(files.length).toBeGreaterThan(10)
  const words = [...Object.values(sentinels), ...Object.values(spoken), ...Object.values(fileNames)]
  const lying = files.flatMap(({ file, bytes }) => words.filter((word) => bytes.includes(word)).map((word) => `${file}: ${word}`))
  expect(lying).toEqual([])
})

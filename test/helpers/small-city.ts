import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseStore, EventActor, RecordResult, TimeSource } from '../../src/cases/ports.ts'
import { submitEvent } from '../../src/cases/submit-event.ts'
import type { SqliteDatabase } from '../../src/database/open-database.ts'
import { sqliteCaseStore } from '../../src/database/sqlite-case-store.ts'
import { sqliteDocuments } from '../../src/database/sqlite-documents.ts'
import * as tables from '../../src/database/tables.ts'
import { openRulesLibrary } from '../../src/rules/rules-library.ts'
import { openKeyRing } from '../../src/sealing/keys.ts'
import { hashJson } from '../../src/sealing/seal.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

const id = (name: string): string => name.padEnd(22, '_').slice(0, 22)

/** Ids of the one compound of the small city. */
export const ids = {
  district: '430211',
  property: id('property'),
  community: id('community'),
  centre: id('centre'),
  bureau: id('bureau'),
  fire: id('fire'),
  grid: id('grid'),
  compound: id('compound'),
  garage: id('garage'),
  transformer: id('transformer'),
  space: (n: number) => id(`space${n}`),
  owner: id('owner'),
} as const

/** A clock that tests set. */
export interface SettableTime extends TimeSource {
  set(instant: string): void
  forward(by: Temporal.DurationLike): void
}

/** A clock that stands still until it is moved. */
export const settableTime = (start: string): SettableTime => {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now.toString({ fractionalSecondDigits: 3 }),
    set: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    forward: (by) => {
      now = now.toZonedDateTimeISO('Asia/Shanghai').add(by).toInstant()
    },
  }
}

/** A store on a database of its own with one compound, and short words for acting on it. */
export interface SmallCity {
  readonly folder: string
  readonly database: TestDatabase
  readonly store: CaseStore
  readonly library: ReturnType<typeof openRulesLibrary>
  readonly keys: ReturnType<typeof openKeyRing>
  readonly documents: ReturnType<typeof sqliteDocuments>
  readonly time: SettableTime
  openDraft(space?: number): Promise<string>
  send(caseId: string, event: CaseEvent, party: Party, more?: Partial<Parameters<typeof submitEvent>[1]>): Promise<RecordResult>
  /** Files a new case and returns its id. */
  file(space?: number): Promise<string>
  /** Uploads a document of a kind and returns its id. */
  document(caseId: string, kind: DocumentKind): Promise<string>
  close(): void
}

/** The packs in the box; where a test brings rules of its own, these are in force, as if they were in the box. */
const libraryWith = ({ db }: SqliteDatabase, rules?: RulePack): SmallCity['library'] => {
  const library = openRulesLibrary(db)
  if (!rules) return library
  const pinned = { hash: hashJson(rules), value: rules }
  const { id, version } = rules
  db.insert(tables.rulePacks)
    .values({ hash: pinned.hash, id, version, document: JSON.stringify(rules) })
    .run()
  return { ...library, packOfDistrict: () => pinned }
}

/** Makes a small city: one district, one compound with a garage, its organisations, and spaces. */
export const smallCity = (
  options: {
    spaces?: number
    pack?: string
    rules?: RulePack
    at?: string
    folder?: string
    storage?: 'postgres' | { url: string }
  } = {},
): SmallCity => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'small-city-'))
  const database = testDatabase(folder, options.folder !== undefined, options.storage)
  const keys = openKeyRing(join(folder, 'pile.keys.db'))
  const library = libraryWith(database, options.rules)
  const time = settableTime(options.at ?? '2026-03-02T01:00:00.000Z')
  seed(database, options.spaces ?? 5, options.pack ?? 'zhuzhou-2022', time.now())
  const store = sqliteCaseStore({ database, keys, library })
  const documents = sqliteDocuments({ database, keys, filesDir: join(folder, 'files') })
  let writes = 0
  const openDraft = async (space = 1): Promise<string> => {
    writes += 1
    const answer = await store.openDraft({
      ownerAccountId: ids.owner,
      officeId: null,
      openedBy: ids.owner,
      spaceId: ids.space(space),
      request: { right: 'owned', leaseMonths: null, powerKw: 7, mayCall: false },
      personal: { name: '王小明', phone: '13800000000', idNumber: '43020219900101123X', room: '3-1201' },
      now: time.now(),
      idempotency: { scope: 'test', key: `draft ${writes}`, requestHash: String(writes) },
      answer: (stored) => ({ httpCode: 201, body: stored.caseId }),
    })
    if (typeof answer === 'string') throw new Error(answer)
    return answer.body
  }
  const send: SmallCity['send'] = (caseId, event, party, more = {}) =>
    submitEvent(store, {
      caseId,
      event,
      actor: actorOf(party),
      now: time.now(),
      ifVersion: null,
      idempotency: null,
      answer: () => ({ httpCode: 201, body: '{}' }),
      ...more,
    })
  return {
    folder,
    database,
    store,
    library,
    keys,
    documents,
    time,
    openDraft,
    send,
    file: async (space = 1) => {
      const caseId = await openDraft(space)
      const result = await send(caseId, { type: 'owner.submit', undertaking: true, evidence: [] }, 'owner')
      if (result.kind !== 'recorded') throw new Error(`not filed: ${result.kind}`)
      return caseId
    },
    document: async (caseId, kind) => {
      const kept = await documents.keep({
        caseId,
        kind,
        mediaType: 'application/pdf',
        name: '文件.pdf',
        bytes: Buffer.from('%PDF-1.4 test'),
        uploadedByParty: 'owner',
        uploadedByAccount: ids.owner,
        now: time.now(),
        replaces: null,
        idempotency: null,
        answer: (document) => ({ httpCode: 201, body: document.documentId }),
      })
      if (typeof kept === 'string') throw new Error(kept)
      return kept.body
    },
    close: () => {
      database.connection.close()
      keys.close()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An account of a party in the small city. */
export const actorOf = (party: Party): EventActor => {
  const organisations: Partial<Record<Party, string>> = {
    property: ids.property,
    community: ids.community,
    centre: ids.centre,
    bureau: ids.bureau,
    fire: ids.fire,
    grid: ids.grid,
  }
  return {
    party,
    accountId: party === 'owner' ? ids.owner : id(`account-${party}`),
    organisationId: organisations[party] ?? null,
    channel: 'web',
  }
}

const seed = ({ db }: SqliteDatabase, spaces: number, rulesPackId: string, now: string): void => {
  const { district } = ids
  if (db.select().from(tables.districts).get()) return
  db.insert(tables.districts).values({ code: district, nameZh: '天元区', nameEn: 'Tianyuan', rulesPackId }).run()
  const organisation = (organisationId: string, party: Party, kind: string | null, name: string) => {
    db.insert(tables.organisations)
      .values({ organisationId, party, kind, name, creditCode: null, address: null, inboxSinceOn: null, createdAt: now })
      .run()
    db.insert(tables.organisationDistricts).values({ organisationId, district }).run()
  }
  organisation(ids.property, 'property', 'propertyCompany', '晋合物业')
  organisation(ids.community, 'community', 'community', '湘水湾社区')
  organisation(ids.centre, 'centre', null, '天元区物业服务指导中心')
  organisation(ids.bureau, 'bureau', null, '株洲市住房和城乡建设局')
  organisation(ids.fire, 'fire', null, '天元区消防核查组')
  organisation(ids.grid, 'grid', null, '国网株洲供电公司')
  db.insert(tables.compounds)
    .values({ compoundId: ids.compound, district, name: '湘水湾', address: null, completedOn: '2012-06-30', version: 1 })
    .run()
  const issuer = (organisationId: string, kind: string) =>
    db
      .insert(tables.compoundIssuers)
      .values({ compoundId: ids.compound, organisationId, kind, sinceOn: '2012-06-30', untilOn: null })
      .run()
  issuer(ids.property, 'propertyCompany')
  issuer(ids.community, 'community')
  db.insert(tables.garages)
    .values({
      garageId: ids.garage,
      compoundId: ids.compound,
      name: '地下车库',
      level: 'underground',
      floor: -1,
      completedOn: '2012-06-30',
      alarm: 'unknown',
      smokeExhaust: 'unknown',
      sprinkler: 'unknown',
      emergencyLighting: 'unknown',
      fireUnitAreaM2: null,
    })
    .run()
  db.insert(tables.transformers)
    .values({
      transformerId: ids.transformer,
      compoundId: ids.compound,
      name: '1号变',
      ownership: 'public',
      ratedKva: 630,
      peakKva: 410,
      peakMonth: '2025-08',
    })
    .run()
  for (let n = 1; n <= spaces; n += 1) {
    db.insert(tables.spaces)
      .values({
        spaceId: ids.space(n),
        compoundId: ids.compound,
        garageId: ids.garage,
        transformerId: ids.transformer,
        label: `B1-${String(n).padStart(3, '0')}`,
        title: 'owned',
        leaseUntilOn: null,
        civilDefence: false,
        mechanical: false,
        wallOrPillar: true,
      })
      .run()
  }
}

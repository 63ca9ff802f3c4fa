import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import pino from 'pino'
import type { Caller } from '../../../src/accounts/ports.ts'
import { buildApp } from '../../../src/api/build-app.ts'
import { compoundImportRoutes } from '../../../src/api/routes/compound-import.ts'
import { compoundPartRoutes } from '../../../src/api/routes/compound-parts.ts'
import { compoundRoutes } from '../../../src/api/routes/compounds.ts'
import { districtRoutes } from '../../../src/api/routes/districts.ts'
import { organisationRoutes } from '../../../src/api/routes/organisations.ts'
import { type ColumnId, columnIds, columns } from '../../../src/compounds/import/columns.ts'
import type { ImportParts } from '../../../src/compounds/import/import-table.ts'
import type { UploadedTable } from '../../../src/compounds/import/read-table.ts'
import type { Organisation } from '../../../src/compounds/ports.ts'
import { openRegister, type Register } from '../../../src/compounds/register.ts'
import type { SqliteDatabase } from '../../../src/database/open-database.ts'
import { sqliteRegistry } from '../../../src/database/sqlite-compounds.ts'
import * as tables from '../../../src/database/tables.ts'
import { randomId } from '../../../src/random-id.ts'
import { testDatabase } from '../../helpers/test-database.ts'

/** The day of all tests, and its instant: noon in 株洲. */
export const today = '2026-03-02'
const now = `${today}T04:00:00.000Z`

/** A register on a real database in a folder of its own. */
export interface RegisterRig {
  readonly register: Register
  /** What an import works with. */
  readonly importParts: ImportParts
  readonly database: SqliteDatabase
  /** Compounds whose running cases were told of a change, in order. */
  readonly told: string[]
  /** How many rows a table of the database holds. */
  count(table: SQLiteTable): number
  /** How many rows all tables of places and bodies hold. */
  countAll(): number
  close(): void
}

/** Opens a rig with the districts 石峰区 and 天元区; `close` removes its folder. */
export const openRig = async (): Promise<RegisterRig> => {
  const folder = mkdtempSync(join(tmpdir(), 'compounds-'))
  const database = testDatabase(folder)
  const told: string[] = []
  const registry = sqliteRegistry(database)
  const given = {
    onCompoundChanged: async (compoundId: string) => {
      // Whoever is told reads from another connection: the change must be on disk.
      told.push(compoundId)
    },
    newId: randomId,
    now: () => now,
    today: () => today,
  }
  const register = openRegister({ registry, ...given })
  for (const [code, nameZh, nameEn] of [
    ['430204', '石峰区', 'Shifeng District'],
    ['430211', '天元区', 'Tianyuan District'],
  ] as const) {
    await register.registry.districts.add({ code, nameZh, nameEn, rulesPackId: 'zhuzhou-2022' })
  }
  const count = (table: SQLiteTable): number => database.db.select().from(table).all().length
  return {
    register,
    importParts: { store: registry.compounds, ...given },
    database,
    told,
    count,
    countAll: () =>
      [tables.organisations, tables.compounds, tables.garages, tables.transformers, tables.spaces, tables.compoundIssuers].reduce(
        (all, table) => all + count(table),
        0,
      ),
    close: () => {
      database.connection.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The HTTP surface over a rig; a request says who calls in the header `x-caller`. */
export const openApi = async (rig: RegisterRig) => {
  const { app, access } = await buildApp({
    ownOrigin: () => 'http://127.0.0.1:3000',
    logger: pino({ level: 'silent' }),
    authenticate: async (request) => {
      const header = request.headers['x-caller']
      return typeof header === 'string' ? JSON.parse(header) : null
    },
    uploadLimitBytes: 25 * 1024 * 1024,
    requestsPerMinute: 100_000,
    routes: [
      districtRoutes({
        districts: rig.register.registry.districts,
        knownPacks: () => ['zhuzhou-2022', 'national-baseline'],
        packInForce: () => null,
      }),
      organisationRoutes(rig.register),
      compoundImportRoutes(rig.register),
      compoundPartRoutes(rig.register),
      compoundRoutes(rig.register),
    ],
  })
  return { app, access }
}

/** Headers of a request of a party. */
export const as = (party: Caller['party'], organisationId: string | null = null): Record<string, string> => ({
  'x-caller': JSON.stringify({
    accountId: `account-of-${party}`,
    party,
    organisationId,
    sessionId: 'session',
    channel: 'web',
    isByProvider: false,
    mustSetUpFactor: false,
    mustChangePassword: false,
  } satisfies Caller),
})

/** A body as registered, but for what a test is about. */
export const body = (change: Partial<Omit<Organisation, 'organisationId'>>): Omit<Organisation, 'organisationId'> => ({
  party: 'property',
  kind: 'propertyCompany',
  name: '株洲示例物业服务有限公司',
  creditCode: null,
  address: null,
  inboxSinceOn: null,
  districts: [],
  ...change,
})

/** Registers a body and gives its id. */
export const registered = async (rig: RegisterRig, change: Partial<Omit<Organisation, 'organisationId'>>): Promise<string> => {
  const outcome = await rig.register.addOrganisation(body(change))
  if (outcome.kind !== 'changed') throw new Error(`not registered: ${outcome.kind}`)
  return outcome.organisation.organisationId
}

/** Registers the compound 幸福里 and gives its id. */
export const compoundOf = async (rig: RegisterRig, name = '幸福里', district = '430204'): Promise<string> => {
  const added = await rig.register.addCompound({ district, name, address: null, completedOn: null })
  if (added.kind !== 'changed') throw new Error(`not added: ${added.kind}`)
  return added.compoundId
}

/** A row of the import table: a space that can be imported, but for what a test is about. */
export type RowOf = Partial<Record<ColumnId, string>>

/** 幸福里 B1-001, in a garage that is fully described. */
export const row = (change: RowOf = {}): RowOf => ({
  district: '石峰区',
  compound: '幸福里',
  garage: '地下车库',
  garageLevel: '地下',
  floor: '-1',
  alarm: '有',
  smokeExhaust: '有',
  sprinkler: '无',
  emergencyLighting: '未知',
  fireUnitAreaM2: '1800',
  transformer: '1号变压器',
  ownership: '专变',
  ratedKva: '630',
  peakKva: '410',
  peakMonth: '2025-08',
  label: 'B1-001',
  title: '产权',
  civilDefence: '否',
  mechanical: '否',
  wallOrPillar: '是',
  company: '株洲示例物业服务有限公司',
  companyCode: '91430200MA4L00001P',
  ...change,
})

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The columns that any of the rows fills, with their Chinese headers. */
export const cellsOf = (rows: readonly RowOf[]): string[][] => {
  const used = columnIds.filter((id) => rows.some((one) => one[id] !== undefined))
  return [used.map((id) => columns[id].zh), ...rows.map((one) => used.map((id) => one[id] ?? ''))]
}

/** The same as text with commas. */
export const csvOf = (rows: readonly RowOf[]): string =>
  cellsOf(rows)
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')

/** A CSV file. */
export const csvFile = (content: string | Buffer): UploadedTable => ({
  name: '车位.csv',
  mediaType: 'text/csv',
  bytes: Buffer.from(content),
})

/** A workbook. */
export const workbookFile = (bytes: Buffer): UploadedTable => ({
  name: '车位.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes,
})

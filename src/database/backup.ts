import { createHash } from 'node:crypto'
import { closeSync, constants, createReadStream, existsSync, fsyncSync, openSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { isNull } from 'drizzle-orm'
import { z } from 'zod'
import { type Config, shownDatabase } from '../config.ts'
import { pathOfDocument } from './document-path.ts'
import { readDatabase } from './open-database.ts'
import { bringKeysTo, copyKeysOf, hasKeys, type KeysPlace, readKeysOf } from './open-keys.ts'
import { documentsOfDump, dumpPostgres, fillPostgres, isEmptyPostgres } from './postgres/dump.ts'
import { isPostgres } from './storage.ts'
import * as tables from './tables.ts'
import { UnusableStorage } from './unusable-storage.ts'

/** The files of a service. */
export type ServiceFiles = Pick<Config, 'databaseFile' | 'filesDir'> & KeysPlace

/** Everything in one step: a copy made in several begins anew whenever somebody writes, and under load would never end. */
const inOneStep = { progress: () => 0x7fffffff }

/** What stands beside a backup and says that it is whole. It is written last. */
const Manifest = z.object({
  format: z.literal(1),
  /** What the copy of the database is: an SQLite file, or a dump of PostgreSQL. */
  storage: z.enum(['sqlite', 'postgres']).default('sqlite'),
  madeAt: z.string(),
  database: z.string(),
  documents: z.int(),
})

/** What was backed up or restored. */
export interface BackupReport {
  readonly madeAt: string
  readonly documents: number
}

const filesOf = (backup: string): string => `${backup}.files`
const manifestOf = (backup: string): string => `${backup}.json`

/**
 * Backs a service up while it runs: first the database at one moment, then the documents that it names (each was on disk
 * before its row), then, where it is asked for, the keys (each was on disk before anything was sealed with it). So nothing
 * that the copy of the database names is missing from the rest.
 * @throws UnusableStorage with what to do, when something is missing or stands in the way.
 */
export const backUp = async (
  files: ServiceFiles,
  to: { readonly file: string; readonly keys: string | null },
  madeAt: string,
): Promise<BackupReport> => {
  for (const taken of [to.file, filesOf(to.file), manifestOf(to.file), ...(to.keys === null ? [] : [to.keys])]) {
    if (existsSync(taken)) throw new UnusableStorage(`${taken} is there already: name a new file, nothing is written over it.`)
  }
  if (to.keys !== null && dirname(resolve(to.keys)) === dirname(resolve(to.file))) {
    throw new UnusableStorage(
      `The keys (${to.keys}) may not lie beside the backup: whoever finds both reads everybody’s papers. Name another folder, best on another disk.`,
    )
  }
  const storage = storageOf(files.databaseFile)
  if (storage === 'postgres') await dumpPostgres(files.databaseFile, to.file)
  else await copyDatabase(files.databaseFile, to.file)
  flush(to.file)
  const documents = await documentsIn(storage, to.file)
  await copyDocuments(documents, { from: files.filesDir, to: filesOf(to.file), keys: files })
  if (to.keys !== null) await copyKeysOf(files, to.keys)
  const manifest = { format: 1, storage, madeAt, database: await hashOf(to.file), documents: documents.length }
  await writeFile(manifestOf(to.file), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', flush: true })
  return { madeAt, documents: documents.length }
}

/**
 * Restores a backup to the places of a service that is not there: never over a database. The database comes last, so that
 * what was interrupted does not look whole.
 * @throws UnusableStorage with what to do.
 */
export const restore = async (
  from: { readonly file: string; readonly keys: string | null },
  files: ServiceFiles,
): Promise<BackupReport & { readonly staysDestroyed: number }> => {
  const manifest = await readManifest(from.file)
  await refusePlace(manifest.storage, files.databaseFile)
  if (from.keys === null && !hasKeys(files)) {
    throw new UnusableStorage(
      `There is no key file ${files.keysFile}: name its backup with --keys=, or nobody can read what is sealed.`,
    )
  }
  if ((await hashOf(from.file)) !== manifest.database) {
    throw new UnusableStorage(`${from.file} is not as it was backed up: it was changed or damaged. Take another backup.`)
  }
  const documents = await documentsIn(manifest.storage, from.file)
  const readable = from.keys === null ? files : { keysFile: from.keys }
  await copyDocuments(documents, { from: filesOf(from.file), to: files.filesDir, keys: readable })
  const keys = from.keys === null ? null : bringKeysTo(from.keys, files)
  if (manifest.storage === 'postgres') await fillPostgres(from.file, files.databaseFile)
  else await placeFile(from.file, files.databaseFile)
  return { madeAt: manifest.madeAt, documents: documents.length, staysDestroyed: keys?.staysDestroyed ?? 0 }
}

const storageOf = (where: string): 'sqlite' | 'postgres' => (isPostgres(where) ? 'postgres' : 'sqlite')

/** @throws UnusableStorage where something is already, or the backup is of another kind. */
const refusePlace = async (storage: 'sqlite' | 'postgres', where: string): Promise<void> => {
  if (storageOf(where) !== storage) {
    throw new UnusableStorage(
      `The backup is of ${storage === 'postgres' ? 'a PostgreSQL' : 'an SQLite file'}: name such a place by DATABASE_URL.`,
    )
  }
  if (storage === 'postgres') {
    if (await isEmptyPostgres(where)) return
    throw new UnusableStorage(`${shownDatabase(where)} is not empty: stop the service and make a new database first (createdb).`)
  }
  for (const taken of [where, `${where}-wal`, `${where}-journal`]) {
    if (existsSync(taken)) throw new UnusableStorage(`${taken} is there: stop the service and move it away first.`)
  }
}

const placeFile = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(resolve(to)), { recursive: true })
  await copyFile(from, `${to}.restoring`)
  flush(`${to}.restoring`)
  await rename(`${to}.restoring`, to)
}

/** Copies documents. One that was erased after the copy of the database was made is missing, and nobody could read it. */
const copyDocuments = async (
  documents: readonly NamedDocument[],
  { from, to, keys }: { readonly from: string; readonly to: string; readonly keys: KeysPlace },
): Promise<void> => {
  for (const { hash, keyId } of documents) {
    if (!existsSync(pathOfDocument(from, hash)) && isDestroyed(keys, keyId)) continue
    await copyDocument(from, to, hash)
  }
}

const copyDatabase = async (from: string, to: string): Promise<void> => {
  const { sqlite } = readDatabase(from)
  try {
    await sqlite.backup(to, inOneStep)
  } finally {
    sqlite.close()
  }
  // One file, whole by itself: no log beside it that could be left behind.
  const copy = new Database(to)
  try {
    copy.pragma('journal_mode = DELETE')
    const [found] = copy.pragma('integrity_check') as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') throw new UnusableStorage(`The copy ${to} is damaged: ${found?.integrity_check}.`)
  } finally {
    copy.close()
  }
}

const isDestroyed = (place: KeysPlace, keyId: string): boolean => {
  const keys = readKeysOf(place)
  try {
    return keys.standing(keyId) === 'destroyed'
  } finally {
    keys.close()
  }
}

interface NamedDocument {
  readonly hash: string
  readonly keyId: string
}

const documentsIn = async (storage: 'sqlite' | 'postgres', backup: string): Promise<NamedDocument[]> => {
  if (storage === 'postgres') return documentsOfDump(backup)
  const { db, sqlite } = readDatabase(backup)
  try {
    return db
      .selectDistinct({ hash: tables.documents.ciphertextHash, keyId: tables.documents.keyId })
      .from(tables.documents)
      .where(isNull(tables.documents.erasedAt))
      .all()
  } finally {
    sqlite.close()
  }
}

const copyDocument = async (fromDir: string, toDir: string, hash: string): Promise<void> => {
  const [from, to] = [pathOfDocument(fromDir, hash), pathOfDocument(toDir, hash)]
  if (!existsSync(from))
    throw new UnusableStorage(`The document ${from} is missing: npm run verify names the case it belongs to.`)
  await mkdir(dirname(to), { recursive: true })
  // Its name is its hash: what is there already with these bytes is the document.
  if (!existsSync(to) || (await hashOf(to)) !== hash) await copyFile(from, to, constants.COPYFILE_FICLONE)
  if ((await hashOf(to)) !== hash)
    throw new UnusableStorage(`The document ${from} was changed on disk: it does not have its hash.`)
  flush(to)
}

const readManifest = async (backup: string): Promise<z.infer<typeof Manifest>> => {
  const text = await readFile(manifestOf(backup), 'utf8').catch(() => '{}')
  const manifest = Manifest.safeParse(JSON.parse(text)).data
  if (manifest && existsSync(backup)) return manifest
  throw new UnusableStorage(
    `${backup} is no whole backup: ${manifestOf(backup)}, which is written last, is not there or not ours.`,
  )
}

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const flush = (file: string): void => {
  const opened = openSync(file, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

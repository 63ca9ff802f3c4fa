import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { guarded } from '../database/storage-errors.ts'
import { opening } from '../database/unusable-storage.ts'
import { randomId } from '../random-id.ts'

/**
 * Keys of sealed personal data, one per case and person, in a file of their own: destroying a key erases what it sealed,
 * and a restored database backup does not bring it back.
 */
export interface KeyRing extends ReadKeyRing {
  /** The key of a case and subject; made on first use. It is on disk before anything is sealed with it. */
  keyFor(scope: string, subject: string): SealingKey
  /**
   * The same for what may be written after an erasure, as when a request is reopened: where the key was destroyed there is a
   * next one, so that what comes later is not lost with what was erased.
   */
  liveKeyFor(scope: string, subject: string): SealingKey
  /** Keys of a scope that were not destroyed. */
  keysOf(scope: string): readonly { readonly keyId: string; readonly subject: string }[]
  /** Destroys a key for good; its id is remembered so that a restored key file can be purged again. */
  destroy(keyId: string, at: string): void
  /** A secret of the installation (for keyed hashes), made on first use. */
  secret(name: string): Buffer
}

/** Keys for looking at what is sealed, without making or destroying any. */
export interface ReadKeyRing {
  /** The key with this id, or null after it was destroyed. */
  keyById(keyId: string): Buffer | null
  /** What became of a key. `unknown`: it was never in this file, so what it sealed was lost and not erased. */
  standing(keyId: string): 'kept' | 'destroyed' | 'unknown'
  close(): void
}

/** A key with its id. */
export interface SealingKey {
  readonly keyId: string
  readonly key: Buffer
}

const schema = `
  create table if not exists keys (
    key_id text primary key, scope text not null, subject text not null, key blob, destroyed_at text, unique (scope, subject));
  create table if not exists secrets (name text primary key, value blob not null);
`

/**
 * Opens (or makes) the key file. It is readable by the service's user only.
 * @throws UnusableStorage when it cannot be written or is no key file.
 */
export const openKeyRing = (file: string): KeyRing => opening('key file', file, () => keyRing(file))

const keyRing = (file: string): KeyRing => {
  mkdirSync(dirname(file), { recursive: true })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const database = new Database(file)
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = FULL')
  // Otherwise the bytes of a destroyed key would stay in the file until something else is written over them.
  database.pragma('secure_delete = ON')
  database.pragma('busy_timeout = 2000')
  database.exec(schema)
  const find = database.prepare<[string, string], { key_id: string; key: Buffer | null }>(
    'select key_id, key from keys where scope = ? and subject = ?',
  )
  const add = database.prepare('insert into keys (key_id, scope, subject, key) values (?, ?, ?, ?) on conflict do nothing')
  const erase = database.prepare('update keys set key = null, destroyed_at = ? where key_id = ?')
  const findSecret = database.prepare<[string], { value: Buffer }>('select value from secrets where name = ?')
  const addSecret = database.prepare('insert into secrets (name, value) values (?, ?) on conflict do nothing')
  const keyFor = (scope: string, subject: string): SealingKey => {
    const known = find.get(scope, subject)
    if (known?.key) return { keyId: known.key_id, key: known.key }
    if (known) throw new Error(`the key of ${subject} in ${scope} was destroyed`)
    // Another process may have been quicker: then its key is found on the next look.
    add.run(randomId(), scope, subject, randomBytes(32))
    return keyFor(scope, subject)
  }
  const liveKeyFor = (scope: string, subject: string, generation = 1): SealingKey => {
    const name = generation === 1 ? subject : `${subject} (${generation})`
    return find.get(scope, name)?.key === null ? liveKeyFor(scope, subject, generation + 1) : keyFor(scope, name)
  }
  const ofScope = database.prepare<[string], { keyId: string; subject: string }>(
    'select key_id as keyId, subject from keys where scope = ? and key is not null order by subject',
  )
  const secret = (name: string): Buffer => {
    const known = findSecret.get(name)
    if (known) return known.value
    addSecret.run(name, randomBytes(32))
    return secret(name)
  }
  return {
    ...reading(database),
    keyFor: (scope, subject) => guarded(() => keyFor(scope, subject)),
    liveKeyFor: (scope, subject) => guarded(() => liveKeyFor(scope, subject)),
    keysOf: (scope) => guarded(() => ofScope.all(scope)),
    destroy: (keyId, at) => {
      guarded(() => erase.run(at, keyId))
    },
    secret: (name) => guarded(() => secret(name)),
  }
}

/**
 * Opens an existing key file for reading only.
 * @throws UnusableStorage when it is not there or is no key file.
 */
export const readKeyRing = (file: string): ReadKeyRing =>
  opening('key file', file, () => reading(new Database(file, { readonly: true, fileMustExist: true })))

const reading = (database: Database.Database): ReadKeyRing => {
  const byId = database.prepare<[string], { key: Buffer | null }>('select key from keys where key_id = ?')
  return {
    keyById: (keyId) => guarded(() => byId.get(keyId)?.key ?? null),
    standing: (keyId) => {
      const known = guarded(() => byId.get(keyId))
      return known === undefined ? 'unknown' : known.key === null ? 'destroyed' : 'kept'
    },
    close: () => {
      database.close()
    },
  }
}

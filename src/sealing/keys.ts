import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { randomId } from '../random-id.ts'

/**
 * Keys of sealed personal data, one per case and person, in a file of their own: destroying a key erases what it sealed,
 * and a restored database backup does not bring it back.
 */
export interface KeyRing {
  /** The key of a case and subject; made on first use. It is on disk before anything is sealed with it. */
  keyFor(scope: string, subject: string): SealingKey
  /** The key with this id, or null after it was destroyed. */
  keyById(keyId: string): Buffer | null
  /** Destroys a key for good; its id is remembered so that a restored key file can be purged again. */
  destroy(keyId: string, at: string): void
  /** A secret of the installation (for keyed hashes), made on first use. */
  secret(name: string): Buffer
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

/** Opens (or makes) the key file. It is readable by the service's user only. */
export const openKeyRing = (file: string): KeyRing => {
  const database = new Database(file)
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = FULL')
  database.exec(schema)
  const find = database.prepare<[string, string], { key_id: string; key: Buffer | null }>(
    'select key_id, key from keys where scope = ? and subject = ?',
  )
  const byId = database.prepare<[string], { key: Buffer | null }>('select key from keys where key_id = ?')
  const add = database.prepare('insert into keys (key_id, scope, subject, key) values (?, ?, ?, ?)')
  const erase = database.prepare('update keys set key = null, destroyed_at = ? where key_id = ?')
  const findSecret = database.prepare<[string], { value: Buffer }>('select value from secrets where name = ?')
  const addSecret = database.prepare('insert into secrets (name, value) values (?, ?)')
  return {
    keyFor: (scope, subject) => {
      const known = find.get(scope, subject)
      if (known?.key) return { keyId: known.key_id, key: known.key }
      if (known) throw new Error(`the key of ${subject} in ${scope} was destroyed`)
      const made = { keyId: randomId(), key: randomBytes(32) }
      add.run(made.keyId, scope, subject, made.key)
      return made
    },
    keyById: (keyId) => byId.get(keyId)?.key ?? null,
    destroy: (keyId, at) => {
      erase.run(at, keyId)
    },
    secret: (name) => {
      const known = findSecret.get(name)
      if (known) return known.value
      const value = randomBytes(32)
      addSecret.run(name, value)
      return value
    },
    close: () => {
      database.close()
    },
  }
}

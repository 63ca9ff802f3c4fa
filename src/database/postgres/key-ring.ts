import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type SharedKeys, shownDatabase } from '../../config.ts'
import { randomId } from '../../random-id.ts'
import type { KeyCopy } from '../../sealing/copy-keys.ts'
import type { KeyRing, SealingKey } from '../../sealing/keys.ts'
import { guarded } from '../storage-errors.ts'
import { opening, UnusableStorage } from '../unusable-storage.ts'
import { openSyncConnection, type SyncConnection } from './sync-connection.ts'

/** A ring in PostgreSQL. */
export interface PostgresKeyRing extends KeyRing {
  /** Everything that is in it, not wrapped any more. */
  all(): KeyCopy
  /** Takes keys in. What stands here already stays: a key that was destroyed stays destroyed. */
  bring(copy: KeyCopy): { readonly added: number; readonly staysDestroyed: number }
}

const [keyLength, ivLength, tagLength] = [32, 12, 16]

const schema = `
  create table if not exists keys (
    key_id text collate "C" primary key, scope text collate "C" not null, subject text collate "C" not null, key bytea,
    destroyed_at text, unique (scope, subject));
  create table if not exists secrets (name text collate "C" primary key, value bytea not null)`

/** Whoever opens the keys at the same time waits for whoever came first. */
const startLock = 7_461_294

/** A secret that tells whether the file holds the key of this ring. */
const probe = 'wrapping key'

/**
 * Opens (or makes) the keys of several nodes. Each lies wrapped under a key that the database never has (AES-256-GCM, bound to
 * its name, so that none can be put in the place of another): whoever reads the database alone reads no key.
 * @throws UnusableStorage when the database cannot be written, or the file does not hold the key of this ring.
 */
export const postgresKeyRing = ({ url, wrappingKeyFile }: SharedKeys): PostgresKeyRing => {
  const wrapping = opening('key file', wrappingKeyFile, () => readWrappingKey(wrappingKeyFile))
  return opening('database of the keys', shownDatabase(url), () => {
    const connection = openSyncConnection(url)
    try {
      connection.exec(`select pg_advisory_lock(${startLock})`)
      connection.exec(schema)
      const ring = ringOver(connection, wrapping)
      ring.prove(wrappingKeyFile)
      connection.exec(`select pg_advisory_unlock(${startLock})`)
      return ring
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

const readWrappingKey = (file: string): Buffer => {
  const bytes = readFileSync(file)
  if (bytes.length === keyLength) return bytes
  throw new UnusableStorage(`The file ${file} has to hold ${keyLength} random bytes: openssl rand -out ${file} ${keyLength}`)
}

const wrap = (wrapping: Buffer, name: string, key: Buffer): Buffer => {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', wrapping, iv).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

const unwrap = (wrapping: Buffer, name: string, wrapped: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, ivLength)).setAAD(Buffer.from(name))
  decipher.setAuthTag(wrapped.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([decipher.update(wrapped.subarray(ivLength + tagLength)), decipher.final()])
}

const ofKey = (keyId: string): string => `key ${keyId}`
const ofSecret = (name: string): string => `secret ${name}`

interface KeyRow {
  readonly keyId: string
  readonly key: Buffer | null
}

const ringOver = (connection: SyncConnection, wrapping: Buffer) => {
  const find = connection.prepare('select key_id as "keyId", key from keys where scope = ? and subject = ?')
  const byId = connection.prepare('select key_id as "keyId", key from keys where key_id = ?')
  const add = connection.prepare(
    'insert into keys (key_id, scope, subject, key, destroyed_at) values (?, ?, ?, ?, ?) on conflict do nothing',
  )
  const erase = connection.prepare('update keys set key = null, destroyed_at = ? where key_id = ?')
  const ofScope = connection.prepare(
    'select key_id as "keyId", subject from keys where scope = ? and key is not null order by subject',
  )
  const findSecret = connection.prepare('select value from secrets where name = ?')
  const addSecret = connection.prepare('insert into secrets (name, value) values (?, ?) on conflict do nothing')

  // Each reads what the statements above select.
  const found = (scope: string, subject: string) => find.get(scope, subject) as KeyRow | undefined
  const kept = (keyId: string) => byId.get(keyId) as KeyRow | undefined
  const opened = ({ keyId, key }: KeyRow): Buffer | null => (key === null ? null : unwrap(wrapping, ofKey(keyId), key))

  const keyFor = (scope: string, subject: string): SealingKey => {
    const known = found(scope, subject)
    const key = known && opened(known)
    if (known && key) return { keyId: known.keyId, key }
    if (known) throw new Error(`the key of ${subject} in ${scope} was destroyed`)
    const keyId = randomId()
    // Another node may have been quicker: then its key is found on the next look.
    add.run(keyId, scope, subject, wrap(wrapping, ofKey(keyId), randomBytes(keyLength)), null)
    return keyFor(scope, subject)
  }
  const liveKeyFor = (scope: string, subject: string, generation = 1): SealingKey => {
    const name = generation === 1 ? subject : `${subject} (${generation})`
    return found(scope, name)?.key === null ? liveKeyFor(scope, subject, generation + 1) : keyFor(scope, name)
  }
  const secretIn = (name: string): Buffer | null => {
    const row = findSecret.get(name) as { value: Buffer } | undefined
    return row ? unwrap(wrapping, ofSecret(name), row.value) : null
  }
  const secret = (name: string): Buffer => {
    const known = secretIn(name)
    if (known) return known
    addSecret.run(name, wrap(wrapping, ofSecret(name), randomBytes(keyLength)))
    return secret(name)
  }
  const bring = (copy: KeyCopy) => {
    let [added, staysDestroyed] = [0, 0]
    for (const { keyId, scope, subject, key, destroyedAt } of copy.keys) {
      if (key !== null && kept(keyId)?.key === null) staysDestroyed += 1
      added += add.run(keyId, scope, subject, key && wrap(wrapping, ofKey(keyId), key), destroyedAt).changes
    }
    for (const { name, value } of copy.secrets) addSecret.run(name, wrap(wrapping, ofSecret(name), value))
    return { added, staysDestroyed }
  }
  return {
    keyFor: (scope: string, subject: string) => guarded(() => keyFor(scope, subject)),
    liveKeyFor: (scope: string, subject: string) => guarded(() => liveKeyFor(scope, subject)),
    keysOf: (scope: string) => guarded(() => ofScope.all(scope) as { keyId: string; subject: string }[]),
    destroy: (keyId: string, at: string) => {
      guarded(() => erase.run(at, keyId))
    },
    secret: (name: string) => guarded(() => secret(name)),
    keyById: (keyId: string) =>
      guarded(() => {
        const known = kept(keyId)
        return known ? opened(known) : null
      }),
    standing: (keyId: string) => {
      const known = guarded(() => kept(keyId))
      return known === undefined ? ('unknown' as const) : known.key === null ? ('destroyed' as const) : ('kept' as const)
    },
    all: () => allOf(connection, wrapping),
    bring: (copy: KeyCopy) => guarded(() => connection.transaction(bring).immediate(copy)),
    close: () => connection.close(),
    prove: (file: string): void => {
      try {
        secret(probe)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error) || error.code === 'ERR_OSSL_BAD_DECRYPT') throw wrongKey(file)
        throw error
      }
    },
  }
}

const wrongKey = (file: string): UnusableStorage =>
  new UnusableStorage(
    `The file ${file} does not hold the key under which the keys of this database lie: name the one of the other nodes.`,
  )

const allOf = (connection: SyncConnection, wrapping: Buffer): KeyCopy => {
  const keys = connection
    .prepare('select key_id as "keyId", scope, subject, key, destroyed_at as "destroyedAt" from keys order by key_id')
    .all() as (KeyCopy['keys'][number] & { keyId: string })[]
  const secrets = connection.prepare('select name, value from secrets where name <> ? order by name').all(probe) as {
    name: string
    value: Buffer
  }[]
  return {
    keys: keys.map((row) => ({ ...row, key: row.key && unwrap(wrapping, ofKey(row.keyId), row.key) })),
    secrets: secrets.map(({ name, value }) => ({ name, value: unwrap(wrapping, ofSecret(name), value) })),
  }
}

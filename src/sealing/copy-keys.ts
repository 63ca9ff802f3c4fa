import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { opening } from '../database/unusable-storage.ts'
import { openKeyRing } from './keys.ts'

/** Everything in one step: a copy made in several would begin anew whenever a key is made meanwhile. */
const inOneStep = { progress: () => 0x7fffffff }

/** Copies a key file that is in use into a new one, for the user of the service alone. */
export const copyKeys = async (from: string, to: string): Promise<void> => {
  closeSync(openSync(to, 'wx', 0o600))
  const source = opening('key file', from, () => new Database(from, { readonly: true, fileMustExist: true }))
  try {
    await source.backup(to, inOneStep)
  } finally {
    source.close()
  }
}

/**
 * Brings the keys of a copy into a key file; makes it if need be. What stands there already stays: a key that was destroyed
 * since the copy was made stays destroyed, or restoring would bring erased data back.
 */
export const bringKeys = (copy: string, to: string): { readonly added: number; readonly staysDestroyed: number } => {
  openKeyRing(to).close()
  const database = new Database(to)
  try {
    database.pragma('synchronous = FULL')
    database.prepare('attach ? as copy').run(copy)
    const { n: staysDestroyed = 0 } =
      database
        .prepare<[], { n: number }>(
          'select count(*) as n from copy.keys c join main.keys k on k.key_id = c.key_id where k.key is null and c.key is not null',
        )
        .get() ?? {}
    const { changes: added } = database.prepare('insert or ignore into main.keys select * from copy.keys').run()
    database.prepare('insert or ignore into main.secrets select * from copy.secrets').run()
    return { added, staysDestroyed }
  } finally {
    database.close()
  }
}

/** Keys as they are handed from one place to another. */
export interface KeyCopy {
  readonly keys: readonly {
    readonly keyId: string
    readonly scope: string
    readonly subject: string
    readonly key: Buffer | null
    readonly destroyedAt: string | null
  }[]
  readonly secrets: readonly { readonly name: string; readonly value: Buffer }[]
}

/** Writes keys into a new key file. */
export const writeKeys = (to: string, { keys, secrets }: KeyCopy): void => {
  closeSync(openSync(to, 'wx', 0o600))
  openKeyRing(to).close()
  const database = new Database(to)
  try {
    database.pragma('synchronous = FULL')
    const [addKey, addSecret] = [
      database.prepare('insert into keys (key_id, scope, subject, key, destroyed_at) values (?, ?, ?, ?, ?)'),
      database.prepare('insert into secrets (name, value) values (?, ?)'),
    ]
    database.transaction(() => {
      for (const { keyId, scope, subject, key, destroyedAt } of keys) addKey.run(keyId, scope, subject, key, destroyedAt)
      for (const { name, value } of secrets) addSecret.run(name, value)
    })()
  } finally {
    database.close()
  }
}

/** Everything that is in a key file. */
export const keysIn = (file: string): KeyCopy => {
  const database = opening('key file', file, () => new Database(file, { readonly: true, fileMustExist: true }))
  try {
    const keys = database
      .prepare<[], KeyCopy['keys'][number]>('select key_id as keyId, scope, subject, key, destroyed_at as destroyedAt from keys')
      .all()
    const secrets = database.prepare<[], KeyCopy['secrets'][number]>('select name, value from secrets').all()
    return { keys, secrets }
  } finally {
    database.close()
  }
}

import { eq, sql } from 'drizzle-orm'
import type { Language } from '../../workflows/labels/fill.ts'
import { type MessageChoicesStore, type OwnerMessages, usualMessages } from '../notices/message-choices.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import { builtOnce } from './built-once.ts'
import { ownerMessages } from './message-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'

/** The choices of owners on SQLite; an address is sealed and goes with its account. */
export const sqliteMessageChoices = ({
  database: { db },
  keys,
}: {
  readonly database: OpenDatabase
  readonly keys: KeyRing
}): MessageChoicesStore => ({
  of: async (accountId) => guarded(() => choicesOf(db, keys, accountId)),
  set: async (accountId, change, now) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const wanted = { ...choicesOf(tx, keys, accountId), ...change }
          write(tx, keys, { accountId, now, wanted })
          return withoutLostMail(wanted)
        },
        { behavior: 'immediate' },
      ),
    ),
})

const choicesOf = (db: Db, keys: KeyRing, accountId: string): OwnerMessages => {
  const row = choicesQuery(db).get({ accountId })
  if (!row) return usualMessages
  const mail = row.keyId && row.sealed ? openJson(keys, row.keyId, row.sealed) : null
  return withoutLostMail({
    // Written below from exactly these.
    channel: row.channel as OwnerMessages['channel'],
    silent: row.silent,
    language: row.language as Language,
    isNightQuiet: row.isNightQuiet,
    mail: typeof mail === 'string' ? mail : null,
  })
}

const choicesQuery = builtOnce((db) =>
  db
    .select()
    .from(ownerMessages)
    .where(eq(ownerMessages.accountId, sql.placeholder('accountId')))
    .prepare(),
)

const withoutLostMail = (choices: OwnerMessages): OwnerMessages =>
  choices.channel === 'mail' && choices.mail === null ? { ...choices, channel: 'phone' } : choices

const write = (
  tx: Db,
  keys: KeyRing,
  { accountId, now, wanted }: { readonly accountId: string; readonly now: string; readonly wanted: OwnerMessages },
): void => {
  const { mail, ...plain } = withoutLostMail(wanted)
  const key = mail === null ? null : keys.liveKeyFor(`account:${accountId}`, 'mail')
  const row = {
    ...{ ...plain, silent: [...plain.silent], setAt: now },
    keyId: key?.keyId ?? null,
    sealed: key && sealJson(key, mail),
  }
  tx.insert(ownerMessages)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: ownerMessages.accountId, set: row })
    .run()
}

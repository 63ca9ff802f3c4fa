import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccounts } from '../../../src/accounts/open-accounts.ts'
import { argon2Passwords, type Passwords } from '../../../src/accounts/passwords.ts'
import type { Account, Accounts, Staff } from '../../../src/accounts/ports.ts'
import type { TimeSource } from '../../../src/cases/ports.ts'
import type { SqliteDatabase } from '../../../src/database/open-database.ts'
import { sqliteAccountStore } from '../../../src/database/sqlite-accounts.ts'
import * as tables from '../../../src/database/tables.ts'
import type { SmsSender } from '../../../src/notices/sms.ts'
import { type KeyRing, openKeyRing } from '../../../src/sealing/keys.ts'
import { testDatabase } from '../../helpers/test-database.ts'

/** A message that reached a phone. */
export interface ReceivedSms {
  readonly phone: string
  readonly text: string
  readonly messageId: string
}

/** Accounts on a real database in a folder of its own, a clock that can be set, and a phone that receives. */
export interface AccountsRig {
  readonly accounts: Accounts
  readonly database: SqliteDatabase
  readonly keys: KeyRing
  readonly folder: string
  readonly time: TimeSource
  readonly received: ReceivedSms[]
  /** Password hashes that were looked at, in order. */
  readonly verified: string[]
  readonly dummyHash: string
  /** Puts the clock forward. */
  wait(duration: { hours?: number; minutes?: number; milliseconds?: number }): void
  /** Puts the message gateway out of order. */
  breakGateway(): void
  close(): void
}

/** Opens a rig; `close` removes its folder. */
export const openRig = async (
  set: { secondFactor?: 'offered' | 'required'; localLogin?: boolean; firstPasswords?: 'kept' | 'expire' } = {},
): Promise<AccountsRig> => {
  const folder = mkdtempSync(join(tmpdir(), 'accounts-'))
  const database = testDatabase(folder)
  const keys = openKeyRing(join(folder, 'pile.keys.db'))
  const clock = settableClock('2026-03-02T01:00:00.000Z')
  const received: ReceivedSms[] = []
  const verified: string[] = []
  let gatewayWorks = true
  const sms: SmsSender = {
    send: async (phone, text, messageId) => {
      if (!gatewayWorks) throw new Error('the gateway is out of order')
      received.push({ phone, text, messageId })
    },
  }
  const argon2 = await argon2Passwords()
  const passwords: Passwords = {
    ...argon2,
    verify: (passwordHash, password) => {
      verified.push(passwordHash)
      return argon2.verify(passwordHash, password)
    },
  }
  return {
    accounts: openAccounts({
      store: sqliteAccountStore(database),
      keys,
      passwords,
      sms,
      secondFactor: set.secondFactor ?? 'offered',
      firstPasswords: set.firstPasswords ?? 'kept',
      localLogin: set.localLogin ?? true,
    }),
    database,
    keys,
    folder,
    ...clock,
    received,
    verified,
    dummyHash: argon2.dummyHash,
    breakGateway: () => {
      gatewayWorks = false
    },
    close: () => {
      keys.close()
      database.connection.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const settableClock = (start: string): Pick<AccountsRig, 'time' | 'wait'> => {
  let now = Temporal.Instant.from(start)
  return {
    time: { now: () => now.toString({ fractionalSecondDigits: 3 }) },
    wait: (duration) => {
      now = now.add(duration)
    },
  }
}

/** The six digits of the last message that a phone received. */
export const lastCode = (rig: AccountsRig, phone: string): string => {
  const text = rig.received.filter((sms) => sms.phone === phone).at(-1)?.text ?? ''
  const code = /\d{6}/.exec(text)?.[0]
  if (!code) throw new Error(`no code reached ${phone}`)
  return code
}

/** Six digits that are not this code. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** Registers an organisation, so that staff can belong to it. */
export const addOrganisation = (rig: AccountsRig, party: string): string => {
  const organisationId = `organisation-${party}`
  rig.database.db
    .insert(tables.organisations)
    .values({ organisationId, party, name: party, createdAt: rig.time.now() })
    .onConflictDoNothing()
    .run()
  return organisationId
}

/** The password of everybody whom `addStaff` makes. */
export const password = '三月的梧桐-叶子-还没有长出来'

/** Makes an account of staff; everybody but an operator gets an organisation. */
export const addStaff = async (rig: AccountsRig, party: Staff['party'], login: string): Promise<Account> => {
  const organisationId = party === 'operator' ? null : addOrganisation(rig, party)
  const made = await rig.accounts.createStaff({ party, organisationId, login, password }, rig.time.now())
  if (typeof made === 'string') throw new Error(made)
  return made
}

import type { Party } from '../../workflows/parties.ts'
import type { Device } from './device.ts'
import type { Account, AccountQuery, Caller, LiveSession, StaffParty } from './ports.ts'

/** A one-time code as it is kept: the code itself only as a keyed hash. */
export interface KeptCode {
  readonly codeId: string
  readonly codeHash: string
  readonly expiresAt: string
  readonly attempts: number
}

/** A code about to be sent. */
export interface NewCode {
  readonly codeId: string
  readonly phoneLookup: string
  readonly codeHash: string
  readonly createdAt: string
  readonly expiresAt: string
}

/** Wrong passwords in a row for one login. */
export interface Failures {
  readonly failures: number
  readonly lockedUntil: string | null
}

/** Personal bytes and the key that opens them. */
export interface Sealed {
  readonly keyId: string
  readonly sealed: Buffer
}

/** An owner's account about to be made. */
export interface NewOwner {
  readonly accountId: string
  readonly phone: Sealed
}

/** An account of staff about to be made. */
export interface NewStaff {
  readonly accountId: string
  readonly party: StaffParty
  readonly organisationId: string | null
  readonly login: string
  readonly passwordHash: string
  /** Until when a password that somebody else set can be used; null = it is the person’s own. */
  readonly initialUntil: string | null
  readonly createdAt: string
}

/** A session about to be opened: `web` for a person, `token` for a machine. */
export interface NewSession {
  readonly tokenHash: string
  readonly sessionId: string
  readonly accountId: string
  readonly kind: Caller['channel']
  readonly name: string | null
  readonly device: Device | null
  /** `oidc`: who it is was decided by the provider of identities. */
  readonly via: 'oidc' | null
  readonly createdAt: string
  readonly expiresAt: string
}

/** The secret of a device as it is kept. `pending`: shown, and no code of it was seen yet. */
export interface KeptFactor extends Sealed {
  readonly createdAt: string
  readonly confirmedAt: string | null
  /** The last step of time whose code was used. */
  readonly lastStep: number | null
}

/**
 * Where accounts are kept. Each call is one transaction; a function handed in decides inside it, so that two logins at
 * once cannot both count on what they read before. No secret passes through here in the clear.
 */
export interface AccountStore {
  /** Keeps a code and ends the earlier ones of the phone; false when the phone has had `atMost` since then. */
  addCode(code: NewCode, limit: { since: string; atMost: number }): Promise<boolean>
  /** Holds an attempt against the living code of a phone: `right` uses it up, `wrong` counts, `dead` changes nothing. */
  useCode(phoneLookup: string, now: string, judge: (code: KeptCode) => 'right' | 'wrong' | 'dead'): Promise<boolean>
  /** The owner with this phone; made when there is none. */
  ownerByPhone(phoneLookup: string, now: string, make: () => NewOwner): Promise<Account>
  sealedPhone(accountId: string): Promise<Sealed | null>
  /**
   * Puts another phone in the place of an owner's, and ends the other sessions: how many. An account that has this phone and
   * nothing else is closed; `taken`: it has requests or piles.
   */
  changePhone(
    accountId: string,
    phone: Sealed & { readonly phoneLookup: string },
    now: string,
    keep: string,
  ): Promise<number | 'taken'>
  account(accountId: string): Promise<Account | null>
  staffByLogin(login: string): Promise<{ account: Account; passwordHash: string; initialUntil: string | null } | null>
  addStaff(staff: NewStaff): Promise<Account | 'loginTaken' | 'organisationUnknown'>
  /** Counts an attempt by what `count` makes of those before; false when the login is locked. */
  countAttempt(loginLookup: string, count: (before: Failures | null) => Failures | 'locked'): Promise<boolean>
  forgetAttempts(loginLookup: string): Promise<void>
  secondFactor(accountId: string, standing: 'pending' | 'confirmed'): Promise<KeptFactor | null>
  /** Keeps a secret that was shown; an earlier one that was never confirmed is gone. */
  startFactor(factor: Sealed & { readonly accountId: string; readonly createdAt: string }): Promise<void>
  /** The pending secret takes the place of the confirmed one, with recovery codes of its own. */
  confirmFactor(
    accountId: string,
    confirmed: { readonly step: number; readonly recoveryHashes: readonly string[]; readonly now: string },
  ): Promise<void>
  /** Marks a step as used; false when it, or a later one, was used already. */
  takeStep(accountId: string, step: number): Promise<boolean>
  putRecoveryCodes(accountId: string, hashes: readonly string[]): Promise<void>
  /** Uses a recovery code up; false when there is none such. */
  spendRecoveryCode(accountId: string, codeHash: string, now: string): Promise<boolean>
  recoveryCodesLeft(accountId: string): Promise<number>
  /** Takes the second factor of a login away and ends its sessions; false when there is none. */
  removeFactor(login: string, now: string): Promise<boolean>
  list(query: AccountQuery): Promise<{ accounts: Account[]; nextCursor: string | null }>
  /** Disables an account and ends its sessions, unless it is the last active one of the party named in `keepOneOf`. */
  disable(accountId: string, now: string, keepOneOf: Party): Promise<Account | 'unknown' | 'lastOne'>
  addSession(session: NewSession): Promise<void>
  /** The caller whose session is alive at `now` and whose account is not disabled. */
  callerByToken(
    tokenHash: string,
    now: string,
  ): Promise<
    | (Omit<Caller, 'mustSetUpFactor' | 'mustChangePassword' | 'isByProvider'> & {
        readonly hasFactor: boolean
        readonly isInitial: boolean
        readonly via: 'oidc' | null
      })
    | null
  >
  endSession(sessionId: string, now: string): Promise<void>
  /** Ends those of an account, but for one. */
  endSessions(accountId: string, now: string, keep?: string | null): Promise<number>
  sessionsOf(accountId: string, now: string): Promise<readonly LiveSession[]>
  endSessionOf(accountId: string, sessionId: string, now: string): Promise<boolean>
  passwordOf(accountId: string): Promise<string | null>
  /** Sets a password and ends the sessions but for one, in one transaction; how many. */
  setPassword(
    accountId: string,
    password: { readonly hash: string; readonly initialUntil: string | null },
    now: string,
    keep: string | null,
  ): Promise<number>
  forget(before: { codes: string; locks: string; sessions: string }): Promise<void>
}

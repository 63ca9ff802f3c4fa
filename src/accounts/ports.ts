import type { Party } from '../../workflows/parties.ts'
import type { Device } from './device.ts'

/** Who calls: an account with its role, and how it came in. */
export interface Caller {
  readonly accountId: string
  readonly party: Party
  readonly organisationId: string | null
  readonly sessionId: string
  /** `web`: a person in a browser. `token`: a machine with an API token. */
  readonly channel: 'web' | 'token'
  /** Logged in by the provider of identities, and logged out there too. */
  readonly isByProvider: boolean
  /** Nothing else is done for this person until a second factor is set up. */
  readonly mustSetUpFactor: boolean
  /** Nothing else is done for this person until the password that somebody else set is changed. */
  readonly mustChangePassword: boolean
}

/** An account, without its secrets. */
export interface Account {
  readonly accountId: string
  readonly party: Party
  readonly organisationId: string | null
  /** Login name of staff; null for owners, who log in by phone. */
  readonly login: string | null
  readonly createdAt: string
  readonly disabledAt: string | null
}

/** A login that worked: the token goes to the caller once, only its hash is kept. */
export interface OpenedSession {
  readonly token: string
  readonly expiresAt: string
  readonly account: Account
}

/** A login by password that worked: the browser is given something by which it is known again. */
export interface OpenedByPassword extends OpenedSession {
  readonly knownDevice: string
}

/** A session or token that is alive, as its owner sees it. No address: it is not kept. */
export interface LiveSession {
  readonly sessionId: string
  readonly kind: Caller['channel']
  /** What a token is for; null for a login. */
  readonly name: string | null
  readonly device: Device | null
  readonly createdAt: string
  /** To ten minutes; null = not used yet. */
  readonly lastSeenAt: string | null
  readonly expiresAt: string
}

/** Whether an account has a second factor. */
export interface SecondFactor {
  readonly confirmedAt: string | null
  readonly recoveryCodesLeft: number
  readonly isObligatory: boolean
}

/** What is typed beside name and password. */
export interface BesidePassword {
  /** The second factor: six digits of the device, or a recovery code. */
  readonly code?: string | undefined
  /** What the browser was given after an earlier login. */
  readonly knownDevice?: string | undefined
  readonly device?: Device | null
}

/**
 * What a login by password comes to when it opens nothing. `codeNeeded`: name and password are right. `elsewhere`: they are,
 * and this house logs in by its provider of identities.
 */
export type RefusedLogin = 'wrong' | 'locked' | 'codeNeeded' | 'codeWrong' | 'elsewhere' | 'initialOver'

/** A party whose people log in with name and password: owners come by phone, the court and the public never log in. */
export type StaffParty = Exclude<Party, 'owner' | 'court' | 'public'>

/** Somebody who works for a party. Everybody but an operator belongs to an organisation: what they see hangs on it. */
export interface Staff {
  readonly party: StaffParty
  readonly organisationId: string | null
  readonly login: string
  /** At least 12 signs. */
  readonly password: string
}

/** Which accounts an operator asks for. */
export interface AccountQuery {
  readonly party: Party | null
  readonly cursor: string | null
  readonly limit: number
}

/** The one-time code could not be handed over to the message gateway. It stays valid, in case it arrives after all. */
export class CodeNotSent extends Error {
  override name = 'CodeNotSent'
}

/** Accounts, logins and sessions. Times are ISO instants. */
export interface Accounts {
  /**
   * Sends a one-time code to a phone. Says nothing about whether the phone is known. `null` = too many codes asked for.
   * @throws CodeNotSent when the message gateway did not take it.
   */
  requestCode(phone: string, now: string): Promise<{ expiresAt: string } | null>
  /** Logs an owner in; the first login makes the account. */
  loginWithCode(phone: string, code: string, now: string, device?: Device): Promise<OpenedSession | 'wrong'>
  loginWithPassword(login: string, password: string, now: string, beside?: BesidePassword): Promise<OpenedSession | RefusedLogin>
  secondFactor(accountId: string): Promise<SecondFactor>
  /** A new secret for a device, shown once. Who has a second factor already proves it; until the new one is confirmed the old one holds. */
  startSecondFactor(
    accountId: string,
    code: string | null,
    now: string,
  ): Promise<{ readonly secret: string; readonly address: string } | 'wrong' | 'locked'>
  /** The first code of the device makes it count; the recovery codes are shown once. */
  confirmSecondFactor(accountId: string, code: string, now: string): Promise<readonly string[] | 'wrong' | 'notStarted'>
  /** New recovery codes in place of those before. */
  renewRecoveryCodes(accountId: string, code: string, now: string): Promise<readonly string[] | 'wrong' | 'locked'>
  /**
   * Takes a second factor away without asking a second person, and ends the sessions: for whoever stands at the machine itself.
   * False: there is no such login, or it has none.
   */
  removeSecondFactor(login: string, now: string): Promise<boolean>
  /** Ends one session or API token. */
  logout(sessionId: string, now: string): Promise<void>
  /** The caller behind a token; null when it is unknown, expired, revoked, or its account disabled. */
  authenticate(token: string, now: string): Promise<Caller | null>
  /** The owner's account for a phone, made when there is none: for a walk-in filed by a clerk. Without a phone, an account that nobody logs in to. */
  ownerAccountFor(phone: string | null, now: string): Promise<string>
  /** `isInitial`: somebody else chose the password; it holds for some days, and its person changes it at the first login. */
  createStaff(
    staff: Staff & { readonly isInitial?: boolean },
    now: string,
  ): Promise<Account | 'loginTaken' | 'organisationUnknown'>
  list(query: AccountQuery): Promise<{ accounts: Account[]; nextCursor: string | null }>
  /** Disables an account and ends its sessions. The last operator cannot be disabled: nobody could make another. */
  disable(accountId: string, now: string): Promise<Account | 'unknown' | 'lastOperator'>
  /** A token for a machine, shown once; null when there is no such active account of staff. */
  createToken(
    accountId: string,
    name: string,
    now: string,
  ): Promise<{ token: string; sessionId: string; expiresAt: string } | null>
  /** Ends all sessions and tokens of an account: how many; null when there is no such account. */
  revokeSessions(accountId: string, now: string): Promise<number | null>
  /** Sessions and tokens of an account that are alive, the latest first. */
  sessionsOf(accountId: string, now: string): Promise<readonly LiveSession[]>
  /** Ends one of an account; false when it has none such that is alive. */
  endSessionOf(accountId: string, sessionId: string, now: string): Promise<boolean>
  /** Ends all of an account but one; how many. */
  endOtherSessions(accountId: string, keep: string, now: string): Promise<number>
  /** A new password for whoever shows the old one; every other session ends. `none`: owners have no password. `same`: one that somebody else set is changed into another one. */
  changePassword(
    caller: Pick<Caller, 'accountId' | 'sessionId'>,
    typed: string,
    next: string,
    now: string,
  ): Promise<{ readonly ended: number } | 'wrong' | 'locked' | 'none' | 'same'>
  /** A random password in place of one that was forgotten, shown once; every session ends. Null: there is no such account of staff. */
  renewPassword(accountId: string, now: string): Promise<string | null>
  /** Which browser of a login shows this; null = none that is known. */
  knownDevice(login: string, shown: string | undefined): string | null
  /** Lets a login be tried again that rests after wrong passwords; false when there is no such account of staff. */
  unlock(accountId: string): Promise<boolean>
  /**
   * Another phone for an owner who shows the code that came to it; every other session ends, and the old number is told.
   * `taken`: requests of somebody else belong to it. An account with none, made by a login with the new number, gives way.
   */
  changePhone(
    caller: Pick<Caller, 'accountId' | 'sessionId'>,
    phone: string,
    code: string,
    now: string,
  ): Promise<{ readonly ended: number } | 'wrong' | 'taken'>
  /** An owner's phone, for sending notices; null when erased. */
  phoneOf(accountId: string): Promise<string | null>
  /** Removes dead one-time codes, lock-outs that are over and sessions that ended a month ago. To be called now and then. */
  forgetExpired(now: string): Promise<void>
}

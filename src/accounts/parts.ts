import type { SmsSender } from '../notices/sms.ts'
import type { KeyRing } from '../sealing/keys.ts'
import type { Passwords } from './passwords.ts'
import type { AccountStore } from './store.ts'

/** What accounts are made of. */
export interface AccountsParts {
  readonly store: AccountStore
  readonly keys: KeyRing
  readonly passwords: Passwords
  readonly sms: SmsSender
  /** Whether staff may log in by name and password; operators always may. */
  readonly localLogin: boolean
  /** Whether bureau and operators must have a second factor, or may. */
  readonly secondFactor: 'offered' | 'required'
  /** Whether a password that somebody else set ends, and is changed at the first login; it is kept in mind either way. */
  readonly firstPasswords: 'kept' | 'expire'
}

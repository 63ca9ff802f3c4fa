import { sha256 } from '../sealing/seal.ts'
import { minutesAfter } from './instants.ts'
import { ownPhones } from './own-phone.ts'
import { ownSessions } from './own-sessions.ts'
import { ownerAccounts } from './owners.ts'
import type { AccountsParts } from './parts.ts'
import type { Accounts } from './ports.ts'
import { mustSetUp, secondFactors } from './second-factor.ts'
import { staffAccounts } from './staff.ts'

const hour = 60
const month = 30 * 24 * hour

/** Accounts, logins and sessions. */
export const openAccounts = (parts: AccountsParts): Accounts => {
  const { store } = parts
  return {
    ...ownerAccounts(parts),
    ...staffAccounts(parts),
    ...secondFactors(parts),
    ...ownSessions(parts),
    ...ownPhones(parts),
    logout: (sessionId, now) => store.endSession(sessionId, now),
    authenticate: async (token, now) => {
      const found = await store.callerByToken(sha256(token), now)
      if (!found) return null
      const { hasFactor, isInitial, via, ...caller } = found
      // What else it takes to be somebody there, is the provider’s; a machine has no password.
      const isByPassword = via === null && caller.channel === 'web'
      return {
        ...caller,
        isByProvider: via === 'oidc',
        mustSetUpFactor: via === null && mustSetUp(parts, caller, hasFactor),
        mustChangePassword: parts.firstPasswords === 'expire' && isByPassword && isInitial,
      }
    },
    list: (query) => store.list(query),
    disable: async (accountId, now) => {
      const disabled = await store.disable(accountId, now, 'operator')
      return disabled === 'lastOne' ? 'lastOperator' : disabled
    },
    revokeSessions: async (accountId, now) => ((await store.account(accountId)) ? store.endSessions(accountId, now) : null),
    forgetExpired: (now) => store.forget({ codes: minutesAfter(now, -hour), locks: now, sessions: minutesAfter(now, -month) }),
  }
}

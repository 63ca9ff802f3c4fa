import { randomId } from '../random-id.ts'
import { keyedHash } from '../sealing/seal.ts'
import { countAttempt } from './lock-out.ts'
import type { AccountsParts } from './parts.ts'
import type { Accounts, BesidePassword, OpenedSession, RefusedLogin } from './ports.ts'
import { proveFactor } from './second-factor.ts'
import { openSession } from './sessions.ts'
import { secondFactorParties } from './staff-rules.ts'

/** Staff: name and password, and tokens for their machines. */
export const staffAccounts = (parts: AccountsParts): Pick<Accounts, 'loginWithPassword' | 'createStaff' | 'createToken'> => {
  const { store, passwords } = parts
  return {
    loginWithPassword: (login, password, now, beside = {}) => loginWithPassword(parts, foldLogin(login), password, now, beside),
    createStaff: async ({ party, organisationId, login, password }, now) =>
      store.addStaff({
        accountId: randomId(),
        party,
        organisationId,
        login: foldLogin(login),
        passwordHash: await passwords.hash(password),
        createdAt: now,
      }),
    createToken: async (accountId, name, now) => {
      const account = await store.account(accountId)
      // An owner's account has no machines, and nobody may come in as an owner but by the owner's phone.
      if (!account || account.disabledAt !== null || account.party === 'owner') return null
      const { account: _, ...opened } = await openSession(store, account, { kind: 'token', name }, now)
      return opened
    },
  }
}

/** Login names are the same in capitals and small letters: phones begin a line with a capital. */
const foldLogin = (login: string): string => login.trim().toLowerCase()

const loginWithPassword = async (
  parts: AccountsParts,
  login: string,
  password: string,
  now: string,
  { code }: BesidePassword,
): Promise<OpenedSession | RefusedLogin> => {
  const { store, keys, passwords } = parts
  // A keyed hash, because people type their password where the name belongs. Unknown names are counted and locked like known ones.
  const lookup = keyedHash(keys.secret('login-failures'), login)
  if (!(await store.countAttempt(lookup, (before) => countAttempt(before, now)))) return 'locked'
  const found = await store.staffByLogin(login)
  const right = await passwords.verify(found?.passwordHash ?? passwords.dummyHash, password)
  if (!found || !right || found.account.disabledAt !== null) return 'wrong'
  const { account } = found
  // The attempt stays counted until both are right: who knows the password guesses no more codes than another one passwords.
  if (secondFactorParties.includes(account.party) && (await store.secondFactor(account.accountId, 'confirmed'))) {
    if (code === undefined) return 'codeNeeded'
    const shown = await proveFactor(parts, account.accountId, code, now)
    if (shown !== 'right') return shown === 'locked' ? 'locked' : 'codeWrong'
  }
  await store.forgetAttempts(lookup)
  const { sessionId: _, ...opened } = await openSession(store, account, { kind: 'web', name: null }, now)
  return opened
}

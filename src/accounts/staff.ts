import { randomId } from '../random-id.ts'
import { knownDevice, markDevice } from './known-device.ts'
import { attemptsAt, guessed } from './lock-out.ts'
import type { AccountsParts } from './parts.ts'
import type { Accounts, BesidePassword, OpenedByPassword, RefusedLogin } from './ports.ts'
import { proveFactor } from './second-factor.ts'
import { openSession } from './sessions.ts'
import { initialUntil, secondFactorParties } from './staff-rules.ts'

/** Staff: name and password, and tokens for their machines. */
export const staffAccounts = (
  parts: AccountsParts,
): Pick<Accounts, 'loginWithPassword' | 'createStaff' | 'createToken' | 'unlock' | 'knownDevice'> => {
  const { store, passwords } = parts
  return {
    loginWithPassword: (login, password, now, beside = {}) => loginWithPassword(parts, foldLogin(login), password, now, beside),
    createStaff: async ({ party, organisationId, login, password, isInitial = false }, now) =>
      store.addStaff({
        accountId: randomId(),
        party,
        organisationId,
        login: foldLogin(login),
        passwordHash: await passwords.hash(password),
        initialUntil: isInitial ? initialUntil(now) : null,
        createdAt: now,
      }),
    createToken: async (accountId, name, now) => {
      const account = await store.account(accountId)
      // An owner's account has no machines, and nobody may come in as an owner but by the owner's phone.
      if (!account || account.disabledAt !== null || account.party === 'owner') return null
      const { account: _, ...opened } = await openSession(store, account, { kind: 'token', name, device: null }, now)
      return opened
    },
    knownDevice: (login, shown) => knownDevice(parts.keys, foldLogin(login), shown),
    unlock: async (accountId) => {
      const login = (await store.account(accountId))?.login
      if (!login) return false
      for (const what of [guessed.login(login), guessed.secondFactor(accountId), guessed.password(accountId)])
        await attemptsAt(parts, what).forget()
      return true
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
  { code, knownDevice: shown, device = null }: BesidePassword,
): Promise<OpenedByPassword | RefusedLogin> => {
  const { store, keys, passwords } = parts
  // Unknown names are counted and locked like known ones. A browser that is known is counted for itself: whoever locks a login
  // from elsewhere, also from the same address, does not lock out the one whose it is.
  const known = knownDevice(keys, login, shown)
  const attempts = attemptsAt(parts, known === null ? guessed.login(login) : guessed.loginIn(login, known))
  if (!(await attempts.begin(now))) return 'locked'
  const found = await store.staffByLogin(login)
  const right = await passwords.verify(found?.passwordHash ?? passwords.dummyHash, password)
  if (!found || !right || found.account.disabledAt !== null) return 'wrong'
  const { account } = found
  const isOver = found.initialUntil !== null && found.initialUntil <= now
  if (parts.firstPasswords === 'expire' && isOver) return 'initialOver'
  if (!parts.localLogin && account.party !== 'operator') return 'elsewhere'
  // The attempt stays counted until both are right: who knows the password guesses no more codes than another one passwords.
  if (secondFactorParties.includes(account.party) && (await store.secondFactor(account.accountId, 'confirmed'))) {
    if (code === undefined) return 'codeNeeded'
    const shown = await proveFactor(parts, account.accountId, code, now)
    if (shown !== 'right') return shown === 'locked' ? 'locked' : 'codeWrong'
  }
  await attempts.forget()
  const { sessionId: _, ...opened } = await openSession(store, account, { kind: 'web', name: null, device }, now)
  return { ...opened, knownDevice: markDevice(keys, login) }
}

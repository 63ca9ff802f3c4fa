import type { Device } from './device.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { Account, OpenedSession } from './ports.ts'
import { openSession } from './sessions.ts'
import type { AccountStore } from './store.ts'

/** Who an account is at the provider. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly accountId: string
  readonly linkedBy: string
  readonly linkedAt: string
}

/** Where identities are kept. */
export interface IdentityStore {
  /** The account of an identity. */
  accountOf(issuer: string, subject: string): Promise<string | null>
  ofAccount(accountId: string): Promise<Identity | null>
  /** Links, in place of what the account was linked to before. `taken`: it belongs to another account. */
  link(identity: Identity): Promise<'linked' | 'taken'>
  unlink(accountId: string): Promise<boolean>
}

/** Logins of staff by the provider of identities of their house. */
export interface Identities {
  of(accountId: string): Promise<Identity | null>
  /** Who the account is at the provider that is set; `unknown`: it is no account of staff. */
  link(accountId: string, subject: string, by: string, now: string): Promise<Identity | 'unknown' | 'taken'>
  unlink(accountId: string): Promise<boolean>
  /** Opens a session for whoever the provider says it is; null when no account is linked to that. None is made. */
  login(who: { readonly issuer: string; readonly subject: string }, device: Device, now: string): Promise<OpenedSession | null>
}

/** Identities over the accounts they belong to. */
export const openIdentities = (parts: {
  readonly identities: IdentityStore
  readonly store: Pick<AccountStore, 'account' | 'addSession'>
  readonly provider: Pick<IdentityProvider, 'issuer'>
}): Identities => {
  const { identities, store, provider } = parts
  return {
    of: (accountId) => identities.ofAccount(accountId),
    link: async (accountId, subject, by, now) => {
      const account = await store.account(accountId)
      if (!isStaff(account)) return 'unknown'
      const identity = { issuer: provider.issuer, subject, accountId, linkedBy: by, linkedAt: now }
      return (await identities.link(identity)) === 'taken' ? 'taken' : identity
    },
    unlink: (accountId) => identities.unlink(accountId),
    login: async ({ issuer, subject }, device, now) => {
      const accountId = await identities.accountOf(issuer, subject)
      const account = accountId === null ? null : await store.account(accountId)
      if (!isStaff(account)) return null
      const { sessionId: _, ...opened } = await openSession(store, account, { kind: 'web', name: null, device, via: 'oidc' }, now)
      return opened
    },
  }
}

const isStaff = (account: Account | null): account is Account =>
  account !== null && account.login !== null && account.disabledAt === null

import { randomId, randomSecret } from '../random-id.ts'
import { sha256 } from '../sealing/seal.ts'
import type { Device } from './device.ts'
import { minutesAfter } from './instants.ts'
import type { Account, Caller, OpenedSession } from './ports.ts'
import type { AccountStore } from './store.ts'

/** How long a session lives in minutes: a working day in the browser, a year for a machine. */
const sessionMinutes = { web: 12 * 60, token: 365 * 24 * 60 } as const

/** Opens a session for an account: the token is random, and only its hash is kept. */
export const openSession = async (
  store: Pick<AccountStore, 'addSession'>,
  account: Account,
  opening: { kind: Caller['channel']; name: string | null; device: Device | null; via?: 'oidc' },
  now: string,
): Promise<OpenedSession & { sessionId: string }> => {
  const token = randomSecret()
  const sessionId = randomId()
  const expiresAt = minutesAfter(now, sessionMinutes[opening.kind])
  await store.addSession({
    tokenHash: sha256(token),
    sessionId,
    accountId: account.accountId,
    ...opening,
    via: opening.via ?? null,
    createdAt: now,
    expiresAt,
  })
  return { token, sessionId, expiresAt, account }
}

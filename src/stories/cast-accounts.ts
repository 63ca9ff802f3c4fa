import { randomBytes } from 'node:crypto'
import type { Party } from '../../workflows/parties.ts'
import { type PileClient, pileClient, taken } from '../client/client.ts'

/** What casting needs of the service it plays on. */
export interface CastParts {
  readonly baseUrl: string
  readonly operator: PileClient
  readonly now: () => Promise<string>
  /** The last message to a phone: where an owner's login code is read in a demo. */
  readonly lastMessage: (phone: string) => Promise<string>
}

/** The client of somebody in a story, and the token behind it, for whoever lets them act in a browser. */
export interface Actor extends PileClient {
  readonly token: string
}

const actor = (baseUrl: string, token: string): Actor => ({ ...pileClient(baseUrl, token), token })

/** An account for a body, with a machine token: sessions of a browser end within the day, a story lasts for weeks. */
export const staffClient = async ({ operator, baseUrl }: CastParts, party: Party, organisationId: string): Promise<Actor> => {
  const login = `story-${party}-${randomBytes(6).toString('hex')}`
  const password = randomBytes(18).toString('base64url')
  const body = { party: party as 'centre', organisationId, login, password }
  const { accountId } = taken(await operator.http.POST('/api/accounts', { body }))
  return actor(baseUrl, await tokenFor(operator, accountId))
}

/** A token for an account, made by an operator. */
export const tokenFor = async (operator: PileClient, accountId: string): Promise<string> =>
  taken(
    await operator.http.POST('/api/accounts/{accountId}/tokens', { params: { path: { accountId } }, body: { name: 'story' } }),
  ).token

/** An owner, logged in with the code that came to its phone. */
export const ownerClient = async ({ baseUrl, lastMessage }: CastParts, phone: string): Promise<Actor> => {
  const nobody = pileClient(baseUrl)
  taken(await nobody.http.POST('/api/login/codes', { body: { phone } }))
  const code = /\d{6}/.exec(await lastMessage(phone))?.[0]
  if (!code) throw new Error('no login code came')
  const session = taken(await nobody.http.POST('/api/login', { body: { method: 'code', phone, code } }))
  return actor(baseUrl, session.token)
}

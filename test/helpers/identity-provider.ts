import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A provider of identities as a house runs one: its own login page, its own sessions. */
export interface RunningProvider {
  readonly issuer: string
  readonly settings: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Starts a provider that knows everybody by the name that is typed, and one client, which comes back to `service`. */
export const runProvider = async (service: string): Promise<RunningProvider> => {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has an address with a port.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'piles',
        client_secret: 'secret-of-the-house',
        redirect_uris: [`${service}/api/login/provider/callback`],
        post_logout_redirect_uris: [`${service}/login?to=/desk`],
      },
    ],
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    cookies: { keys: ['of-the-test'] },
  })
  server.on('request', provider.callback())
  return {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'piles',
      OIDC_CLIENT_SECRET: 'secret-of-the-house',
      OIDC_NAME: '市政务统一登录',
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

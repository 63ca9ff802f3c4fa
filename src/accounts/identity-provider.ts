import type { Configuration } from 'openid-client'

/** What a login keeps in the browser between leaving for the provider and coming back. */
export interface Leaving {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** A provider of identities by OpenID Connect: who somebody is, is decided there. */
export interface IdentityProvider {
  readonly issuer: string
  /** As it is called on the login page. */
  readonly name: string
  /** Where the browser is sent, and what it keeps until it is back. */
  begin(callback: string): Promise<{ readonly address: string; readonly leaving: Leaving }>
  /**
   * Who came back. Code, state, nonce, signature, issuer and audience are checked.
   * @throws when anything of it is not right, or the provider cannot be reached.
   */
  finish(cameBack: URL, leaving: Leaving): Promise<{ readonly issuer: string; readonly subject: string }>
  /** Where the browser is sent to log out there too; null = the provider has no such address. */
  end(back: string): Promise<string | null>
}

/** How the provider is reached. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

/** Code flow with PKCE, state and nonce. The provider is asked for its addresses at the first login: without it the service starts all the same. */
export const openIdProvider = (settings: ProviderSettings): IdentityProvider => {
  const { issuer, name } = settings
  let asked: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    asked ??= discover(settings).catch((error: unknown) => {
      // Asked again at the next login.
      asked = undefined
      throw error
    })
    return asked
  }
  return {
    issuer,
    name,
    begin: async (callback) => {
      const client = await import('openid-client')
      const verifier = client.randomPKCECodeVerifier()
      const leaving = { state: client.randomState(), nonce: client.randomNonce(), verifier }
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: leaving.state,
        nonce: leaving.nonce,
      })
      return { address: address.href, leaving }
    },
    finish: async (cameBack, { state, nonce, verifier }) => {
      const client = await import('openid-client')
      const tokens = await client.authorizationCodeGrant(await configuration(), cameBack, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider said nothing of who it is')
      return { issuer: claims.iss, subject: claims.sub }
    },
    end: async (back) => {
      const client = await import('openid-client')
      const config = await configuration()
      if (config.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back, client_id: settings.clientId }).href
    },
  }
}

const discover = async ({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> => {
  const client = await import('openid-client')
  // Only the settings of this very machine go without TLS: config.ts refuses another one.
  const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  const found = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: 10 })
  if (found.serverMetadata().issuer !== issuer) throw new Error('the provider calls itself by another name')
  return found
}

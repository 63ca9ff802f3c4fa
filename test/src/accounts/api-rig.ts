import pino from 'pino'
import { openFourEyes } from '../../../src/accounts/four-eyes.ts'
import type { Staff } from '../../../src/accounts/ports.ts'
import type { RouteAccess } from '../../../src/api/access.ts'
import { buildApp } from '../../../src/api/build-app.ts'
import { accountRoutes } from '../../../src/api/routes/accounts.ts'
import { fourEyesRoutes } from '../../../src/api/routes/four-eyes.ts'
import { loginRoutes } from '../../../src/api/routes/login.ts'
import { ownPhoneRoutes } from '../../../src/api/routes/own-phone.ts'
import { ownSessionRoutes } from '../../../src/api/routes/own-sessions.ts'
import { secondFactorRoutes } from '../../../src/api/routes/second-factor.ts'
import { authenticateBy } from '../../../src/api/session-cookie.ts'
import type { TypedApp } from '../../../src/api/typed-app.ts'
import { sqliteFourEyes } from '../../../src/database/sqlite-four-eyes.ts'
import { type AccountsRig, addStaff, openRig, password } from './accounts-rig.ts'

/** The HTTP surface over real accounts. */
export interface ApiRig extends AccountsRig {
  readonly app: TypedApp
  readonly access: readonly RouteAccess[]
  /** What the service wrote to its log. */
  readonly log: string[]
  closeAll(): Promise<void>
}

/** Opens the surface with the login and account routes. */
export const openApiRig = async (
  set: {
    publicUrl?: string
    codesPerMinute?: number
    requestsPerMinute?: number
    secondFactor?: 'offered' | 'required'
    firstPasswords?: 'kept' | 'expire'
  } = {},
): Promise<ApiRig> => {
  const rig = await openRig(set)
  const { accounts, time } = rig
  const log: string[] = []
  const { publicUrl = 'http://127.0.0.1:3000', codesPerMinute = 1000 } = set
  const { app, access } = await buildApp({
    logger: pino({ level: 'info' }, { write: (line) => log.push(line) }),
    authenticate: authenticateBy(accounts, time),
    ownOrigin: () => publicUrl,
    uploadLimitBytes: 1024,
    requestsPerMinute: set.requestsPerMinute ?? 10_000,
    routes: [
      loginRoutes({ accounts, time, publicUrl, codesPerMinute }),
      accountRoutes({ accounts, time }),
      secondFactorRoutes({ accounts, time }),
      ownSessionRoutes({ accounts, time }),
      ownPhoneRoutes({ accounts, time }),
      fourEyesRoutes({ fourEyes: openFourEyes(sqliteFourEyes(rig.database)), accounts, time }),
    ],
  })
  const closeAll = async () => {
    await app.close()
    rig.close()
  }
  return { ...rig, app, access, log, closeAll }
}

/** Makes an account of staff and logs it in: its id, and the header to call with. */
export const logInStaff = async (rig: ApiRig, party: Staff['party'], login: string) => {
  const { accountId } = await addStaff(rig, party, login)
  const answer = await rig.app.inject({ method: 'POST', url: '/api/login', payload: { method: 'password', login, password } })
  const { token }: { token: string } = answer.json()
  return { accountId, headers: { authorization: `Bearer ${token}` } }
}

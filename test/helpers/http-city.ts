import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { type PileClient, pileClient, type Schemas, taken } from '../../src/client/client.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { demoControl } from '../../src/demo/demo-client.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../src/demo/start-demo.ts'
import { randomId } from '../../src/random-id.ts'
import { tokenFor } from '../../src/stories/cast-accounts.ts'
import type { Party } from '../../workflows/parties.ts'
import { testStorage } from './test-database.ts'

/** A body of the city with a client of its own. */
interface Body {
  readonly organisationId: string
  readonly client: PileClient
  /** Its name and password, for whoever logs in by hand. */
  readonly login: { readonly login: string; readonly password: string }
  /** Its token, for requests that the typed client would not send. */
  readonly token: string
}

/** A city on a service of its own, built and acted in over HTTP; its clock is moved by hand. */
export interface HttpCity {
  /** Where the service listens. */
  readonly url: string
  readonly demo: Demo
  /** To start the service again on the same files. */
  readonly config: Config
  readonly operator: PileClient & { readonly token: string }
  /** Moves the clock to an instant; what falls due on the way is recorded. */
  moveTo(instant: string): Promise<void>
  district(code: string, nameZh: string, nameEn: string, rulesPackId: string): Promise<void>
  /** Registers an office or company and logs it in. */
  body(party: Party, name: string, districts: readonly string[]): Promise<Body>
  /** A compound with a public transformer (630 kVA, peak 410) whose papers this company issues. */
  compound(district: string, name: string, companyId: string): Promise<string>
  /** A new space of a compound. */
  space(compoundId: string): Promise<string>
  /** The last message to a phone. */
  lastMessage(phone: string): Promise<string>
  /** A new space of a compound, its owner, and the owner's request, filed now. The owner logs in anew each time. */
  file(compoundId: string): Promise<Request>
  /** An owner who has nothing here yet. */
  newOwner(): Promise<PileClient & { readonly token: string }>
  /** A request as nobody's typed client would send it; null = without a login. */
  ask(path: string, token: string | null): Promise<{ status: number; body: Schemas['Problem'] }>
  close(): Promise<void>
}

/** A filed request and its owner. */
export interface Request {
  readonly caseId: string
  /** The owner, logged in anew. */
  owner(): Promise<PileClient & { readonly token: string }>
}

/** What a city of a test may set in its environment beside its address and its database. */
export type CityEnvironment = Readonly<
  Partial<
    Record<
      'RULES_DIR' | 'WEBHOOK_NETWORKS' | 'DATABASE_URL' | 'PORT' | 'LOCAL_LOGIN' | 'FIRST_PASSWORDS' | `OIDC_${string}`,
      string
    >
  >
>

/** Opens an empty city at an instant. */
export const openHttpCity = async (
  at: string,
  environment: CityEnvironment = {},
  on?: 'sqlite' | 'postgres',
): Promise<HttpCity> => {
  const folder = mkdtempSync(join(tmpdir(), 'http-city-'))
  const storage = testStorage(folder, on)
  const config = readConfig({ PORT: '0', ...storage.environment, ...environment })
  const demo = await startDemo(config, { logger: pino({ level: 'error' }), time: demoTime(at), pollMs: null })
  const { url } = demo.service
  const session = taken(await pileClient(url).http.POST('/api/login', { body: { method: 'password', ...demo.operator } }))
  const token = await tokenFor(pileClient(url, session.token), session.account.accountId)
  const operator = { ...pileClient(url, token), token }
  const control = demoControl(url, token)
  const garages = new Map<string, { garageId: string; transformerId: string; spaces: number }>()
  let phones = 0

  const body: HttpCity['body'] = async (party, name, districts) => {
    const kind = party === 'property' ? ('propertyCompany' as const) : party === 'community' ? ('community' as const) : null
    const made = { party: party as 'centre', kind, name, districts: [...districts] }
    const { organisationId } = taken(await operator.http.POST('/api/organisations', { body: made }))
    const account = { party: party as 'centre', organisationId, login: `${party}-${randomId()}`, password: randomId() }
    const { accountId } = taken(await operator.http.POST('/api/accounts', { body: account }))
    const bodyToken = await tokenFor(operator, accountId)
    const { login, password } = account
    return { organisationId, client: pileClient(url, bodyToken), token: bodyToken, login: { login, password } }
  }

  const compound: HttpCity['compound'] = async (district, name, companyId) => {
    const head = { district, name, address: null, completedOn: null }
    const { compoundId } = taken(await operator.http.POST('/api/compounds', { body: head }))
    const [garageId, transformerId] = [randomId(), randomId()]
    const unknown = { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' } as const
    taken(
      await operator.http.PUT('/api/compounds/{compoundId}/garages/{garageId}', {
        params: { path: { compoundId, garageId } },
        body: { name: '车库', level: 'underground', floor: -1, completedOn: null, systems: unknown, fireUnitAreaM2: null },
      }),
    )
    taken(
      await operator.http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', {
        params: { path: { compoundId, transformerId } },
        body: { name: '1号变', ownership: 'public', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' },
      }),
    )
    taken(
      await operator.http.PUT('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
        params: { path: { compoundId, kind: 'propertyCompany', sinceOn: '2015-01-01' } },
        body: { organisationId: companyId, untilOn: null },
      }),
    )
    garages.set(compoundId, { garageId, transformerId, spaces: 0 })
    return compoundId
  }

  const newSpace = async (compoundId: string): Promise<string> => {
    const garage = garages.get(compoundId)
    if (!garage) throw new Error('no such compound')
    garage.spaces += 1
    const { garageId, transformerId } = garage
    const spaceId = randomId()
    const rights = { title: 'owned' as const, leaseUntilOn: null, civilDefence: false, mechanical: false, wallOrPillar: true }
    taken(
      await operator.http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', {
        params: { path: { compoundId, spaceId } },
        body: { garageId, transformerId, label: `A-${garage.spaces}`, ...rights },
      }),
    )
    return spaceId
  }

  const ownerOf = async (phone: string) => {
    const nobody = pileClient(url)
    taken(await nobody.http.POST('/api/login/codes', { body: { phone } }))
    const code = /\d{6}/.exec(await control.lastMessage(phone))?.[0] ?? ''
    const opened = taken(await nobody.http.POST('/api/login', { body: { method: 'code', phone, code } }))
    return { ...pileClient(url, opened.token), token: opened.token }
  }

  const newPhone = (): string => {
    phones += 1
    return `138${String(phones).padStart(8, '0')}`
  }

  const file: HttpCity['file'] = async (compoundId) => {
    const phone = newPhone()
    const owner = await ownerOf(phone)
    const personal = { name: '李女士', phone, room: '5-1802' }
    const { caseId } = taken(
      await owner.http.POST('/api/cases', {
        params: { header: { 'idempotency-key': randomUUID() } },
        body: { spaceId: await newSpace(compoundId), right: 'owned', powerKw: 7, personal },
      }),
    )
    await owner.send(caseId, { type: 'owner.submit', undertaking: true })
    return { caseId, owner: () => ownerOf(phone) }
  }

  return {
    demo,
    config,
    operator,
    url,
    moveTo: control.moveTo,
    district: async (code, nameZh, nameEn, rulesPackId) => {
      taken(await operator.http.POST('/api/districts', { body: { code, nameZh, nameEn, rulesPackId } }))
    },
    body,
    compound,
    space: newSpace,
    lastMessage: control.lastMessage,
    file,
    newOwner: () => ownerOf(newPhone()),
    ask: async (path, caller) => {
      const answer = await fetch(`${url}${path}`, { headers: caller === null ? {} : { authorization: `Bearer ${caller}` } })
      return { status: answer.status, body: (await answer.json()) as Schemas['Problem'] }
    },
    close: async () => {
      await demo.stop()
      storage.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

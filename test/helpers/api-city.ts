import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkedParties } from '../../src/accounts/staff-rules.ts'
import { type PileClient, pileClient, taken } from '../../src/client/client.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { openLogger } from '../../src/logger.ts'
import { SmsNotSent, type SmsSender } from '../../src/notices/sms.ts'
import { randomId } from '../../src/random-id.ts'
import { type Service, startService } from '../../src/service.ts'
import type { Party } from '../../workflows/parties.ts'
import { type SettableTime, settableTime } from './small-city.ts'

/**
 * Everybody who calls the service in these tests. A bare party has (or had) to do with the compound 湘水湾 in 天元区.
 * `Elsewhere` is the same office of 石峰区; `Nextdoor` looks after the next compound of the same district.
 */
export const callers = [
  'nobody',
  'owner',
  'otherOwner',
  'property',
  'propertyNextdoor',
  'community',
  'communityNextdoor',
  'centre',
  'centreElsewhere',
  'bureau',
  'bureauElsewhere',
  'fire',
  'fireElsewhere',
  'grid',
  'gridElsewhere',
  'spaceOwner',
  'transformerOwner',
  'installer',
  'tester',
  'authority',
  'operator',
] as const
/** One of them. */
export type Who = (typeof callers)[number]

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  readonly text: string
  /** The parsed body; throws when it is no JSON. */
  json(): Record<string, unknown>
}

/** What is sent beside method and path. */
export interface Sending {
  readonly body?: unknown
  /** A body that is sent as it is. */
  readonly raw?: Buffer | string
  readonly headers?: Readonly<Record<string, string>>
  readonly language?: string
}

/** A message that left for a phone. */
export interface SentSms {
  readonly phone: string
  readonly text: string
}

/** A started service with two districts, three compounds, and somebody of every party logged in. */
export interface ApiCity {
  readonly service: Service
  readonly url: string
  readonly config: Config
  readonly time: SettableTime
  /** Every line of the log so far, as it would stand in the file of the service. */
  readonly log: string[]
  readonly sms: SentSms[]
  readonly tokens: Readonly<Record<Who, string | null>>
  readonly places: Places
  client(who: Who): PileClient
  call(who: Who, method: string, path: string, sending?: Sending): Promise<Answer>
  /** Puts the message gateway out of order. */
  breakGateway(broken: boolean): void
  /** Opens the session of an owner anew: one lasts for twelve hours only. */
  logInOwner(who: 'owner' | 'otherOwner'): Promise<void>
  close(): Promise<void>
}

/** Ids of what was registered. */
export interface Places {
  readonly compoundId: string
  readonly garageId: string
  readonly transformerId: string
  /** Spaces of 湘水湾. */
  readonly spaces: readonly string[]
  /** A space of the compound in the other district. */
  readonly spaceElsewhere: string
  readonly organisations: Readonly<Partial<Record<Who, string>>>
  readonly accounts: Readonly<Record<Exclude<Who, 'nobody'>, string>>
}

/** Phones of the two owners. */
export const phones = { owner: '13987650123', otherOwner: '13711110002' } as const

const districts = {
  here: { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan District' },
  elsewhere: { code: '430204', nameZh: '石峰区', nameEn: 'Shifeng District' },
} as const

/** Of every account of staff: `staff.` and who it is. */
export const staffPassword = '三月的梧桐-叶子-还没有长出来'

/** Opens the city; `close` stops the service and removes its folder. */
export const openApiCity = async (
  set: { at?: string; spaces?: number; uploadScan?: string; settings?: Readonly<Record<string, string>> } = {},
): Promise<ApiCity> => {
  const folder = mkdtempSync(join(tmpdir(), 'api-city-'))
  const time = settableTime(set.at ?? '2026-03-02T01:00:00.000Z')
  const log: string[] = []
  const sent: SentSms[] = []
  let gatewayIsBroken = false
  const sms: SmsSender = {
    send: async (phone, text) => {
      if (gatewayIsBroken) throw new SmsNotSent('the message gateway answered 502')
      sent.push({ phone, text })
    },
  }
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'pile.db')}`,
    LOG_LEVEL: 'trace',
    UPLOAD_SCAN: set.uploadScan,
    ...set.settings,
  })
  const logger = openLogger(config, { write: (line) => log.push(line) })
  const service = await startService(config, {
    logger,
    time,
    sms,
    pollMs: null,
    requestsPerMinute: 1_000_000,
    codesPerMinute: 10_000,
  })
  const { url } = service
  const root = await service.accounts.createStaff(
    { party: 'operator', organisationId: null, login: 'root', password: staffPassword },
    time.now(),
  )
  if (typeof root === 'string') throw new Error(root)
  const rootToken = await service.accounts.createToken(root.accountId, 'test', time.now())
  if (!rootToken) throw new Error('no token')
  const operator = pileClient(url, rootToken.token)
  const tokens: Record<string, string | null> = { nobody: null, operator: rootToken.token }
  const accounts: Record<string, string> = { operator: root.accountId }
  const { organisations, ...places } = await registerPlaces(operator, set.spaces ?? 3)
  for (const [who, organisationId] of Object.entries(organisations)) {
    const party = partyOf(who as Who)
    const body = { party: party as 'centre', organisationId, login: `staff.${who}`, password: staffPassword }
    // Some parties get no account over HTTP; the walls hold against one that was made all the same.
    const made = linkedParties.includes(party as 'tester')
      ? await service.accounts.createStaff(body as Parameters<typeof service.accounts.createStaff>[0], time.now())
      : taken(await operator.http.POST('/api/accounts', { body }))
    if (typeof made === 'string') throw new Error(made)
    const { accountId } = made
    accounts[who] = accountId
    tokens[who] = taken(
      await operator.http.POST('/api/accounts/{accountId}/tokens', { params: { path: { accountId } }, body: { name: 'test' } }),
    ).token
  }
  const logInOwner = async (who: 'owner' | 'otherOwner') => {
    const phone = phones[who]
    const nobody = pileClient(url)
    taken(await nobody.http.POST('/api/login/codes', { body: { phone } }))
    const code = /\d{6}/.exec(sent.findLast((message) => message.phone === phone)?.text ?? '')?.[0] ?? ''
    const session = taken(await nobody.http.POST('/api/login', { body: { method: 'code', phone, code } }))
    tokens[who] = session.token
    accounts[who] = session.account.accountId
  }
  await logInOwner('owner')
  await logInOwner('otherOwner')
  const tokenOf = (who: Who) => tokens[who] ?? undefined
  return {
    service,
    url,
    config,
    time,
    log,
    sms: sent,
    tokens: tokens as ApiCity['tokens'],
    places: { ...places, organisations, accounts: accounts as Places['accounts'] },
    client: (who) => pileClient(url, tokenOf(who)),
    call: (who, method, path, sending = {}) => send(url, method, path, tokenOf(who), sending),
    breakGateway: (broken) => {
      gatewayIsBroken = broken
    },
    logInOwner,
    close: async () => {
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The party somebody belongs to. */
export const partyOf = (who: Who): Party | null => {
  if (who === 'nobody') return null
  if (who === 'otherOwner') return 'owner'
  return who.replace(/(Nextdoor|Elsewhere)$/, '') as Party
}

/** Reads share connections; a write that is refused may cost its connection. */
const shared = new Agent({ keepAlive: true, maxSockets: 4 })

// Plain node:http, because fetch would tidy the very addresses and headers that are to be tried.
const send = (url: string, method: string, path: string, token: string | undefined, sending: Sending): Promise<Answer> => {
  const { host } = new URL(url)
  const [hostname = '', port = ''] = host.split(':')
  const raw = sending.raw ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body))
  const headers = {
    ...(sending.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(raw === undefined ? {} : { 'content-length': String(Buffer.byteLength(raw)) }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(sending.language === undefined ? {} : { 'accept-language': sending.language }),
    ...sending.headers,
  }
  return new Promise((resolve, reject) => {
    let answered = false
    const asked = request({ hostname, port, method, path, headers, agent: method === 'GET' ? shared : false }, (answer) => {
      answered = true
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const bytes = Buffer.concat(parts)
        const text = bytes.toString()
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
          bytes,
          text,
          json: () => JSON.parse(text) as Record<string, unknown>,
        })
      })
    })
    // A service that refuses a large body may close before all of it has been sent; the answer is there all the same.
    asked.on('error', (error) => {
      if (!answered) reject(error)
    })
    asked.end(raw)
  })
}

const registerPlaces = async (operator: PileClient, spaceCount: number) => {
  const { http } = operator
  for (const district of [districts.here, districts.elsewhere]) {
    taken(await http.POST('/api/districts', { body: { ...district, rulesPackId: 'zhuzhou-2022' } }))
  }
  const organisations: Partial<Record<Who, string>> = {}
  const body = async (who: Who, name: string, kind: 'propertyCompany' | 'community' | null, districtCodes: string[]) => {
    const party = partyOf(who) as 'centre'
    const made = taken(await http.POST('/api/organisations', { body: { party, kind, name, districts: districtCodes } }))
    organisations[who] = made.organisationId
    return made.organisationId
  }
  for (const party of ['centre', 'bureau', 'fire', 'grid'] as const) {
    await body(party, `天元区${party}`, null, [districts.here.code])
    await body(`${party}Elsewhere`, `石峰区${party}`, null, [districts.elsewhere.code])
  }
  for (const party of ['spaceOwner', 'transformerOwner', 'installer', 'tester', 'authority'] as const) {
    await body(party, `湘水湾${party}`, null, [districts.here.code])
  }
  const property = await body('property', '晋合物业服务有限公司', 'propertyCompany', [])
  const nextdoor = await body('propertyNextdoor', '隔壁物业服务有限公司', 'propertyCompany', [])
  const community = await body('community', '湘水湾社区居委会', 'community', [])
  const communityNextdoor = await body('communityNextdoor', '隔壁社区居委会', 'community', [])
  const here = await compound(http, districts.here.code, '湘水湾', property, community, spaceCount)
  await compound(http, districts.here.code, '隔壁花园', nextdoor, communityNextdoor, 1)
  const elsewhere = await compound(http, districts.elsewhere.code, '石峰花园', nextdoor, communityNextdoor, 1)
  return {
    organisations,
    compoundId: here.compoundId,
    garageId: here.garageId,
    transformerId: here.transformerId,
    spaces: here.spaces,
    spaceElsewhere: elsewhere.spaces[0] ?? '',
  }
}

const compound = async (
  http: PileClient['http'],
  district: string,
  name: string,
  property: string,
  community: string,
  spaceCount: number,
) => {
  const { compoundId } = taken(
    await http.POST('/api/compounds', { body: { district, name, address: null, completedOn: '2012-06-30' } }),
  )
  const [garageId, transformerId] = [randomId(), randomId()]
  const present = { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' } as const
  taken(
    await http.PUT('/api/compounds/{compoundId}/garages/{garageId}', {
      params: { path: { compoundId, garageId } },
      body: { name: '地下车库', level: 'underground', floor: -1, completedOn: null, systems: present, fireUnitAreaM2: null },
    }),
  )
  taken(
    await http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', {
      params: { path: { compoundId, transformerId } },
      body: { name: '1号变压器', ownership: 'public', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' },
    }),
  )
  const spaces: string[] = []
  for (let n = 1; n <= spaceCount; n += 1) {
    const spaceId = randomId()
    const label = `B1-${String(n).padStart(3, '0')}`
    const facts = { title: 'owned', leaseUntilOn: null, civilDefence: false, mechanical: false, wallOrPillar: true } as const
    taken(
      await http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', {
        params: { path: { compoundId, spaceId } },
        body: { garageId, transformerId, label, ...facts },
      }),
    )
    spaces.push(spaceId)
  }
  for (const [kind, organisationId] of [
    ['propertyCompany', property],
    ['community', community],
  ] as const) {
    taken(
      await http.PUT('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
        params: { path: { compoundId, kind, sinceOn: '2015-01-01' } },
        body: { organisationId, untilOn: null },
      }),
    )
  }
  return { compoundId, garageId, transformerId, spaces }
}

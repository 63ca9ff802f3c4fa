import { z } from 'zod'
import type { ProviderSettings } from './accounts/identity-provider.ts'
import { type ScannerAddress, scannerAddress } from './documents/scan.ts'
import { isNetwork } from './webhooks/reachable-address.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const address = 'must be an address such as https://piles.example.cn'
const collector = 'must be the address of a collector such as http://127.0.0.1:4318'
const portNumber = 'must be a whole number from 0 to 65535 (0 = any free port)'
const mailServer = 'must be a mail server such as smtps://name:password@mail.example.cn'
const sender = 'must be an address such as piles@example.cn'
const scanner = 'must be clamd://host:3310, clamd:/run/clamav/clamd.ctl or command:/usr/local/bin/scan'
const networks = 'must be networks such as 10.20.0.0/16, with commas between them'
const database = 'must look like file:./data/pile.db (one SQLite file) or postgres://user:password@host:5432/name'

const replica = 'must look like postgres://user:password@host:5432/name, a streaming replica of DATABASE_URL'
const keysDatabase = 'must look like postgres://user:password@host:5432/name, another database than that of the cases'
const wrappingFile = 'must name the file with the wrapping key wherever KEYS_URL names a database of keys, and only there'

const provider = 'must be the https address of a provider of identities such as https://login.example.cn'

/** On this very machine it may be without TLS. */
const isProvider = (text: string): boolean =>
  URL.canParse(text) && /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/.test(text)

const Environment = z
  .object({
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, portNumber)
      .transform(Number)
      .refine((port) => port <= 65_535, portNumber)
      .default(3000),
    LISTEN_FDS: z.literal('1', { error: 'must be 1: the service takes one socket' }).optional(),
    LISTEN_PID: z.string().optional(),
    LEAVE_SECONDS: z
      .string()
      .regex(/^\d{1,3}$/, 'must be a whole number of seconds, up to 999')
      .transform(Number)
      .default(0),
    DATABASE_URL: z
      .string()
      // What is kept in memory is gone with the process, and nothing acknowledged may be lost.
      .regex(/^(file:(?!:memory:).+|postgres(ql)?:\/\/[^/\s]+\/[^/\s]+)$/, database)
      .default('file:./data/pile.db'),
    REPLICA_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/, replica)
      .optional(),
    FILES_DIR: z.string().trim().min(1).optional(),
    KEYS_FILE: z.string().trim().min(1).optional(),
    KEYS_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/, keysDatabase)
      .optional(),
    KEYS_WRAPPING_FILE: z.string().trim().min(1).optional(),
    RULES_DIR: z.string().trim().min(1).optional(),
    BACKUPS_DIR: z.string().trim().min(1).optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: address }).optional(),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
    SMS_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: address }).optional(),
    SMS_WEBHOOK_TOKEN: z.string().min(1).optional(),
    SERVICE_ACCOUNT_URL: z.url({ protocol: /^https?$/, error: address }).optional(),
    SERVICE_ACCOUNT_TOKEN: z.string().min(1).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: mailServer }).optional(),
    WEBHOOK_NETWORKS: z
      .string()
      .transform((text) => text.split(',').map((network) => network.trim()))
      .refine((all) => all.every(isNetwork), networks)
      .default([]),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: collector }).optional(),
    OTEL_TRACES_SAMPLER_ARG: z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be a share from 0 to 1')
      .transform(Number)
      .default(1),
    OIDC_ISSUER: z.string().refine(isProvider, provider).optional(),
    OIDC_CLIENT_ID: z.string().trim().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().trim().min(1).max(40).default('单位统一登录 · Single sign-on'),
    LOCAL_LOGIN: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    SECOND_FACTOR: z.enum(['offered', 'required'], { error: 'must be offered or required' }).default('offered'),
    FIRST_PASSWORDS: z.enum(['kept', 'expire'], { error: 'must be kept or expire' }).default('kept'),
    FOUR_EYES: z.enum(['offered', 'required'], { error: 'must be offered or required' }).default('offered'),
    UPLOAD_SCAN: z
      .string()
      .refine((text) => scannerAddress(text) !== null, scanner)
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^@<>\r\n]+@[^@<>\s]+$/, sender)
      .default('noreply@localhost'),
  })
  .refine((values) => (values.KEYS_URL === undefined) === (values.KEYS_WRAPPING_FILE === undefined), {
    error: wrappingFile,
    path: ['KEYS_WRAPPING_FILE'],
  })
  // A dump of the one must not hold the other.
  .refine((values) => values.KEYS_URL === undefined || values.KEYS_URL !== values.DATABASE_URL, {
    error: keysDatabase,
    path: ['KEYS_URL'],
  })

/** Keys that several nodes share: the database in which they lie, and the file with the key under which each of them lies there. */
export interface SharedKeys {
  readonly url: string
  readonly wrappingKeyFile: string
}

/** How the service runs, read once from the environment. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Whoever starts the service has opened its socket already (socket activation). */
  readonly inheritsSocket: boolean
  /** How long the service answers on after it was told to end, in seconds: a balancer in front of it needs them to look elsewhere. */
  readonly leaveSeconds: number
  /** Path of the SQLite file, or address of the PostgreSQL. */
  readonly databaseFile: string
  /** A replica of it that figures are read from; null = they are read from the database itself. */
  readonly replicaUrl: string | null
  /** Sealing keys: a file of its own, so that backups of the database never hold them. */
  readonly keysFile: string
  /** The same in a PostgreSQL, for nodes on several machines; null = they lie in the file. */
  readonly sharedKeys: SharedKeys | null
  /** Uploaded documents, encrypted, by hash. */
  readonly filesDir: string
  /** Rule packs that the operator wrote, beside those in the box; null = there are none. */
  readonly rulesDir: string | null
  /** Where backups are written, to be told when the last one was made; null = nobody asks. */
  readonly backupsDir: string | null
  /** Address under which parties reach the service: stands in links and messages. */
  readonly publicUrl: string
  readonly logLevel: (typeof logLevels)[number]
  /** Where messages to phones are handed over; null = they are printed to the log (development). */
  readonly smsWebhook: { readonly url: string; readonly token: string | null } | null
  /** Where notices to people are handed over first, to reach those who follow the city's service account; null = it has none. */
  readonly serviceAccount: { readonly url: string; readonly token: string | null } | null
  /** Networks that are not the public internet and that messages to systems of bodies may go to. */
  readonly webhookNetworks: readonly string[]
  /** The collector of traces and the share of requests that are traced; null = nothing is traced. */
  readonly tracing: { readonly endpoint: string; readonly share: number } | null
  /** Where staff log in with the account of their house; null = they have none such. */
  readonly oidc: ProviderSettings | null
  /** Whether staff may log in by name and password; operators always may, or nobody could put it right. */
  readonly localLogin: boolean
  /** Whether bureau and operators must have a second factor beside their password, or may. */
  readonly secondFactor: 'offered' | 'required'
  /** Whether passwords that somebody else set lapse after some days and are changed at the first login. */
  readonly firstPasswords: 'kept' | 'expire'
  /** Whether an order of the bureau goes out only once a second person has confirmed it. */
  readonly ordersNeedTwo: boolean
  /** What looks at uploads before they are kept; null = nothing does. */
  readonly uploadScan: ScannerAddress | null
  /** The mail server, and in whose name it is asked; null = messages to addresses are printed to the log (development). */
  readonly smtp: { readonly url: string; readonly from: string } | null
}

/** The provider whose three settings are there; one without the others is a mistake. */
const providerOf = (values: z.infer<typeof Environment>): ProviderSettings | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name }
  if (issuer || clientId || clientSecret)
    throw new WrongConfig('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: all three are needed, or none.')
  if (values.LOCAL_LOGIN === 'off')
    throw new WrongConfig('LOCAL_LOGIN: is off and there is no OIDC_ISSUER: nobody but operators could log in.')
  return null
}

/** Where a database is, as it may be shown: an address without its password. */
export const shownDatabase = (where: string): string => where.replace(/^(\w+:\/\/[^/@:]*):[^@]*@/, '$1@')

/** A wrong environment: the message says which variable and what it should be. */
class WrongConfig extends Error {
  override name = 'WrongConfig'
}

/**
 * Reads the configuration.
 * @throws WrongConfig with one sentence per wrong variable; values themselves are not repeated, they may be secret.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const sentences = new Set(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
    throw new WrongConfig(`${[...sentences].join('; ')}.`)
  }
  const values = parsed.data
  const databaseFile = values.DATABASE_URL.replace(/^file:/, '')
  // What lies in files stays on this machine, also where the database does not.
  const beside = values.DATABASE_URL.startsWith('file:') ? databaseFile : './data/pile.db'
  const folder = beside.replace(/[^/\\]*$/, '')
  return {
    host: values.HOST,
    port: values.PORT,
    // A socket that was meant for a parent of this process is not ours (sd_listen_fds(3)).
    inheritsSocket: values.LISTEN_FDS !== undefined && [undefined, String(process.pid)].includes(values.LISTEN_PID),
    leaveSeconds: values.LEAVE_SECONDS,
    databaseFile,
    replicaUrl: values.REPLICA_URL ?? null,
    keysFile: values.KEYS_FILE ?? beside.replace(/(\.db)?$/, '.keys.db'),
    sharedKeys:
      values.KEYS_URL !== undefined && values.KEYS_WRAPPING_FILE !== undefined
        ? { url: values.KEYS_URL, wrappingKeyFile: values.KEYS_WRAPPING_FILE }
        : null,
    filesDir: values.FILES_DIR ?? `${folder}files`,
    rulesDir: values.RULES_DIR ?? null,
    backupsDir: values.BACKUPS_DIR ?? null,
    publicUrl: (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/$/, ''),
    logLevel: values.LOG_LEVEL,
    smsWebhook: values.SMS_WEBHOOK_URL ? { url: values.SMS_WEBHOOK_URL, token: values.SMS_WEBHOOK_TOKEN ?? null } : null,
    serviceAccount: values.SERVICE_ACCOUNT_URL
      ? { url: values.SERVICE_ACCOUNT_URL, token: values.SERVICE_ACCOUNT_TOKEN ?? null }
      : null,
    webhookNetworks: values.WEBHOOK_NETWORKS,
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, share: values.OTEL_TRACES_SAMPLER_ARG }
      : null,
    oidc: providerOf(values),
    localLogin: values.LOCAL_LOGIN === 'on',
    secondFactor: values.SECOND_FACTOR,
    firstPasswords: values.FIRST_PASSWORDS,
    ordersNeedTwo: values.FOUR_EYES === 'required',
    uploadScan: values.UPLOAD_SCAN ? scannerAddress(values.UPLOAD_SCAN) : null,
    smtp: values.SMTP_URL ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
  }
}

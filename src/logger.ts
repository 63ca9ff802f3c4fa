import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

/** Fields that never reach a log: secrets and personal data, at the depths at which they occur. */
const redacted = ['password', 'code', 'token', 'phone', 'idNumber', 'personal', 'words', 'authorization', 'cookie'].flatMap(
  (key) => [key, `*.${key}`, `*.*.${key}`, `req.headers.${key}`],
)

/** The structured log of the service. */
export const openLogger = (config: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: config.logLevel, redact: { paths: redacted, censor: '[redacted]' } })

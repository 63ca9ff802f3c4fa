import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'

/** Fields that never reach a log: secrets and personal data, at the depths at which they occur. */
const redacted = ['password', 'code', 'token', 'phone', 'idNumber', 'personal', 'words', 'authorization', 'cookie'].flatMap(
  (key) => [key, `*.${key}`, `*.*.${key}`, `req.headers.${key}`],
)

/** The structured log of the service, to standard output unless told otherwise. */
export const openLogger = (config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger => {
  const options = { level: config.logLevel, redact: { paths: redacted, censor: '[redacted]' } }
  return destination ? pino(options, destination) : pino(options)
}

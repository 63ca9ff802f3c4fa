import type { CustomTypesConfig } from 'pg'

/** What PostgreSQL gives is read as SQLite would have given it, so that one mapping of columns serves both. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  /** bool */
  16: (text) => (text === 't' ? 1 : 0),
  /** bytea, as `\x` and hex digits */
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  /** int8, int2, int4, oid, float4, float8, numeric */
  ...Object.fromEntries([20, 21, 23, 26, 700, 701, 1700].map((type) => [type, Number])),
  /** timestamptz, in UTC: the session asks for it */
  1184: (text) => instantOf(text),
}

/** `2026-03-02 01:00:00.5+00` as the service writes instants: with milliseconds and Z. */
const instantOf = (text: string): string => {
  const [day = '', time = ''] = text.replace(/\+00$/, '').split(' ')
  const [seconds, fraction = ''] = time.split('.')
  return `${day}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

const asText = (text: string): string => text

/** For the driver; JSON and days stay the text that they are. */
export const readAsSqlite: CustomTypesConfig = {
  getTypeParser: (type: number) => readers[type] ?? asText,
} as CustomTypesConfig

/**
 * A value on its way to PostgreSQL: as text without a type, so that the server takes it for whatever its column is.
 */
export const parameterOf = (value: unknown): string | Buffer | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return String(value)
}

/**
 * A statement for SQLite as PostgreSQL reads it: `$1`, `$2` … for the question marks outside of quotes, and the columns of
 * `on conflict` without their table.
 */
export const translated = (statement: string): string => {
  let count = 0
  return statement
    .replaceAll(/(?<= on conflict \()[^)]*/g, (target) => target.replaceAll(/"\w+"\.(?=")/g, ''))
    .replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g, (part) => {
      if (part !== '?') return part
      count += 1
      return `$${count}`
    })
}

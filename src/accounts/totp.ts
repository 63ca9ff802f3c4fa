import { createHmac, timingSafeEqual } from 'node:crypto'

/** Codes of a device by time (RFC 6238) as every authenticator makes them: SHA-1, six digits, thirty seconds. */
const rules = { digits: 6, seconds: 30 } as const

/** A clock that goes a little wrong is right enough: the code before and the one after are taken too. */
const drift = [0, -1, 1] as const

/** The step of time in which an instant lies. */
export const stepOf = (now: string): number => Math.floor(Temporal.Instant.from(now).epochMilliseconds / 1000 / rules.seconds)

/** The code of a secret in a step of time: HOTP (RFC 4226) with the step for a counter. */
export const codeAt = (secret: Buffer, step: number, digits: number = rules.digits): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The step to which a typed code belongs, near now and after the last one that was used: a code that was seen is worth nothing. */
export const stepOfCode = (secret: Buffer, typed: string, now: string, lastStep: number | null): number | null => {
  const steps = drift.map((by) => stepOf(now) + by).filter((step) => lastStep === null || step > lastStep)
  return steps.find((step) => isEqual(codeAt(secret, step), typed)) ?? null
}

const isEqual = (code: string, typed: string): boolean => {
  const [a, b] = [Buffer.from(code), Buffer.from(typed)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as base32 (RFC 4648) without padding: how a secret is typed into an authenticator. */
export const base32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => signs[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The address that an authenticator reads from a picture. */
export const authenticatorAddress = (issuer: string, login: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(`${issuer}:${login}`)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`

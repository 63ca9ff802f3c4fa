import { randomInt, timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../sealing/seal.ts'
import type { KeptCode } from './store.ts'

/**
 * How long a code lives and how often it may be tried. Five tries at each of five codes an hour are 25 guesses at a
 * million; the limit per hour also keeps a stranger from flooding a family's phone.
 */
export const codeRules = { lifeMinutes: 5, attempts: 5, perHour: 5 } as const

/** A fresh code of six digits. */
export const makeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** The keyed hash of a code. Its id is hashed with it, so that equal codes of two phones look different. */
export const hashCode = (secret: Buffer, codeId: string, code: string): string => keyedHash(secret, `${codeId}:${code}`)

/** What an attempt comes to: `dead` when the code has expired or was tried too often, whatever was typed. */
export const judgeCode = (kept: KeptCode, typedHash: string, now: string): 'right' | 'wrong' | 'dead' => {
  if (kept.expiresAt <= now || kept.attempts >= codeRules.attempts) return 'dead'
  const [typed, expected] = [Buffer.from(typedHash), Buffer.from(kept.codeHash)]
  return typed.length === expected.length && timingSafeEqual(typed, expected) ? 'right' : 'wrong'
}

/** The message with a code, Chinese first. */
export const codeText = (code: string): string =>
  `您的登录验证码是${code}，${codeRules.lifeMinutes}分钟内有效，请勿告诉他人。` +
  `Your code is ${code}, valid for ${codeRules.lifeMinutes} minutes. Tell nobody.`

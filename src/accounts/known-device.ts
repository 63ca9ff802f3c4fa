import { timingSafeEqual } from 'node:crypto'
import { randomId } from '../random-id.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { keyedHash } from '../sealing/seal.ts'

/**
 * A browser in which a login worked once is known again: wrong passwords from elsewhere lock everybody out but it. What the
 * browser keeps opens nothing by itself; it names one login and one browser, and is of no use for another.
 */
const markOf = (keys: Pick<KeyRing, 'secret'>, login: string, nonce: string): string =>
  keyedHash(keys.secret('known-device'), `${login}|${nonce}`)

/** What a browser is given after a login. */
export const markDevice = (keys: Pick<KeyRing, 'secret'>, login: string): string => {
  const nonce = randomId()
  return `${nonce}.${markOf(keys, login, nonce)}`
}

/** Which browser of a login this is; null = none that is known. */
export const knownDevice = (keys: Pick<KeyRing, 'secret'>, login: string, shown: string | undefined): string | null => {
  const [nonce = '', mark = ''] = (shown ?? '').split('.')
  if (nonce === '') return null
  const [typed, expected] = [Buffer.from(mark), Buffer.from(markOf(keys, login, nonce))]
  return typed.length === expected.length && timingSafeEqual(typed, expected) ? nonce : null
}

import { randomInt } from 'node:crypto'
import { keyedHash } from '../sealing/seal.ts'

/** How many are handed over at once. */
const howMany = 10

// Without signs that are misread on paper.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Codes for whoever has lost the device: about 59 bits each, in groups that can be read out. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: howMany }, () =>
    Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-'),
  )

/** What is kept of one. The account goes into it, so that nothing is learned from equal ones. */
export const hashRecoveryCode = (secret: Buffer, accountId: string, typed: string): string =>
  keyedHash(secret, `${accountId}:${typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)

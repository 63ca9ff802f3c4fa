import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { randomSecret } from '../random-id.ts'

/**
 * argon2id as OWASP's Password Storage Cheat Sheet asks for it: 19 MiB, two passes, one lane. Some tens of milliseconds a
 * login, and at most four at once (Node's thread pool), so that a morning's logins fit the smallest machine.
 */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The fewest signs of a password. */
export const passwordLength = 12

/** Whether a password has enough signs; a sign is what a person counts as one. */
export const isLongEnough = (password: string): boolean => [...password.normalize('NFKC')].length >= passwordLength

/** Hashing of staff passwords. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(passwordHash: string, password: string): Promise<boolean>
  /** A hash of nobody's password: verified for unknown logins, so that an answer takes as long as for known ones. */
  readonly dummyHash: string
}

/** argon2id. Passwords are normalised (NFKC), because keyboards write the same sign in different bytes. */
export const argon2Passwords = async (): Promise<Passwords> => ({
  hash: (password) => hash(password.normalize('NFKC'), cost),
  verify: (passwordHash, password) => verify(passwordHash, password.normalize('NFKC')),
  dummyHash: await hash(randomSecret(), cost),
})

// Without signs that are misread on paper: 0 o 1 l i.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over once: five groups of four signs, about 99 bits. */
export const makePassword = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-')

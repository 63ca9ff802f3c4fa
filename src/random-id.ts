import { randomBytes } from 'node:crypto'

/** A random id of 128 bits as 22 URL-safe signs: nobody can count or guess it. */
export const randomId = (): string => randomBytes(16).toString('base64url')

/** A random secret of 256 bits for links and sessions; only its hash is stored. */
export const randomSecret = (): string => randomBytes(32).toString('base64url')

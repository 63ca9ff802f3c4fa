import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ReadKeyRing, SealingKey } from './keys.ts'

const ivLength = 12
const tagLength = 16

/** Encrypts bytes with AES-256-GCM: nonce, tag and ciphertext in one piece. */
export const sealBytes = (key: SealingKey, bytes: Buffer): Buffer => {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key.key, iv)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens sealed bytes; null when their key was destroyed. Throws when they were changed. */
export const openBytes = (keys: Pick<ReadKeyRing, 'keyById'>, keyId: string, sealed: Buffer): Buffer | null => {
  const key = keys.keyById(keyId)
  if (!key) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength))
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()])
}

/** Seals a JSON value. */
export const sealJson = (key: SealingKey, value: unknown): Buffer => sealBytes(key, Buffer.from(JSON.stringify(value)))

/** Opens a sealed JSON value; null when its key was destroyed. */
export const openJson = (keys: Pick<ReadKeyRing, 'keyById'>, keyId: string, sealed: Buffer): unknown => {
  const bytes = openBytes(keys, keyId, sealed)
  return bytes === null ? null : JSON.parse(bytes.toString())
}

/** SHA-256 as hex. */
export const sha256 = (bytes: Buffer | string): string => hash('sha256', bytes, 'hex')

/** SHA-256 over the canonical form of a JSON value (RFC 8785). */
export const hashJson = (value: unknown): string => sha256(canonicalize(value) ?? 'null')

/** Keyed hash of a value that is too easy to guess for a bare hash, such as a phone number. */
export const keyedHash = (secret: Buffer, value: string): string => createHmac('sha256', secret).update(value).digest('base64url')

import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** Signs what the installation publishes. */
export interface SigningKey {
  /** First letters of the hash of the public key: which key signed. */
  readonly keyId: string
  /** The public key (SPKI, PEM), for whoever checks. */
  readonly publicKey: string
  /** Signature of a text, base64. */
  sign(text: string): string
}

// What stands before the seed in a PKCS #8 file of an Ed25519 key (RFC 8410).
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 key of an installation, from a secret of 32 bytes that never leaves the key file. */
export const signingKeyOf = (seed: Buffer): SigningKey => {
  const key = createPrivateKey({ key: Buffer.concat([beforeSeed, seed]), format: 'der', type: 'pkcs8' })
  const shared = createPublicKey(key)
  const der = shared.export({ format: 'der', type: 'spki' })
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: shared.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

import { join } from 'node:path'

/** Where the ciphertext with this hash lies. */
export const pathOfDocument = (filesDir: string, hash: string): string => join(filesDir, hash.slice(0, 2), hash)

import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { bringKeys, copyKeys, keysIn, writeKeys } from '../sealing/copy-keys.ts'
import { type KeyRing, openKeyRing, type ReadKeyRing, readKeyRing } from '../sealing/keys.ts'
import { postgresKeyRing } from './postgres/key-ring.ts'

/** Where the keys of a service are: in a file, or for nodes on several machines in a database of their own. */
export type KeysPlace = Pick<Config, 'keysFile'> & Partial<Pick<Config, 'sharedKeys'>>

/** Opens (or makes) the keys of a service. */
export const openKeysOf = ({ keysFile, sharedKeys = null }: KeysPlace): KeyRing =>
  sharedKeys ? postgresKeyRing(sharedKeys) : openKeyRing(keysFile)

/** The same for looking at what is sealed. */
export const readKeysOf = ({ keysFile, sharedKeys = null }: KeysPlace): ReadKeyRing =>
  sharedKeys ? postgresKeyRing(sharedKeys) : readKeyRing(keysFile)

/** Whether there are keys at all: a file that is not there would be made anew, and open nothing. */
export const hasKeys = ({ keysFile, sharedKeys = null }: KeysPlace): boolean => sharedKeys !== null || existsSync(keysFile)

/** Copies keys that are in use into a new key file. */
export const copyKeysOf = async ({ keysFile, sharedKeys = null }: KeysPlace, to: string): Promise<void> => {
  if (!sharedKeys) return copyKeys(keysFile, to)
  const ring = postgresKeyRing(sharedKeys)
  try {
    writeKeys(to, ring.all())
  } finally {
    ring.close()
  }
}

/** Brings the keys of a copy in; what was destroyed since stays destroyed. */
export const bringKeysTo = (copy: string, { keysFile, sharedKeys = null }: KeysPlace): { readonly staysDestroyed: number } => {
  if (!sharedKeys) return bringKeys(copy, keysFile)
  const ring = postgresKeyRing(sharedKeys)
  try {
    return ring.bring(keysIn(copy))
  } finally {
    ring.close()
  }
}

import type { KeyRing, ReadKeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'

/** The key under which the ID number of a request is sealed. */
export const identityKey = 'owner identity'

type Fields = Readonly<Record<string, unknown>>

/** The ID number sealed under a key of its own inside of what is sealed anyway: it is erased before the rest. */
export const sealIdentity = (keys: KeyRing, caseId: string, personal: unknown): unknown => {
  if (!isFields(personal) || typeof personal['idNumber'] !== 'string') return personal
  const key = keys.liveKeyFor(caseId, identityKey)
  return { ...personal, idNumber: { keyId: key.keyId, sealed: sealJson(key, personal['idNumber']).toString('base64') } }
}

/** What was sealed so, opened again at these places; a number that was erased is left out. */
export const openIdentity = (keys: Pick<ReadKeyRing, 'keyById'>, content: unknown, places: readonly string[]): Fields => {
  const fields = isFields(content) ? content : {}
  const opened = places.flatMap((place) => {
    const personal = fields[place]
    const idNumber = isFields(personal) ? personal['idNumber'] : undefined
    // Sealed by the function above; what is older holds the number itself.
    if (!isFields(personal) || !isFields(idNumber)) return []
    const { idNumber: _, ...rest } = personal
    const number = openJson(keys, String(idNumber['keyId']), Buffer.from(String(idNumber['sealed']), 'base64'))
    return [[place, number === null ? rest : { ...rest, idNumber: number }] as const]
  })
  return { ...fields, ...Object.fromEntries(opened) }
}

const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value)

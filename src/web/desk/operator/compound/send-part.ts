import { taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import type { PartKind } from './parts.ts'

/** A part that is being changed: its kind and its id; a new one has a fresh id. */
export interface ChosenPart {
  readonly kind: PartKind
  readonly id: string
}

/** A random id as the register has them: 16 bytes in 22 signs. */
export const freshId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Writes a part. The service checks it whole and names every field that is wrong. */
export const sendPart = async (compoundId: string, { kind, id }: ChosenPart, fields: Record<string, unknown>) => {
  const path = { compoundId }
  // What was drawn from the fields of a part has its shape; the service says so if it has not.
  const body = fields as never
  switch (kind) {
    case 'compound':
      return taken(await http.PATCH('/api/compounds/{compoundId}', { params: { path }, body }))
    case 'garage':
      return taken(
        await http.PUT('/api/compounds/{compoundId}/garages/{garageId}', { params: { path: { ...path, garageId: id } }, body }),
      )
    case 'fireZone':
      return taken(
        await http.PUT('/api/compounds/{compoundId}/fire-zones/{fireZoneId}', {
          params: { path: { ...path, fireZoneId: id } },
          body,
        }),
      )
    case 'transformer':
      return taken(
        await http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', {
          params: { path: { ...path, transformerId: id } },
          body,
        }),
      )
    case 'space':
      return taken(
        await http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', { params: { path: { ...path, spaceId: id } }, body }),
      )
    case 'issuer': {
      const { kind: issuer, sinceOn, ...rest } = fields as { kind: 'propertyCompany'; sinceOn: string; organisationId: string }
      return taken(
        await http.PUT('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
          params: { path: { ...path, kind: issuer, sinceOn } },
          body: rest,
        }),
      )
    }
  }
}

import createClient from 'openapi-fetch'
import { ApiProblem, type Schemas } from '../../client/client.ts'
import type { paths } from '../../client/generated/api.d.ts'
import { language } from './language.ts'

/** The API, typed from its description; the browser's cookie says who calls. */
export const http = createClient<paths>({ baseUrl: window.location.origin })
http.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', language())
    return request
  },
})

/** Where documents of a case are sent and read: by the account, or by the signed link that somebody holds. */
export type CaseDoor = { readonly caseId: string } | { readonly token: string }

/** Where papers are sent: to a case behind its door, or to a matter of a compound. */
export type PaperDoor = CaseDoor | { readonly matterId: string }

/** Address of a case behind its door, or of a matter. */
export const addressOf = (door: PaperDoor): string => {
  if ('matterId' in door) return `/api/matters/${door.matterId}`
  return 'token' in door ? `/api/links/${door.token}` : `/api/cases/${door.caseId}`
}

/** Uploads a photo or paper; the same key gives the same document, so that a repeat after a lost answer is safe. */
export const uploadDocument = async (
  door: PaperDoor,
  { kind, file, key }: { readonly kind: string; readonly file: File; readonly key: string },
): Promise<Schemas['DocumentReceipt']> => {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', file, file.name || 'photo.jpg')
  const response = await fetch(`${addressOf(door)}/documents`, {
    method: 'POST',
    headers: { 'accept-language': language(), 'idempotency-key': key },
    body: form,
  })
  const body: unknown = await response.json()
  // Every error of this service is a problem.
  if (!response.ok) throw new ApiProblem(body as Schemas['Problem'])
  return body as Schemas['DocumentReceipt']
}

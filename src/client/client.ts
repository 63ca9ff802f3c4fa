import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './generated/api.d.ts'

/** Shapes of the API by component name. */
export type Schemas = components['schemas']
/** An event a party sends. */
export type SentEvent = Schemas['PartyEvent']

/** An answer that was not a success: the problem as the service told it. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly problem: Schemas['Problem']
  constructor(problem: Schemas['Problem']) {
    const places = (problem.errors ?? []).map(({ pointer, detail }) => ` ${pointer}: ${detail}`)
    super(`${problem.status} ${problem.code}: ${problem.title}${places.join(';')}`)
    this.problem = problem
  }
}

/** A file as it is uploaded. */
interface UploadedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  readonly type: string
}

/** A client of the service for one caller. */
export interface PileClient {
  /** All operations, typed from the description. */
  readonly http: Client<paths>
  /** Reads a case. */
  read(caseId: string): Promise<Schemas['Case']>
  /** Sends an event with the version last seen and a fresh key. */
  send(caseId: string, event: SentEvent): Promise<Schemas['EventReceipt']>
  /** Uploads a document and returns its id. */
  upload(caseId: string, kind: string, file: UploadedFile): Promise<string>
  /** Uploads a document of a matter and returns its id. */
  uploadToMatter(matterId: string, kind: string, file: UploadedFile): Promise<string>
}

/** A key under which a write is remembered, so that a repeat gives the first answer again. Works without a secure context too. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Takes the data of an answer, or throws its problem. */
export const taken = <T>(answer: { data?: T; error?: unknown; response: Response }): T => {
  // Every error of this service is a problem; what comes from a proxy in between is told by its code alone.
  if (answer.error !== undefined) throw new ApiProblem(answer.error as Schemas['Problem'])
  if (!answer.response.ok) throw new Error(`the service answered ${answer.response.status}`)
  return answer.data as T
}

/** Makes a client; without a token it is nobody. */
export const pileClient = (baseUrl: string, token?: string, language = 'zh-CN'): PileClient => {
  const headers = { 'accept-language': language, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const http = createClient<paths>({ baseUrl, headers })
  const read = async (caseId: string) => taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } }))
  const post = async (path: string, kind: string, file: UploadedFile): Promise<string> => {
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', new Blob([file.bytes], { type: file.type }), file.name)
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': newKey() },
      body: form,
    })
    const body: unknown = await response.json()
    if (!response.ok) throw new ApiProblem(body as Schemas['Problem'])
    return (body as Schemas['DocumentReceipt']).documentId
  }
  return {
    http,
    read,
    send: async (caseId, event) => {
      const { version } = await read(caseId)
      return taken(
        await http.POST('/api/cases/{caseId}/events', {
          params: { path: { caseId }, header: { 'if-match': `"${version}"`, 'idempotency-key': newKey() } },
          body: event,
        }),
      )
    },
    upload: (caseId, kind, file) => post(`/api/cases/${caseId}/documents`, kind, file),
    uploadToMatter: (matterId, kind, file) => post(`/api/matters/${matterId}/documents`, kind, file),
  }
}

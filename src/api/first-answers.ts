import type { FastifyRequest } from 'fastify'
import { languageOfRequest } from './case-answers.ts'
import type { TypedApp } from './typed-app.ts'

const caseAddress = /^\/cases\/([A-Za-z0-9_-]{22})\/?(?:\?|$)/

/**
 * What the page at this address asks for first, as a block of its head: who is logged in and, at a case, the case. It is
 * asked of the very routes that the page would ask, with the caller's own cookie, so that nobody is shown more; a phone far
 * from the service saves two journeys there and back.
 */
export const firstAnswers = async (app: TypedApp, request: FastifyRequest): Promise<string> => {
  const me = request.headers.cookie ? await answerTo(app, request, '/api/me') : null
  // The page asks itself, and says what is wrong.
  if (me === 'unclear') return ''
  const caseId = caseAddress.exec(request.url)?.[1]
  const seen = me !== null && caseId ? await answerTo(app, request, `/api/cases/${caseId}`) : null
  const language = languageOfRequest(request) === 'zh' ? 'zh-CN' : 'en'
  // No text of a case can end the block: a "<" is written as JSON's own escape.
  const block = `{"language":"${language}","me":${me},"seen":${seen === 'unclear' ? null : seen}}`.replaceAll('<', '\\u003c')
  return `<script type="application/json" id="first-answers">${block}</script>`
}

/** The body of a good answer; null = nobody is logged in. */
const answerTo = async (app: TypedApp, { headers, ip }: FastifyRequest, url: string): Promise<string | null | 'unclear'> => {
  const { cookie = '', 'accept-language': language = '' } = headers
  const answer = await app.inject({ url, remoteAddress: ip, headers: { cookie, 'accept-language': language } })
  return answer.statusCode === 200 ? answer.payload : answer.statusCode === 401 ? null : 'unclear'
}

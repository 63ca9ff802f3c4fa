import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CompoundChange, Unchanged } from '../compounds/ports.ts'
import { callerOf } from './access.ts'
import { languageOf, Problem } from './problems.ts'

/** The problem behind a change that was not made: every place that is wrong, in the language of the caller. */
export const refusedChange = (request: FastifyRequest, { kind, faults }: Unchanged): Problem => {
  const language = languageOf(request.headers['accept-language'])
  const errors = faults.map(({ pointer, code, sentence }) => ({ pointer, code, detail: sentence[language] }))
  return new Problem(kind === 'taken' ? 'ALREADY_THERE' : 'VALIDATION_FAILED', { errors })
}

/** Answers a change to a compound: 201 when something was added, 200 otherwise. */
export const answerChange = (request: FastifyRequest, reply: FastifyReply, compoundId: string, change: CompoundChange) => {
  if (change.kind === 'unknown') throw new Problem('NOT_FOUND')
  if ('faults' in change) throw refusedChange(request, change)
  const { version } = change
  const changed = change.kind === 'changed'
  if (changed) request.log.info({ compoundId, version, by: callerOf(request).accountId, url: request.url }, 'compound changed')
  reply.code(change.kind === 'changed' && change.added ? 201 : 200)
  return { compoundId, version, changed }
}

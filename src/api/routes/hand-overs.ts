import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { handOverActs } from '../../../workflows/case/hand-overs.ts'
import { handOverTextVersion } from '../../../workflows/labels/hand-overs.ts'
import { parties } from '../../../workflows/parties.ts'
import type { HandOvers, HandOverWord } from '../../cases/hand-overs.ts'
import type { CaseStore, StoredCase, TimeSource } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { HandOversView, handOversOf, handOversView } from '../../retention/hand-overs-view.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

interface HandOverParts {
  readonly store: CaseStore
  readonly handOvers: HandOvers
  readonly time: TimeSource
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const HandOverAnswers = z
  .strictObject({
    textVersion: z.string().max(20).describe('Of the texts that were shown (`GET` names it).'),
    language: z.enum(['zh', 'en']).describe('In which they were shown.'),
    answers: z
      .array(z.strictObject({ party: z.enum(parties), act: z.enum(handOverActs) }))
      .min(1)
      .max(parties.length)
      .describe('One for each party: each hand-over has a word of its own.'),
  })
  .meta({
    id: 'HandOverAnswers',
    examples: [{ textVersion: '1', language: 'zh', answers: [{ party: 'property', act: 'agreed' }] }],
  })

/** To whom personal data of a request go, and what its owner says to each hand-over. */
export const handOverRoutes = (parts: HandOverParts) => (app: TypedApp) => {
  read(app, parts)
  answer(app, parts)
}

const read = (app: TypedApp, parts: HandOverParts) =>
  app.get(
    '/api/cases/:caseId/hand-overs',
    {
      config: { access: ['owner', 'centre'] },
      schema: {
        tags: ['cases'],
        operationId: 'readHandOvers',
        summary: 'To whom personal data of a request go, for what, which, and what the owner said to each',
        description: 'For its owner, and for the account of the centre that opened it at its counter.',
        params: CaseId,
        response: { 200: json('Each hand-over.', HandOversView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => viewOf(parts, await ownCase(parts, request, request.params.caseId), request),
  )

const answer = (app: TypedApp, parts: HandOverParts) =>
  app.post(
    '/api/cases/:caseId/hand-overs',
    {
      config: { access: ['owner', 'centre'] },
      schema: {
        tags: ['cases'],
        operationId: 'answerHandOvers',
        summary: 'Agree to a hand-over of personal data, refuse it, or take a consent back',
        description:
          'From then on a party sees personal data and the papers of the owner only if the owner agreed to just that ' +
          'hand-over, where it rests on consent. What was seen and done before stands. A repeat of what holds already is not recorded again.',
        params: CaseId,
        body: HandOverAnswers,
        response: {
          200: json('As it stands now.', HandOversView),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request) => {
      const stored = await ownCase(parts, request, request.params.caseId)
      await parts.handOvers.add(stored.caseId, await wordsOf(parts, stored, request))
      // Read again: whoever bought the space meanwhile, or filed it, changed it.
      return viewOf(parts, await ownCase(parts, request, stored.caseId), request)
    },
  )

/** The case of an owner, or one that this person of the centre opened for somebody at the counter. */
const ownCase = async ({ store }: HandOverParts, request: FastifyRequest, caseId: string): Promise<StoredCase> => {
  const caller = callerOf(request)
  const found = await findFor(store, caseId, caller)
  if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
  if (caller.party !== 'owner' && found.stored.openedBy !== caller.accountId) throw new Problem('NOT_FOUND')
  return found.stored
}

const viewOf = (parts: HandOverParts, stored: StoredCase, request: FastifyRequest) =>
  handOversView(parts, stored, { now: parts.time.now(), language: languageOfRequest(request) })

const wordsOf = async (
  parts: HandOverParts,
  stored: StoredCase,
  request: FastifyRequest<{ Body: z.infer<typeof HandOverAnswers> }>,
): Promise<HandOverWord[]> => {
  const caller = callerOf(request)
  const { textVersion, language, answers } = request.body
  if (textVersion !== handOverTextVersion) throw new Problem('HAND_OVER_TEXT_OLD')
  const now = parts.time.now()
  const known = await handOversOf(parts, stored, now)
  return answers.map(({ party, act }) => {
    const one = known.find((candidate) => candidate.party === party && candidate.basis === 'word')
    if (!one) throw new Problem('HAND_OVER_NOT_ASKED')
    return {
      ...{ party, act, at: now, textVersion, language },
      organisations: one.organisations,
      ownerAccountId: stored.ownerAccountId,
      recordedBy: caller.accountId,
      recordedByParty: caller.party === 'owner' ? 'owner' : 'centre',
      told: [...one.fields, ...one.later, ...one.papers],
    }
  })
}

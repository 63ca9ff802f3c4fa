import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PackFault } from '../../../workflows/rules/fault.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import type { Caller } from '../../accounts/ports.ts'
import type { Press } from '../../papers/press.ts'
import { type AnnexTrial, annexSheet } from '../../rule-drafts/annex.ts'
import {
  adoptionBodies,
  draftBody,
  draftCheck,
  draftSummary,
  RuleDraftAdoptions,
  RuleDraftBody,
  RuleDraftCheck,
  RuleDraftSummary,
} from '../../rule-drafts/draft-body.ts'
import {
  type AskedChange,
  type DraftRefusal,
  isRefusal,
  type ReadDraft,
  type RuleDrafts,
} from '../../rule-drafts/open-rule-drafts.ts'
import type { Trials } from '../../trials/open-trials.ts'
import { trialBody, trialResultBody } from '../../trials/trial-body.ts'
import { type Access, callerOf } from '../access.ts'
import { json, problemAnswers, VersionHeader } from '../answers.ts'
import { languageOfRequest, versionOf } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { comparisonBody, RuleComparison } from './rule-bodies.ts'

/** Drafts are written by who would sign them, and read by who keeps the rules too. */
const mayWrite: Access = ['bureau']
const mayRead: Access = ['bureau', 'operator']

/** A pack file as text: its quotes and line ends are doubled on the way. */
const fileLimit = 1024 * 1024

const title = z.string().trim().min(1).max(200)
const written = z.strictObject({ zh: title, en: title })

const BeginningBody = z
  .strictObject({
    packId: z.string().min(1).max(60).optional().describe('The pack that it changes.'),
    draftId: z.string().min(1).max(64).optional().describe('An earlier draft of the office.'),
    text: z.string().min(2).max(600_000).optional().describe('A written pack file, beside the pack that it changes.'),
    title: title.optional(),
  })
  .refine(({ packId, draftId }) => (packId === undefined) !== (draftId === undefined), {
    message: 'either packId or draftId',
    path: ['packId'],
  })
  .refine(({ draftId, text }) => draftId === undefined || text === undefined, {
    message: 'a file changes a pack, not a draft',
    path: ['text'],
  })
  .meta({
    id: 'NewRuleDraft',
    oneOf: [{ required: ['packId'] }, { required: ['draftId'] }],
    not: { required: ['draftId', 'text'] },
    examples: [{ packId: 'zhuzhou-draft', title: '株洲市自用充电桩办理规则（修改稿）' }],
  })

const key = z.string().min(1).max(200)
const ChangeBody = z.union([
  z.strictObject({ kind: z.literal('answer'), question: key, answer: z.unknown() }),
  z.strictObject({
    kind: z.literal('basis'),
    question: key,
    basis: z.strictObject({
      document: written,
      article: z.string().trim().min(1).max(100).nullable(),
      modelledOn: written.nullable(),
    }),
  }),
  z.strictObject({ kind: z.literal('title'), title: written }),
  z.strictObject({
    kind: z.literal('place'),
    path: z.array(z.string().min(1).max(100)).min(1).max(12),
    value: z.unknown().optional().describe('Left out: the place is taken out.'),
  }),
  z.strictObject({ kind: z.literal('newCost') }),
  z.strictObject({ kind: z.literal('adopt'), place: z.string().min(1).max(20).describe('Code of a place of the office.') }),
])
const ChangesBody = z.strictObject({ changes: z.array(ChangeBody).min(1).max(100) }).meta({
  id: 'RuleDraftChanges',
  description: 'Changes made one after the other, all of them or none.',
  examples: [{ changes: [{ kind: 'answer', question: 'clocks.propertyReply.length', answer: { n: 10, unit: 'workingDay' } }] }],
})

const DraftParams = z.strictObject({ draftId: z.string().min(1).max(64) })

/** What the routes of drafts are made of. */
export interface RuleDraftRouteParts {
  readonly drafts: RuleDrafts
  readonly trials: Pick<Trials, 'list' | 'read'>
  readonly press: Press
  readonly publicUrl: () => string
}

/** Drafts of rules: begun from a pack, changed by six switches or in full, checked, compared, printed. Never in force. */
export const ruleDraftRoutes = (parts: RuleDraftRouteParts) => (app: TypedApp) => {
  list(app, parts)
  begin(app, parts)
  read(app, parts)
  change(app, parts)
  adoptions(app, parts)
  takeBack(app, parts)
  remove(app, parts)
  check(app, parts)
  compare(app, parts)
  file(app, parts)
  annex(app, parts)
}

const list = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'listRuleDrafts',
        summary: 'The drafts of the office, the latest first; the operator reads those of all offices',
        response: {
          200: json('The drafts.', z.object({ drafts: z.array(RuleDraftSummary) }).meta({ id: 'RuleDrafts' })),
          ...problemAnswers(401, 403, 429, 503),
        },
      },
    },
    async (request) => ({ drafts: (await drafts.list(callerOf(request))).map(draftSummary) }),
  )

const begin = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.post(
    '/api/rule-drafts',
    {
      config: { access: mayWrite },
      bodyLimit: fileLimit,
      schema: {
        tags: ['drafts'],
        operationId: 'beginRuleDraft',
        summary: 'Begins a draft from a pack, an earlier draft or a written pack file',
        body: BeginningBody,
        response: {
          201: json('Begun.', RuleDraftBody),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const begun = found(await drafts.begin(callerOf(request), request.body), languageOfRequest(request))
      return reply.code(201).send(draftBody(begun, languageOfRequest(request)))
    },
  )

const read = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'readRuleDraft',
        summary: 'A draft: the six switches as questions, the whole document, and every fault',
        params: DraftParams,
        response: { 200: json('The draft.', RuleDraftBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => draftBody(await asked(drafts, request), languageOfRequest(request)),
  )

const change = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.patch(
    '/api/rule-drafts/:draftId',
    {
      config: { access: mayWrite },
      schema: {
        tags: ['drafts'],
        operationId: 'changeRuleDraft',
        summary: 'Changes a draft and saves it as its next version; one that was saved meanwhile is never written over',
        params: DraftParams,
        headers: VersionHeader,
        body: ChangesBody,
        response: {
          200: json('Saved.', RuleDraftBody),
          ...problemAnswers(400, 401, 403, 404, 412, 413, 415, 428, 429, 503),
        },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      // The shapes are the same; only the type of what is not known yet differs.
      const changes = request.body.changes as readonly AskedChange[]
      const changed = await drafts.change(callerOf(request), request.params.draftId, versionOf(request), changes)
      return draftBody(found(changed, language), language)
    },
  )

const adoptions = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId/adoptions',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'previewRuleDraftAdoption',
        summary: 'What taking a draft of another place over for a place of the office would change; nothing is written',
        params: DraftParams,
        response: { 200: json('Place by place.', RuleDraftAdoptions), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      return adoptionBodies(found(await drafts.adoptions(callerOf(request), request.params.draftId), language), language)
    },
  )

const takeBack = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.post(
    '/api/rule-drafts/:draftId/take-back',
    {
      config: { access: mayWrite },
      schema: {
        tags: ['drafts'],
        operationId: 'takeBackRuleDraft',
        summary: 'Takes the last step back; what stood before is saved as the next version',
        params: DraftParams,
        headers: VersionHeader,
        response: {
          200: json('Taken back.', RuleDraftBody),
          ...problemAnswers(400, 401, 403, 404, 409, 412, 428, 429, 503),
        },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      const taken = await drafts.takeBack(callerOf(request), request.params.draftId, versionOf(request))
      return draftBody(found(taken, language), language)
    },
  )

const remove = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.delete(
    '/api/rule-drafts/:draftId',
    {
      config: { access: mayWrite },
      schema: {
        tags: ['drafts'],
        operationId: 'removeRuleDraft',
        summary: 'Removes a draft with all its versions; trials of it keep their own copy',
        params: DraftParams,
        response: { 204: z.null().describe('Removed.'), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const refused = await drafts.remove(callerOf(request), request.params.draftId)
      if (refused) throw problemOf(refused, languageOfRequest(request))
      return reply.code(204).send(null)
    },
  )

const check = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId/check',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'checkRuleDraft',
        summary: 'Every fault of a draft, with its place and a sentence',
        params: DraftParams,
        response: { 200: json('What the checker says.', RuleDraftCheck), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => draftCheck(await asked(drafts, request)),
  )

const compare = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId/compare',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'compareRuleDraft',
        summary: 'A draft beside the pack that it changes, rule by rule',
        params: DraftParams,
        response: { 200: json('Where they differ.', RuleComparison), ...problemAnswers(400, 401, 403, 404, 409, 429, 503) },
      },
    },
    async (request) => {
      const readDraft = await asked(drafts, request)
      return comparisonBody(readDraft.draft.base, packIn(readDraft, languageOfRequest(request)))
    },
  )

const file = (app: TypedApp, { drafts }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId/pack.json',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'downloadRuleDraft',
        summary: 'A draft as a pack file',
        params: DraftParams,
        response: {
          200: json('The file.', z.record(z.string(), z.unknown())),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { draft } = await asked(drafts, request)
      const name = draftSummary({ draft, pack: null, hash: null, faults: [], isOwn: false }).packId
      void reply.type('application/json')
      void reply.header('content-disposition', `attachment; filename="${name}.json"`)
      return reply.serializer(String).send(`${JSON.stringify(draft.document, null, 2)}\n` as never)
    },
  )

const pdf200 = { description: 'The annex.', content: { 'application/pdf': { schema: z.any() } } }

const annex = (app: TypedApp, { drafts, trials, press, publicUrl }: RuleDraftRouteParts) =>
  app.get(
    '/api/rule-drafts/:draftId/annex.pdf',
    {
      config: { access: mayRead },
      schema: {
        tags: ['drafts'],
        operationId: 'printRuleDraftAnnex',
        summary: 'What a draft changes, as an annex to a municipal document, in Chinese',
        description:
          'Made of the saved draft and of the latest finished trial of the very same text: the same two give the same bytes.',
        params: DraftParams,
        response: { 200: pdf200, ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const readDraft = await asked(drafts, request)
      const trial = await trialOf(trials, callerOf(request), readDraft.hash)
      void reply.type('application/pdf')
      void reply.header('content-disposition', `inline; filename="annex-${readDraft.draft.version}.pdf"`)
      return reply.send(await press.print(annexSheet(readDraft, trial, publicUrl()))) as never
    },
  )

/** The latest finished trial of the very text of a draft. */
const trialOf = async (
  trials: Pick<Trials, 'list' | 'read'>,
  caller: Caller,
  hash: string | null,
): Promise<AnnexTrial | null> => {
  const own = (await trials.list(caller)).find(({ pack, standing }) => pack.hash === hash && standing === 'finished')
  const tried = own ? await trials.read(caller, own.trialId) : null
  if (!tried?.result) return null
  const result = trialResultBody(tried.result, { language: 'zh', placesOf: () => [] })
  return { trial: trialBody(tried.trial, 'zh'), result }
}

const asked = async (drafts: RuleDrafts, request: FastifyRequest<{ Params: { draftId: string } }>): Promise<ReadDraft> =>
  found(await drafts.read(callerOf(request), request.params.draftId), languageOfRequest(request))

const found = <A extends object>(answer: A | DraftRefusal, language: 'zh' | 'en'): A => {
  if (isRefusal(answer)) throw problemOf(answer, language)
  return answer
}

const packIn = (
  { pack, hash, faults }: ReadDraft,
  language: 'zh' | 'en',
): { readonly value: RulePack; readonly hash: string } => {
  if (!pack || hash === null) throw new Problem('DRAFT_UNREADABLE', { errors: faultErrors(faults, '', language) })
  return { value: pack, hash }
}

const faultErrors = (faults: readonly PackFault[], at: string, language: 'zh' | 'en') =>
  faults.map(({ path, sentence }) => ({
    pointer: `${at}/${path.replaceAll('.', '/')}`,
    code: 'PACK_FAULT',
    detail: sentence[language],
  }))

const problemOf = (refusal: DraftRefusal, language: 'zh' | 'en'): Problem => {
  switch (refusal.kind) {
    case 'notFound':
      return new Problem('NOT_FOUND')
    case 'notYours':
      return new Problem('DRAFT_NOT_YOURS')
    case 'packUnknown':
      return new Problem('TRIAL_PACK_UNKNOWN')
    case 'full':
      return new Problem('DRAFTS_FULL')
    case 'tooLarge':
      return new Problem('BODY_TOO_LARGE')
    case 'unreadable':
      return new Problem('DRAFT_FILE_UNREADABLE', { errors: faultErrors(refusal.faults, '/text', language) })
    case 'stale':
      return new Problem('DRAFT_MOVED_ON', { current: { version: refusal.version } })
    case 'nothingToTakeBack':
      return new Problem('DRAFT_AT_ITS_BEGINNING')
    case 'notPossible': {
      const { index, why } = refusal.change
      const detail = notPossible[why][language]
      return new Problem('VALIDATION_FAILED', { errors: [{ pointer: `/changes/${index}`, code: why, detail }] })
    }
  }
}

const notPossible = {
  questionUnknown: { zh: '这份草案里没有这个问题', en: 'This draft has no such question.' },
  notAnAnswer: { zh: '不是这个问题的答案', en: 'That is no answer to the question.' },
  placeFixed: { zh: '编号、版本和“草案”这三项由系统写', en: 'Id, version and standing are written by the service.' },
  notOurPlace: { zh: '这里不是本单位所在的地方', en: 'That is no place of your office.' },
  nothingThere: { zh: '没有这个位置', en: 'There is no such place.' },
} as const

import { z } from 'zod'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import { mostReplays, usualReplays } from '../../../workflows/trials/replays.ts'
import { behaviours } from '../../../workflows/trials/scenarios.ts'
import type { Caller } from '../../accounts/ports.ts'
import { TrialCaseBody, trialCaseBody } from '../../trials/course-body.ts'
import { TrialFactBody, trialFactBody } from '../../trials/fact-body.ts'
import type { NotRegistered, Trials } from '../../trials/open-trials.ts'
import type { Trial } from '../../trials/ports.ts'
import { TrialBody, TrialWithResultBody, trialBody, trialResultBody } from '../../trials/trial-body.ts'
import { type Access, callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** Drafts are tried by who would sign them. */
const mayTry: Access = ['bureau']

const day = z.iso
  .date()
  .refine((on) => on >= '2000-01-01', 'a day from 2000-01-01 on')
  .meta({ pattern: '^[2-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

const NewScenario = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,30}$/, 'a short name of letters and digits'),
  behaviour: z.enum(behaviours),
  filings: z.number().min(1).max(3).describe('Requests for one of the record: 1.5 = half as many again.'),
})

const NewTrialBody = z
  .strictObject({
    question: z.string().trim().min(1).max(500).describe('What the office wants to know. No names of persons.'),
    packId: z.string().min(1).max(60).optional().describe('A pack of the service, by its id.'),
    pack: z.record(z.string(), z.unknown()).optional().describe('A written pack; it may extend one of the service.'),
    draftId: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('A draft of the office: its text of this moment is frozen in the trial.'),
    from: day.describe('Requests filed from this day on are tried.'),
    to: day,
    asOf: day.optional().describe('The record of the end of this day; today if left out.'),
    seed: z.int().min(0).max(4_294_967_295).optional(),
    replays: z
      .int()
      .min(1)
      .max(mostReplays)
      .optional()
      .describe(`How often each scenario is replayed, each time with draws of its own; ${usualReplays} if left out.`),
    scenarios: z
      .array(NewScenario)
      .min(1)
      .max(8)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'two scenarios have one name')
      .optional()
      .describe('Left out: nobody reacts, by the deadline, as elsewhere, and half as many requests again.'),
  })
  .refine(({ packId, pack, draftId }) => [packId, pack, draftId].filter((one) => one !== undefined).length === 1, {
    message: 'one of packId, pack and draftId',
    path: ['packId'],
  })
  .meta({
    id: 'NewRuleTrial',
    oneOf: [{ required: ['packId'] }, { required: ['pack'] }, { required: ['draftId'] }],
    examples: [{ question: '五个工作日够不够', packId: 'zhuzhou-draft', from: '2026-01-01', to: '2026-06-30' }],
  })

const TrialParams = z.strictObject({ trialId: z.string().min(1).max(64) })

/** What the routes of trials are made of. */
export interface TrialRouteParts {
  readonly trials: Trials
  /** The districts of each of these offices. */
  readonly placesOf: (
    organisationIds: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly { readonly code: string; readonly name: Bilingual }[]>>
}

/** Rule trials: a draft pack tried on the recorded cases of the office's districts. The record is only read. */
export const trialRoutes = (parts: TrialRouteParts) => (app: TypedApp) => {
  register(app, parts)
  list(app, parts)
  read(app, parts)
  readCase(app, parts)
  readFact(app, parts)
  run(app, parts)
  cancel(app, parts)
}

const register = (app: TypedApp, { trials }: TrialRouteParts) =>
  app.post(
    '/api/trials',
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: 'registerRuleTrial',
        summary: 'Registers a trial: question, draft, period, day of the record, seed and scenarios, before it runs',
        body: NewTrialBody,
        response: { 201: json('Registered.', TrialBody), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const language = languageOfRequest(request)
      const registered = await trials.register(callerOf(request), request.body)
      if ('kind' in registered) throw notRegistered(registered, language)
      return reply.code(201).send(trialBody(registered, language))
    },
  )

const notRegistered = (why: NotRegistered, language: 'zh' | 'en'): Problem => {
  switch (why.kind) {
    case 'packFaults':
      return new Problem('TRIAL_PACK_UNUSABLE', {
        errors: why.faults.map(({ path, sentence }) => ({
          pointer: `/pack/${path.replaceAll('.', '/')}`,
          code: 'PACK_FAULT',
          detail: sentence[language],
        })),
      })
    case 'packUnknown':
      return new Problem('TRIAL_PACK_UNKNOWN')
    case 'periodWrong':
      return new Problem('TRIAL_PERIOD_WRONG')
  }
}

const list = (app: TypedApp, { trials }: TrialRouteParts) =>
  app.get(
    '/api/trials',
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: 'listRuleTrials',
        summary: 'All trials of the office, the latest first; those that failed or were cancelled too',
        response: {
          200: json('The trials.', z.object({ trials: z.array(TrialBody) }).meta({ id: 'RuleTrials' })),
          ...problemAnswers(401, 403, 429, 503),
        },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      return { trials: (await trials.list(callerOf(request))).map((trial) => trialBody(trial, language)) }
    },
  )

const read = (app: TypedApp, { trials, placesOf }: TrialRouteParts) =>
  app.get(
    '/api/trials/:trialId',
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: 'readRuleTrial',
        summary: 'A trial: how far it has come, and its result once it is finished',
        params: TrialParams,
        response: { 200: json('The trial.', TrialWithResultBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      const found = await trials.read(callerOf(request), request.params.trialId)
      if (!found) throw new Problem('NOT_FOUND')
      const { trial, result } = found
      const places = await placesOf(result?.limits.map(({ organisationId }) => organisationId) ?? [])
      // An office of the whole city stands with the districts that were tried.
      const tried = (organisationId: string) =>
        (places.get(organisationId) ?? []).flatMap(({ code, name }) => (trial.districts.includes(code) ? [name[language]] : []))
      return { trial: trialBody(trial, language), result: result && trialResultBody(result, { language, placesOf: tried }) }
    },
  )

const readCase = (app: TypedApp, { trials }: TrialRouteParts) =>
  app.get(
    '/api/trials/:trialId/cases/:caseId',
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: 'readRuleTrialCase',
        summary: 'A changed case in the record and in each scenario, side by side',
        params: TrialParams.extend({ caseId: z.string().min(1).max(64) }),
        response: { 200: json('Both courses.', TrialCaseBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const { trialId, caseId } = request.params
      const courses = await trials.courses(callerOf(request), trialId, caseId)
      if (!courses || courses.length === 0) throw new Problem('NOT_FOUND')
      return trialCaseBody(caseId, courses, languageOfRequest(request))
    },
  )

const readFact = (app: TypedApp, { trials }: TrialRouteParts) =>
  app.get(
    '/api/trials/:trialId/fact',
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: 'readRuleTrialFact',
        summary: 'What a trial said, beside the families that asked since the rule is in force',
        params: TrialParams,
        querystring: z.strictObject({
          packId: z
            .string()
            .min(1)
            .max(60)
            .optional()
            .describe('The pack in force, where the draft was signed under another name.'),
          from: day.optional().describe('Requests filed from this day on; the first day of the pack if left out.'),
          to: day.optional().describe('Today if left out.'),
        }),
        response: { 200: json('Both sides.', TrialFactBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const fact = await trials.fact(callerOf(request), request.params.trialId, request.query)
      if (!fact) throw new Problem('NOT_FOUND')
      if (fact === 'packUnknown') throw new Problem('TRIAL_PACK_UNKNOWN')
      if (fact === 'periodWrong') throw new Problem('TRIAL_PERIOD_WRONG')
      return trialFactBody(fact, languageOfRequest(request))
    },
  )

type Act = (caller: Caller, trialId: string) => Promise<Trial | null>

const act = (app: TypedApp, named: { readonly verb: string; readonly operationId: string; readonly summary: string }, act: Act) =>
  app.post(
    `/api/trials/:trialId/${named.verb}`,
    {
      config: { access: mayTry },
      schema: {
        tags: ['trials'],
        operationId: named.operationId,
        summary: named.summary,
        params: TrialParams,
        response: { 202: json('The trial.', TrialBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const trial = await act(callerOf(request), request.params.trialId)
      if (!trial) throw new Problem('NOT_FOUND')
      return reply.code(202).send(trialBody(trial, languageOfRequest(request)))
    },
  )

const run = (app: TypedApp, { trials }: TrialRouteParts) =>
  act(
    app,
    {
      verb: 'run',
      operationId: 'runRuleTrial',
      summary: 'Asks for a run in the background, which begins once a node has time; run again it gives the same',
    },
    trials.run,
  )

const cancel = (app: TypedApp, { trials }: TrialRouteParts) =>
  act(
    app,
    { verb: 'cancel', operationId: 'cancelRuleTrial', summary: 'Ends a trial that runs or waits; it stays listed as cancelled' },
    trials.cancel,
  )

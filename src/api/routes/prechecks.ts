import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { basisText } from '../../../workflows/labels/basis.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import { documentLabels } from '../../../workflows/labels/documents.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { groundLabel } from '../../../workflows/labels/grounds.ts'
import { matterKindLabels } from '../../../workflows/labels/matters.ts'
import { paperSources } from '../../../workflows/labels/paper-sources.ts'
import { precheckStandings, precheckVerdicts } from '../../../workflows/labels/precheck.ts'
import { documentKinds } from '../../../workflows/rules/codes.ts'
import { noPart } from '../../../workflows/rules/consent-parts.ts'
import { likelyTime, type TimedCourse, weeksThatItTook } from '../../../workflows/rules/likely-time.ts'
import { precheck, precheckTopics } from '../../../workflows/rules/precheck.ts'
import { Basis } from '../../../workflows/rules/schema.ts'
import { groundRule, ownGroundNames, StatedGroundCode } from '../../../workflows/rules/stated-grounds.ts'
import type { TimeSource } from '../../cases/ports.ts'
import type { KnownPlace, Prechecks } from '../../compounds/precheck-ports.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

const label = z.string().describe('In the language of the caller.')

/** So many requests must have got there before their time is said: fewer would tell of single families. */
const leastToSay = 5

const Course = z.object({
  weeks: z.int().describe('When everybody takes the whole of their time.'),
  parts: z.array(
    z.object({ label, n: z.int(), unit: z.enum(['workingDay', 'calendarDay', 'month']), basis: label, force: z.string() }),
  ),
})

const TimeBody = z
  .object({
    smooth: Course.describe('Everybody answers and says yes.'),
    detour: Course.describe('Papers are asked for once, and the company says nothing or no, which coordination settles.'),
    without: z.array(label).describe('Steps for which the place sets no time.'),
    record: z
      .object({ n: z.int(), open: z.int(), quarter: z.int(), middle: z.int(), threeQuarters: z.int() })
      .nullable()
      .describe(
        'Weeks from filing to energised of those that got there in this garage, and how many are still open; null = too few.',
      ),
    leastToSay: z.int(),
  })
  .describe('A range, never a promise. Without the time to build, retrofits, transformers and courts.')

const CostBody = z
  .object({
    rules: z.array(z.object({ what: label, payer: label, basis: label })).describe('Who pays what, as the place has it.'),
    estimates: z
      .array(z.object({ label, lowYuan: z.number(), highYuan: z.number() }))
      .describe('On record for open matters here.'),
  })
  .describe('What is sourced, and nothing else: an amount that nobody wrote down is not guessed.')

const PrecheckBody = z
  .object({
    verdict: z.enum(['likely', 'needs', 'notBefore', 'unknown']).describe('The worst reason decides. Never a promise.'),
    label,
    asOf: z.iso.date(),
    rules: z.object({ packId: z.string(), version: z.int() }),
    reasons: z.array(
      z.object({
        topic: z.enum(precheckTopics),
        standing: z.enum(['inFavour', 'needs', 'notBefore', 'unknown']),
        standingLabel: label,
        text: label,
        on: z.iso.date().nullable().describe('Until when a finding holds, or by when the next word is due.'),
        basis: z.array(z.object({ basis: Basis, text: label })),
      }),
    ),
    partQuestion: z
      .object({ asks: label, answers: z.array(z.object({ part: z.string(), label })) })
      .nullable()
      .describe(
        'What the rules differ by, with the values of `part`. Null: they are the same everywhere, or the register says it.',
      ),
    papers: z
      .array(z.object({ kind: z.enum(documentKinds), label, where: label.nullable().describe('Where to get it.') }))
      .describe('What the owner will be asked for.'),
    time: TimeBody,
    costs: CostBody,
    earlier: z
      .object({
        filed: z.int(),
        open: z.int(),
        energised: z.int(),
        grounds: z.array(
          z.object({
            code: StatedGroundCode,
            label,
            times: z.int(),
            upheld: z.int(),
            fallen: z.int(),
            acceptedAnswer: label.nullable(),
          }),
        ),
      })
      .describe('What earlier requests in this garage met. Numbers only.'),
  })
  .meta({
    id: 'Precheck',
    description: 'What a request would meet, before it is filed: what is on record, and what is not known.',
  })

/** A look before filing, for anybody. */
export const precheckRoutes =
  ({ prechecks, time }: { readonly prechecks: Prechecks; readonly time: TimeSource }) =>
  (app: TypedApp) => {
    app.get(
      '/api/compounds/:compoundId/precheck',
      {
        config: { access: 'public' },
        schema: {
          tags: ['compounds'],
          operationId: 'precheck',
          summary: 'What a request would meet here: likely, what it needs, what must come first, what is not known',
          security: [],
          params: z.strictObject({ compoundId: LookedUpId }),
          querystring: z.strictObject({
            garage: z
              .string()
              .trim()
              .min(1)
              .max(60)
              .optional()
              .describe('Name of the garage; may be left out where there is one.'),
            space: z.string().trim().min(1).max(30).optional().describe('Whole label of the space.'),
            power: z.coerce.number().positive().max(60).default(7).describe('kW'),
            right: z.enum(['owned', 'useRight', 'leased']).default('owned'),
            leaseMonths: z.coerce.number().int().positive().max(600).optional(),
            part: z
              .string()
              .max(42)
              .optional()
              .describe('Which part of the building, by its id, where the rules differ by it; `none` = none of them.'),
          }),
          response: { 200: json('What speaks for it and against.', PrecheckBody), ...problemAnswers(400, 404, 429, 503) },
        },
      },
      async (request) => {
        const { garage, space, power, right, leaseMonths, part } = request.query
        const { compoundId } = request.params
        const place = await prechecks.place({
          compoundId,
          garage: garage ?? null,
          space: space ?? null,
          powerKw: power,
          right,
          leaseMonths: leaseMonths ?? null,
          part: part === noPart ? null : part,
          now: time.now(),
        })
        if (!place) throw new Problem('NOT_FOUND')
        const language = languageOfRequest(request)
        const { rules, earlier } = place
        const { verdict, reasons } = precheck({ ...place, right, leaseMonths: leaseMonths ?? null, powerKw: power })
        if (verdict === 'notBefore') await prechecks.noteNo(place).catch((error: unknown) => uncounted(request, error))
        return {
          verdict,
          label: precheckVerdicts[verdict][language],
          asOf: place.today,
          rules: { packId: rules.id, version: rules.version },
          reasons: reasons.map(({ basis, text, ...reason }) => ({
            ...reason,
            standingLabel: precheckStandings[reason.standing][language],
            text: text[language],
            basis: basis.map((one) => ({ basis: one, text: basisText(one, language) })),
          })),
          partQuestion: place.question && {
            asks: place.question.asks[language],
            answers: place.question.answers.map(({ part: id, says }) => ({ part: id ?? noPart, label: says[language] })),
          },
          papers: rules.consent.requiredPapers.map((kind) => ({
            kind,
            label: documentLabels[kind][language],
            where: paperSources[kind]?.[language] ?? null,
          })),
          time: timeOf(place, language),
          costs: costsOf(place, language),
          earlier: {
            ...earlier,
            grounds: earlier.grounds.map((ground) => ({
              ...ground,
              label: groundLabel(ground.code, ownGroundNames(rules))[language],
              acceptedAnswer: groundRule(rules, ground.code)?.acceptedAnswer[language] ?? null,
            })),
          },
        }
      },
    )
  }

const timeOf = ({ rules, facts, lasted, earlier }: KnownPlace, language: Language): z.infer<typeof TimeBody> => {
  const { smooth, detour, without } = likelyTime(rules, facts)
  const took = weeksThatItTook(lasted, leastToSay)
  return {
    smooth: courseOf(smooth, language),
    detour: courseOf(detour, language),
    without: without.map((clock) => clockLabels[clock].name[language]),
    record: took && { ...took, open: earlier.open },
    leastToSay,
  }
}

const courseOf = ({ weeks, parts }: TimedCourse, language: Language): z.infer<typeof Course> => ({
  weeks,
  parts: parts.map(({ clock, n, unit, basis }) => ({
    label: clockLabels[clock].name[language],
    n,
    unit,
    basis: basisText(basis, language),
    force: basis.force,
  })),
})

const costsOf = ({ rules, estimates }: KnownPlace, language: Language): z.infer<typeof CostBody> => ({
  rules: rules.costs.map(({ what, payer, basis }) => ({
    what: what[language],
    payer: payer[language],
    basis: basisText(basis, language),
  })),
  estimates: estimates.map(({ kind, lowYuan, highYuan }) => ({ label: matterKindLabels[kind][language], lowYuan, highYuan })),
})

/** Whoever looks gets an answer also while nothing can be written: then this look is in no figure. */
const uncounted = (request: FastifyRequest, error: unknown): void => {
  if (!(error instanceof Error && error.name === 'StorageUnavailable')) throw error
  request.log.warn({ err: error }, 'a look before filing was not counted')
}

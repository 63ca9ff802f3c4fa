import { z } from 'zod'
import { clockLabels } from '../../workflows/labels/clocks.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import { eventLabels } from '../../workflows/labels/events.ts'
import { familyStateLabels } from '../../workflows/labels/figures.ts'
import { fill, type Language } from '../../workflows/labels/fill.ts'
import { statedLabel } from '../../workflows/labels/grounds.ts'
import { legalMeans, legalMeansBases, legalMeansLabels } from '../../workflows/labels/legal-means.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import {
  behaviourLabels,
  changeKindLabels,
  changeReasonLabels,
  furtherFilingsLabel,
  noEvidenceLabel,
  notKnownLabels,
  trialCutOffLabel,
  trialDefinitions,
  trialStandingLabels,
} from '../../workflows/labels/trials.ts'
import { articleChanges } from '../../workflows/rules/compare.ts'
import { familyStates } from '../../workflows/statistics/family-state.ts'
import { type ChangeReason, changeKinds } from '../../workflows/trials/differences.ts'
import type { Replays } from '../../workflows/trials/replays.ts'
import type { OfficeLoad, Outlook, ScenarioResult, TrialResult } from '../../workflows/trials/result.ts'
import { behaviours, type Scenario } from '../../workflows/trials/scenarios.ts'
import { cutOff, type Trial } from './ports.ts'

const count = z.int().nonnegative()
const day = z.iso.date()
const text = z.string()

const ScenarioBody = z.object({
  name: text,
  label: text,
  assumption: text.describe('What parties are taken to do, word for word.'),
  behaviour: z.enum(behaviours),
  filings: z.number().describe('Requests for one of the record.'),
})

/** A trial as it is registered, and how far it has come. */
export const TrialBody = z
  .object({
    trialId: text,
    question: text,
    pack: z.object({ packId: text, version: count, hash: text, title: z.object({ zh: text, en: text }) }),
    districts: z.array(text),
    period: z.object({ from: day, to: day }),
    asOf: day,
    readBefore: text.describe('The record is read up to this instant.'),
    seed: z.int(),
    scenarios: z.array(ScenarioBody),
    replays: count.nullable().describe('How often each scenario is replayed; null = once: registered with an older service.'),
    registeredAt: text,
    standing: z.enum(['registered', 'waiting', 'running', 'finished', 'cancelled', 'failed', 'interrupted']),
    standingLabel: text,
    progress: z.number().min(0).max(1),
    queuedAt: text.nullable().describe('When the run was asked for that has not ended yet.'),
    startedAt: text.nullable(),
    finishedAt: text.nullable(),
    cancelledAt: text.nullable(),
    failure: text.nullable(),
    runs: count,
    resultHash: text.nullable().describe('The same trial, run again, gives the same.'),
  })
  .meta({ id: 'RuleTrial', description: 'A draft pack to be tried on the recorded cases: registered before it runs.' })

const scenarioBody = (scenario: Scenario, language: Language): z.infer<typeof ScenarioBody> => {
  const { name, behaviour, filings } = scenario
  const words = behaviourLabels[behaviour]
  const more = fill(furtherFilingsLabel, { n: String(Math.round((filings - 1) * 100)) }, language)
  return {
    name,
    label: filings > 1 ? `${words.name[language]} · ${more}` : words.name[language],
    assumption: words.text[language],
    behaviour,
    filings,
  }
}

/** A trial as it is answered. */
export const trialBody = (trial: Trial, language: Language): z.infer<typeof TrialBody> => {
  const { pack, scenarios, organisationId: _o, registeredBy: _r, ...rest } = trial
  const { id, version, hash, title } = pack
  return {
    ...rest,
    districts: [...trial.districts],
    pack: { packId: id, version, hash, title },
    scenarios: scenarios.map((scenario) => scenarioBody(scenario, language)),
    standingLabel: trialStandingLabels[trial.standing][language],
    failure: trial.failure === cutOff ? trialCutOffLabel[language] : trial.failure,
  }
}

const officeFields = {
  officeId: text.describe('Tells the offices of this result apart; it means nothing elsewhere.'),
  party: text,
  label: text.describe('What kind of office it is, and where. Some are companies: a trial names none of them.'),
}

const OfficeBody = z.object({
  ...officeFields,
  months: z.array(z.object({ month: text, acts: count })),
  waits: count.describe('Times that an act waited for the next working day because the office was full.'),
})

const outlook = {
  families: z.array(
    z.object({
      days: count,
      followed: count,
      shares: z.array(z.object({ state: z.enum(familyStates), stateLabel: text, share: z.number() })).nullable(),
    }),
  ),
  granted: count,
  running: count,
  monthsWaited: z.number(),
  ends: z.array(z.object({ outcome: text, label: text, n: count })),
  offices: z.array(OfficeBody),
  grounds: z.array(z.object({ code: text, label: text, pleaded: count, stands: count })),
  safety: z.object({
    running: count,
    undischarged: count.describe('Running with a condition that had to be fulfilled before and was not.'),
    unchecked: count.describe('Running in a garage that is looked at, without a finding of fire.'),
  }),
  room: z.object({ built: count, kept: count, waiting: count }),
}

const spread = { least: z.number(), mean: z.number(), most: z.number() }

const ReplaysBody = z
  .object({
    n: count.describe('Replays that were played: one where the scenario leaves nothing to luck.'),
    granted: z.object(spread),
    running: z.object(spread),
    monthsWaited: z.object(spread),
    families: z.array(
      z.object({
        days: count,
        followed: count,
        shares: z
          .array(
            z.object({
              state: z.enum(familyStates),
              stateLabel: text,
              ...spread,
              lower: z
                .number()
                .describe('What it may come to among as many other families (95 %), the luck of the outcome inside.'),
              upper: z.number(),
              independent: z
                .number()
                .describe('So many families who have nothing in common say as much: those of one compound are alike.'),
            }),
          )
          .nullable(),
      }),
    ),
    effects: z
      .array(
        z.object({
          ...{ days: count, families: count, compounds: count },
          effect: z
            .number()
            .describe('Share of families whose pile runs by then, less that in the record: the mean of the replays.'),
          least: z.number(),
          most: z.number(),
          lower: z
            .number()
            .nullable()
            .describe('What it may come to among as many other families (95 %, by compound); null: all are of one compound.'),
          upper: z.number().nullable(),
        }),
      )
      .describe('What the draft does to these families, each held against itself. Empty in results of an older service.'),
  })
  .meta({
    id: 'TrialReplays',
    description:
      'A scenario over all its replays. `least` to `most`: what the very families meet in one replay and in another. `lower` to `upper`: a prediction for as many other families of such a city, never a confidence interval.',
  })

const MilestonesBody = z.object({ filedOn: text, grantedOn: text.nullable(), runsOn: text.nullable(), endedOn: text.nullable() })

const ChangedBody = z
  .object({
    caseId: text,
    caseNumber: text.nullable(),
    district: text,
    kind: z.enum(changeKinds),
    kindLabel: text,
    reason: z.object({ kind: text, on: text, label: text }).nullable(),
    inRecord: MilestonesBody,
    inTrial: MilestonesBody,
    notKnown: text.nullable(),
  })
  .meta({ id: 'TrialChangedCase' })

const ScenarioResultBody = z
  .object({
    scenario: ScenarioBody,
    copies: count,
    evidence: z
      .object({ asked: count, drawn: count })
      .nullable()
      .describe('How often the record was asked what others did in such a place, and how often it had an answer.'),
    noEvidence: text.nullable().describe('Said where the record never had an answer.'),
    ...outlook,
    changes: z.array(z.object({ kind: z.enum(changeKinds), label: text, n: count })),
    notKnown: z.array(z.object({ why: text, label: text, n: count })),
    reversals: z.array(z.object({ code: text, label: text, falls: count, rises: count })),
    changed: z.array(ChangedBody),
    replays: ReplaysBody.nullable().describe('Over all replays; all else is of the first. Null = it was replayed once.'),
  })
  .meta({ id: 'TrialScenario' })

/** What a trial came to. */
export const TrialResultBody = z
  .object({
    definition: z.object({ id: text, version: count, text }),
    asOf: day,
    seed: z.int(),
    replays: count.nullable(),
    against: z.object({ packId: text, version: count }),
    read: count,
    tried: count,
    families: count,
    compounds: count,
    heldAsRecorded: count.describe('Cases that do not come out as recorded under their own rules: they are not tried.'),
    limits: z.array(z.object({ ...officeFields, perDay: count, perWeek: count })),
    recorded: z.object(outlook),
    scenarios: z.array(ScenarioResultBody),
    legal: z.array(
      z.object({
        key: text,
        label: text,
        change: z.enum(articleChanges),
        from: text.nullable(),
        to: text.nullable(),
        means: z.enum(legalMeans),
      }),
    ),
    means: z.array(
      z.object({
        means: z.enum(legalMeans),
        label: text,
        why: text,
        basis: text.nullable(),
        isRead: z.boolean().describe('The text was read; otherwise it is recalled, and to be checked by the legal office.'),
      }),
    ),
  })
  .meta({
    id: 'RuleTrialResult',
    description: 'The record against the draft, in families and months, as a range of stated scenarios.',
  })

/** A trial with its result, where it has one. */
export const TrialWithResultBody = z
  .object({ trial: TrialBody, result: TrialResultBody.nullable() })
  .meta({ id: 'RuleTrialWithResult' })

type Office = Pick<OfficeLoad, 'party' | 'organisationId'>

/** The districts of an office, in the words of the caller. */
type PlacesOf = (organisationId: string) => readonly string[]

interface Words {
  readonly language: Language
  readonly officeOf: (office: Office) => z.infer<z.ZodObject<typeof officeFields>>
}

/** The result as it is answered. */
export const trialResultBody = (
  result: TrialResult,
  { language, placesOf }: { readonly language: Language; readonly placesOf: PlacesOf },
): z.infer<typeof TrialResultBody> => {
  const words = { language, officeOf: officesOf(result, language, placesOf) }
  return {
    definition: { ...result.definition, text: trialDefinitions[result.definition.version][language] },
    asOf: result.asOf,
    seed: result.seed,
    replays: result.replays ?? null,
    against: { packId: result.against.id, version: result.against.version },
    read: result.read,
    tried: result.tried,
    families: result.families,
    compounds: result.compounds,
    heldAsRecorded: result.heldAsRecorded,
    limits: result.limits.map(({ party, organisationId, perDay, perWeek }) => ({
      ...words.officeOf({ party, organisationId }),
      perDay,
      perWeek,
    })),
    recorded: outlookBody(result.recorded, words),
    scenarios: result.scenarios.map((one) => scenarioResultBody(one, words)),
    legal: result.legal.map(({ key, label, change, from, to, means }) => ({
      key,
      label: label[language],
      change,
      from: from?.[language] ?? null,
      to: to?.[language] ?? null,
      means,
    })),
    means: legalMeans.map((means) => {
      const { name, why } = legalMeansLabels[means]
      const basis = legalMeansBases[means]
      const article = basis?.article === undefined ? '' : language === 'zh' ? `第${basis.article}条` : `, art. ${basis.article}`
      return {
        means,
        label: name[language],
        why: why[language],
        basis: basis && `${basis.document[language]}${article}`,
        isRead: basis?.mark === 'read',
      }
    }),
  }
}

/**
 * Offices by kind and place. The grid company, and who looks at fire systems for money, are companies: a trial does not
 * name them, as no figure names a company of few requests (S12). Several of one kind in one place are numbered.
 */
const officesOf = (result: TrialResult, language: Language, placesOf: PlacesOf): Words['officeOf'] => {
  const all = [result.recorded, ...result.scenarios].flatMap(({ offices }): readonly Office[] => offices)
  const known = Map.groupBy([...result.limits, ...all], keyOf)
  const kinds = [...known.values()].flatMap(([one]) => (one ? [{ one, kind: kindOf(one, language, placesOf) }] : []))
  const alike = Map.groupBy(
    kinds.toSorted((a, b) => (keyOf(a.one) < keyOf(b.one) ? -1 : 1)),
    ({ kind }) => kind,
  )
  const offices = new Map(
    [...alike].flatMap(([kind, same]) =>
      same.map(({ one }, place) => [keyOf(one), same.length === 1 ? kind : `${kind} ${place + 1}`] as const),
    ),
  )
  const ids = [...offices.keys()].toSorted()
  return ({ party, organisationId }) => {
    const key = keyOf({ party, organisationId })
    return { officeId: `${party}-${ids.indexOf(key) + 1}`, party, label: offices.get(key) ?? partyLabels[party][language] }
  }
}

const keyOf = ({ party, organisationId }: Office): string => `${party} ${organisationId}`

const kindOf = ({ party, organisationId }: Office, language: Language, placesOf: PlacesOf): string => {
  const places = placesOf(organisationId)
  const kind = partyLabels[party][language]
  return places.length === 0 ? kind : `${kind} · ${places.join(language === 'zh' ? '、' : ', ')}`
}

const outlookBody = (one: Outlook, words: Words) => {
  const { language } = words
  return {
    families: one.families.map(({ days, followed, shares }) => ({
      days,
      followed,
      shares: shares?.map(({ state, share }) => ({ state, stateLabel: familyStateLabels[state][language], share })) ?? null,
    })),
    granted: one.granted,
    running: one.running,
    monthsWaited: one.monthsWaited,
    ends: one.ends.map(({ outcome, n }) => ({ outcome, label: outcomeLabels[outcome][language], n })),
    offices: one.offices.map((load) => ({ ...words.officeOf(load), months: [...load.months], waits: load.waits })),
    grounds: one.grounds.map(({ pleaded, stands, ...ground }) => ({
      code: ground.code,
      label: statedLabel(ground)[language],
      pleaded,
      stands,
    })),
    safety: one.safety,
    room: one.room,
  }
}

const scenarioResultBody = (one: ScenarioResult, words: Words): z.infer<typeof ScenarioResultBody> => {
  const { language } = words
  return {
    scenario: scenarioBody(one.scenario, language),
    copies: one.copies,
    evidence: one.evidence ?? null,
    noEvidence: one.evidence && one.evidence.asked > 0 && one.evidence.drawn === 0 ? noEvidenceLabel[language] : null,
    ...outlookBody(one, words),
    changes: one.changes.map(({ kind, n }) => ({ kind, label: changeKindLabels[kind][language], n })),
    notKnown: one.notKnown.map(({ why, n }) => ({ why, label: notKnownLabels[why][language], n })),
    reversals: one.reversals.map(({ falls, rises, ...ground }) => ({
      code: ground.code,
      label: statedLabel(ground)[language],
      falls,
      rises,
    })),
    changed: one.changed.map(({ caseId, caseNumber, district, kind, reason, then, now, notKnown }) => ({
      caseId,
      caseNumber,
      district,
      kind,
      kindLabel: changeKindLabels[kind][language],
      reason: reason && { kind: reason.kind, on: reason.on, label: reasonText(reason, language) },
      inRecord: then,
      inTrial: now,
      notKnown: notKnown && notKnownLabels[notKnown][language],
    })),
    replays: one.replays ? replaysBody(one.replays, language) : null,
  }
}

/** States in which nobody is are left out, but for the one that everybody asks for. */
const replaysBody = ({ families, effects = [], ...rest }: Replays, language: Language): z.infer<typeof ReplaysBody> => ({
  ...rest,
  effects: [...effects],
  families: families.map(({ shares, ...point }) => ({
    ...point,
    shares:
      shares
        ?.filter(({ state, most }) => most > 0 || state === 'runs')
        .map((one) => ({ ...one, stateLabel: familyStateLabels[one.state][language] })) ?? null,
  })),
})

const reasonText = (reason: ChangeReason, language: Language): string => {
  const what = 'clock' in reason ? clockLabels[reason.clock].name[language] : eventLabels[reason.type][language]
  return fill(changeReasonLabels[reason.kind], { what }, language)
}

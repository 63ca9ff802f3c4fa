import { z } from 'zod'
import type { CaseMemory } from '../../../workflows/case/context.ts'
import { furtherCheckKinds } from '../../../workflows/case/events/further-checks.ts'
import { awaitedChecks, checksToWeigh, type FurtherCheck, standingChecks } from '../../../workflows/case/memory/further-checks.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { furtherCheckWhy } from '../../../workflows/case/why.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import {
  claimedStepLabels,
  furtherCheckLabels,
  furtherReasonLabels,
  furtherResultLabels,
  furtherScopeLabels,
  intakeReturnLabels,
} from '../../../workflows/labels/technical.ts'
import { parties } from '../../../workflows/parties.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

const record = z.int()

/** What became of the checks beside their findings. */
export const ChecksView = z.object({
  intakeReturns: z
    .array(z.object({ record, on: z.string(), reason: z.string(), label: z.string(), completed: z.boolean() }))
    .describe('Every time the grid returned the application; its time counts from the first filing all the same.'),
  claimedGridSteps: z
    .array(z.object({ record, on: z.string(), step: z.string(), label: z.string(), evidence: z.array(z.string()) }))
    .describe('What the owner showed of a grid that takes no part: claimed, not said by the grid.'),
  planDeclines: z
    .array(z.object({ record, on: z.string(), reason: z.string(), ownerCostYuan: z.number().nullable() }))
    .describe('Plans that the owner did not take, with what they would have cost.'),
  lockedDoors: z
    .array(
      z.object({
        record,
        track: z.enum(['fire', 'grid', 'main']).describe('`main`: at the works.'),
        on: z.string(),
        by: z.enum(parties),
        end: z.enum(['opened', 'coordination']).nullable(),
      }),
    )
    .describe('Locked doors before which an assessor or the installer stood, and who has the key.'),
  furtherChecks: z
    .array(
      z.object({
        check: z.string(),
        kind: z.enum(furtherCheckKinds),
        label: z.string(),
        ground: z.string().nullable().describe('The contested ground that opened it; null = the centre did.'),
        party: z.enum(parties).describe('Who answers.'),
        openedOn: z.string(),
        partyLabel: z.string(),
        result: z.enum(['nothingAgainst', 'standsAgainst']).nullable(),
        resultLabel: z.string().nullable(),
        because: listedIn(furtherReasonLabels).nullable().describe('What stands against the pile.'),
        becauseLabel: z.string().nullable(),
        standing: z
          .enum(['awaited', 'toWeigh', 'stands', 'over'])
          .describe('`stands`: it holds the pile up. `toWeigh`: the centre says whether it does. `over`: it holds nothing up.'),
        end: z.enum(['found', 'silence']).nullable(),
        on: z.string().nullable(),
        scope: z.string().nullable(),
        scopeLabel: z.string().nullable(),
        evidence: z.array(z.string()),
        why: z.string().describe('The ground that asked for it and what that rests on, or the platform’s own course.'),
      }),
    )
    .describe('What others than fire and grid were asked to look at, once. None is a fire acceptance (消防验收).'),
  test: z
    .object({ payer: z.string(), chosenBy: z.enum(['owner', 'parties', 'centre']).nullable() })
    .nullable()
    .describe('The third-party test that was ordered last: who pays, and who chose the expert.'),
})

/** The same, as a party sees it. */
export const checksView = ({ stored, standing, language }: ViewInput): z.infer<typeof ChecksView> => {
  const { file } = stored
  const { intakeReturns, gridSteps, planDeclines, denials, test } = file.memory
  const sees = standing.sight === 'full' && seesPart(file, standing.party, 'findings')
  const none = { intakeReturns: [], claimedGridSteps: [], planDeclines: [], lockedDoors: [], furtherChecks: [], test: null }
  const shown = (entry: FurtherCheck): z.infer<typeof ChecksView>['furtherChecks'][number] => ({
    kind: entry.kind,
    ground: entry.ground,
    party: entry.party,
    openedOn: entry.openedOn,
    partyLabel: partyLabels[entry.party][language],
    result: entry.result,
    resultLabel: entry.result ? furtherResultLabels[entry.result][language] : null,
    because: entry.because ?? null,
    becauseLabel: entry.because ? furtherReasonLabels[entry.because][language] : null,
    standing: standingOfCheck(file.memory, entry),
    end: entry.end,
    on: entry.on,
    scope: entry.scope,
    scopeLabel: scopeLabelOf(entry.scope, language),
    check: entry.checkId,
    label: furtherCheckLabels[entry.kind][language],
    why: furtherCheckWhy(
      file.memory.grounds.find(({ groundId }) => sees && groundId === entry.ground),
      { rules: stored.rules, language },
    ),
    evidence: [...entry.evidence],
  })
  const own = standing.sight === 'full' ? file.memory.furtherChecks.filter(({ party }) => party === standing.party) : []
  if (!sees) return { ...none, furtherChecks: own.map(shown) }
  const label = (labels: Readonly<Record<string, Bilingual>>, code: string) => labels[code]?.[language] ?? code
  return {
    intakeReturns: intakeReturns.map(({ seq, on, reason, completedSeq }) => ({
      record: seq,
      on,
      reason,
      label: label(intakeReturnLabels, reason),
      completed: completedSeq !== null,
    })),
    claimedGridSteps: gridSteps.map(({ seq, on, step, evidence }) => ({
      record: seq,
      on,
      step,
      label: label(claimedStepLabels, step),
      evidence: [...evidence],
    })),
    planDeclines: planDeclines.map(({ seq, on, reason, ownerCostYuan }) => ({ record: seq, on, reason, ownerCostYuan })),
    lockedDoors: denials.map(({ seq, track, on, by, end }) => ({ record: seq, track, on, by, end })),
    furtherChecks: file.memory.furtherChecks.map(shown),
    test: test && { payer: test.payer, chosenBy: test.chosenBy },
  }
}

const scopeLabelOf = (scope: string | null, language: Language): string | null => {
  const labels: Readonly<Record<string, Bilingual>> = furtherScopeLabels
  return scope === null ? null : (labels[scope]?.[language] ?? scope)
}

/** How far a further check holds the pile up. */
const standingOfCheck = (memory: CaseMemory, check: FurtherCheck): 'awaited' | 'toWeigh' | 'stands' | 'over' => {
  if (standingChecks(memory).includes(check)) return 'stands'
  if (checksToWeigh(memory).includes(check)) return 'toWeigh'
  return awaitedChecks(memory).includes(check) ? 'awaited' : 'over'
}

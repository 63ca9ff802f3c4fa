import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { type ChainSpan, chainDays } from '../../../workflows/case/chain.ts'
import { outcomes, serviceOutcomes } from '../../../workflows/case/context.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { outcomeLabels } from '../../../workflows/labels/codes.ts'
import type { CaseStore, StoredCase } from '../ports.ts'
import { standingOf, type Viewer } from '../standing.ts'
import type { ViewInput } from '../view-case.ts'

const label = z.string().describe('In the language of the caller.')
const day = z.iso.date()

/** An earlier case of the same space and person. */
const ChainCaseView = z
  .object({
    caseId: z
      .string()
      .nullable()
      .describe('Null where the caller has no standing in that case; then its number and its end are null too.'),
    caseNumber: z.string().nullable(),
    filedOn: day,
    closedOn: day.nullable(),
    calendarDays: z.int().describe('From its filing to its end.'),
    outcome: z.enum([...outcomes, ...serviceOutcomes]).nullable(),
    outcomeLabel: label.nullable(),
  })
  .meta({ id: 'ChainCase' })

/** The chain of a case. */
export const ChainView = z.object({
  chain: z
    .object({
      since: day.describe('The first filing of the chain.'),
      calendarDays: z.int().describe('Days so far on which a case of the chain was open, this one included.'),
      earlier: z.array(ChainCaseView),
    })
    .nullable()
    .describe('Space and person: a refiling joins the chain of the cases before and keeps its days. Null before the filing.'),
})

/** An earlier case of the chain, and whether the caller has a standing in it. */
export interface ChainCase {
  readonly stored: StoredCase
  readonly isKnown: boolean
}

/** The earlier cases of a chain for a viewer. A successor does not see those of the owner before: the person is another (V3). */
export const earlierCases = async (store: CaseStore, stored: StoredCase, viewer: Viewer): Promise<ChainCase[]> => {
  const found = await store.earlierInChain(stored)
  const known = await Promise.all(
    found.map(async (earlier) => ({ stored: earlier, isKnown: (await standingOf(store, earlier, viewer)) !== null })),
  )
  return viewer.party === 'owner' ? known.filter(({ isKnown }) => isKnown) : known
}

/** The cases before this one, and the days of all together. */
export const chainView = ({ stored, standing, earlier, now, language }: ViewInput): z.infer<typeof ChainView> => {
  const span = spanOf(stored)
  if (span === null || standing.sight !== 'full' || !seesPart(stored.file, standing.party, 'chain')) return { chain: null }
  const today = localDay(now, stored.rules.place.timeZone)
  const cases = earlier.flatMap((one) => {
    const lived = spanOf(one.stored)
    return lived === null ? [] : [{ ...one, lived }]
  })
  const spans = [...cases.map(({ lived }) => lived), span]
  return {
    chain: {
      since: spans.map(({ filedOn }) => filedOn).sort()[0] ?? span.filedOn,
      calendarDays: chainDays(spans, today),
      earlier: cases.map(({ stored: before, isKnown, lived }) => {
        const end = isKnown ? before.file.memory.outcome : null
        return {
          caseId: isKnown ? before.caseId : null,
          caseNumber: isKnown ? before.caseNumber : null,
          ...lived,
          calendarDays: chainDays([lived], today),
          outcome: end?.outcome ?? null,
          outcomeLabel: end && outcomeLabels[end.outcome][language],
        }
      }),
    },
  }
}

const spanOf = ({ file }: StoredCase): ChainSpan | null => {
  const { filedOn, outcome } = file.memory
  return filedOn === null ? null : { filedOn, closedOn: outcome?.on ?? null }
}

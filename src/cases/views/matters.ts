import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import {
  matterKindLabels,
  matterResultLabels,
  officialRoleLabels,
  reportStandingLabels,
} from '../../../workflows/labels/matters.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { matterKinds, matterOffices, matterResults, matterTracks, officialRoles } from '../../../workflows/matter/kinds.ts'
import { reportStanding } from '../../../workflows/matter/matter-file.ts'
import { seesOfMatter } from '../../../workflows/matter/sight.ts'
import type { LinkedMatter } from '../ports.ts'
import type { ViewInput } from '../view-case.ts'

const label = z.string().describe('In the language of the caller.')
const day = z.iso.date()

/** A matter that a request waits on, or is told of. */
const CaseMatterView = z
  .object({
    matterId: z.string(),
    track: z.enum(matterTracks),
    kind: z.enum(matterKinds),
    label,
    waitsSince: day.nullable().describe('The day since which the request waits on it; null = it is only told.'),
    office: z.object({
      party: z.enum(matterOffices),
      partyLabel: label,
      organisation: z.string().nullable(),
      role: z.enum(officialRoles),
      roleLabel: label,
    }),
    report: z
      .object({ nextOn: day, standing: z.enum(['notYet', 'due', 'overdue']), label })
      .nullable()
      .describe('The next report; null once the matter is over.'),
    result: z
      .object({ result: z.enum(matterResults), label, on: day, evidence: z.array(z.string()).describe('Papers of the matter.') })
      .nullable(),
    requestsWaiting: z.int().nullable().describe('Requests that wait on it, this one included.'),
    cost: z.object({ lowYuan: z.number(), highYuan: z.number() }).nullable().describe('As far as it is known.'),
  })
  .meta({ id: 'CaseMatter', description: 'A matter of the compound as a request sees it; the whole of it under `/api/matters`.' })

/** The matters of a request. */
export const CaseMattersView = z.object({ matters: z.array(CaseMatterView) })

/** The matters that a request is linked with, for who may see them. */
export const caseMattersView = (input: ViewInput): z.infer<typeof CaseMattersView> => {
  const { stored, standing, surroundings } = input
  if (standing.sight !== 'full' || !seesPart(stored.file, standing.party, 'matters')) return { matters: [] }
  return {
    matters: stored.file.memory.matters.flatMap((link) => {
      const known = surroundings.matters.find(({ file }) => file.matterId === link.matter.matterId)
      return known ? [{ ...matterView(known, input), track: link.track, waitsSince: link.waitsSince }] : []
    }),
  }
}

const matterView = (
  { file, waiting }: LinkedMatter,
  { stored, standing, names, language, now }: ViewInput,
): Omit<z.infer<typeof CaseMatterView>, 'track' | 'waitsSince'> => {
  const { office, result, cost } = file
  const { rules } = stored
  const day = localDay(now, rules.place.timeZone)
  const stands = reportStanding(file, day, rules.matters?.dueSoonDays ?? 0)
  // Who sees the request that is linked stands to the matter as its owner does, or as an office of the compound.
  const seen = { party: standing.party, answers: false, linked: standing.party === 'owner' }
  return {
    matterId: file.matterId,
    kind: file.kind,
    label: matterKindLabels[file.kind][language],
    office: {
      party: office.party,
      partyLabel: partyLabels[office.party][language],
      organisation: names.organisations.get(office.organisationId) ?? null,
      role: office.role,
      roleLabel: officialRoleLabels[office.role][language],
    },
    report:
      stands === null || file.nextReportOn === null
        ? null
        : { nextOn: file.nextReportOn, standing: stands, label: reportStandingLabels[stands][language] },
    result: result && {
      result: result.result,
      label: matterResultLabels[result.result][language],
      on: result.on,
      evidence: seesOfMatter(seen, 'documents') ? [...result.evidence] : [],
    },
    requestsWaiting: seesOfMatter(seen, 'waiting') ? waiting : null,
    cost: cost && seesOfMatter(seen, 'cost') ? { lowYuan: cost.lowYuan, highYuan: cost.highYuan } : null,
  }
}

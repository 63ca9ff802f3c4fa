import { z } from 'zod'
import { stages } from '../../workflows/case/meta.ts'
import { stuckReasonLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { parties } from '../../workflows/parties.ts'
import type { StuckFamily } from '../../workflows/statistics/stuck.ts'
import { type StuckReason, stuckReasons } from '../../workflows/statistics/stuck-signs.ts'
import { CompanyStandingsBody, companyStandingsBody, mayName } from './company-standings.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  OrganisationBody,
  PlaceBody,
  type Words,
  wordsFor,
} from './figure-body.ts'
import type { StuckAnswer } from './open-figures.ts'

const count = z.int().nonnegative()
const day = z.iso.date()
const reason = z.enum(stuckReasons)

const StuckFamilyBody = z
  .object({
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    district: PlaceBody,
    compound: z.string().nullable(),
    stage: z.enum(stages),
    stageLabel: label,
    holder: z.enum(parties),
    holderLabel: label,
    organisation: OrganisationBody,
    askedOn: day.describe('The first request of the family.'),
    waitingDays: count.describe('Calendar days since then.'),
    since: day.describe('Since when it has been stuck.'),
    reasons: z.array(z.object({ reason, label, since: day })),
  })
  .meta({ id: 'StuckFamily', description: 'A family that is stuck: nothing personal. Its case opens as the caller may see it.' })

/** Who is stuck, and with whom. */
export const StuckFiguresBody = z
  .object({
    ...headBody,
    stuck: figureBody(
      groupBody({
        district: PlaceBody,
        holder: z.enum(parties),
        holderLabel: label,
        organisation: OrganisationBody,
        since: day.describe('Since when the one that has been stuck longest is.'),
        reasons: z.array(z.object({ reason, label, families: count })).describe('A family can be stuck for several.'),
        onlyReference: count.describe('Past a reference time of the platform and nothing else: nobody is late under one.'),
      }).meta({ id: 'StuckGroup' }),
    ).meta({ id: 'StuckFigure' }),
    standings: CompanyStandingsBody,
    waiting: count.describe('All families that wait, the stuck among them.'),
    families: z.array(StuckFamilyBody).describe('Those that have been stuck longest, the longest first.'),
  })
  .meta({ id: 'StuckFigures', description: 'Which families are stuck, since when, and who has them in hand.' })

/** The figure of the stuck as it is answered. */
export const stuckFiguresBody = (answered: StuckAnswer, language: Language): z.infer<typeof StuckFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    standings: companyStandingsBody(answered.companies, words),
    waiting: figures.waiting,
    stuck: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, holder, organisationId, since, reasons, onlyReference }) => ({
        district: words.place(district),
        holder,
        holderLabel: partyLabels[holder][language],
        organisation: deskOf(organisationId, answered, words),
        since,
        onlyReference,
        reasons: stuckReasons.flatMap((one) =>
          reasons[one] > 0 ? [{ ...reasonOf(one, language), families: reasons[one] }] : [],
        ),
      })),
      words,
    ),
    families: figures.families.map((family) => familyOf(family, answered, words)),
  }
}

/** The desk of a group: a company that may not be named yet counts as a company, without its name. */
const deskOf = (organisationId: string | null, { companies }: StuckAnswer, words: Words) =>
  words.organisation(mayName(companies, organisationId) ? organisationId : null)

const reasonOf = (one: StuckReason, language: Language) => ({ reason: one, label: stuckReasonLabels[one][language] })

const familyOf = (family: StuckFamily, answered: StuckAnswer, words: Words): z.infer<typeof StuckFamilyBody> => {
  const { caseId, district, stage, holder, organisationId, askedOn, waitingDays, since, reasons } = family
  const name = answered.cases.get(caseId)
  return {
    ...{ caseId, stage, holder, askedOn, waitingDays, since },
    caseNumber: name?.caseNumber ?? null,
    compound: name?.compound ?? null,
    district: words.place(district),
    stageLabel: stageLabels[stage][words.language],
    holderLabel: partyLabels[holder][words.language],
    organisation: deskOf(organisationId, answered, words),
    reasons: reasons.map((one) => ({ ...reasonOf(one.reason, words.language), since: one.since })),
  }
}

import { z } from 'zod'
import { stages } from '../../workflows/case/meta.ts'
import { causeLabels, groundCauseLabels, ownTurnLabel, stuckReasonLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { parties } from '../../workflows/parties.ts'
import { causeKinds } from '../../workflows/statistics/causes.ts'
import { verifications } from '../../workflows/statistics/ground-columns.ts'
import type { BecauseCount, StuckFamily } from '../../workflows/statistics/stuck.ts'
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

const becauseBody = {
  cause: z.enum(causeKinds),
  verified: z.enum(verifications).nullable().describe('What became of the ground; null where it was none.'),
  label,
}

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
    because: z
      .object({
        party: z.enum(parties),
        partyLabel: label,
        organisation: OrganisationBody,
        causes: z
          .array(z.object({ ...becauseBody, groundLabel: label.nullable() }))
          .describe('Several where grounds were stated at once.'),
      })
      .describe('Who sent it to where it waits, and by what.'),
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
    because: figureBody(
      groupBody({
        district: PlaceBody,
        party: z.enum(parties),
        partyLabel: label,
        since: day.describe('Since when the one that has been stuck longest is.'),
        causes: z
          .array(z.object({ ...becauseBody, families: count }))
          .describe('What the party did. A family to which several grounds were stated at once can be in several.'),
      }).meta({ id: 'BecauseGroup' }),
    )
      .describe('The same stuck families by because of whom they are where they wait.')
      .meta({ id: 'BecauseFigure' }),
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
    because: figureOf(
      figures.because,
      markedGroups(figures.because.groups, words, ({ district, party, since, causes }) => ({
        ...{ district: words.place(district), party, since },
        partyLabel: partyLabels[party][language],
        causes: causes.map((one) => ({ ...one, label: causeLabel(one, language) })),
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

const causeLabel = ({ cause, verified }: Pick<BecauseCount, 'cause' | 'verified'>, language: Language): string => {
  if (verified !== null) return groundCauseLabels[verified][language]
  return (cause === 'procedure' ? ownTurnLabel : causeLabels[cause])[language]
}

const becauseOf = ({ because }: StuckFamily, answered: StuckAnswer, words: Words) => {
  const { cause, party, organisationId, grounds } = because
  const ground = grounds.map(({ code, verified }) => ({ verified, groundLabel: words.ground(code) }))
  return {
    party,
    partyLabel: partyLabels[party][words.language],
    organisation: deskOf(organisationId, answered, words),
    causes: (ground.length === 0 ? [{ verified: null, groundLabel: null }] : ground).map((one) => ({
      ...{ cause, ...one },
      label: causeLabel({ cause, ...one }, words.language),
    })),
  }
}

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
    because: becauseOf(family, answered, words),
  }
}

import { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { parties } from '../../workflows/parties.ts'
import type { ConductFigure } from '../../workflows/statistics/conduct.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  OrganisationBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const pair = (of: string, part: string) => z.object({ of: count.describe(of), times: count.describe(part) })

/** How each office goes about its cases. */
export const ConductFiguresBody = z
  .object({
    ...headBody,
    conduct: figureBody(
      groupBody({
        party: z.enum(parties),
        partyLabel: label,
        organisation: OrganisationBody,
        demands: pair('Papers asked for at the check.', 'Of these on its last day.'),
        extensions: pair('Extensions of the reply asked for.', 'Of these agreed to.'),
        laterGrounds: pair('Cases with grounds.', 'Of these with another ground on another day.'),
        takenBack: pair('Yeses.', 'How often one was taken back or tried to be.'),
        turns: pair(
          'Requests that came while an earlier one of the compound had waited ten working days.',
          'Of these answered by the next working day.',
        ),
        ownBusiness: pair('Grounds of fire and supply.', 'Of these in compounds with a declared charging business of its own.'),
        closings: pair('Coordinations closed as solved without a paper.', 'Of these denied by the owner.'),
        mediations: pair(
          'Mediations ended without agreement.',
          'Of these within five working days after both sides had agreed to sit down.',
        ),
        takenOver: pair(
          'Compounds taken over from another company.',
          'Of these from one that gave up all it had, two at least, to this one alone.',
        ),
        datedBack: pair('Answers.', 'Of these recorded long after the day they are said to be of.'),
      }).meta({ id: 'ConductGroup' }),
    ).meta({ id: 'ConductFigure' }),
  })
  .meta({ id: 'ConductFigures', description: 'Traces of how offices go about their cases: no findings, and no ranking.' })

/** The conduct as it is answered. */
export const conductFiguresBody = (answered: Answered<ConductFigure>, language: Language): z.infer<typeof ConductFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    conduct: figureOf(
      figures,
      markedGroups(
        figures.groups,
        words,
        (group) => ({
          party: group.party,
          partyLabel: partyLabels[group.party][language],
          organisation: words.organisation(group.organisationId),
          demands: { of: group.demands, times: group.demandsOnLastDay },
          extensions: { of: group.extensionsAsked, times: group.extensionsAgreed },
          laterGrounds: { of: group.casesWithGrounds, times: group.casesWithLaterGrounds },
          takenBack: { of: group.yeses, times: group.takenBack },
          turns: { of: group.cameBehind, times: group.answeredBefore },
          ownBusiness: { of: group.technicalGrounds, times: group.withOwnBusiness },
          closings: { of: group.closings, times: group.closingsDenied },
          mediations: { of: group.mediationsEnded, times: group.endedAtOnce },
          takenOver: { of: group.takenOver, times: group.takenWhole },
          datedBack: { of: group.answered, times: group.datedBack },
        }),
        true,
      ),
      words,
    ),
  }
}

import { z } from 'zod'
import { familyStateLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { ChangeFigure } from '../../workflows/statistics/changes.ts'
import { familyStates } from '../../workflows/statistics/family-state.ts'
import { figureBody, figureOf, groupBody, headBody, headOf, label, markedGroups, PlaceBody, wordsFor } from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const state = z.enum(familyStates)

/** What changed since an earlier day. */
export const ChangeFiguresBody = z
  .object({
    ...headBody,
    since: z.iso.date().describe('The day it is compared with.'),
    changes: figureBody(
      groupBody({
        district: PlaceBody,
        asked: count.describe('Families that asked since.'),
        moved: count.describe('Families that had asked before and are in another place.'),
        moves: z
          .array(z.object({ from: state.nullable(), fromLabel: label.nullable(), to: state, toLabel: label, families: count }))
          .describe('Null: they had not asked yet.'),
        stuckBefore: count,
        stuckNow: count,
        newlyStuck: count,
        freed: count.describe('Stuck on the earlier day and not any more, wherever they are now.'),
      }).meta({ id: 'ChangeGroup' }),
    ).meta({ id: 'ChangeFigure' }),
  })
  .meta({ id: 'ChangeFigures', description: 'What is otherwise than on an earlier day.' })

/** The figure of what changed as it is answered. */
export const changeFiguresBody = (answered: Answered<ChangeFigure>, language: Language): z.infer<typeof ChangeFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    since: figures.since,
    changes: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, asked, moved, moves, stuckBefore, stuckNow, newlyStuck, freed }) => ({
        ...{ asked, moved, stuckBefore, stuckNow, newlyStuck, freed },
        district: words.place(district),
        moves: moves.map((move) => ({
          ...move,
          fromLabel: move.from && familyStateLabels[move.from][language],
          toLabel: familyStateLabels[move.to][language],
        })),
      })),
      words,
    ),
  }
}

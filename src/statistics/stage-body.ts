import { z } from 'zod'
import { stages } from '../../workflows/case/meta.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { trackLabels } from '../../workflows/labels/tracks.ts'
import { parties, tracks } from '../../workflows/parties.ts'
import type { StageKey } from '../../workflows/statistics/stage-view.ts'
import type { HolderKey, StageFigures } from '../../workflows/statistics/stages.ts'
import { CompanyStandingsBody, companyStandingsBody } from './company-standings.ts'
import {
  DurationBody,
  durationOf,
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  inDaysBody,
  label,
  markedGroups,
  OrganisationBody,
  PeriodBody,
  PlaceBody,
  type Words,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const holderKey = { district: PlaceBody, holder: z.enum(parties), holderLabel: label }
const stageKey = { ...holderKey, track: z.enum(tracks), trackLabel: label, stage: z.enum(stages), stageLabel: label }
const age = inDaysBody(z.number().nullable())
const held = { total: inDaysBody(count).describe('Sum of all held days, open ones included.'), days: DurationBody }

/** Where requests wait, with whom and how long. */
export const StageFiguresBody = z
  .object({
    ...headBody,
    period: PeriodBody.describe('Of the flow only.'),
    standings: CompanyStandingsBody,
    waiting: figureBody(
      groupBody({
        ...stageKey,
        chains: count.describe('Families: requests of one person for one space are one.'),
        organisations: z
          .array(groupBody({ organisation: OrganisationBody }))
          .nullable()
          .describe('With whom they wait; only with `groupBy=organisation`. How long is never given by organisation.'),
      }).meta({ id: 'WaitingGroup' }),
    ).meta({ id: 'WaitingFigure', description: 'How many wait where, and with whom.' }),
    flow: figureBody(groupBody({ ...stageKey, entered: count, left: count }).meta({ id: 'FlowGroup' })).meta({
      id: 'FlowFigure',
    }),
    stay: figureBody(groupBody({ ...stageKey, days: DurationBody }).meta({ id: 'StayGroup' })).meta({
      id: 'StayFigure',
      description: 'How long one visit lasts, whatever ends it.',
    }),
    age: figureBody(
      groupBody({ ...stageKey, medianAge: age, medianRecordedAge: age.describe('Declared days left out.') }).meta({
        id: 'AgeGroup',
      }),
    ).meta({ id: 'AgeFigure', description: 'How old what waits is. Not a duration.' }),
    loops: figureBody(
      groupBody({
        ...stageKey,
        returns: count,
        refilings: count,
        chains: count,
        loopingChains: count,
        most: count.describe('The most visits of one family.'),
      }).meta({ id: 'LoopGroup' }),
    ).meta({ id: 'LoopFigure', description: 'How often it comes back.' }),
    stageTotal: figureBody(groupBody({ ...stageKey, ...held }).meta({ id: 'StageTotalGroup' })).meta({ id: 'StageTotalFigure' }),
    holderTotal: figureBody(groupBody({ ...holderKey, ...held }).meta({ id: 'HolderTotalGroup' })).meta({
      id: 'HolderTotalFigure',
      description:
        'The headline: days a party held a family over all visits. Three visits of ten days weigh as much as one of thirty.',
    }),
  })
  .meta({ id: 'StageFigures', description: 'Where requests wait, with whom and how long, the open ones always inside.' })

/** The figures of the stages as they are answered. */
export const stageFiguresBody = (answered: Answered<StageFigures>, language: Language): z.infer<typeof StageFiguresBody> => {
  const words = wordsFor(answered, language)
  const { waiting, flow, stay, age: ages, loops, stageTotal, holderTotal } = answered.figures
  return {
    ...headOf(answered, words),
    period: answered.days.period,
    standings: companyStandingsBody(answered.companies, words),
    waiting: figureOf(
      waiting,
      markedGroups(waiting.groups, words, (group) => ({
        ...stageOf(group, words),
        chains: group.chains,
        organisations:
          group.organisations &&
          markedGroups(group.organisations, words, (one) => ({ organisation: words.organisation(one.organisationId) }), true),
      })),
      words,
    ),
    flow: figureOf(
      flow,
      markedGroups(flow.groups, words, (group) => ({ ...stageOf(group, words), entered: group.entered, left: group.left })),
      words,
    ),
    stay: figureOf(
      stay,
      markedGroups(stay.groups, words, (group) => ({ ...stageOf(group, words), days: durationOf(group.days, words) })),
      words,
    ),
    age: figureOf(
      ages,
      markedGroups(ages.groups, words, (group) => ({
        ...stageOf(group, words),
        medianAge: group.medianAge,
        medianRecordedAge: group.medianRecordedAge,
      })),
      words,
    ),
    loops: figureOf(
      loops,
      markedGroups(loops.groups, words, (group) => ({
        ...stageOf(group, words),
        returns: group.returns,
        refilings: group.refilings,
        chains: group.chains,
        loopingChains: group.loopingChains,
        most: group.most,
      })),
      words,
    ),
    stageTotal: figureOf(
      stageTotal,
      markedGroups(stageTotal.groups, words, (group) => ({
        ...stageOf(group, words),
        total: group.total,
        days: durationOf(group.days, words),
      })),
      words,
    ),
    holderTotal: figureOf(
      holderTotal,
      markedGroups(holderTotal.groups, words, (group) => ({
        ...holderOf(group, words),
        total: group.total,
        days: durationOf(group.days, words),
      })),
      words,
    ),
  }
}

const holderOf = ({ district, holder }: HolderKey | StageKey, words: Words) => ({
  district: words.place(district),
  holder,
  holderLabel: partyLabels[holder][words.language],
})

const stageOf = (key: StageKey, words: Words) => ({
  ...holderOf(key, words),
  track: key.track,
  trackLabel: trackLabels[key.track][words.language],
  stage: key.stage,
  stageLabel: stageLabels[key.stage][words.language],
})

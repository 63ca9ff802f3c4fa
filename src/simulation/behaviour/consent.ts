import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import type { GroundCode } from '../../../workflows/rules/codes.ts'
import type { Weights } from '../parameters.ts'
import { type Act, act, type Behaviour, daysUntil, type Moment, type Situation, type Written } from './act.ts'
import { agreedOutside, pressedExtension, revocation, withAnotherGround } from './company-games.ts'
import { dayOfAnswer } from './own-answer.ts'

const scan = (documentId: string) => ({ documentId, form: 'sealedScan' }) as const

const isUndecided = ({ file }: Moment): boolean =>
  file.memory.outcome === null && file.memory.paper === null && file.positions.some(({ track }) => track === 'consent')

const yes = (moment: Moment): Written | null => {
  const [documentId = ''] = moment.documents
  return isUndecided(moment) ? { type: 'property.approve', paper: scan(documentId) } : null
}

/** Whether the company may still say anything: afterwards only a yes counts (H10). */
const isReplyOwed = ({ file }: Moment): boolean => file.clocks.some(({ name }) => name === 'propertyReply')

/** What a company means to say of a request, and after how many working days: as it is its way, or as a game has it. */
const meantAnswer = ({ behaviours, kind, frailty, chance, plays }: Situation) => {
  const inDays = dayOfAnswer(behaviours, kind, frailty, chance)
  const first = chance.weighted(kind.answers)
  const codes = [...new Set(Array.from({ length: kind.groundsAtOnce }, () => chance.weighted(kind.grounds)))]
  if (plays('friendsFirst')) return { inDays: 1, first: 'approve' as const, codes }
  const business = plays('ownBusiness')
  if (business === null) return { inDays, first, codes }
  return { inDays, first: 'reject' as const, codes: [business.weighted(groundsOfRivals)] }
}

/** What a company that runs charging itself pleads against the piles of others. */
const groundsOfRivals: Weights<GroundCode> = [
  ['NO_CAPACITY_PUBLIC', 3],
  ['FIRE_SYSTEM_MISSING', 2],
]

/** The company's own answer. Whoever is late with a no says yes in the end: only that still counts. */
const ownAnswer = (situation: Situation): readonly Act[] => {
  const { kind, chance } = situation
  const { inDays, first, codes } = meantAnswer(situation)
  const condition = chance.weighted(kind.conditions)
  const event = (moment: Moment): Written | null => {
    const [documentId = ''] = moment.documents
    if (!isUndecided(moment)) return null
    switch (isReplyOwed(moment) ? first : 'approve') {
      case 'approve':
        return yes(moment)
      case 'approveBare':
        return { type: 'property.approve' }
      case 'noObjection':
        return { type: 'property.noObjection' }
      case 'conditions':
        return {
          type: 'property.offerConditions',
          conditions: [{ kind: condition, fulfilledBy: 'owner' }],
          paper: scan(documentId),
        }
      case 'reject':
        return { type: 'property.reject', grounds: codes.map((code) => ({ code })) }
    }
  }
  return [
    ...(agreedOutside(situation, inDays) ?? act('property', inDays, event, { papers: ['consentPaper'], whenever: true })),
    ...revocation(situation, inDays),
  ]
}

/** The owner may leave at any time while no paper has come; some are talked into it. */
const withdrawal = ({ behaviours, kind, chance }: Situation): readonly Act[] => {
  const inDays = daysUntil(behaviours.owner.withdraws, chance)
  const reason = chance.is(kind.talksOut)
    ? 'talkedOutByProperty'
    : chance.weighted([
        ['tookTooLong', 3],
        ['usesOtherCharging', 2],
        ['boughtElsewhere', 1],
      ] as const)
  return act('owner', inDays, (moment) => (isUndecided(moment) ? { type: 'owner.withdraw', reason } : null), { whenever: true })
}

const reviewing: Behaviour = (situation) => {
  const { position, kind, chance } = situation
  // What was drawn at the first service holds, however often the case comes back.
  if (position.visit > 1) return []
  const refers = chance.is(kind.refers)
  const to = chance.weighted([
    ['grid', 2],
    ['fire', 2],
    ['community', 1],
  ] as const)
  return [
    ...ownAnswer(situation),
    ...withdrawal(situation),
    ...pressedExtension(situation),
    ...act('property', refers ? chance.between(1, 3) : null, () => ({
      type: 'property.refer',
      track: 'consent',
      to,
      reason: 'theyDecideFirst',
    })),
  ]
}

/** An owner whom the company told no, or nothing. */
const deciding =
  (among: 'onRefusal' | 'onSilence'): Behaviour =>
  ({ file, position, behaviours, chance }) => {
    const inDays = daysUntil(behaviours.owner.decides, chance)
    const open = liveGrounds(file.memory).filter(({ kind, contestedSeq }) => kind === 'ground' && contestedSeq === null)
    // Whoever went to the centre once in vain does not go for ever.
    const again = position.visit > 2
    const way = chance.weighted<'contest' | 'coordinate' | 'acceptRefusal' | 'withdraw'>(
      behaviours.owner[among].map(
        ([choice, weight]) =>
          [choice, (choice === 'contest' && open.length === 0) || (choice === 'coordinate' && again) ? 0 : weight] as const,
      ),
    )
    switch (way) {
      case 'contest':
        return act('owner', inDays, () => ({ type: 'owner.contestGround', groundIds: open.map(({ groundId }) => groundId) }))
      case 'coordinate':
        return act('owner', inDays, () => ({ type: 'owner.requestCoordination', track: 'consent' }))
      case 'acceptRefusal':
        return act('owner', inDays, () => ({ type: 'owner.acceptRefusal' }))
      case 'withdraw':
        return act('owner', inDays, () => ({ type: 'owner.withdraw', reason: 'tookTooLong' }))
    }
  }

const serving: Behaviour = ({ file, behaviours, kind, chance }) => {
  const inDays = daysUntil(behaviours.centre.serves, chance)
  const issuer = file.memory.issuer?.party ?? 'property'
  if (chance.is(kind.inbox / 2)) return act(issuer, inDays, () => ({ type: `${issuer}.open` }))
  return act(
    'centre',
    inDays,
    ({ documents, today }) => ({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: today,
      evidence: [...documents],
    }),
    { papers: ['serviceProof'] },
  )
}

const conditionsOffered: Behaviour = ({ file, behaviours, chance }) => {
  const inDays = daysUntil(behaviours.owner.answersConditions, chance)
  const open = liveGrounds(file.memory).filter(({ kind, contestedSeq }) => kind === 'condition' && contestedSeq === null)
  return chance.weighted(behaviours.owner.onConditions) === 'contest' && open.length > 0
    ? act('owner', inDays, () => ({ type: 'owner.contestCondition', groundIds: open.map(({ groundId }) => groundId) }))
    : act('owner', inDays, () => ({ type: 'owner.acceptConditions' }))
}

/** A paper on the last day of the check, and one more on the day after it was brought: that the chart does not take. */
const onePaperAtATime = (inDays: number): readonly Act[] => {
  const ask = (missing: 'spaceRight' | 'vehicle') => (): Written => ({ type: 'centre.requestCorrection', missing: [missing] })
  return [...act('centre', inDays, ask('spaceRight')), ...act('centre', inDays + 4, ask('vehicle'), { whenever: true })]
}

/** What is done on the way to the paper. */
export const consentBehaviours = {
  documentCheck: ({ behaviours: { centre }, chance, daysLeft, plays }: Situation) =>
    plays('asksOnLastDay')
      ? onePaperAtATime(daysLeft('documentCheck') ?? 1)
      : chance.is(centre.asksForPapers)
        ? act('centre', daysUntil(centre.checksPapers, chance), () => ({
            type: 'centre.requestCorrection',
            missing: ['spaceRight'],
          }))
        : act('centre', daysUntil(centre.checksPapers, chance), () => ({ type: 'centre.confirmComplete' })),
  awaitingCorrection: ({ behaviours, chance }: Situation) =>
    act(
      'owner',
      daysUntil(behaviours.owner.corrects, chance),
      ({ documents }) => ({ type: 'owner.correct', evidence: [...documents] }),
      { papers: ['spaceRight'] },
    ),
  serving,
  reviewing,
  paperDue: ({ kind, chance }: Situation) =>
    act(
      'property',
      daysUntil(kind.givesPaper, chance),
      ({ documents: [documentId = ''] }) => ({ type: 'property.givePaper', paper: scan(documentId) }),
      { papers: ['consentPaper'] },
    ),
  conditionsOffered,
  rejected: deciding('onRefusal'),
  unanswered: deciding('onSilence'),
  yesWithoutPaper: deciding('onSilence'),
  groundsFell: deciding('onSilence'),
  noPaper: deciding('onSilence'),
  opinion: ({ file, behaviours: { centre }, chance }: Situation) => {
    const views = owedOpinions(file.memory).map(({ groundId }) => ({ groundId, stands: chance.is(centre.findsGroundStands) }))
    return act('centre', daysUntil(centre.givesOpinion, chance), () => ({ type: 'centre.giveOpinion', views }))
  },
  redecide: (situation: Situation) =>
    withAnotherGround(situation) ??
    act('property', daysUntil(situation.kind.redecides, situation.chance), yes, { papers: ['consentPaper'] }),
  substituteIssue: ({ behaviours: { community }, chance }: Situation) =>
    chance.is(community.declines)
      ? act('community', daysUntil(community.issues, chance), () => ({
          type: 'community.declineToIssue',
          reason: 'companyMustDecide',
        }))
      : act(
          'community',
          daysUntil(community.issues, chance),
          ({ documents: [documentId = ''] }) => ({ type: 'community.issuePaper', paper: scan(documentId) }),
          { papers: ['substitutePaper'] },
        ),
}

import { type Act, act, type Behaviour, daysUntil, type Situation } from './act.ts'

/** The centre closes as if there were a consent, to look good; the owner, who has nothing in hand, says so. */
const closedEarly = ({ position: { track }, plays }: Situation): readonly Act[] | null => {
  const chance = plays('closesEarly')
  if (chance === null) return null
  const result = track === 'consent' ? 'consent' : 'settled'
  const denies = chance.is(0.7) ? chance.between(3, 8) : null
  return [
    ...act('centre', 1, () => ({ type: 'centre.closeCoordination', track, result })),
    ...act(
      'owner',
      denies,
      ({ file }) => {
        const closing = file.memory.closings.find((one) => one.track === track && one.standing === 'unconfirmed')
        return closing ? { type: 'owner.denyClosing', record: closing.seq, reason: 'nothingChanged' } : null
      },
      { whenever: true },
    ),
  ]
}

/** Sends the dispute to mediation, where it will be ended at once. */
const sentToTable = ({ position: { track, visit }, plays }: Situation): readonly Act[] | null =>
  visit > 1 || plays('endsAtOnce') === null
    ? null
    : act('centre', 1, () => ({ type: 'centre.closeCoordination', track, result: 'mediation' }))

/** Both sides come to the table at once, and whoever mediates sends them home the day after. */
const mediation: Behaviour = ({ position: { track, step }, plays }) => {
  if (plays('endsAtOnce') === null) return []
  switch (step) {
    case 'requested':
      return act('centre', 1, () => ({ type: 'centre.openMediation', track, mediator: 'centre' }))
    case 'accepted':
      return [
        ...act('owner', 1, () => ({ type: 'owner.acceptMediation', track })),
        ...act('property', 1, () => ({ type: 'property.acceptMediation', track })),
      ]
    case 'sessions':
      return act('centre', 1, () => ({
        ...{ type: 'centre.failMediation', track, routesTold: true },
        positions: [
          { by: 'owner', position: 'asksForPaper' },
          { by: 'property', position: 'refuses' },
        ],
      }))
    default:
      return []
  }
}

const coordination: Behaviour = (situation) => {
  const {
    position,
    behaviours: { centre },
    chance,
  } = situation
  const { track, step } = position
  if (step === 'requested') {
    return act('centre', daysUntil(centre.accepts, chance), () => ({ type: 'centre.acceptCoordination', track }))
  }
  const early = closedEarly(situation) ?? sentToTable(situation)
  if (early) return early
  const inDays = daysUntil(centre.coordinates, chance)
  if (track !== 'consent') {
    return act('centre', inDays, () => ({ type: 'centre.closeCoordination', track, result: 'settled' }))
  }
  const result = chance.weighted(centre.closesWith)
  if (result === 'consent') {
    return act(
      'centre',
      inDays,
      ({ documents: [documentId = ''] }) => ({
        type: 'centre.closeCoordination',
        track,
        result,
        paper: { documentId, form: 'sealedScan' },
      }),
      { papers: ['consentPaper'] },
    )
  }
  const noPower = { who: 'centre', why: 'noRule' } as const
  return act('centre', inDays, () => ({
    type: 'centre.closeCoordination',
    track,
    result,
    ...(result === 'noPower' ? { noPower } : {}),
  }))
}

const bureauHandling: Behaviour = ({ position, behaviours: { bureau }, chance }) => {
  const { track } = position
  const inDays = daysUntil(bureau.handles, chance)
  // Sent back once is enough.
  const way = position.visit > 1 ? 'noPower' : chance.weighted(bureau.handlesWith)
  switch (way) {
    case 'return':
      return act('bureau', inDays, () => ({ type: 'bureau.return', track }))
    case 'order':
      return act(
        'bureau',
        inDays,
        ({ documents, today }) => ({
          type: 'bureau.order',
          track,
          number: `株住建〔${today.slice(0, 4)}〕${chance.between(10, 99)}号`,
          addressee: track === 'fire' || track === 'grid' ? 'assessor' : 'property',
          evidence: [...documents],
        }),
        { papers: ['authorityDocument'] },
      )
    case 'noPower':
      return act('bureau', inDays, () => ({ type: 'bureau.noPower', track, why: 'noRule' }))
  }
}

/** What is done where a dispute stands. */
export const disputeBehaviours = { coordination, mediation, bureauHandling }

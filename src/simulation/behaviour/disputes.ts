import { act, type Behaviour, daysUntil } from './act.ts'

const coordination: Behaviour = ({ position, behaviours: { centre }, chance }) => {
  const { track, step } = position
  if (step === 'requested') {
    return act('centre', daysUntil(centre.accepts, chance), () => ({ type: 'centre.acceptCoordination', track }))
  }
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
export const disputeBehaviours = { coordination, bureauHandling }

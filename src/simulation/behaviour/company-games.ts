import { liveGrounds } from '../../../workflows/case/grounds.ts'
import { type Act, act, daysUntil, type Moment, type Situation } from './act.ts'

const owesReply = ({ file }: Moment): boolean => file.clocks.some(({ name }) => name === 'propertyReply')

/** Asks for more time on the day before the last; the owner, who needs the company, does not say no. */
export const pressedExtension = ({ daysLeft, plays }: Situation): readonly Act[] => {
  const left = daysLeft('propertyReply') ?? 0
  if (left < 2 || plays('pressesForTime') === null) return []
  return [
    ...act('property', left - 1, (moment) => (owesReply(moment) ? { type: 'property.askExtension' } : null)),
    ...act('owner', left, ({ file }) => (file.memory.moreTime?.answer === null ? { type: 'owner.agreeMoreTime' } : null)),
  ]
}

/** Takes a yes back some days after it gave it. One in five has a document to show: only that moves the case. */
export const revocation = ({ plays }: Situation, answersInDays: number | null): readonly Act[] => {
  const chance = plays('takesBack')
  if (chance === null || answersInDays === null) return []
  const isShown = chance.is(0.2)
  return act(
    'property',
    answersInDays + chance.between(2, 8),
    ({ file, documents }) =>
      file.memory.paper === null ? null : { type: 'property.revoke', ground: 'FIRE_LIABILITY_FEAR', evidence: [...documents] },
    { papers: isShown ? ['authorityDocument'] : [], whenever: true },
  )
}

/** All its grounds fell, and it pleads one more: the chart takes it only with a document, which half of them have. */
export const withAnotherGround = ({ kind, plays }: Situation): readonly Act[] | null => {
  const chance = plays('findsNewGrounds')
  if (chance === null) return null
  const inDays = daysUntil({ ever: 1, perDay: 0.6 }, chance)
  const papers = chance.is(0.5) ? (['authorityDocument'] as const) : []
  return act(
    'property',
    inDays,
    ({ file, documents }) => {
      const pleaded = file.memory.grounds.map(({ code }) => code)
      const code = kind.grounds.map(([ground]) => ground).find((ground) => !pleaded.includes(ground))
      return code === undefined ? null : { type: 'property.reject', grounds: [{ code, evidence: [...documents] }] }
    },
    { papers },
  )
}

/**
 * A late yes was agreed at a table outside, and the centre records it with the day of service: it looks quick. What
 * happened before its day cannot be claimed, and who answered within days has nothing to hide.
 */
export const agreedOutside = ({ position, behaviours, plays }: Situation, inDays: number | null): readonly Act[] | null => {
  if (inDays === null || inDays <= behaviours.company.firstDays || plays('datesBack') === null) return null
  return act(
    'property',
    inDays,
    ({ file, documents: [documentId = ''] }) =>
      file.memory.outcome === null && file.memory.paper === null && liveGrounds(file.memory).length === 0
        ? { type: 'property.approve', occurredOn: position.sinceOn, paper: { documentId, form: 'sealedScan' } }
        : null,
    { papers: ['consentPaper'], whenever: true, byCentre: true },
  )
}

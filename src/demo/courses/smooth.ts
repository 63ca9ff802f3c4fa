import { gridBehaviours } from '../behaviour/grid.ts'
import type { Behaviour, Behaviours } from '../behaviour/move.ts'
import {
  agrees,
  approves,
  contestsGrounds,
  findsGroundsBaseless,
  givesPaper,
  handsOver,
  issuesInstead,
  opensMediation,
} from './acts.ts'
import { finds, namesAnother } from './checks.ts'
import { acts } from './course.ts'
import { clears } from './works-acts.ts'

const coordination: Behaviour = (situation) => {
  const { track, step } = situation.position
  if (step === 'requested') return acts('centre', { type: 'centre.acceptCoordination', track })(situation)
  if (track !== 'consent') return acts('centre', { type: 'centre.closeCoordination', track, result: 'settled' })(situation)
  const paper = { papers: ['consentPaper'] } as const
  return acts(
    'centre',
    ({ documents: [documentId = ''] }) => ({
      type: 'centre.closeCoordination',
      track,
      result: 'consent',
      paper: { documentId, form: 'sealedScan' },
    }),
    paper,
  )(situation)
}

const mediation: Behaviour = (situation) => {
  const { track, step, holder } = situation.position
  switch (step) {
    case 'requested':
      return opensMediation(track)(situation)
    case 'accepted':
      return holder === 'owner' || holder === 'property'
        ? acts(holder, { type: `${holder}.acceptMediation`, track })(situation)
        : null
    case 'sessions':
      return agrees(track, 'paper', 20)(situation)
    default:
      return null
  }
}

/** What helps: everybody does at once what the request needs next. */
export const smoothly: Behaviours = {
  documentCheck: acts('centre', { type: 'centre.confirmComplete' }),
  namingIssuer: acts('centre', ({ bodies }) => ({
    type: 'centre.nameIssuer',
    kind: 'community',
    organisationId: bodies.community,
  })),
  serving: handsOver,
  reviewing: approves,
  answeringInPrinciple: approves,
  objecting: approves,
  agreedInPrinciple: givesPaper,
  paperDue: givesPaper,
  conditionsOffered: acts('owner', { type: 'owner.acceptConditions' }),
  rejected: contestsGrounds,
  opinion: findsGroundsBaseless,
  redecide: approves,
  substituteIssue: issuesInstead,
  coordination,
  mediation,
  assessing: finds('passed'),
  namingBody: namesAnother,
  intake: acts('grid', ({ stored }) => ({
    type: 'grid.acceptIntake',
    orderNumber: `4302${stored.caseId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 8)}`,
  })),
  survey: acts('grid', { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' }),
  capacity: (situation) => {
    const measured = gridBehaviours.capacity(situation)
    return measured && { ...measured, afterDays: situation.random.between(0, 1) }
  },
  plan: acts('grid', { type: 'grid.issuePlan', ownerCostYuan: 1500 }),
  planConfirm: acts('owner', { type: 'owner.confirmPlan' }),
  construction: acts(
    'owner',
    ({ documents }) => ({
      type: 'owner.reportWorksDone',
      certificateNumber: '2026010101000001',
      evidence: [...documents],
    }),
    { papers: ['equipmentCertificate', 'installerLicence'] },
  ),
  inspection: acts('grid', { type: 'grid.reportInspection', passed: true }),
  clearing: clears,
  metering: acts('grid', ({ today }) => ({ type: 'grid.energise', on: today })),
}

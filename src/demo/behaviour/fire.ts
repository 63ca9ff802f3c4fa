import { openedDoor } from './door.ts'
import { type Behaviour, type Behaviours, move } from './move.ts'
import { stopped } from './stopped.ts'

const tester = '株洲某消防检测有限公司'

const fireFinding: Behaviour = ({ stored, random }) => {
  const { facts } = stored.file.memory
  const systems = Object.values(facts?.fireZone?.systems ?? facts?.garage.systems ?? {})
  const pleaded = stored.file.memory.grounds.filter((ground) => ground.route === 'fire').map((ground) => ground.code)
  if (random.chance(0.08))
    return move('fire', random.between(1, 6), () => ({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }))
  if (random.chance(0.04)) return move('fire', random.between(1, 4), () => ({ type: 'fire.accessDenied', by: 'property' }))
  // An assessor that takes its time is not waited for by everybody.
  if (random.chance(0.06)) {
    return move('owner', random.between(12, 20), () => ({ type: 'owner.orderTest', payer: 'owner', personal: { tester } }))
  }
  if (random.chance(0.04)) {
    return move('owner', random.between(10, 20), () => ({ type: 'owner.proposeExpert', payer: 'shared', personal: { tester } }))
  }
  if (random.chance(0.1)) return null
  const result = systems.includes('missing')
    ? random.weighted([
        ['hardStop', 2],
        ['needsRetrofit', 2],
        ['passedWithGaps', 1],
      ] as const)
    : random.weighted([
        ['passed', 6],
        ['passedWithGaps', 2],
        ['needsRetrofit', 1],
      ] as const)
  const stops = result === 'hardStop' || result === 'needsRetrofit'
  // Against the register a click is not enough.
  const papers = systems.includes('missing') ? (['fireDocument'] as const) : []
  return move(
    'fire',
    random.between(2, 14),
    ({ documents }) => ({
      type: 'fire.report',
      result,
      scope: 'garage',
      upheld: stops ? [...new Set(pleaded)] : [],
      gaps: result === 'passedWithGaps' ? [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] : [],
      evidence: [...documents],
    }),
    papers,
  )
}

const thirdPartyTest: Behaviour = ({ position, random }) => {
  switch (position.step) {
    case 'choosing':
      if (random.chance(0.3)) return null
      return random.chance(0.6)
        ? move('property', random.between(0, 3), () => ({ type: 'property.agreeExpert' }))
        : move('property', random.between(0, 3), () => ({ type: 'property.declineExpert' }))
    case 'naming':
      return random.chance(0.7)
        ? move('centre', random.between(0, 3), () => ({ type: 'centre.nameExpert', payer: 'owner', personal: { tester } }))
        : null
    case 'testing':
      return random.chance(0.8)
        ? move(
            'owner',
            random.between(5, 18),
            ({ documents }) => ({ type: 'owner.submitTestReport', result: 'passed', evidence: [...documents] }),
            ['thirdPartyReport'],
          )
        : null
    default:
      return random.chance(0.5)
        ? move('fire', random.between(1, 5), () => ({ type: 'fire.answerTestReport', accepts: true }))
        : null
  }
}

/** Nobody else is found as often as somebody is; sometimes the centre says nothing. */
const namingBody: Behaviour = ({ stored, position, random }) => {
  const { track } = position
  if (track !== 'fire' && track !== 'grid') return null
  if (random.chance(0.3)) return null
  // After a contest another assessor is wanted, and there is one.
  const wantsAnother = stored.file.memory.findingContested[track]
  if (track === 'grid' || (!wantsAnother && random.chance(0.5))) {
    return move('centre', random.between(0, 2), () => ({ type: 'centre.declareNoBody', track }))
  }
  return move('centre', random.between(0, 2), ({ bodies }) => ({
    type: 'centre.nameBody',
    track,
    organisationId: bodies.otherAssessor,
  }))
}

/** What is done about fire safety. */
export const fireBehaviours = {
  assessing: fireFinding,
  accessDenied: openedDoor,
  thirdPartyTest,
  namingBody,
  needsRetrofit: stopped,
  hardStop: stopped,
  noCompetentBody: stopped,
} satisfies Behaviours

import { type Behaviour, type Behaviours, move } from './move.ts'

const suspended: Behaviour = ({ position, random }) => {
  if (position.step === 'remedying') {
    return random.chance(0.8)
      ? move('owner', random.between(3, 20), ({ documents }) => ({ type: 'owner.reportRepair', evidence: [...documents] }), [
          'thirdPartyReport',
        ])
      : null
  }
  return random.chance(0.7) ? move('fire', random.between(1, 6), () => ({ type: 'fire.resumePile' })) : null
}

/** What happens to a pile after its request. */
export const pileBehaviours = {
  firstFinding: ({ stored, random }) => {
    const record = stored.file.memory.standstills[0]?.seq ?? 1
    const result = random.pick<'mayStay' | 'disputed'>(['mayStay', 'disputed'])
    return random.chance(0.8)
      ? move('centre', random.between(1, 5), () => ({ type: 'centre.giveFirstFinding', record, result }))
      : null
  },
  hearing: ({ random }) => {
    if (random.chance(0.2)) return null
    const result = random.pick<'tolerated' | 'betterRoute'>(['tolerated', 'betterRoute'])
    return move('centre', random.between(1, 5), () => ({ type: 'centre.recordHearing', result }))
  },
  rerouting: ({ random }) =>
    random.chance(0.5) ? move('owner', random.between(1, 8), () => ({ type: 'owner.acceptRoute' })) : null,
  hazardReported: ({ random }) => {
    if (random.chance(0.3)) return null
    return random.chance(0.5)
      ? move('fire', random.between(0, 2), ({ documents }) => ({ type: 'fire.suspendPile', evidence: [...documents] }), [
          'fireDocument',
        ])
      : move('fire', random.between(0, 2), () => ({ type: 'fire.dismissHazard' }))
  },
  suspended,
  pileTransfer: ({ random }) =>
    random.chance(0.7)
      ? move('owner', random.between(2, 12), ({ successor }) => ({
          type: 'owner.joinTransfer',
          accedes: true,
          undertaking: true,
          personal: successor,
        }))
      : null,
  dismantling: ({ random }) =>
    random.chance(0.7)
      ? move('owner', random.between(2, 15), ({ documents }) => ({ type: 'owner.reportDismantled', evidence: [...documents] }), [
          'sitePhoto',
        ])
      : null,
  pileDisputed: ({ random }) =>
    random.chance(0.4) ? move('owner', random.between(3, 20), () => ({ type: 'owner.requestMediation', track: 'main' })) : null,
} satisfies Behaviours

import { describe, expect, test } from 'vitest'
import { paperOf } from '../../helpers/case-facts.ts'
import { contest, opinion, rejectedOn } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const civilDefence = () => contest(rejectedOn(['SPACE_CIVIL_DEFENCE']), 1)
const checkOf = (player: CasePlayer) => player.file.memory.furtherChecks[0]!
const answer = (player: CasePlayer, result: 'nothingAgainst' | 'standsAgainst') =>
  player.send(
    {
      type: 'authority.reportCheck',
      check: checkOf(player).checkId,
      result,
      scope: 'space',
      evidence: [paperOf('authorityDocument')],
      onBehalf: { channel: 'paper' },
    },
    { by: 'centre' },
  )
const verdicts = (player: CasePlayer) => player.file.memory.grounds.map(({ verified }) => verified)

describe('further checks (H18, H39)', () => {
  test('a contested ground asks who can look, with ten working days', () => {
    const player = civilDefence()
    expect(checkOf(player)).toMatchObject({ kind: 'civilDefence', party: 'authority', openedOn: '2026-03-02', end: null })
    expect(player.clock('furtherCheck')).toMatchObject({ party: 'authority', dueOn: '2026-03-16' })
    expect(player.stage('consent')).toBe('opinion')
  })

  test('answered with nothing against: the ground falls, and the company decides again', () => {
    const player = answer(civilDefence(), 'nothingAgainst')
    expect(verdicts(player)).toEqual(['FALLEN'])
    expect(player.stage('consent')).toBe('redecide')
    expect(checkOf(player)).toMatchObject({ end: 'found', scope: 'space', on: '2026-03-02' })
    expect(player.hasClock('furtherCheck')).toBe(false)
  })

  test('borne out, the ground stands as after a finding of fire or grid', () => {
    const player = answer(civilDefence(), 'standsAgainst')
    expect([player.stage('consent'), ...verdicts(player)]).toEqual(['rejected', 'UPHELD'])
  })

  test('unanswered, it was asked once, and the view of the centre decides what it can', () => {
    const player = opinion({ 1: false })(civilDefence())
    expect(player.stage('consent')).toBe('redecide')
    player.untilDue('furtherCheck')
    expect(checkOf(player)).toMatchObject({ end: 'silence', result: null })
  })

  test('the co-owner of a shared transformer is asked by the centre, and answers itself or on behalf (H39)', () => {
    const player = startCase().send({ type: 'centre.openFurtherCheck', kind: 'transformerOwner' })
    expect(player.told('owner')).toEqual(['furtherCheckOpened'])
    const { checkId } = checkOf(player)
    player.send({ type: 'transformerOwner.reportCheck', check: checkId, result: 'nothingAgainst', scope: 'transformer' })
    expect(checkOf(player)).toMatchObject({ end: 'found', scope: 'transformer' })
    expect(player.stage('grid')).toBe('intake')
  })

  test('a neighbour is heard once', () => {
    const ask = { type: 'centre.openFurtherCheck', kind: 'neighbour' } as const
    const player = startCase().send(ask)
    expect(player.refused(ask)).toBe('CHECK_ALREADY_MADE')
    player.send({ type: 'centre.reportCheck', check: checkOf(player).checkId, result: 'standsAgainst', scope: 'route' })
    expect(player.refused(ask)).toBe('CHECK_ALREADY_MADE')
  })

  test('an answer that nobody waits for is refused', () => {
    const player = startCase().send({ type: 'centre.openFurtherCheck', kind: 'spaceOwner' })
    const check = {
      type: 'authority.reportCheck',
      check: checkOf(player).checkId,
      result: 'nothingAgainst',
      scope: 'space',
    } as const
    expect(player.refused(check)).toBe('CHECK_UNKNOWN')
  })
})

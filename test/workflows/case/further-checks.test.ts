import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { nextSteps } from '../../../workflows/case/next-step.ts'
import { packNamed, paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import { contest, fireFinding, granted, opinion, planned, rejectedOn } from '../../helpers/case-journeys.ts'
import { type CasePlayer, type Sent, startCase } from '../../helpers/case-player.ts'

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

describe('a further check holds the approval (H18, H39)', () => {
  type Kind = 'civilDefence' | 'transformerOwner' | 'spaceOwner' | 'structure' | 'neighbour'
  type Answer = Partial<Extract<Sent, { type: 'authority.reportCheck' }>>
  const parties = {
    civilDefence: 'authority',
    structure: 'authority',
    transformerOwner: 'transformerOwner',
    spaceOwner: 'spaceOwner',
    neighbour: 'centre',
  } as const

  /** All three tracks are through, and somebody else was asked to look. */
  const asked = (kind: Kind) =>
    planned(granted().send({ type: 'centre.openFurtherCheck', kind }).send(fireFinding('passed'))).send('owner.confirmPlan')
  const says = (player: CasePlayer, kind: Kind, said: Answer) => {
    const { checkId } = player.file.memory.furtherChecks.at(-1)!
    const event = { result: 'nothingAgainst', scope: 'space', ...said, type: `${parties[kind]}.reportCheck`, check: checkId }
    return player.send(event as Sent)
  }
  const refuses = (player: CasePlayer, kind: Kind, because: NonNullable<Answer['because']>) =>
    says(player, kind, { result: 'standsAgainst', because })
  const settles = (player: CasePlayer, stands: boolean) =>
    player.send({ type: 'centre.settleCheck', check: player.file.memory.furtherChecks.at(-1)!.checkId, stands })

  test.each(['civilDefence', 'transformerOwner', 'spaceOwner', 'structure', 'neighbour'] as const)(
    '%s: nothing is built before it is answered, and then it is',
    (kind) => {
      const player = asked(kind)
      expect([player.phase(), player.stage('grid'), player.holder('grid')]).toEqual(['open', 'awaitingChecks', parties[kind]])
      expect(says(player, kind, {}).phase()).toBe('works')
    },
  )

  test('one that was answered before holds nothing up', () => {
    const player = granted().send({ type: 'centre.openFurtherCheck', kind: 'structure' })
    says(player, 'structure', {}).send(fireFinding('passed'))
    expect(planned(player).send('owner.confirmPlan').phase()).toBe('works')
  })

  test('the step says who has to answer, by when', () => {
    const player = asked('civilDefence')
    const input = { rules: packNamed('zhuzhou-2022'), calendar: calendars['cn']!, today: player.today }
    const [step] = nextSteps(player.file, { ...input, language: 'en', nameOf: () => null })
    expect(step?.sentence).toContain('answer what it was asked to look at')
    expect(step?.dueOn).toBe('2026-03-16')
  })

  test('silence of an owner is no refusal: once its days are over, the case goes on', () => {
    expect(asked('spaceOwner').untilDue('furtherCheck').phase()).toBe('works')
  })

  test('silence of an authority is weighed by the centre: it is not needed, or it is asked again', () => {
    const player = asked('civilDefence').untilDue('furtherCheck')
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['weighingCheck', 'centre'])
    expect(settles(asked('civilDefence').untilDue('furtherCheck'), false).phase()).toBe('works')
    settles(player, true)
    expect(player.stage('grid')).toBe('awaitingChecks')
    expect(player.file.memory.furtherChecks).toHaveLength(2)
    expect(player.clock('furtherCheck').dueOn! > '2026-03-16').toBe(true)
  })

  test('the delay of the centre is listed, and switches nothing on', () => {
    const player = asked('civilDefence').untilDue('furtherCheck').untilDue('weighCheck')
    expect(player.stage('grid')).toBe('weighingCheck')
    expect(player.clock('weighCheck').passedOn).not.toBeNull()
  })

  test('what an authority finds blocks, with its reason; an answer that came late counts', () => {
    const player = refuses(asked('civilDefence'), 'civilDefence', 'protectionDamaged')
    expect([player.stage('grid'), player.holder('grid'), player.phase()]).toEqual(['checkAgainst', 'owner', 'open'])
    expect(checkOf(player)).toMatchObject({ because: 'protectionDamaged' })
    expect(says(player, 'civilDefence', {}).phase()).toBe('works')
  })

  test('a refusal without a reason holds nothing up', () => {
    expect(says(asked('spaceOwner'), 'spaceOwner', { result: 'standsAgainst' }).phase()).toBe('works')
  })

  test('what an owner refuses blocks only once the centre upholds it', () => {
    const player = refuses(asked('spaceOwner'), 'spaceOwner', 'ownNeed')
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['weighingCheck', 'centre'])
    expect(settles(player, true).stage('grid')).toBe('checkAgainst')
    expect(player.told('owner')).toContain('checkSettled')
    expect(settles(refuses(asked('spaceOwner'), 'spaceOwner', 'ownNeed'), false).phase()).toBe('works')
  })

  test('within measured capacity no vote of the transformer’s owner is asked for', () => {
    expect(refuses(asked('transformerOwner'), 'transformerOwner', 'noSpareLoad').phase()).toBe('works')
    expect(refuses(asked('transformerOwner'), 'transformerOwner', 'coOwnersDisagree').stage('grid')).toBe('weighingCheck')
  })

  test('a neighbour is heard, and stops nothing (民法典 292)', () => {
    expect(refuses(asked('neighbour'), 'neighbour', 'routeCrosses').phase()).toBe('works')
  })

  test('the owner puts it right, and it is looked at again', () => {
    const player = refuses(asked('structure'), 'structure', 'structureCut').send({ type: 'owner.reportRemedy', track: 'grid' })
    expect(player.stage('grid')).toBe('awaitingChecks')
    expect(says(player, 'structure', {}).phase()).toBe('works')
  })

  test('the owner contests it once', () => {
    const contests = { type: 'owner.contestFinding', track: 'grid' } as const
    const player = refuses(asked('structure'), 'structure', 'structureCut').send(contests)
    expect(player.stage('grid')).toBe('awaitingChecks')
    expect(refuses(player, 'structure', 'structureCut').refused(contests)).toBe('EVENT_BLOCKED')
  })

  test('the owner goes another way, or gives up for now: on record with its reason', () => {
    const against = () => refuses(asked('structure'), 'structure', 'structureCut')
    const other = against().send({ type: 'owner.acceptAlternative', kind: 'NEARBY_SHARED' })
    expect(other.file.memory.outcome).toMatchObject({ outcome: 'diverted' })
    const closed = { outcome: 'infeasibleAtPresent', reason: 'furtherCheck' }
    expect(against().send('owner.acceptInfeasible').file.memory.outcome).toMatchObject(closed)
    expect(against().untilDue('ownerDecision', 'grid').file.memory.outcome).toMatchObject(closed)
  })

  test('a check that a ground opened holds nothing up once the ground has fallen', () => {
    const player = opinion({ 1: false })(contest(rejectedOn(['SPACE_LEASED_NO_CONSENT']), 1))
    player.send({ type: 'property.approve', paper: stampedPaper }).send(fireFinding('passed'))
    expect(checkOf(player)).toMatchObject({ kind: 'spaceOwner', end: null })
    expect(planned(player).send('owner.confirmPlan').phase()).toBe('works')
  })

  test('only what waits to be weighed can be settled', () => {
    const player = refuses(asked('spaceOwner'), 'spaceOwner', 'ownNeed')
    expect(player.refused({ type: 'centre.settleCheck', check: '999.1', stands: true })).toBe('CHECK_UNKNOWN')
  })

  test('the record folds back', () => {
    const player = refuses(asked('structure'), 'structure', 'structureCut').send({ type: 'owner.reportRemedy', track: 'grid' })
    expect(player.replay().folded).toEqual(player.file)
  })
})

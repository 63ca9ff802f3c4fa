import { describe, expect, test } from 'vitest'
import { stampedPaper, substitutePaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { complete, handOver, inReview } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('the consent track, from the papers to the paper', () => {
  test('the straight way: papers, service, yes', () => {
    const player = startCase()
    const stages = [player.stage('consent')]
    player.nextWorkingDay().send('centre.confirmComplete')
    stages.push(player.stage('consent'))
    handOver(player.nextWorkingDay())
    stages.push(player.stage('consent'))
    player.nextWorkingDay(2).send({ type: 'property.approve', paper: stampedPaper })
    stages.push(player.stage('consent'))
    expect(stages).toEqual(['documentCheck', 'serving', 'reviewing', 'granted'])
  })

  test('the way around a company that is silent: centre, community, paper', () => {
    const player = inReview().untilDue('propertyReply')
    player.send({ type: 'centre.acceptCoordination', track: 'consent' })
    player.send({ type: 'centre.closeCoordination', track: 'consent', result: 'substituted' })
    expect(player.stage('consent')).toBe('substituteIssue')
    player.send({ type: 'community.issuePaper', paper: substitutePaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('the way of a compound without a company: the centre names who issues', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [] }) })
    player.send({ type: 'centre.nameIssuer', kind: 'community', organisationId: 'community-S___________' })
    expect(player.send({ type: 'community.issuePaper', paper: substitutePaper }).stage('consent')).toBe('granted')
  })

  test('the agreement of Chongqing is a paper of its own kind', () => {
    const player = inReview({ pack: 'chongqing-2023' }).send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.paper?.kind).toBe('agreement')
  })
})

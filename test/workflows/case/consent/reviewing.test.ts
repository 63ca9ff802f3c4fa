import { describe, expect, test } from 'vitest'
import { companyP, packLike, packNamed, paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { groundId, inReview, rejection } from '../../../helpers/case-journeys.ts'

const alone = undergroundGarage({ issuers: [companyP] })

describe('物业审核: the company gives its own answer', () => {
  test('yes with the stamped paper: granted', () => {
    const player = inReview().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('propertyReply')).toBe('answered')
    expect(player.told('owner')).toEqual(['approved'])
  })

  test('yes without it: the paper is owed', () => {
    const player = inReview().send('property.approve')
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.ended('propertyReply')).toBe('answered')
  })

  test('yes under conditions: the owner is asked', () => {
    const player = inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'WORKING_HOURS' }] })
    expect(player.stage('consent')).toBe('conditionsOffered')
    expect(player.told('owner')).toEqual(['conditionsOffered'])
  })

  test('no, on a listed ground with its document: the ground is documented and owes no reasons', () => {
    const player = inReview().send(rejection({ code: 'SPACE_TITLE_MISSING', evidence: [paperOf('propertyStatement')] }))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.ended('propertyReply')).toBe('answered')
    expect(player.file.memory.grounds).toMatchObject([{ code: 'SPACE_TITLE_MISSING', burdenMet: true, verified: 'UNVERIFIED' }])
    expect(player.hasClock('writtenReasons')).toBe(false)
  })

  test('no, without the document: recorded as not documented, and the reasons are owed in writing', () => {
    const player = inReview().send(rejection('SPACE_TITLE_MISSING'))
    expect(player.file.memory.grounds).toMatchObject([{ burdenMet: false }])
    expect(player.clock('writtenReasons')).toMatchObject({ party: 'property', dueOn: '2026-03-11' })
  })

  test('no, on capacity with a statement of its own: it may raise capacity but not prove it', () => {
    const player = inReview().send(rejection({ code: 'NO_CAPACITY_PRIVATE', evidence: [paperOf('propertyStatement')] }))
    expect(player.file.memory.grounds).toMatchObject([{ burdenMet: false }])
  })

  test.each(['PROPERTY_NO_REPLY', 'NO_PROPERTY_MANAGER', 'NO_RULE'] as const)(
    'no, because of %s: nobody can plead that',
    (code) => {
      expect(inReview().refusal(rejection('NOT_IN_CONTRACT', code))).toEqual({
        code: 'GROUND_NOT_LISTED',
        details: { grounds: [code] },
      })
    },
  )

  test('a condition that the place does not list is refused', () => {
    const { INSURANCE: _, ...conditions } = packNamed('zhuzhou-2022').conditions
    const player = inReview({ pack: { ...packNamed('zhuzhou-2022'), conditions } })
    expect(player.refusal({ type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] })).toEqual({
      code: 'CONDITION_NOT_LISTED',
      details: { conditions: ['INSURANCE'] },
    })
  })
})

describe('no objection, but no paper either (不阻拦但不出证)', () => {
  test('goes to the next issuer, and is no yes', () => {
    const player = inReview().send('property.noObjection')
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.file.memory.paper).toBeNull()
    expect(player.ended('propertyReply')).toBe('answered')
  })

  test('without a next issuer the centre coordinates', () => {
    expect(inReview({ facts: alone }).send('property.noObjection').stage('consent')).toBe('coordination')
  })

  test('is enough where the place says so', () => {
    const pack = packLike('zhuzhou-2022', { consent: { noObjectionSuffices: true } })
    const player = inReview({ pack }).send('property.noObjection')
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'registration', form: 'record' })
  })
})

describe('silence', () => {
  test('is an outcome of its own, with its certificate, and goes to the centre', () => {
    const player = inReview().untilDue('propertyReply')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.holder('consent')).toBe('centre')
    expect(player.file.memory.silences).toEqual([
      {
        seq: player.file.seq,
        party: 'property',
        organisationId: companyP.organisationId,
        clock: 'propertyReply/consent/3',
        dueOn: '2026-03-09',
      },
    ])
    expect(player.told('property')).toEqual(['silenceRecorded', 'coordinationWanted'])
  })

  test('then the centre is silent too: the bureau, as centre late', () => {
    const player = inReview().untilDue('propertyReply').untilDue('centreAccept')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.holder('consent')).toBe('bureau')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
    expect(player.file.memory.noPower).toEqual([])
  })

  test('is consent only where a statute, an owners’ rule or a contract says so (民法典 140)', () => {
    const base = { kind: 'statute' as const, basis: packNamed('zhuzhou-2022').consent.silence.basis }
    const pack = packLike('zhuzhou-2022', { consent: { silence: { policy: 'DEEMED', base } } })
    const player = inReview({ pack }).untilDue('propertyReply')
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'certificateOfSilence', form: 'record', party: null })
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('no pack in the box lets it be consent', () => {
    for (const id of ['national-baseline', 'zhuzhou-2022', 'chongqing-2023', 'changzhou-2023']) {
      expect(inReview({ pack: id }).untilDue('propertyReply').stage('consent')).toBe('coordination')
    }
  })
})

describe('evidence and proofs that come later', () => {
  test('a document can follow a ground at any time, and then no reasons are owed', () => {
    const player = inReview().send(rejection('SPACE_TITLE_MISSING')).nextWorkingDay(20)
    player.send({ type: 'property.addEvidence', groundId: groundId(player), evidence: [paperOf('propertyStatement')] })
    expect(player.file.memory.grounds[0]).toMatchObject({ burdenMet: true, evidence: [paperOf('propertyStatement')] })
    expect(player.hasClock('writtenReasons')).toBe(false)
    expect(player.told('owner')).toEqual(['evidenceAdded'])
  })

  test('a second document does not take away what the first has shown', () => {
    const player = inReview().send(rejection({ code: 'SPACE_TITLE_MISSING', evidence: [paperOf('propertyStatement')] }))
    player.send({ type: 'property.addEvidence', groundId: groundId(player), evidence: [paperOf('sitePhoto')] })
    expect(player.file.memory.grounds[0]?.evidence).toEqual([paperOf('propertyStatement'), paperOf('sitePhoto')])
    expect(player.file.memory.grounds[0]?.burdenMet).toBe(true)
  })

  test('evidence for a ground that nobody has pleaded has no place', () => {
    const added = { type: 'property.addEvidence', groundId: '9.1', evidence: [paperOf('sitePhoto')] } as const
    expect(inReview().refused(added)).toBe('GROUND_UNKNOWN')
  })
})

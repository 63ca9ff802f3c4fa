import { describe, expect, test } from 'vitest'
import {
  communityS,
  companyP,
  packLike,
  paperOf,
  undergroundGarage,
  withInbox,
  withoutInbox,
} from '../../../helpers/case-facts.ts'
import { complete } from '../../../helpers/case-journeys.ts'

const proof = { servedOn: '2026-03-02', evidence: [paperOf('serviceProof')] }
const alone = { facts: undergroundGarage({ issuers: [companyP] }) }

describe('送达: the clock of the company starts the day after the first proven service (H1)', () => {
  test('a company with an inbox is served when the request enters it', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [withInbox(companyP), communityS] }) })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-03-09' })
    expect(player.file.memory.service).toMatchObject({ means: 'inbox', party: 'property' })
    expect(player.told('property')).toEqual(['requestServed'])
  })

  test('a company that names an inbox while its paper is on the way is served there', () => {
    const issuers = [withInbox(companyP), communityS]
    const player = complete().nextWorkingDay()
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers }) })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').startOn).toBe('2026-03-03')
  })

  test('a company without one waits to be served, and its time does not run', () => {
    const player = complete()
    expect(player.stage('consent')).toBe('serving')
    expect(player.hasClock('propertyReply')).toBe(false)
    expect(player.clock('serve')).toMatchObject({ party: 'centre', dueOn: '2026-03-05' })
    expect(player.last.notices.map(({ notice, to }) => `${notice} ${to}`)).toContain('serviceWanted property')
  })

  test('it opens its link', () => {
    const player = complete().nextWorkingDay().send('property.open')
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').startOn).toBe('2026-03-03')
    expect(player.ended('serve')).toBe('answered')
  })

  test.each([
    ['centre.recordService', 'paperHanded'],
    ['community.recordService', 'paperHanded'],
    ['community.recordService', 'courierRefused'],
    ['owner.recordService', 'courierDelivered'],
    ['owner.recordService', 'courierRefused'],
  ] as const)('%s proves it: %s', (type, means) => {
    // The pairs above are those that the forms of the three events admit.
    const player = complete().send({ type, means, ...proof } as Parameters<ReturnType<typeof complete>['send']>[0])
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.service).toMatchObject({ means, servedOn: '2026-03-02' })
  })

  test('service takes longer than three working days: shown late, the case stays with the centre', () => {
    const player = complete().untilDue('serve')
    expect(player.stage('consent')).toBe('serving')
    expect(player.clock('serve').passedOn).toBe('2026-03-06')
    expect(player.file.memory.silences).toEqual([])
  })

  test('the community cannot open the request while the company is asked', () => {
    expect(complete().refused('community.open')).toBe('ISSUER_IS_ANOTHER')
  })
})

describe('a company that cannot be served', () => {
  test('is shown as unserved, not silent, and the next issuer is asked', () => {
    const player = complete().send({ type: 'centre.reportUnservable', reason: 'companyLeft' })
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.file.memory.unserved).toMatchObject([{ reason: 'companyLeft', organisationId: companyP.organisationId }])
    expect(player.file.memory.silences).toEqual([])
    expect(player.told('owner')).toContain('unserved')
  })

  test('the next issuer without an inbox must be served as well', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [companyP, withoutInbox(communityS)] }) })
    player.nextWorkingDay().send({ type: 'centre.reportUnservable', reason: 'addressUnknown' })
    expect(player.stage('consent')).toBe('serving')
    expect(player.file.memory.service).toBeNull()
    player.nextWorkingDay().send('community.open')
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.clock('substituteReply').startOn).toBe('2026-03-04')
  })

  test('without a next issuer the centre coordinates', () => {
    const player = complete(alone).send({ type: 'centre.reportUnservable', reason: 'nobodyTakesIt' })
    expect(player.stage('consent')).toBe('coordination')
    expect(player.ended('serve')).toBe('answered')
    expect(player.file.memory.unserved).toMatchObject([{ reason: 'nobodyTakesIt' }])
    expect(player.told('centre')).toEqual(expect.arrayContaining(['unserved', 'coordinationWanted']))
  })
})

describe('where telling the company is enough (NOTIFY)', () => {
  const pack = packLike('zhuzhou-2022', { consent: { mode: 'NOTIFY', paper: 'notification' } })

  test('its proven service is the consent', () => {
    const player = complete({ pack })
    expect(player.stage('consent')).toBe('serving')
    player.send({ type: 'centre.recordService', means: 'paperHanded', ...proof })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'notification', form: 'record', documentId: null })
  })

  test('with an inbox the request is granted as soon as the papers are complete', () => {
    const facts = undergroundGarage({ issuers: [withInbox(companyP)] })
    expect(complete({ pack, facts }).stage('consent')).toBe('granted')
  })
})

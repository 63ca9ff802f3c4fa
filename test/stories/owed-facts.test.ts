import { expect, test, vi } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { clockOf, gridToEnd, operator, paperOf, playPlaces, served, stageAt } from '../helpers/played-places.ts'

/* What is owed after the consent only where something is so that no register holds. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

test('California: the certificate of insurance is owed only in a common area, which somebody has to say first', async () => {
  const { stage } = await stageAt('california-4745')
  await served(stage)
  await stage.does('property.approve', { paper: await paperOf(stage) })
  const certificateOf = async (party: 'owner' | 'property' | 'centre') => (await stage.sees(party)).obligations[0]
  const certificate = await certificateOf('owner')
  const obligationId = certificate?.obligationId ?? ''
  expect(certificate?.duty).toMatchObject({
    startOn: null,
    clockId: null,
    fact: { standing: 'unsaid', by: null, maySay: true, basisText: expect.stringContaining('4745(f)(1)') },
  })
  const asked = (await stage.sees('owner')).nextStep.map(({ sentence }) => sentence)
  expect(asked).toContainEqual(expect.stringContaining('只有充电桩装在共有部分或者专用共有部分的，才须向协会提交保险证明'))
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()

  await stage.workingDaysPass(3)
  await stage.does('property.sayDutyFact', { obligationId, holds: true })
  const clock = await clockOf(stage, 'consentDuty')
  expect(clock).toMatchObject({ party: 'owner', basisText: expect.stringContaining('4745(f)(1)(C)') })
  expect((await certificateOf('owner'))?.duty?.fact).toMatchObject({ standing: 'holds', by: 'property', maySay: true })

  await stage.does('owner.sayDutyFact', { obligationId, holds: false })
  expect((await certificateOf('centre'))?.duty?.fact).toMatchObject({ standing: 'contested', settled: false, maySay: true })
  expect([await clockOf(stage, 'consentDuty'), (await clockOf(stage, 'dutyFact'))?.party]).toEqual([undefined, 'centre'])
  expect((await stage.sees('centre')).nextStep.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining('认定是否属于这种情形：充电桩装在共有部分'),
  )
  await stage.does('centre.sayDutyFact', { obligationId, holds: true })
  // Settled, it runs from there with its whole time: a contest never leaves less.
  const settled = await clockOf(stage, 'consentDuty')
  expect(Temporal.PlainDate.compare(settled?.dueOn ?? '', clock?.dueOn ?? '')).toBeGreaterThanOrEqual(0)
  const evidence = [await stage.uploads('owner', 'other')]
  await stage.does('owner.dischargeObligation', { obligationId, evidence })
  await stage.does('property.confirmDischarge', { obligationId })
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()
  await gridToEnd(stage)
})

test('read as a document it says where alone it is owed, and the comparison shows it', async () => {
  const between = { from: 'national-baseline', to: 'california-4745' }
  const { differs } = taken(await operator.http.GET('/api/rules/compare', { params: { query: between } }))
  const owed = differs.find(({ key }) => key === 'consent.owes.certificate')
  expect(owed?.to?.text.en).toContain('only where the station stands in a common area or an exclusive use common area')
  expect(owed?.to?.basis.map(({ basis }) => basis.article)).toContain('4745(f)(1)')
})

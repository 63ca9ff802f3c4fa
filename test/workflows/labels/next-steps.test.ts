import { describe, expect, test } from 'vitest'
import type { AnyStateNode } from 'xstate'
import { clockContracts, clockNames } from '../../../workflows/case/clocks.ts'
import { caseMachine } from '../../../workflows/case/machine.ts'
import type { StageMeta } from '../../../workflows/case/meta.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import { closingReason } from '../../../workflows/labels/codes.ts'
import { fill } from '../../../workflows/labels/fill.ts'
import { dutyOf, heldByNobody, nextStepFrames, stageDuties, stepDuties } from '../../../workflows/labels/next-steps.ts'

const nodesBelow = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesBelow)]
const nodes = nodesBelow(caseMachine.root)
const metas = nodes.flatMap((node): StageMeta[] => (node.meta === undefined ? [] : [node.meta as StageMeta]))
const transitions = nodes.flatMap((node) => [...node.transitions.values()].flat())

describe('what the holder must do', () => {
  test('is said for every stage and step that has a holder, and for no other', () => {
    expect(metas.length).toBeGreaterThan(50)
    const wrong = metas.filter(({ stage, step, holder }) => (dutyOf(stage, step ?? null) !== null) !== (holder !== undefined))
    expect(wrong).toEqual([])
  })

  test('every duty belongs to a place of the chart', () => {
    const plain = metas.filter((meta) => meta.step === undefined && meta.holder !== undefined).map((meta) => meta.stage)
    expect(Object.keys(stageDuties).toSorted()).toEqual([...new Set(plain)].toSorted())
    const stepped = metas.flatMap(({ stage, step, holder }) => (step && holder ? [`${stage}.${step}`] : []))
    const written = Object.entries(stepDuties).flatMap(([stage, steps]) => Object.keys(steps).map((step) => `${stage}.${step}`))
    expect(written.toSorted()).toEqual([...new Set(stepped)].toSorted())
    const unheld = metas.filter((meta) => meta.holder === undefined).map((meta) => meta.stage)
    expect([...heldByNobody].toSorted()).toEqual([...new Set(unheld)].toSorted())
  })

  test('an unknown stage or step has none', () => {
    expect(dutyOf('granted', null)).toBeNull()
    expect(dutyOf('mediation', null)).toBeNull()
    expect(dutyOf('reviewing', 'testing')).toBeNull()
  })

  test('completes a sentence in both languages', () => {
    const { otherwise } = clockLabels.propertyReply
    const values = (language: 'zh' | 'en') => ({
      party: language === 'zh' ? '物业公司' : 'Property company',
      doing: stageDuties.reviewing[language],
      dueOn: language === 'zh' ? '2026年3月9日周一' : 'Mon 9 Mar 2026',
      basis: language === 'zh' ? '平台默认，没有强制力' : 'platform default, not binding',
      otherwise: otherwise.move[language],
    })
    expect(fill(nextStepFrames.due, values('zh'), 'zh')).toBe(
      '物业公司需答复同意、附条件同意或不同意，不同意的要写明理由，最晚2026年3月9日周一（平台默认，没有强制力）。到期没有答复的，转区物业服务指导中心协调，业主可取得未答复证明。',
    )
    expect(fill(nextStepFrames.due, values('en'), 'en')).toBe(
      'Property company must answer yes, yes under conditions, or no with its grounds by Mon 9 Mar 2026 (platform default, not binding); otherwise the district centre coordinates and the owner can have a certificate of silence.',
    )
  })
})

describe('what happens when a clock runs out', () => {
  test.each(clockNames)('%s says it for each end that the chart offers', (name) => {
    expect(Object.keys(clockLabels[name].otherwise).toSorted()).toEqual(clockContracts[name].offers.toSorted())
  })

  test('where silence can be consent, that is said too', () => {
    const guards = transitions.flatMap(({ guard }) => (typeof guard === 'object' ? [guard] : []))
    const asked = guards.filter((guard) => guard.type === 'clockMovesAndSilenceIsConsent')
    const clocks = asked.map((guard) => (guard.params as { clock: string }).clock)
    expect(clocks.length).toBeGreaterThan(0)
    expect(new Set(clockNames.filter((name) => 'deemed' in clockLabels[name]))).toEqual(new Set(clocks))
  })

  test('every clock has a name of its own', () => {
    const names = clockNames.map((name) => clockLabels[name].name.zh)
    expect(new Set(names).size).toBe(names.length)
  })
})

test('every reason with which the chart closes a request has words', () => {
  const reasons = transitions.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      typeof action === 'object' && action.type === 'recordClosing' ? [(action.params as { reason: string }).reason] : [],
    ),
  )
  expect(new Set(reasons).size).toBeGreaterThan(5)
  expect(reasons.filter((reason) => closingReason(reason) === null)).toEqual([])
  expect(closingReason('talkedOutByProperty')?.zh).toBe('物业劝我撤回')
  expect(closingReason('NEARBY_SHARED')?.zh).toBe('附近共享桩')
  expect(closingReason('toString')).toBeNull()
})

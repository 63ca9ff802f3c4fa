import { describe, expect, test } from 'vitest'
import { and, assign, createMachine, raise, stateIn } from 'xstate'
import { clockContracts } from '../../../workflows/case/clocks.ts'
import { caseChart, checkChart, selfChecks } from '../../../workflows/case/self-check/check-chart.ts'
import type { Checked } from '../../../workflows/case/self-check/checked.ts'
import { knownChartFaults } from '../../helpers/chart/known-faults.ts'

describe('the chart checks itself', () => {
  for (const [promise, check] of Object.entries(selfChecks)) {
    test(promise, () => {
      const faults = check(caseChart)
      expect(faults.filter((fault) => !knownChartFaults.includes(fault))).toEqual([])
    })
  }

  test('a known fault that was repaired is struck off the list', () => {
    const faults = Object.values(selfChecks).flatMap((check) => check(caseChart))
    expect(knownChartFaults.filter((fault) => !faults.includes(fault))).toEqual([])
  })
})

/** A small chart with one mistake, in place of the real one. */
const broken = (config: object, names: { guards?: object; actions?: object } = {}, rest: Partial<Checked> = {}): Checked => ({
  // The mistakes are what the types of the real setup would forbid.
  machine: createMachine(config as never, names as never),
  clocks: {},
  events: [],
  settled: [],
  waiting: [],
  ...rest,
})

const at = (meta: object, more: object = {}) => ({ meta, ...more })
const owner = { stage: 'draft', holder: 'owner' }
const moveClock = (track: string) => ({ guard: { type: 'clockMoves', params: { clock: 'serve', track } }, target: 'b' })
const serve = { ...clockContracts.serve, offers: ['move'], runsIn: ['a'] } as const
const runs = { ...owner, clocks: ['serve'] }

const mistakes: readonly (readonly [keyof typeof selfChecks, string, Checked])[] = [
  [
    'every state has a stage and a holder, is settled, waits, or only leads on',
    'a (draft) is held by nobody and neither settled nor waiting',
    broken({ initial: 'a', states: { a: { id: 'a', meta: { stage: 'draft' } } } }),
  ],
  [
    'every state has a stage and a holder, is settled, waits, or only leads on',
    'a has neither a stage nor a way on',
    broken({ initial: 'a', states: { a: { id: 'a' } } }),
  ],
  [
    'every state has a stage and a holder, is settled, waits, or only leads on',
    'a is held although it is settled or waits',
    broken({ initial: 'a', states: { a: { id: 'a', meta: owner } } }, {}, { settled: ['a'] }),
  ],
  [
    'what only leads on ends in a way that is always open',
    'a: a case could be left there, its last way is guarded',
    broken(
      { initial: 'a', states: { a: { id: 'a', always: { guard: 'g', target: 'b' } }, b: at(owner) } },
      { guards: { g: () => true } },
    ),
  ],
  [
    'what only leads on ends in a way that is always open',
    'a: a way after the unguarded one can never be taken',
    broken({ initial: 'a', states: { a: { id: 'a', always: [{ target: 'b' }, { guard: 'g', target: 'b' }] }, b: at(owner) } }),
  ],
  [
    'what only leads on ends in a way that is always open',
    'a has a stage and leaves it at once, always',
    broken({ initial: 'a', states: { a: at(owner, { id: 'a', always: { target: 'b' } }), b: at(owner) } }),
  ],
  [
    'what only leads on ends in a way that is always open',
    'a only leads on, and still listens to events',
    broken({ initial: 'a', states: { a: { id: 'a', always: { target: 'b' }, on: { x: 'b' } }, b: at(owner) } }),
  ],
  [
    'every guard and action has a name and is there',
    'a x: a guard written in place has no name',
    broken(
      { initial: 'a', states: { a: { id: 'a', on: { x: { guard: and(['g']), target: 'b' } } }, b: {} } },
      { guards: { g: () => true } },
    ),
  ],
  [
    'every guard and action has a name and is there',
    'a x: there is no guard mistyped',
    broken({ initial: 'a', states: { a: { id: 'a', on: { x: { guard: 'mistyped' } } } } }),
  ],
  [
    'every guard and action has a name and is there',
    'a: there is no action mistyped',
    broken({ initial: 'a', states: { a: { id: 'a', entry: 'mistyped' } } }),
  ],
  [
    'every guard and action has a name and is there',
    'a: an action written in place has no name',
    broken({ initial: 'a', states: { a: { id: 'a', on: { x: { actions: () => {} } } } } }),
  ],
  [
    'every guard and action has a name and is there',
    'a guard looks at #gone, which is no state',
    broken({ initial: 'a', states: { a: {} } }, { guards: { g: and([stateIn('#gone')]) } }),
  ],
  [
    'every guard and action of the setup is used',
    'the guard g is asked nowhere',
    broken({ initial: 'a', states: { a: {} } }, { guards: { g: () => true } }),
  ],
  [
    'every guard and action of the setup is used',
    'the action f is done nowhere',
    broken({ initial: 'a', states: { a: {} } }, { actions: { f: () => {} } }),
  ],
  [
    'every event of a dispute is held to its track',
    'fire/coordination/requested: centre.escalate is not held to its track',
    broken({
      initial: 'open',
      states: {
        open: {
          initial: 'fire',
          states: {
            fire: {
              id: 'fire/coordination/requested',
              meta: owner,
              on: {
                'centre.escalate': { guard: { type: 'trackIs', params: { track: 'grid' } } },
                'centre.openMediation': { guard: { type: 'trackIs', params: { track: 'fire' } } },
              },
            },
          },
        },
      },
    }),
  ],
  [
    'no final or history states, timers, actors or raised events',
    'a is a final state',
    broken({ initial: 'a', states: { a: { id: 'a', type: 'final' } } }),
  ],
  [
    'no final or history states, timers, actors or raised events',
    'a is a history state',
    broken({ initial: 'b', states: { a: { id: 'a', type: 'history' }, b: {} } }),
  ],
  [
    'no final or history states, timers, actors or raised events',
    'a has a timer of its own',
    broken({ initial: 'a', states: { a: { id: 'a', after: { 5: 'b' } }, b: {} } }),
  ],
  [
    'no final or history states, timers, actors or raised events',
    'a starts something of its own',
    broken({ initial: 'a', states: { a: { id: 'a', invoke: { src: 'x' } } } }),
  ],
  [
    'no final or history states, timers, actors or raised events',
    'the action f is a xstate.raise',
    broken({ initial: 'a', states: { a: {} } }, { actions: { f: raise({ type: 'x' }), g: assign({}) } }),
  ],
  [
    'chart and union of events agree',
    'the chart never hears owner.submit',
    broken({ initial: 'a', states: { a: {} } }, {}, { events: ['owner.submit'] }),
  ],
  [
    'chart and union of events agree',
    'the chart hears owner.mistyped, which is no event',
    broken({ initial: 'a', states: { a: { on: { 'owner.mistyped': {} } } } }),
  ],
  [
    'every compound state begins in a state that is there',
    'a begins in a state that is not there',
    broken({ initial: 'b', states: { a: { id: 'a', initial: 'mistyped', states: { c: {} } }, b: {} } }),
  ],
  [
    'every clock of the chart is in the table',
    'a names a clock serve that the table does not have',
    broken({ initial: 'a', states: { a: at(runs, { id: 'a' }) } }),
  ],
  [
    'the table of clocks and the chart agree where clocks run and rest',
    'by the table serve runs in a, by the chart it does not',
    broken({ initial: 'a', states: { a: at(owner, { id: 'a' }) } }, {}, { clocks: { serve } }),
  ],
  [
    'the table of clocks and the chart agree where clocks run and rest',
    'by the chart serve rests in b, by the table it does not',
    broken(
      { initial: 'a', states: { a: at(runs, { id: 'a' }), b: at({ ...owner, pauses: ['serve'] }, { id: 'b' }) } },
      {},
      { clocks: { serve } },
    ),
  ],
  [
    'the table of clocks and the chart agree where clocks run and rest',
    'serve runs in a, which is no state',
    broken({ initial: 'b', states: { b: at(owner, { id: 'b' }) } }, {}, { clocks: { serve } }),
  ],
  [
    'a clock that offers to move the case moves it wherever it runs',
    'serve offers to move the case, and in a its end leads nowhere',
    broken(
      { initial: 'a', states: { a: at(runs, { id: 'a', on: { 'deadline.passed': moveClock('fire') } }), b: at(owner) } },
      {},
      { clocks: { serve } },
    ),
  ],
  [
    'only a clock that runs there moves a case',
    'a: the end of serve is asked for in the track fire',
    broken(
      { initial: 'a', states: { a: at(runs, { id: 'a', on: { 'deadline.passed': moveClock('fire') } }), b: at(owner) } },
      {},
      { clocks: { serve } },
    ),
  ],
  [
    'only a clock that runs there moves a case',
    'a: the end of serve moves the case, and it does not run there',
    broken(
      { initial: 'a', states: { a: at(owner, { id: 'a', on: { 'deadline.passed': moveClock('main') } }), b: {} } },
      {},
      { clocks: { serve } },
    ),
  ],
  [
    'only a clock that runs there moves a case',
    'a: the end of serve moves the case, and it does not offer that',
    broken(
      { initial: 'a', states: { a: at(runs, { id: 'a', on: { 'deadline.passed': moveClock('main') } }), b: {} } },
      {},
      { clocks: { serve: { ...serve, offers: ['remind'] } } },
    ),
  ],
  [
    'an event acts only on clocks that run or rest there',
    'a: x acts on serve, which neither runs nor rests there',
    broken(
      { initial: 'a', states: { a: at(owner, { id: 'a', on: { x: { meta: { answers: ['serve'] } } } }) } },
      {},
      { clocks: { serve } },
    ),
  ],
]

describe('the self-check sees mistakes', () => {
  test.each(mistakes)('%s: %s', (promise, fault, mistaken) => {
    expect(selfChecks[promise](mistaken)).toContain(fault)
  })

  test('a chart with mistakes is not used: each is named once, by state', () => {
    const mistaken = broken({
      initial: 'a',
      states: { a: { id: 'a', meta: { stage: 'draft' }, after: { 5: 'b' } }, b: at(owner) },
    })
    expect(() => checkChart(mistaken)).toThrow(
      expect.objectContaining({
        name: 'UnusableChart',
        message: expect.stringMatching(/a \(draft\) is held by nobody.*\n(.*\n)*a has a timer of its own$/m),
      }),
    )
    expect(() => checkChart()).not.toThrow()
  })

  test('every question of the self-check has been seen to complain', () => {
    expect(Object.keys(selfChecks).filter((promise) => !mistakes.some(([seen]) => seen === promise))).toEqual([])
  })
})

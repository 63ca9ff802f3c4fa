import { describe, expect, test } from 'vitest'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { outcomes, serviceOutcomes } from '../../../workflows/case/context.ts'
import { partyEventTypes } from '../../../workflows/case/events/events.ts'
import { systemEventTypes } from '../../../workflows/case/events/system.ts'
import { deadlineMap, eventMap, type Mapped, stageMap } from '../../../workflows/case/explain/domain-map.ts'
import { chartStates } from '../../../workflows/case/explain/states.ts'

const names = (text: string): string[] => text.trim().split(/\s+/)

/** The ids of the field study: every one of them has a place here, or a reason why not. */
const stageIds = names(`
  DRAFT SUBMITTED DOC_CORRECTION PROPERTY_REVIEW PROPERTY_CONSENTED PROPERTY_CONDITIONAL PROPERTY_REFUSED PROPERTY_OVERDUE
  SUBSTITUTE_ISSUE FIRE_CHECK PASS SHOULD_GAPS HARD_STOP NEED_THIRD_PARTY GRID_SURVEY CAPACITY_CHECK SUPPLY_PLAN PLAN_CONFIRM
  CONSTRUCTION INSPECTION METERING ENERGISED IN_SERVICE SUSPENDED DECOMMISSIONED COORDINATION MEDIATION_OPEN MEDIATION_AGREED
  MEDIATION_FAILED MEDIATION_DECLINED AGREEMENT_PERFORMANCE AGREEMENT_BREACHED JUDICIAL_CONFIRMATION ADMIN_COMPLAINT LITIGATION
  ENFORCEMENT ALTERNATIVE ORDERED_CHARGING UPGRADE_WAIT COLLECTIVE_BUILD NEARBY_PUBLIC COMPLETED WITHDRAWN INFEASIBLE_CERTIFIED
  DIVERTED ABANDONED CLOSED_BY_JUDGMENT`)

const eventIds = names(`
  submit accept_docs request_correction correct property_view consent consent_with_conditions refuse deadline_warn deadline_missed
  escalate assign_holder transfer_holder dispute_reason request_third_party_test fire_result grid_survey_result capacity_result
  plan_issued plan_confirmed plan_expired substitute_issue mediation_request mediation_accept mediation_decline mediation_session
  agreement_signed agreement_performed agreement_breached confirm_applied confirm_ruled complaint_filed suit_filed judgment
  enforcement build_start build_done energise hazard_report suspend resume transfer_owner dismantle withdraw reopen`)

const deadlineIds = names(`
  D_DOC_CHECK D_PROPERTY_REPLY D_REFUSAL_REASON D_ESCALATE_SILENCE D_CENTRE_ACCEPT D_COORDINATE D_FIRE_CHECK D_GRID_SURVEY
  D_CAPACITY_ASSESS D_SUPPLY_PLAN D_METER D_GRID_TOTAL D_MEDIATION D_CONFIRM D_CONFIRM_RULING D_12345 D_PETITION D_SUIT D_ENFORCE
  D_ANNUL_RESOLUTION`)

const known = {
  stages: chartStates().flatMap(({ atomic, stage, step }) =>
    atomic && stage !== null ? [stage, ...(step === null ? [] : [`${stage}/${step}`])] : [],
  ) as string[],
  events: [...partyEventTypes, ...systemEventTypes] as string[],
  clocks: [...clockNames] as string[],
  outcomes: [...outcomes, ...serviceOutcomes] as string[],
}

/** Ids of the study without a place, places without an id, and entries that say nothing or name what the chart does not have. */
const faultsOf = (map: Readonly<Record<string, Mapped>>, ids: readonly string[]): string[] => [
  ...ids.filter((id) => map[id] === undefined).map((id) => `${id} has no place`),
  ...Object.keys(map)
    .filter((id) => !ids.includes(id))
    .map((id) => `${id} is no id of the study`),
  ...Object.entries(map).flatMap(([id, mapped]) => {
    const kinds = ['stages', 'events', 'clocks', 'outcomes'] as const
    const strange = kinds.flatMap((kind) => (mapped[kind] ?? []).filter((name) => !known[kind].includes(name)))
    const says =
      kinds.some((kind) => mapped[kind] !== undefined) || mapped.notUsed !== undefined || mapped.comesWith !== undefined
    return [...strange.map((name) => `${id}: the chart has no ${name}`), ...(says ? [] : [`${id} says nothing`])]
  }),
]

describe('what the field study proposed has a place', () => {
  test('every stage', () => expect(faultsOf(stageMap, stageIds)).toEqual([]))
  test('every event', () => expect(faultsOf(eventMap, eventIds)).toEqual([]))
  test('every time limit', () => expect(faultsOf(deadlineMap, deadlineIds)).toEqual([]))

  test('a forgotten, a foreign, an empty and a mistaken entry would be seen', () => {
    const mistaken = { FOREIGN: { notUsed: 'it is not ours' }, EMPTY: { note: 'nothing' }, WRONG: { stages: ['mistyped'] } }
    // What the type of the map forbids.
    expect(faultsOf(mistaken as never, ['FORGOTTEN', 'EMPTY', 'WRONG'])).toEqual([
      'FORGOTTEN has no place',
      'FOREIGN is no id of the study',
      'EMPTY says nothing',
      'WRONG: the chart has no mistyped',
    ])
  })
})

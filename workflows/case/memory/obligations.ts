import type { CaseMemory, Given, Obligation } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { dischargeKey } from '../obligations.ts'

type Change = Partial<CaseMemory>
type Discharging = EventOf<
  'owner.dischargeObligation' | 'property.dischargeObligation' | 'grid.dischargeObligation' | 'installer.dischargeObligation'
>
type Confirming = EventOf<
  | 'owner.confirmDischarge'
  | 'property.confirmDischarge'
  | 'fire.confirmDischarge'
  | 'authority.confirmDischarge'
  | 'centre.confirmDischarge'
>
type Refusing = EventOf<
  | 'owner.refuseDischarge'
  | 'property.refuseDischarge'
  | 'fire.refuseDischarge'
  | 'authority.refuseDischarge'
  | 'centre.refuseDischarge'
>

const changed = (memory: CaseMemory, obligationId: string, change: Partial<Obligation>): Change => ({
  obligations: memory.obligations.map((obligation) =>
    obligation.obligationId === obligationId ? { ...obligation, ...change } : obligation,
  ),
})

/** Who fulfils a condition, or puts a gap right, says that it is done and shows it. */
export const dischargeReported = (memory: CaseMemory, given: Given, event: Discharging): Change =>
  changed(memory, event.obligationId, { reportedSeq: given.seq })

/** Who looks at it finds it done. */
export const dischargeConfirmed = (memory: CaseMemory, given: Given, event: Confirming): Change =>
  changed(memory, event.obligationId, {
    dischargedSeq: given.seq,
    discharged: memory.obligations.some(({ obligationId, preventedSeq, reportedSeq }) =>
      obligationId === event.obligationId ? preventedSeq !== undefined && preventedSeq === reportedSeq : false,
    )
      ? 'prevented'
      : 'confirmed',
  })

/** Who looks at it does not find it done: it is open again. */
export const dischargeRefused = (memory: CaseMemory, { seq }: Given, event: Refusing): Change => ({
  obligations: memory.obligations.map((obligation) => {
    if (obligation.obligationId !== event.obligationId) return obligation
    const { duty } = obligation
    return { ...obligation, reportedSeq: null, ...(duty ? { duty: { ...duty, refusedSeq: seq } } : {}) }
  }),
})

/** A side that was asked whether a condition is fulfilled let its days pass: the report stands. */
export const dischargeStands = (memory: CaseMemory, key: string, given: Given): Change => {
  const obligation = memory.obligations.find((one) => one.reportedSeq !== null && dischargeKey(one) === key)
  return obligation ? changed(memory, obligation.obligationId, { dischargedSeq: given.seq, discharged: 'unanswered' }) : {}
}

/** What the report of the finished works shows by its papers: a certified pile, a licensed installer. */
export const dischargedByPapers = (memory: CaseMemory, given: Given, evidence: readonly string[]): Obligation[] => {
  const kinds = evidence.flatMap((documentId) => given.documents[documentId] ?? [])
  const shown: readonly string[] = [
    ...(kinds.includes('equipmentCertificate') ? ['CERTIFIED_EQUIPMENT'] : []),
    ...(kinds.includes('installerLicence') ? ['QUALIFIED_INSTALLER'] : []),
  ]
  return memory.obligations.map((obligation) =>
    shown.includes(obligation.kind) && obligation.reportedSeq === null ? { ...obligation, reportedSeq: given.seq } : obligation,
  )
}

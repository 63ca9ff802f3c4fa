import type { ClockName } from '../clocks.ts'
import type { CaseMemory, Given } from '../context.ts'
import { dutyLate } from './consent-duties.ts'
import { changedProceeding, decisionStands } from './decisions.ts'
import { checkLapsed } from './further-checks.ts'
import { promiseBroken, promiseStands } from './meetings.ts'
import { claimAnswered, demandAnswered } from './money.ts'
import { dischargeStands } from './obligations.ts'
import { otherAnswered } from './other-ways.ts'
import { dutyLapsed } from './proceedings.ts'
import { placeLapsed } from './queue.ts'

/** What the end of an entry's clock makes of its entry. `key` is the key of the entry: the last part of the clock's id. */
type Lapse = (memory: CaseMemory, key: string, given: Given) => Partial<CaseMemory>

/** A right that lapses with its clock is no longer kept; a duty that ran out is marked. */
const lapses: Partial<Record<ClockName, Lapse>> = {
  contestRecord: (memory, key) => ({ recorded: memory.recorded.filter((entry) => String(entry.seq) !== key) }),
  otherAnswer: (memory, key) => otherAnswered(memory, seqOf(key), 'declined'),
  moneyAnswer: (memory, key) => claimAnswered(memory, seqOf(key), 'unanswered'),
  feeAnswer: (memory, key) => demandAnswered(memory, seqOf(key), 'unanswered'),
  // Nobody joined: the transfer came to nothing, and the request ends with it.
  transferJoin: () => ({ transfer: null }),
  leaseEnd: (memory) => ({ lease: memory.lease && { ...memory.lease, ended: true } }),
  freedPlace: (_, __, given) => placeLapsed(given, 'unanswered'),
  reservation: (_, __, given) => placeLapsed(given, 'reservation'),
  orderedAnswer: (memory) => ({ orderedAsk: memory.orderedAsk && { ...memory.orderedAsk, answer: 'kept' } }),
  conditionCheck: dischargeStands,
  consentDuty: dutyLate,
  furtherCheck: checkLapsed,
  promise: promiseBroken,
  promiseCheck: promiseStands,
  judicialConfirmation: (memory, key) => ({
    confirmations: memory.confirmations.map((entry) => (String(entry.seq) === key ? { ...entry, over: true } : entry)),
  }),
  // Nothing was heard of a suit: it no longer holds the owner's time.
  courtNews: (memory, key) => changedProceeding(memory, seqOf(key), { quietAfter: Number(key.split('.')[1]) }),
  // A side's own right to appeal, and the two years for enforcement: the proceeding stays where it is.
  appealTerm: (memory, key) => changedProceeding(memory, seqOf(key), { appealOver: true }),
  enforcementRight: (memory, key) => changedProceeding(memory, seqOf(key), { enforcementOver: true }),
  roadTerm: (memory, key) => ({ roadsMissed: [...memory.roadsMissed, key] }),
  roadDuty: dutyLapsed,
  roadAppealTerm: (memory, key) => changedProceeding(memory, seqOf(key), { appealOver: true }),
  roadEnforcement: (memory, key) => changedProceeding(memory, seqOf(key), { enforcementOver: true }),
  annulResolution: (memory, key) => ({
    resolutions: memory.resolutions.map((entry) => (entry.seq === seqOf(key) ? { ...entry, over: true } : entry)),
  }),
  // Nobody contested it: the paper of the decision stands, as a test report stands that nobody answers.
  decisionCheck: (memory, key, given) => decisionStands(memory, given, seqOf(key)),
}

/** The entry that a key begins with. */
const seqOf = (key: string): number => Number(key.split('.')[0])

/** The memory once the clock of an entry has run out; unchanged for any other event. */
export const afterLapse = (memory: CaseMemory, given: Given): CaseMemory => {
  const { clock } = given
  const lapse = clock && lapses[clock.name]
  if (!clock || !lapse) return memory
  return { ...memory, ...lapse(memory, clock.clockId.split('/')[2] ?? '', given) }
}

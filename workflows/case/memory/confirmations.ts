import type { CaseMemory, Confirmation, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Change, Title } from './decisions.ts'
import type { Proceeding } from './proceedings.ts'

/** An application on which the court has not ruled, to confirm an agreement that no newer one has replaced. */
export const awaitsRuling = ({ number, ruling, over }: Confirmation): boolean => number !== null && ruling === null && !over

/** What the court did with the application: a confirmed agreement can be enforced like a judgment (民事诉讼法 206). */
export const rulingReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportConfirmationRuling'>): Change => {
  const asked = memory.confirmations.findLast((entry) => entry.track === event.track && awaitsRuling(entry))
  if (!asked) throw new Error('the court rules on no application')
  const patch = ((): Partial<Confirmation> => {
    switch (event.result) {
      case 'accepted':
        return { acceptedOn: given.today }
      case 'extended':
        return { extensions: asked.extensions + 1 }
      default:
        return { ruling: event.result }
    }
  })()
  const confirmations = memory.confirmations.map((entry) => (entry === asked ? { ...entry, ...patch } : entry))
  if (event.result !== 'confirmed' || asked.performer !== 'property') return { confirmations }
  const entry = enforceable(given, asked, event.number ?? asked.number)
  const isTitle = entry.subject === 'consentPaper' && memory.paper === null
  const title: Title = { proceeding: given.seq, performBy: asked.performBy, performedSeq: null }
  return { confirmations, proceedings: [...memory.proceedings, entry], ...(isTitle ? { title } : {}) }
}

const enforceable = (given: Given, asked: Confirmation, number: string | null): Proceeding => ({
  seq: given.seq,
  kind: 'confirmation',
  subject: asked.track === 'consent' && asked.performance === 'issuePaper' ? 'consentPaper' : 'other',
  body: 'court',
  number,
  appealNumber: null,
  openedOn: asked.appliedOn ?? given.today,
  answerBy: null,
  step: 'effective',
  stepSeq: given.seq,
  stepOn: given.today,
  procedure: null,
  extensions: 0,
  judgment: null,
  appealOver: false,
  result: { result: 'confirmed', on: given.today, number },
  performBy: asked.performBy,
  enforcement: null,
  enforcementOver: false,
})

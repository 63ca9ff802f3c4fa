import type { CaseMemory } from '../context.ts'

/**
 * A yes of the company whose paper is not there yet, and that no revocation took back. It binds from arrival (民法典 136):
 * no ground follows it but that of a revocation (H9).
 */
export const yesStands = (memory: CaseMemory): boolean => {
  const last = memory.yesWithoutPaper.at(-1)
  return memory.paper === null && last !== undefined && !memory.grounds.some(({ seq }) => seq > last)
}

/** The body that was asked last gave no answer at all; a company that has answered was not silent. */
export const issuerKeptSilent = ({ company, silences, unserved, issuer }: CaseMemory): boolean => {
  const last = silences.at(-1)
  const hasAnswered = company !== null && company.answer !== null
  return last !== undefined && !hasAnswered && (unserved.length === 0 || last.organisationId === issuer?.organisationId)
}

/** Why no paper came where nobody said no and nobody was silent. */
export const whyNoPaper = ({ company, unserved }: CaseMemory): 'noObjection' | 'unserved' | 'noIssuer' => {
  if (company?.answer?.kind === 'noObjection') return 'noObjection'
  return unserved.length > 0 ? 'unserved' : 'noIssuer'
}

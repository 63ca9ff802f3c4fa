/** Another way to take the same durable step: it is on the disk, and can be recovered, before the promise is kept. */
export interface Peer {
  step(caseId: string): Promise<void>
  close(): Promise<void>
}

/** So many cases are written to. */
const peerCases = 2000

/** What a step leaves behind: the case, a record, a message; of the sizes that they have here. */
export const written = {
  file: JSON.stringify({ memory: 'f'.repeat(7000) }),
  record: JSON.stringify({ outcome: 'r'.repeat(1500) }),
  message: JSON.stringify({ notice: 'm'.repeat(200) }),
} as const

/** The ids of those cases. */
export const peerCaseIds = Array.from({ length: peerCases }, (_, n) => `case-${String(n).padStart(17, '0')}`)

import { companyDay, type RecordNoticeStore } from './record-notices.ts'

const batch = 100

/**
 * Delivers the notices that figures will name a company, as notices of cases are delivered: into the inbox of a company
 * whose people log in; of any other it is noted that nobody was reached, and the centre serves it. A company that gets an
 * account while it can still reply is told then. Nothing leaves the house, so each is one write, done once.
 */
export const tellCompanies = async ({
  notices,
  outbox,
  time,
  shouldStop = () => false,
}: {
  readonly notices: Pick<RecordNoticeStore, 'waiting' | 'told'>
  /** Whether somebody of an organisation logs in. */
  readonly outbox: { hasAccount(organisationId: string): Promise<boolean> }
  readonly time: { now(): string }
  readonly shouldStop?: () => boolean
}): Promise<void> => {
  for (;;) {
    const waiting = await notices.waiting(companyDay(time.now()), batch)
    if (waiting.length === 0) return
    for (const { organisationId, quarter } of waiting) {
      if (shouldStop()) return
      const reads = await outbox.hasAccount(organisationId)
      await notices.told({ organisationId, quarter }, reads ? 'inbox' : 'notReachable', time.now())
    }
  }
}

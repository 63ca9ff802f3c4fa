import type { CaseFile } from '../../workflows/case/case-file.ts'
import { answerableChecks } from '../../workflows/case/memory/further-checks.ts'
import type { Party } from '../../workflows/parties.ts'
import type { CaseStore, EventActor, StoredCase } from './ports.ts'

/** Through which party somebody stands in a case. `ended`: the role is over, only its own acts and the outcome are shown. */
export interface Standing {
  readonly party: Party
  readonly sight: 'full' | 'ended'
  /** It is the role of a branch: its head office reads all of it, and acts in nothing. */
  readonly overseen?: true
}

/** Who looks: an account, or the holder of a link. */
export type Viewer = Pick<EventActor, 'accountId' | 'organisationId'> & {
  readonly party: Party
  /** Who holds a link, or is to be given one: it may stand in the case for what it was asked, without an organisation. */
  readonly byLink?: true
}

/**
 * The standing of a viewer in a case; null when it has none. An owner stands in its own cases, an organisation where it
 * has or had a role, a head office where one of its branches has; an operator keeps the service running and stands in no case. Whoever was asked to look, has the key of a locked
 * door or has to decide on a stop of the works stands in it by a link, as long as the case waits for that.
 */
export const standingOf = async (store: CaseStore, stored: StoredCase, viewer: Viewer): Promise<Standing | null> => {
  if (viewer.party === 'owner') {
    if (viewer.accountId === stored.ownerAccountId) return { party: 'owner', sight: 'full' }
    const was = viewer.accountId !== null && (await store.wasOwner(stored.caseId, viewer.accountId))
    return was ? { party: 'owner', sight: 'ended' } : null
  }
  if (stored.file.seq === 0) {
    return viewer.party === 'centre' && viewer.accountId === stored.openedBy ? { party: 'centre', sight: 'full' } : null
  }
  if (viewer.byLink && isWaitedFor(stored.file, viewer.party)) return { party: viewer.party, sight: 'full' }
  if (viewer.organisationId === null) return null
  const roles = await store.roles(stored.caseId, viewer.organisationId)
  const fitting = roles.filter((candidate) => candidate.party === viewer.party)
  // Where it has a role of its own, that is what it stands on.
  const role = fitting.find(({ overseen }) => !overseen) ?? fitting[0]
  if (!role) return null
  return { party: role.party, sight: role.untilSeq === null ? 'full' : 'ended', ...(role.overseen ? { overseen: true } : {}) }
}

/** Whether a case waits for a party: for its word on a check, or because it holds a place of the case. */
const isWaitedFor = ({ memory, positions }: CaseFile, party: Party): boolean =>
  answerableChecks(memory, party).length > 0 || positions.some(({ awaits }) => awaits.includes(party))

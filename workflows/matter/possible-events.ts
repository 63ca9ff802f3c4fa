import type { AnyMatterEvent, MatterEvent } from './events.ts'
import { isInForce, type MatterFile, openConditions } from './matter-file.ts'
import { type MatterStanding, mayWriteTo } from './sight.ts'

type MatterEventType = MatterEvent['type']

/** Through what somebody acts on a matter: overseeing it in its district, or answering for it. */
export interface Hold {
  readonly oversees: boolean
  readonly answers: boolean
}

/** Whether somebody with this hold may send an event of this type to a matter at all; null = it is being opened. */
export const mayHold = (file: MatterFile | null, type: AnyMatterEvent['type'], { oversees, answers }: Hold): boolean => {
  // What an authority ordered and lifted is recorded by who oversees, whoever answers for it.
  const lifts = type === 'matter.close' && file !== null && (isInForce(file) || openConditions(file).length > 0)
  const reserved = type === 'matter.nameOfficial' || type === 'authority.orderCompound' || type === 'authority.liftOrder' || lifts
  return oversees || (answers && !reserved)
}

/** Every event that a party can send to an open matter, the usual ones first. */
export const matterActs: readonly MatterEventType[] = [
  'matter.report',
  'authority.orderCompound',
  'authority.liftOrder',
  'matter.reportCondition',
  'matter.confirmCondition',
  'matter.setCost',
  'matter.recordDecision',
  'matter.nameOfficial',
  'matter.close',
]

/**
 * What somebody can do on a matter as it stands, for whoever draws its page. The decision is made again when the event comes:
 * this leaves out what would be refused whatever were filled in.
 */
export const possibleEvents = (file: MatterFile, { party, answers, overseen }: MatterStanding): readonly MatterEventType[] => {
  if (file.state === 'closed' || overseen !== undefined) return []
  const oversees = party === 'centre' || party === 'bureau'
  const open = openConditions(file)
  return matterActs.filter((type) => {
    if (type === 'matter.confirmCondition') {
      return open.some(({ checkedBy, reportedSeq }) => checkedBy === party && reportedSeq !== null)
    }
    if (!mayHold(file, type, { oversees, answers })) return false
    if (type === 'authority.orderCompound') return file.kind === 'order'
    if (type === 'authority.liftOrder') return isInForce(file)
    return type !== 'matter.reportCondition' || open.length > 0
  })
}

/** Whether somebody can add papers to a matter: who writes to it, and who looks at one of its conditions. */
export const mayUploadTo = (file: MatterFile, standing: MatterStanding): boolean =>
  mayWriteTo(standing) || possibleEvents(file, standing).length > 0

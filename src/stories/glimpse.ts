import { trackLabels } from '../../workflows/labels/tracks.ts'
import { type Track, tracks } from '../../workflows/parties.ts'
import type { Schemas } from '../client/client.ts'

type SeenCase = Schemas['Case']

/** What somebody sees of a case, as one line per matter of interest. */
export type Glimpse = Readonly<Record<string, string>>

/** What whoever has no part in a case sees of it. */
const nothing: Glimpse = { 案件: '看不到这份申请' }

/** What a party sees of a case; null = the service shows it none. */
export const glimpseOf = (view: SeenCase | null): Glimpse => {
  if (view === null) return nothing
  if (view.sight === 'ended') return { 案件: `角色已结束，只看到结果（${view.outcome?.label ?? '尚无'}）` }
  const { grounds, documents, disputes, proceedings, decisions, queue } = view
  return {
    案件: '看得到',
    ...standingOf(view),
    结果: view.outcome?.label ?? '无',
    业主电话: phoneOf(view),
    理由: counted(grounds.length, '条'),
    附言: counted(grounds.filter(({ words }) => words !== null).length, '处'),
    协议: disputes.some(({ agreement }) => agreement !== null) ? '看得到' : '无',
    消防结论: view.fire?.label ?? '无',
    供电结论: view.grid?.label ?? '无',
    其他途径: counted(proceedings.length, '条'),
    裁判: counted(decisions.length, '份'),
    会商: counted(view.meetings.length, '次'),
    材料: counted(documents.length, '份'),
    排队: queue === null ? '无' : `${queue.stateLabel}${queue.number === null ? '' : `，第${queue.number}位`}`,
    公共事项: counted(view.matters.length, '件'),
    停用要求: counted(view.heldBy.length, '份'),
    暂停使用: suspensionOf(view),
  }
}

/** What changed for somebody since last time, in one line; null when nothing did. */
export const changeSeen = (before: Glimpse | undefined, now: Glimpse): string | null => {
  const usual: Glimpse = before ?? {}
  const changed = Object.entries(now).filter(([facet, text]) => usual[facet] !== text && (usual[facet] ?? '无') !== text)
  if (changed.length === 0) return null
  return changed.map(([facet, text]) => (facet === '案件' ? text : `${facet} ${text === '无' ? gone(facet) : text}`)).join('；')
}

const gone = (facet: string): string => (tracks.some((track) => trackLabels[track].zh === facet) ? '不再等待' : '没有了')

/** Where each track waits: with whom, and until when. */
const standingOf = (view: SeenCase): Glimpse =>
  Object.fromEntries(tracks.map((track) => [trackLabels[track].zh, waitingOn(view, track)]))

const waitingOn = ({ positions, nextStep, you }: SeenCase, track: Track): string => {
  const waiting = positions.filter((position) => position.track === track)
  if (waiting.length === 0) return '无'
  return waiting
    .map(({ label, holder, holderLabel, positionId }) => {
      const dueOn = nextStep.find((step) => step.positionId === positionId)?.dueOn
      return `${label}（${holder === you ? '轮到自己' : holderLabel}${dueOn ? `，${dueOn}前` : ''}）`
    })
    .join('、')
}

const suspensionOf = ({ operation }: SeenCase): string => {
  const suspension = operation?.suspension
  if (!suspension) return '无'
  if (suspension.resumed) return '已恢复使用'
  return suspension.repaired ? '已报告维修，等待复查' : '桩暂停使用'
}

const phoneOf = ({ applicant: { phone } }: SeenCase): string => {
  if (phone === null) return '不显示'
  return phone.includes('*') ? '只显示部分号码' : '完整显示'
}

const counted = (n: number, unit: string): string => (n === 0 ? '无' : `${n}${unit}`)

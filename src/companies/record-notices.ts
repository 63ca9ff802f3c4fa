import type { Calendar } from '../../workflows/calendar/calendar.ts'
import { localDay } from '../../workflows/calendar/days.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { quarterOf, type RecordNotice, type ReplyTime, replyUntil } from '../../workflows/statistics/record-notice.ts'

/** One version of a reply; null words = taken back. */
export interface ReplyVersion {
  readonly words: string | null
  readonly writtenBy: string
  readonly writtenAt: string
}

/** How a notice left for a company: into its inbox, to its phone or address alone, or to nobody, because nobody of it can log in and it gave neither. */
export type CompanyChannel = 'inbox' | 'sms' | 'mail' | 'notReachable'

/** A notice with everything that the company wrote to it, the newest first. */
export interface AnsweredNotice extends RecordNotice {
  /** Null while the notice waits to leave. */
  readonly toldAt: string | null
  readonly channel: CompanyChannel | null
  readonly versions: readonly ReplyVersion[]
}

/** A notice that has to leave, and to whom. */
export interface WaitingNotice {
  readonly organisationId: string
  readonly organisation: string
  readonly quarter: string
  readonly untilOn: string
}

/** Where the notices of companies and their replies are kept. */
export interface RecordNoticeStore {
  /** Companies that a request was served to and that have no notice of the quarter, with the districts of those requests. */
  withoutNotice(quarter: string): Promise<readonly { readonly organisationId: string; readonly districts: readonly string[] }[]>
  /** Keeps a notice; one that is there already stands. */
  open(organisationId: string, notice: RecordNotice): Promise<void>
  /** Notices that can still be answered and have to leave: those that wait, and those of a company that can be reached only now. */
  waiting(today: string, limit: number): Promise<readonly WaitingNotice[]>
  /** Notes how a notice left. */
  told(notice: { readonly organisationId: string; readonly quarter: string }, channel: CompanyChannel, now: string): Promise<void>
  /** The notices of a company, the newest first. */
  ofCompany(organisationId: string): Promise<readonly AnsweredNotice[]>
  /** Which of these organisations are property companies, each with its notices. */
  companiesAmong(organisationIds: readonly string[]): Promise<ReadonlyMap<string, readonly AnsweredNotice[]>>
  /** Adds a version of the reply; every version is kept. False where there is no such notice, or its last day is over. */
  reply(
    organisationId: string,
    quarter: string,
    version: ReplyVersion & { readonly today: string },
  ): Promise<'kept' | 'unknown' | 'over'>
}

/** The rules in force in a district, as far as replies need them. */
interface ReplyRules {
  packOfDistrict(district: string): { readonly value: Pick<RulePack, 'place' | 'companyRecords'> } | null
  calendar(id: string): { readonly value: Calendar }
}

/** The day it is for companies: they are told and answer by the days of the city. */
export const companyDay = (now: string): string => localDay(now, 'Asia/Shanghai')

/** Tells the companies that were served something of the quarter that has begun. Each is told once. */
export const openRecordNotices = async ({
  notices,
  library,
  time,
  shouldStop = () => false,
}: {
  readonly notices: RecordNoticeStore
  readonly library: ReplyRules
  readonly time: { now(): string }
  readonly shouldStop?: () => boolean
}): Promise<void> => {
  const openedOn = companyDay(time.now())
  const quarter = quarterOf(openedOn)
  for (const { organisationId, districts } of await notices.withoutNotice(quarter)) {
    if (shouldStop()) return
    const untilOn = replyUntil(openedOn, replyTimes(library, districts))
    await notices.open(organisationId, { quarter, openedOn, untilOn })
  }
}

/** How long companies have to reply in some districts; one whose rules leave no days is not among them. */
export const replyTimes = (library: ReplyRules, districts: readonly string[]): readonly ReplyTime[] =>
  districts.flatMap((district) => {
    const pack = library.packOfDistrict(district)?.value
    if (!pack?.companyRecords) return []
    const { value: calendar } = library.calendar(pack.place.calendar)
    return [{ calendar, workingDays: pack.companyRecords.replyWorkingDays }]
  })

import type { Schemas } from '../../../client/client.ts'

/** Something of the case that a field can name. */
export interface Entry {
  readonly value: string | number
  readonly label: string
}

type Case = Schemas['Case']

/** Grounds and conditions that a field of an event can name. */
export const groundEntries = (seen: Case): Entry[] =>
  seen.grounds
    .filter(({ open }) => open)
    .map(({ groundId, label, words }) => ({ value: groundId, label: words ? `${label}：${words}` : label }))

/** What a field of an event can name of the case: records, promises, checks, matters. Null = nothing is known to choose from: it is typed. */
export const entriesOf = (seen: Case, type: string, name: string, sayDay: (day: string) => string): Entry[] | null => {
  const on = (day: string, what: string): string => `${sayDay(day)} ${what}`
  switch (name) {
    case 'obligationId':
      return seen.obligations
        .filter(({ duty }) => !type.endsWith('.sayDutyFact') || duty?.fact?.maySay === true)
        .map(({ obligationId, label, duty }) => ({
          value: obligationId,
          label: duty?.fact && type.endsWith('.sayDutyFact') ? `${label}：${duty.fact.says}` : label,
        }))
    case 'decision':
      return seen.decisions.map(({ decision, label, standingLabel }) => ({
        value: decision,
        label: `${label}（${standingLabel}）`,
      }))
    case 'check':
      return seen.furtherChecks
        .filter(({ standing }) => (standing === 'toWeigh') === type.endsWith('.settleCheck') && standing !== 'over')
        .map(({ check, label, openedOn }) => ({ value: check, label: on(openedOn, label) }))
    case 'promiseId':
      return seen.meetings.flatMap(({ promises }) =>
        promises.map(({ promiseId, label, byLabel }) => ({ value: promiseId, label: `${byLabel}：${label}` })),
      )
    case 'proceeding':
      return seen.proceedings.map(({ proceeding: record, bodyLabel, openedOn }) => ({
        value: record,
        label: on(openedOn, bodyLabel),
      }))
    case 'duty':
      return seen.proceedings.flatMap(({ owed }) => owed.map(({ duty, label }) => ({ value: duty, label })))
    case 'road':
      return seen.roads.flatMap(({ road, label }) => (road === null ? [] : [{ value: road, label }]))
    case 'record':
      return recordEntries(seen, type, on)
    default:
      return null
  }
}

/** Records that an event can name, by what the event does with them. */
const recordEntries = (seen: Case, type: string, on: (day: string, what: string) => string): Entry[] | null => {
  const verb = type.slice(type.indexOf('.') + 1)
  const words = (text: string | null): string => text ?? ''
  switch (verb) {
    case 'answerQuestion':
      return seen.questions
        .filter(({ answer, to }) => answer === null && to === seen.you)
        .map(({ record, askedOn, fromLabel, words: asked }) => ({
          value: record,
          label: on(askedOn, `${fromLabel} ${words(asked)}`),
        }))
    case 'confirmRecord':
    case 'contestRecord':
      return seen.recordedForYou.filter(({ contested }) => !contested).map(({ record, label }) => ({ value: record, label }))
    case 'settleContest':
      return seen.recordedForYou.filter(({ contested }) => contested).map(({ record, label }) => ({ value: record, label }))
    case 'confirmDate':
      return seen.claims.map(({ record, occurredOn, party }) => ({ value: record, label: on(occurredOn, party) }))
    case 'recall':
      return seen.recall ? [{ value: seen.recall.record, label: seen.recall.until }] : []
    case 'answerReferral':
      return seen.referrals
        .filter(({ answer }) => answer === null)
        .map(({ record, on: day, fromLabel, toLabel }) => ({ value: record, label: on(day, `${fromLabel} → ${toLabel}`) }))
    case 'acceptOther':
    case 'declineOther':
      return seen.otherWays.filter(({ answer }) => answer === null).map(({ record, label }) => ({ value: record, label }))
    case 'reportFeePaid':
    case 'claimFeeBack':
    case 'answerFeeDemand':
      return seen.feeDemands
        .filter(({ paidYuan, answer }) =>
          verb === 'answerFeeDemand' ? answer === null : (paidYuan === null) === (verb === 'reportFeePaid'),
        )
        .map(({ record, on: day, label, amountYuan }) => ({ value: record, label: on(day, `${label} ¥${amountYuan}`) }))
    case 'confirmClosing':
    case 'denyClosing':
      return seen.closings.map(({ record, on: day, resultLabel, standingLabel }) => ({
        value: record,
        label: on(day, `${resultLabel}（${standingLabel}）`),
      }))
    case 'rateMediation':
      return seen.mediations
        .filter(({ mayRate }) => mayRate)
        .map(({ record, endLabel, mediatorLabel }) => ({ value: record, label: `${mediatorLabel ?? ''} ${endLabel}` }))
    case 'settleCorrection':
      return seen.dataCorrections
        .filter(({ standing }) => standing === 'asked')
        .map(({ record, on: day, fields }) => ({ value: record, label: on(day, fields.map(({ label }) => label).join('、')) }))
    case 'settleForgery':
      return seen.forgeries.map(({ record, on: day, label }) => ({ value: record, label: on(day, label) }))
    case 'giveFirstFinding':
      return seen.standstills
        .filter(({ finding }) => finding === null)
        .map(({ record, on: day, policeNumber }) => ({ value: record, label: on(day, words(policeNumber)) }))
    case 'answerMoneyClaim':
      return seen.moneyClaims
        .filter(({ answer }) => answer === null)
        .map(({ record, on: day, amountYuan }) => ({ value: record, label: on(day, `¥${amountYuan}`) }))
    default:
      return null
  }
}

import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

type Act = Schemas['AllowedEvent']

/** What would make an act possible, and what it then makes possible: by the verbs of the events, whoever the party is. */
const opensWith = {
  asked: [
    'answerQuestion',
    'answerReferral',
    'answerFeeDemand',
    'answerMoneyClaim',
    'answerInformation',
    'contestInformation',
    'acceptOther',
    'declineOther',
    'agreeOrderedCharging',
    'keepPlainCharging',
    'takeFreedPlace',
    'declineFreedPlace',
    'agreeMoreTime',
    'declineMoreTime',
    'confirmDate',
    'confirmRecord',
    'contestRecord',
    'settleContest',
    'askForDuty',
    'sayDutyFact',
  ],
  promised: [
    'dischargeObligation',
    'confirmDischarge',
    'refuseDischarge',
    'reportPrevented',
    'reportPromise',
    'confirmPromise',
    'disputePromise',
  ],
  elsewhere: [
    'reportProceeding',
    'withdrawProceeding',
    'reportJudgment',
    'acceptJudgment',
    'reportEffect',
    'reportSettlement',
    'reportEnforcement',
    'confirmClosing',
    'denyClosing',
    'confirmDecision',
    'contestDecision',
    'settleDecision',
  ],
  mediated: ['rateMediation', 'reportJudicialConfirmation', 'reportConfirmationRuling'],
  paid: ['reportExpense', 'reportFeePaid', 'claimFeeBack', 'claimMoneyBack'],
  handedOn: ['joinTransfer', 'endTransfer', 'extendLease', 'askForPlace'],
  later: [],
} as const satisfies Record<string, readonly string[]>
type Opening = keyof typeof opensWith

// The keys are those of the table above.
const openings = Object.keys(opensWith) as Opening[]

const openingOf = ({ type }: Act): Opening => {
  const verb = type.split('.')[1] ?? ''
  return openings.find((opening) => (opensWith[opening] as readonly string[]).includes(verb)) ?? 'later'
}

/** What cannot be done now, by what would make it possible: one sentence for many acts, each with its own reason behind it. */
export const BlockedActs = ({ acts }: { readonly acts: readonly Act[] }) => {
  const { t } = useTexts()
  if (acts.length === 0) return null
  const groups = Map.groupBy(acts, openingOf)
  return (
    <details>
      <summary>{t('acts.blocked', { count: acts.length })}</summary>
      <ul className="stack tight small">
        {openings
          .filter((opening) => groups.has(opening))
          .map((opening) => (
            <li key={opening}>
              <details>
                <summary>{t(`acts.opensWith.${opening}`, { count: groups.get(opening)?.length })}</summary>
                <ul className="stack tight">
                  {groups.get(opening)?.map((act) => (
                    <li key={`${act.type} ${act.track}`}>
                      <span className="strong">{act.label}</span> <span className="soft">{act.blockedBy}</span>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
      </ul>
    </details>
  )
}

import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { DocumentLink } from '../document-link.tsx'
import { EventForm } from '../event-form/event-form.tsx'
import { Sheet } from '../sheet.tsx'
import { Words } from '../words.tsx'

type Case = Schemas['Case']

interface Props {
  readonly seen: Case
  readonly door: CaseDoor
}

/** Something that can be said of one entry: an event of the reader's, with the entry already named. */
interface Act {
  readonly type: string
  readonly known: Readonly<Record<string, unknown>>
}

/** What was found, asked, proposed and paid beside the stages: each entry with what became of it and what can be said to it. */
export const Beside = ({ seen, door }: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<(Act & { readonly title: string }) | null>(null)
  const labelOf = (type: string): string | null =>
    seen.allowedEvents.find((event) => event.type === type && event.allowed && event.onBehalfOf === null)?.label ?? null
  const buttons = (acts: readonly Act[]): ReactNode => {
    const shown = acts.flatMap((act) => {
      const title = labelOf(act.type)
      return title === null ? [] : [{ ...act, title }]
    })
    return shown.length === 0 ? null : (
      <div className="actions no-print">
        {shown.map((act) => (
          <button type="button" className="button" key={act.type} onClick={() => setOpen(act)}>
            {act.title}
          </button>
        ))}
      </div>
    )
  }
  return (
    <>
      <Findings seen={seen} />
      <Asked seen={seen} buttons={buttons} />
      <Money seen={seen} buttons={buttons} />
      <Checks seen={seen} door={door} />
      <Roads seen={seen} />
      <SentOn seen={seen} />
      {open ? (
        <Sheet title={open.title} onClose={() => setOpen(null)}>
          <EventForm door={door} seen={seen} type={open.type} known={open.known} onSent={() => setOpen(null)} />
        </Sheet>
      ) : null}
      {seen.matters.length > 0 ? (
        <Matters
          seen={seen}
          title={t('beside.matters')}
          pages={'token' in door ? null : seen.you === 'owner' ? '/matters' : '/desk/matters'}
        />
      ) : null}
    </>
  )
}

interface PartProps {
  readonly seen: Case
  readonly buttons: (acts: readonly Act[]) => ReactNode
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card" aria-label={title}>
    <h2>{title}</h2>
    <ul className="stack">{children}</ul>
  </section>
)

/** What fire and grid found, since when and for how long it holds, with every gap and who looks at it. */
const Findings = ({ seen }: { readonly seen: Case }) => {
  const { t, language } = useTexts()
  const found = [
    { key: 'fire', finding: seen.fire },
    { key: 'grid', finding: seen.grid },
  ] as const
  if (found.every(({ finding }) => finding === null)) return null
  return (
    <Part title={t('beside.findings')}>
      {found.map(({ key, finding }) =>
        finding === null ? null : (
          <li key={key} className="stack tight">
            <p className="row">
              <span className="chip info">{t(`beside.finding.${key}`)}</span>
              <span className="strong">{finding.label}</span>
            </p>
            <p className="soft small">
              {t(`beside.source.${finding.source}`, { day: sayDay(finding.on, language) })} ·{' '}
              {t('beside.validUntil', { day: sayDay(finding.validUntil, language) })}
            </p>
            <p className="soft small">{finding.why}</p>
            {finding.gaps.map(({ gap, label }) => (
              <p key={gap} className="small">
                {label}
              </p>
            ))}
          </li>
        ),
      )}
    </Part>
  )
}

/** What the company asked for or proposed, and what became of it. */
const Asked = ({ seen, buttons }: PartProps) => {
  const { t, language } = useTexts()
  if (seen.informationRequests.length + seen.otherWays.length === 0) return null
  return (
    <Part title={t('beside.asked')}>
      {seen.informationRequests.map(({ record, on, asks, end, endLabel }) => (
        <li key={record} className="stack tight">
          <p className="row">
            <span className="strong">{t('beside.asksFor', { papers: asks.map(({ label }) => label).join(t('form.and')) })}</span>
            <span className={`chip ${end ? '' : 'warn'}`}>{endLabel ?? t('beside.waits')}</span>
          </p>
          <p className="soft small">{sayDay(on, language)}</p>
        </li>
      ))}
      {seen.otherWays.map(({ record, on, label, answer }) => (
        <li key={record} className="stack tight">
          <p className="row">
            <span className="strong">{label}</span>
            <span className={`chip ${answer ? '' : 'warn'}`}>{t(answer ? `beside.way.${answer}` : 'beside.waits')}</span>
          </p>
          <p className="soft small">{sayDay(on, language)}</p>
          {answer
            ? null
            : buttons([
                { type: 'owner.acceptOtherWay', known: { record } },
                { type: 'owner.declineOtherWay', known: { record } },
              ])}
        </li>
      ))}
    </Part>
  )
}

/** Fees that were asked for and money that is claimed back: how much, by whom, what was said to it. */
const Money = ({ seen, buttons }: PartProps) => {
  const { t, language } = useTexts()
  if (seen.feeDemands.length + seen.moneyClaims.length === 0) return null
  return (
    <Part title={t('beside.money')}>
      {seen.feeDemands.map((fee) => (
        <li key={fee.record} className="stack tight">
          <p className="row">
            <span className="strong">
              {fee.label} {t('beside.yuan', { amount: fee.amountYuan })}
            </span>
            <span className={`chip ${fee.answer ? 'info' : 'warn'}`}>{fee.answerLabel ?? t('beside.noAnswer')}</span>
            <span className="chip">
              {fee.paidYuan === null ? t('beside.notPaid') : t('beside.paid', { amount: fee.paidYuan })}
            </span>
          </p>
          <p className="soft small">
            {sayDay(fee.on, language)} · {fee.demandedByLabel} · {fee.channelLabel}
          </p>
          {buttons([
            ...(fee.paidYuan === null
              ? [{ type: 'owner.reportFeePaid', known: { record: fee.record, amountYuan: fee.amountYuan } }]
              : [{ type: 'owner.claimFeeBack', known: { record: fee.record } }]),
            ...(fee.answer ? [] : [{ type: 'property.answerFeeDemand', known: { record: fee.record } }]),
          ])}
        </li>
      ))}
      {seen.moneyClaims.map(({ record, on, amountYuan, answer, label }) => (
        <li key={record} className="stack tight">
          <p className="row">
            <span className="strong">{t('beside.claimedBack', { amount: amountYuan })}</span>
            <span className={`chip ${answer ? 'info' : 'warn'}`}>{label ?? t('beside.noAnswer')}</span>
          </p>
          <p className="soft small">{sayDay(on, language)}</p>
          {answer ? null : buttons([{ type: 'property.answerMoneyClaim', known: { record } }])}
        </li>
      ))}
    </Part>
  )
}

const checkTones = { awaited: 'info', toWeigh: 'warn', stands: 'bad', over: 'good' } as const

/** Checks by others than fire and grid: who answers, and whether it holds the pile up. */
const Checks = ({ seen, door }: Props) => {
  const { t, language } = useTexts()
  if (seen.furtherChecks.length === 0) return null
  return (
    <Part title={t('beside.checks')}>
      {seen.furtherChecks.map((check) => (
        <li key={check.check} className="stack tight">
          <p className="row">
            <span className="strong">{check.label}</span>
            <span className={`chip ${checkTones[check.standing]}`}>{t(`beside.check.${check.standing}`)}</span>
          </p>
          {check.resultLabel ? (
            <p>
              {t('beside.foundBy', { party: check.partyLabel })}
              {check.resultLabel}
              {check.becauseLabel ? `（${check.becauseLabel}）` : ''}
              {check.scopeLabel ? <span className="soft small"> · {check.scopeLabel}</span> : null}
            </p>
          ) : (
            <p>{t('beside.askedParty', { party: check.partyLabel })}</p>
          )}
          <p className="soft small">
            {sayDay(check.on ?? check.openedOn, language)} · {check.why}
          </p>
          <Shown seen={seen} door={door} evidence={check.evidence} />
        </li>
      ))}
    </Part>
  )
}

/** The papers that show it, as far as the reader may open them. */
const Shown = ({ seen, door, evidence }: Props & { readonly evidence: readonly string[] }) => {
  const papers = seen.documents.filter(({ documentId }) => evidence.includes(documentId))
  if (papers.length === 0) return null
  return (
    <div className="actions no-print">
      {papers.map((paper) => (
        <DocumentLink key={paper.documentId} door={door} {...paper} text={paper.label} />
      ))}
    </div>
  )
}

/** Complaints, suits and other roads beside the case, each with where it stands. */
const Roads = ({ seen }: { readonly seen: Case }) => {
  const { t, language } = useTexts()
  if (seen.proceedings.length === 0) return null
  return (
    <Part title={t('beside.roads')}>
      {seen.proceedings.map((road) => (
        <li key={road.proceeding} className="stack tight">
          <p className="row">
            <span className="strong">
              {road.label} · {road.bodyLabel} {road.number}
            </span>
            <span className="chip info">{road.result?.label ?? road.stepLabel}</span>
          </p>
          <p className="soft small">
            {sayDay(road.result?.on ?? road.stepOn, language)} · {road.subjectLabel}
          </p>
        </li>
      ))}
    </Part>
  )
}

/** Who sent the owner where, and what the next office said. */
const SentOn = ({ seen }: { readonly seen: Case }) => {
  const { t, language } = useTexts()
  if (seen.referrals.length === 0) return null
  return (
    <Part title={t('beside.sentOn')}>
      {seen.referrals.map((referral) => (
        <li key={referral.record} className="stack tight">
          <p className="row">
            <span className="strong">
              {referral.fromLabel} → {referral.toLabel}
            </span>
            <span className={`chip ${referral.counts ? 'warn' : ''}`}>{referral.standingLabel}</span>
            {referral.answerLabel ? <span className="chip info">{referral.answerLabel}</span> : null}
          </p>
          <p className="soft small">{sayDay(referral.on, language)}</p>
          {referral.words ? <Words text={referral.words} /> : null}
        </li>
      ))}
    </Part>
  )
}

/** What the whole compound has to settle first. */
const Matters = ({
  seen,
  title,
  pages,
}: {
  readonly seen: Case
  readonly title: string
  /** Where their pages are; null for who has no account. */
  readonly pages: string | null
}) => {
  const { t, language } = useTexts()
  return (
    <Part title={title}>
      {seen.matters.map((matter) => (
        <li key={`${matter.track} ${matter.matterId}`} className="stack tight">
          <p className="row">
            <span className="strong">
              {pages ? <Link to={`${pages}/${matter.matterId}`}>{matter.label}</Link> : matter.label}
            </span>
            {matter.waitsSince ? (
              <span className="chip warn">{t('beside.waitsSince', { day: sayDay(matter.waitsSince, language) })}</span>
            ) : null}
            {matter.result ? <span className="chip good">{matter.result.label}</span> : null}
          </p>
          <p className="soft small">
            {t('compound.answersFor', {
              party: matter.office.partyLabel,
              body: matter.office.organisation ?? '',
              role: matter.office.roleLabel,
            })}
            {matter.report ? ` · ${t('compound.nextReport', { day: sayDay(matter.report.nextOn, language) })}` : ''}
          </p>
        </li>
      ))}
    </Part>
  )
}

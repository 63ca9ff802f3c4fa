import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { sayDay } from '../../shared/days.ts'
import { PartInput } from '../../shared/part-input.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { LikelyCost, LikelyPapers, LikelyTime } from '../precheck-outlook.tsx'
import { type Right, RightInput, rights } from '../right-input.tsx'

const tones = { likely: 'good', needs: 'warn', notBefore: 'warn', unknown: '', inFavour: 'good' } as const

/** What a request would meet, before it is filed. What was asked stands in the address, so that it can be sent to somebody. */
export const PrecheckPage = () => {
  const { t } = useTexts()
  const id = useId()
  const [asked, setAsked] = useSearchParams()
  usePageTitle(t('precheck.title'))
  const compoundId = asked.get('compound')
  const [compound, setCompound] = useState<Schemas['CompoundName'] | null>(
    compoundId ? { compoundId, name: asked.get('name') ?? '', district: '', address: null } : null,
  )
  const [garage, setGarage] = useState(asked.get('garage') ?? '')
  const [space, setSpace] = useState(asked.get('space') ?? '')
  const [power, setPower] = useState(asked.get('power') ?? '7')
  const [right, setRight] = useState<Right>(rights.find((one) => one === asked.get('right')) ?? 'owned')
  const [leaseMonths, setLeaseMonths] = useState(asked.get('leaseMonths') ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!compound) return
    const filled = {
      compound: compound.compoundId,
      name: compound.name,
      garage,
      space,
      power,
      right,
      leaseMonths: right === 'leased' ? leaseMonths : '',
    }
    setAsked(Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '')))
  }
  return (
    <div className="page narrow">
      <form className="card" onSubmit={submit}>
        <h1>{t('precheck.title')}</h1>
        <p className="soft">{t('precheck.lead')}</p>
        <CompoundSearch chosen={compound} onChoose={setCompound} />
        <div className="field">
          <label htmlFor={`${id}-space`}>{t('precheck.space')}</label>
          <input id={`${id}-space`} value={space} maxLength={30} onChange={(event) => setSpace(event.target.value)} />
          <span className="hint">{t('precheck.spaceHint')}</span>
        </div>
        <div className="field">
          <label htmlFor={`${id}-garage`}>{t('precheck.garage')}</label>
          <input id={`${id}-garage`} value={garage} maxLength={60} onChange={(event) => setGarage(event.target.value)} />
          <span className="hint">{t('precheck.garageHint')}</span>
        </div>
        <RightInput
          right={right}
          leaseMonths={leaseMonths}
          onChange={(changed) => {
            if (changed.right) setRight(changed.right)
            if (changed.leaseMonths !== undefined) setLeaseMonths(changed.leaseMonths)
          }}
        />
        <div className="field">
          <label htmlFor={`${id}-power`}>{t('precheck.power')}</label>
          <input
            id={`${id}-power`}
            type="number"
            inputMode="decimal"
            min={1}
            max={60}
            step="any"
            value={power}
            onChange={(event) => setPower(event.target.value)}
          />
          <span className="hint">{t('file.powerHint')}</span>
        </div>
        <button type="submit" className="button main wide" disabled={compound === null}>
          {t('precheck.look')}
        </button>
      </form>
      {compoundId ? (
        <Outlook
          compoundId={compoundId}
          asked={asked}
          onPart={(part) => setAsked({ ...Object.fromEntries(asked), ...(part === null ? {} : { part }) })}
        />
      ) : null}
    </div>
  )
}

const Outlook = ({
  compoundId,
  asked,
  onPart,
}: {
  readonly compoundId: string
  readonly asked: URLSearchParams
  readonly onPart: (part: string | null) => void
}) => {
  const { t, language } = useTexts()
  const outlook = useQuery({
    queryKey: ['precheck', asked.toString(), language],
    queryFn: async () => {
      const text = (name: string) => asked.get(name) ?? undefined
      const number = (name: string) => (asked.get(name) ? Number(asked.get(name)) : undefined)
      const query = {
        ...(text('garage') ? { garage: text('garage') } : {}),
        ...(text('space') ? { space: text('space') } : {}),
        ...(text('part') ? { part: text('part') } : {}),
        ...(number('power') ? { power: number('power') } : {}),
        ...(number('leaseMonths') ? { leaseMonths: number('leaseMonths') } : {}),
        right: rights.find((one) => one === asked.get('right')) ?? 'owned',
      }
      return taken(
        await http.GET('/api/compounds/{compoundId}/precheck', { params: { path: { compoundId }, query: query as never } }),
      )
    },
  })
  if (outlook.error) return <ProblemNotice error={outlook.error} onRetry={() => void outlook.refetch()} />
  if (!outlook.data) return <Waiting />
  const { verdict, label, reasons, papers, earlier, asOf, time, costs, partQuestion } = outlook.data
  return (
    <>
      <section className={`card ${verdict === 'likely' ? 'lead' : 'soon'}`} aria-live="polite">
        <h2>
          <span className={`chip ${tones[verdict]}`}>{label}</span>
        </h2>
        <p className="soft small">{sayDay(asOf, language)}</p>
        {partQuestion ? <PartInput question={partQuestion} part={asked.get('part') ?? undefined} onChange={onPart} /> : null}
        <h3>{t('precheck.reasons')}</h3>
        <ul className="stack">
          {reasons.map((reason) => (
            <li key={`${reason.topic} ${reason.text}`} className="stack tight">
              <p>
                <span className={`chip ${tones[reason.standing]}`}>{reason.standingLabel}</span> {reason.text}
              </p>
              {reason.basis.map(({ text }) => (
                <p key={text} className="soft small">
                  {t('clock.restsOn')}：{text}
                </p>
              ))}
            </li>
          ))}
        </ul>
        <Link className="button main" to="/new">
          {t('precheck.file')}
        </Link>
      </section>
      <LikelyTime time={time} />
      <LikelyCost costs={costs} />
      <LikelyPapers papers={papers} />
      <section className="card">
        <h2>{t('precheck.earlier')}</h2>
        <p>{earlier.filed === 0 ? t('precheck.earlierNone') : t('precheck.earlierCounts', earlier)}</p>
        <ul className="stack tight">
          {earlier.grounds.map((ground) => (
            <li key={ground.code}>
              <p>
                <span className="strong">{ground.label}</span> <span className="soft small">{t('precheck.times', ground)}</span>
              </p>
              {ground.acceptedAnswer ? <p className="small">{ground.acceptedAnswer}</p> : null}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { SiteCase } from './kept-notes.ts'

interface Props {
  readonly office: 'fire' | 'grid'
  readonly compound: string
  readonly sites: readonly SiteCase[]
}

/** One appointment for all spaces of a compound: each owner is asked whether it suits, and answers on the page of the case. */
export const VisitNotice = (props: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<number | null>(null)
  return (
    <>
      <button type="button" className="button no-print" onClick={() => setOpen(true)}>
        {t('desk.field.appoint')}
        <span className="sr">{props.compound}</span>
      </button>
      {told === null ? null : (
        <p className="notice good" role="status">
          {t('desk.field.appointed', { count: told })}
        </p>
      )}
      {open ? (
        <Sheet title={t('desk.field.appointOf', { compound: props.compound })} onClose={() => setOpen(false)}>
          <Appointment
            {...props}
            onSent={(count) => {
              setTold(count)
              setOpen(false)
            }}
          />
        </Sheet>
      ) : null}
    </>
  )
}

const halves = ['morning', 'afternoon'] as const

const Appointment = ({ office, sites, onSent }: Props & { readonly onSent: (count: number) => void }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [on, setOn] = useState('')
  const [half, setHalf] = useState<(typeof halves)[number]>('morning')
  // The owners read it in the language of the place.
  const words =
    on === ''
      ? ''
      : t('desk.field.visit', { lng: 'zh-CN', day: sayDay(on, 'zh-CN'), half: t(`desk.field.half.${half}`, { lng: 'zh-CN' }) })
  const send = useWrite({
    write: async (key) => {
      for (const { caseId } of sites) {
        const { version } = taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } }))
        const header = { 'if-match': `"${version}"`, 'idempotency-key': `${key}-${caseId}` }
        // Both offices may ask the owner; which of them is told by the page.
        const body = { type: `${office}.ask` as 'fire.ask', to: 'owner' as const, words }
        taken(await http.POST('/api/cases/{caseId}/events', { params: { path: { caseId }, header }, body }))
      }
      return sites.length
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['case'] }),
    onSuccess: onSent,
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <p className="soft">{t('desk.field.appointHint', { count: sites.length })}</p>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('desk.field.on')}</label>
        <input id={`${id}-on`} type="date" required value={on} onChange={(event) => setOn(event.target.value)} />
      </div>
      <fieldset>
        <legend>{t('desk.field.when')}</legend>
        <div className="choices">
          {halves.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name={`${id}-half`} checked={half === one} onChange={() => setHalf(one)} />
              <span>{t(`desk.field.half.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {words ? <p className="notice">{words}</p> : null}
      <ProblemNotice error={send.error} />
      <button type="submit" className="button main wide" disabled={send.isPending}>
        {t(send.isPending ? 'form.sending' : 'desk.field.appointSend')}
      </button>
    </form>
  )
}

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
  /** Who comes, or, the centre, who calls both sides to its table. */
  readonly office: 'fire' | 'grid' | 'centre'
  readonly compound: string
  readonly sites: readonly Pick<SiteCase, 'caseId'>[]
}

/** One appointment for all spaces of a compound: each owner is asked whether it suits, and answers on the page of the case; to a table both sides are called. */
export const VisitNotice = (props: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<number | null>(null)
  return (
    <>
      <button type="button" className="button no-print" onClick={() => setOpen(true)}>
        {t(props.office === 'centre' ? 'desk.matterMeeting.call' : 'desk.field.appoint')}
        <span className="sr">{props.compound}</span>
      </button>
      {told === null ? null : (
        <p className="notice good" role="status">
          {t(props.office === 'centre' ? 'desk.matterMeeting.called' : 'desk.field.appointed', { count: told })}
        </p>
      )}
      {open ? (
        <Sheet
          title={t(props.office === 'centre' ? 'desk.matterMeeting.call' : 'desk.field.appointOf', { compound: props.compound })}
          onClose={() => setOpen(false)}
        >
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
      : t(office === 'centre' ? 'desk.matterMeeting.table' : 'desk.field.visit', {
          lng: 'zh-CN',
          day: sayDay(on, 'zh-CN'),
          half: t(`desk.field.half.${half}`, { lng: 'zh-CN' }),
        })
  const send = useWrite({
    write: async (key) => {
      for (const { caseId } of sites) {
        for (const to of office === 'centre' ? (['owner', 'property'] as const) : (['owner'] as const)) {
          const { version } = taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } }))
          const header = { 'if-match': `"${version}"`, 'idempotency-key': `${key}-${caseId}-${to}` }
          // All three may ask; which of them does is told by the page.
          const body = { type: `${office}.ask` as 'fire.ask', to, words, meetOn: on, meetPart: half }
          taken(await http.POST('/api/cases/{caseId}/events', { params: { path: { caseId }, header }, body }))
        }
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
      <p className="soft">
        {t(office === 'centre' ? 'desk.matterMeeting.callHint' : 'desk.field.appointHint', { count: sites.length })}
      </p>
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
        {t(send.isPending ? 'form.sending' : office === 'centre' ? 'desk.matterMeeting.callSend' : 'desk.field.appointSend')}
      </button>
    </form>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { NeedLogin } from '../../shared/need-login.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'

/** Whoever takes over a space joins its request or its pile, with the code that the former owner handed over. */
export const JoinPage = () => <NeedLogin>{() => <Joining />}</NeedLogin>

const Joining = () => {
  const { t } = useTexts()
  const id = useId()
  const navigate = useNavigate()
  const queries = useQueryClient()
  usePageTitle(t('join.title'))
  const [code, setCode] = useState(useLocation().hash.slice(1))
  const [person, setPerson] = useState({ name: '', phone: '', room: '' })
  const [accedes, setAccedes] = useState<boolean | null>(null)
  const [undertaking, setUndertaking] = useState(false)
  const send = useWrite({
    write: async (key) => {
      const { name, phone, room } = person
      const personal = { name, phone, ...(room.trim() === '' ? {} : { room }) }
      const body = { code: code.trim(), accedes: accedes === true, undertaking: true as const, personal }
      return taken(await http.POST('/api/transfers', { params: { header: { 'idempotency-key': key } }, body }))
    },
    onSuccess: async ({ caseId }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['cases'] }), queries.invalidateQueries({ queryKey: ['piles'] })])
      await navigate(`/cases/${caseId}`)
    },
  })
  const text = (name: 'name' | 'phone' | 'room', more: Readonly<Record<string, unknown>> = {}) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name === 'phone' ? 'login.phone' : `file.${name}`)}</label>
      <input
        id={`${id}-${name}`}
        value={person[name]}
        onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
        {...more}
      />
    </div>
  )
  return (
    <div className="page narrow">
      <h1>{t('join.title')}</h1>
      <p>{t('join.lead')}</p>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-code`}>{t('join.code')}</label>
          <input
            id={`${id}-code`}
            value={code}
            required
            autoComplete="off"
            pattern="\s*[A-Za-z0-9_\-]{22}\.[A-Za-z0-9_\-]{43}\s*"
            onChange={(event) => setCode(event.target.value)}
          />
          <span className="hint">{t('join.codeHint')}</span>
        </div>
        {text('name', { required: true, maxLength: 60, autoComplete: 'name' })}
        {text('phone', { required: true, type: 'tel', inputMode: 'numeric', pattern: '1\\d{10}', autoComplete: 'tel-national' })}
        {text('room', { maxLength: 60 })}
        <fieldset>
          <legend>{t('join.accedes')}</legend>
          <div className="choices">
            {([true, false] as const).map((value) => (
              <label className="choice" key={String(value)}>
                <input
                  type="radio"
                  name={`${id}-accedes`}
                  required
                  checked={accedes === value}
                  onChange={() => setAccedes(value)}
                />
                <span>{t(value ? 'join.yes' : 'join.no')}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="choice">
          <input type="checkbox" required checked={undertaking} onChange={(event) => setUndertaking(event.target.checked)} />
          <span>{t('file.undertaking')}</span>
        </label>
        <ProblemNotice error={send.error} />
        <button type="submit" className="button main wide" disabled={send.isPending}>
          {t(send.isPending ? 'form.sending' : 'join.send')}
        </button>
      </form>
    </div>
  )
}

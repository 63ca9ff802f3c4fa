import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { partyName } from '../names.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { QrCode } from '../qr-code.tsx'
import { linksKey } from './link-list.tsx'

/** Who can be reached by a link. */
export type LinkParty = Schemas['CaseLink']['party']

/** Makes a link for a named person: its address is shown this once. */
export const NewLink = ({
  caseId,
  first,
  parties,
  onDone,
}: {
  readonly caseId: string
  readonly first: LinkParty
  readonly parties: readonly LinkParty[]
  readonly onDone: () => void
}) => {
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [party, setParty] = useState<LinkParty>(first)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [qualification, setQualification] = useState('')
  const [validDays, setValidDays] = useState('30')
  const make = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/cases/{caseId}/links', {
          params: { path: { caseId } },
          body: {
            party,
            name,
            validDays: Number(validDays),
            ...(phone === '' ? {} : { phone }),
            ...(party === 'tester' && qualification.trim() !== '' ? { qualification: qualification.trim() } : {}),
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: linksKey(caseId) }),
  })
  if (make.data) return <MadeLink address={make.data.url} onDone={onDone} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {parties.length > 1 ? (
        <fieldset>
          <legend>{t('links.party')}</legend>
          <div className="choices">
            {parties.map((one) => (
              <label className="choice" key={one}>
                <input type="radio" name={id} checked={party === one} onChange={() => setParty(one)} />
                <span>{partyName(one, language)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('links.person')}</label>
        <input id={`${id}-name`} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <span className="hint">{t('links.personHint')}</span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-phone`}>{t('links.phone')}</label>
        <input
          id={`${id}-phone`}
          type="tel"
          inputMode="numeric"
          pattern="1\d{10}"
          value={phone}
          onChange={(event) => setPhone(event.target.value.replaceAll(/\D/g, '').slice(0, 11))}
        />
      </div>
      {party === 'tester' ? (
        <div className="field">
          <label htmlFor={`${id}-qualification`}>{t('links.qualification')}</label>
          <input
            id={`${id}-qualification`}
            maxLength={120}
            value={qualification}
            onChange={(event) => setQualification(event.target.value)}
          />
          <span className="hint">{t('links.qualificationHint')}</span>
        </div>
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('links.days')}</label>
        <input
          id={`${id}-days`}
          type="number"
          min={1}
          max={90}
          required
          value={validDays}
          onChange={(event) => setValidDays(event.target.value)}
        />
      </div>
      <ProblemNotice error={make.error} />
      <button type="submit" className="button main wide" disabled={make.isPending}>
        {t(make.isPending ? 'links.making' : 'links.make')}
      </button>
    </form>
  )
}

/** The address of a new link: shown this once, to be copied or scanned. */
const MadeLink = ({ address, onDone }: { readonly address: string; readonly onDone: () => void }) => {
  const { t } = useTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // Without the right to copy, the address stands there to be marked by hand.
    }
  }
  return (
    <div className="stack">
      <p className="notice warn">{t('links.once')}</p>
      <input readOnly value={address} aria-label={t('links.title')} onFocus={(event) => event.target.select()} />
      <div className="row">
        <QrCode text={address} />
        <div className="actions">
          <button type="button" className="button main" onClick={() => void copy()}>
            {t(copied ? 'links.copied' : 'links.copy')}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {t('links.done')}
          </button>
        </div>
      </div>
    </div>
  )
}

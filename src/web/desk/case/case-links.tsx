import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { QrCode } from '../../shared/qr-code.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

type CaseLink = Schemas['CaseLink']

const keyOf = (caseId: string) => ['links', caseId] as const

/** The signed links of a case: whoever has no account answers through one. */
export const CaseLinks = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const { caseId } = seen
  const [making, setMaking] = useState<LinkParty | null>(null)
  const asked = askedIn(seen)
  const links = useQuery({
    queryKey: keyOf(caseId),
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/links', { params: { path: { caseId } } })).links,
  })
  return (
    <section className="card no-print" aria-labelledby="links">
      <div className="row spread">
        <h2 id="links">{t('desk.links.title')}</h2>
        <button type="button" className="button" onClick={() => setMaking(asked[0]?.party ?? 'property')}>
          {t('desk.links.make')}
        </button>
      </div>
      <p className="soft small">{t('desk.links.lead')}</p>
      {asked.map(({ party, partyLabel, label }) => (
        <div className="notice warn row spread" key={`${party} ${label}`}>
          <span>{t('desk.links.asked', { party: partyLabel, what: label })}</span>
          <button type="button" className="button" onClick={() => setMaking(party)}>
            {t('desk.links.makeFor', { party: partyLabel })}
          </button>
        </div>
      ))}
      <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />
      {links.isPending ? <Waiting /> : null}
      {links.data?.length === 0 ? <p className="soft">{t('desk.links.none')}</p> : null}
      <ul className="stack tight">
        {links.data?.map((link) => (
          <li key={link.linkId}>
            <LinkLine caseId={caseId} link={link} />
          </li>
        ))}
      </ul>
      {making ? (
        <Sheet title={t('desk.links.make')} onClose={() => setMaking(null)}>
          <NewLink
            caseId={caseId}
            first={making}
            parties={[...usualParties, ...new Set([...asked.map(({ party }) => party), ...waitedFor(seen)])]}
            onDone={() => setMaking(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

const LinkLine = ({ caseId, link }: { readonly caseId: string; readonly link: CaseLink }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const name = link.name ?? t('desk.links.nameless')
  const revoke = useMutation({
    mutationFn: async () =>
      taken(await http.DELETE('/api/cases/{caseId}/links/{linkId}', { params: { path: { caseId, linkId: link.linkId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(caseId) }),
  })
  return (
    <div className="stack tight">
      <div className="row spread">
        <span className="wrap">
          {partyName(link.party, language)} · <span className="strong">{name}</span>
          <span className="soft small"> {t('desk.links.until', { time: sayInstant(link.expiresAt, language) })}</span>
        </span>
        {link.revokedAt ? (
          <span className="chip">{t('desk.links.revoked')}</span>
        ) : (
          <button
            type="button"
            className="button danger"
            aria-label={t('desk.links.revokeOf', { name })}
            disabled={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            {t(revoke.isPending ? 'desk.links.revoking' : 'desk.links.revoke')}
          </button>
        )}
      </div>
      <ProblemNotice error={revoke.error} />
    </div>
  )
}

/** Who can be reached by a link in every case. */
const usualParties = ['property', 'community', 'fire', 'grid'] as const
/** Who is reached by a link only where the case has asked for something: a department, an expert, somebody with a right or a key. */
const askedParties = ['authority', 'transformerOwner', 'spaceOwner'] as const
type LinkParty = (typeof usualParties)[number] | (typeof askedParties)[number]

/** The checks by others that nobody has answered, each with who was asked. */
const askedIn = ({ furtherChecks }: Schemas['Case']) =>
  furtherChecks.flatMap(({ party, partyLabel, label, end, standing }) => {
    const one = askedParties.find((candidate) => candidate === party)
    return one && end === null && standing === 'awaited' ? [{ party: one, partyLabel, label }] : []
  })

/** Who else the case waits for: whoever has the key of a locked door, or decides on a stop of the works. */
const waitedFor = ({ positions }: Schemas['Case']): LinkParty[] =>
  askedParties.filter((party) => positions.some(({ holder, awaits }) => holder === party || awaits.includes(party)))

const NewLink = ({
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
  const [validDays, setValidDays] = useState('30')
  const make = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/cases/{caseId}/links', {
          params: { path: { caseId } },
          body: { party, name, validDays: Number(validDays), ...(phone === '' ? {} : { phone }) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(caseId) }),
  })
  if (make.data) return <MadeLink address={make.data.url} onDone={onDone} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset>
        <legend>{t('desk.links.party')}</legend>
        <div className="choices">
          {parties.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name={id} checked={party === one} onChange={() => setParty(one)} />
              <span>{partyName(one, language)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('desk.links.person')}</label>
        <input id={`${id}-name`} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <span className="hint">{t('desk.links.personHint')}</span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-phone`}>{t('desk.links.phone')}</label>
        <input
          id={`${id}-phone`}
          type="tel"
          inputMode="numeric"
          pattern="1\d{10}"
          value={phone}
          onChange={(event) => setPhone(event.target.value.replaceAll(/\D/g, '').slice(0, 11))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('desk.links.days')}</label>
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
        {t(make.isPending ? 'desk.links.making' : 'desk.links.make')}
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
      <p className="notice warn">{t('desk.links.once')}</p>
      <input readOnly value={address} aria-label={t('desk.links.title')} onFocus={(event) => event.target.select()} />
      <div className="row">
        <QrCode text={address} />
        <div className="actions">
          <button type="button" className="button main" onClick={() => void copy()}>
            {t(copied ? 'desk.links.copied' : 'desk.links.copy')}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {t('desk.links.done')}
          </button>
        </div>
      </div>
    </div>
  )
}

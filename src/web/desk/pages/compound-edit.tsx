import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { issuerLabels } from '../../../../workflows/labels/codes.ts'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { PartSheet } from '../operator/compound/part-sheet.tsx'
import { type PartKind, type PartValues, valuesOf } from '../operator/compound/parts.ts'
import { type ChosenPart, freshId } from '../operator/compound/send-part.ts'

type Compound = Schemas['Compound']

/** A compound as the operator keeps it: name and address, who issues papers, garages, zones, transformers and spaces. */
export const CompoundEditPage = () => <NeedParty parties={['operator']}>{() => <Edit />}</NeedParty>

const Edit = () => {
  const { t } = useTexts()
  const { compoundId = '' } = useParams()
  const found = useQuery({
    queryKey: ['compound', compoundId],
    queryFn: async () => taken(await http.GET('/api/compounds/{compoundId}', { params: { path: { compoundId } } })),
  })
  usePageTitle(found.data?.name ?? t('desk.pages.compounds'))
  return (
    <div className="page">
      <p className="no-print">
        <Link to="/desk/compounds">{t('desk.parts.all')}</Link>
      </p>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      {found.data ? <Parts compound={found.data} /> : null}
    </div>
  )
}

/** What is open: a part, and what stands in its fields before. */
interface Opened {
  readonly part: ChosenPart
  readonly name: string
  readonly before: PartValues
}

const Parts = ({ compound }: { readonly compound: Compound }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<Opened | null>(null)
  const { garages, fireZones, transformers } = compound
  const change = (kind: PartKind, id: string, name: string, before: object) =>
    setOpen({ part: { kind, id }, name, before: valuesOf(before) })
  const add = (kind: PartKind) => setOpen({ part: { kind, id: freshId() }, name: '', before: {} })
  return (
    <>
      <h1>{compound.name}</h1>
      <section className="card">
        <p>{compound.address ?? t('desk.parts.nothing')}</p>
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => change('compound', compound.compoundId, compound.name, compound)}
          >
            {t('desk.parts.changeHead')}
          </button>
        </div>
      </section>
      <Issuers compound={compound} onAdd={() => add('issuer')} />
      <PartList
        kind="garage"
        parts={garages.map((garage) => ({ id: garage.garageId, name: garage.name, part: garage }))}
        onChange={change}
        onAdd={add}
      />
      <PartList
        kind="fireZone"
        parts={fireZones.map((zone) => ({ id: zone.fireZoneId, name: zone.name, part: zone }))}
        onChange={change}
        onAdd={garages.length > 0 ? add : null}
      />
      <PartList
        kind="transformer"
        parts={transformers.map((transformer) => ({
          id: transformer.transformerId,
          name: transformer.name,
          part: transformer,
        }))}
        onChange={change}
        onAdd={add}
      />
      <Spaces compound={compound} onChange={change} onAdd={garages.length > 0 ? add : null} />
      {open ? (
        <PartSheet
          key={`${open.part.kind} ${open.part.id}`}
          compound={compound}
          part={open.part}
          before={open.before}
          title={open.name === '' ? t(`desk.parts.new.${open.part.kind}`) : t('desk.parts.changeNamed', { name: open.name })}
          onDone={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

interface Listed {
  readonly id: string
  readonly name: string
  readonly part: object
}

const PartList = ({
  kind,
  parts,
  onChange,
  onAdd,
}: {
  readonly kind: PartKind
  readonly parts: readonly Listed[]
  readonly onChange: (kind: PartKind, id: string, name: string, part: object) => void
  readonly onAdd: ((kind: PartKind) => void) | null
}) => {
  const { t } = useTexts()
  return (
    <section className="card" aria-labelledby={`parts-${kind}`}>
      <div className="row spread">
        <h2 id={`parts-${kind}`}>{t(`desk.parts.titles.${kind}`)}</h2>
        {onAdd ? (
          <button type="button" className="button" onClick={() => onAdd(kind)}>
            {t(`desk.parts.new.${kind}`)}
          </button>
        ) : null}
      </div>
      {parts.length === 0 ? <p className="soft">{t('desk.parts.none')}</p> : null}
      <ul className="stack tight">
        {parts.map(({ id, name, part }) => (
          <li key={id} className="row spread">
            <span className="wrap">{name}</span>
            <button type="button" className="button" onClick={() => onChange(kind, id, name, part)}>
              {t('desk.parts.change')}
              <span className="sr">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** So many spaces are listed at once: a compound has thousands, and a label finds one. */
const listedSpaces = 20

const Spaces = ({
  compound,
  onChange,
  onAdd,
}: {
  readonly compound: Compound
  readonly onChange: (kind: PartKind, id: string, name: string, part: object) => void
  readonly onAdd: ((kind: PartKind) => void) | null
}) => {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const asked = text.trim().toLowerCase()
  const fitting = (compound.spaces ?? []).filter(({ label }) => label.toLowerCase().includes(asked))
  return (
    <>
      <label className="field">
        <span className="label">{t('desk.parts.findSpace', { count: compound.spaceCount })}</span>
        <input type="search" maxLength={30} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <PartList
        kind="space"
        parts={fitting.slice(0, listedSpaces).map((space) => ({ id: space.spaceId, name: space.label, part: space }))}
        onChange={onChange}
        onAdd={onAdd}
      />
      {fitting.length > listedSpaces ? (
        <p className="soft">{t('desk.parts.moreSpaces', { count: fitting.length - listedSpaces })}</p>
      ) : null}
    </>
  )
}

/** Who issues papers, from when to when; a period that was recorded by mistake is taken back after a second tap. */
const Issuers = ({ compound, onAdd }: { readonly compound: Compound; readonly onAdd: () => void }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const remove = useMutation({
    mutationFn: async ({ kind, sinceOn }: Compound['issuers'][number]) =>
      taken(
        await http.DELETE('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
          params: { path: { compoundId: compound.compoundId, kind, sinceOn } },
        }),
      ),
    onSettled: () => {
      setAsked(null)
      return queries.invalidateQueries({ queryKey: ['compound', compound.compoundId] })
    },
  })
  return (
    <section className="card" aria-labelledby="parts-issuer">
      <div className="row spread">
        <h2 id="parts-issuer">{t('desk.parts.titles.issuer')}</h2>
        <button type="button" className="button" onClick={onAdd}>
          {t('desk.parts.new.issuer')}
        </button>
      </div>
      <ProblemNotice error={remove.error} />
      {compound.issuers.length === 0 ? <p className="soft">{t('desk.parts.none')}</p> : null}
      <ul className="stack tight">
        {compound.issuers.map((issuer) => {
          const key = `${issuer.kind} ${issuer.sinceOn}`
          return (
            <li key={key} className="row spread">
              <span className="wrap">
                <span className="strong">{issuer.name}</span>{' '}
                <span className="soft small">
                  {issuerLabels[issuer.kind][language === 'en' ? 'en' : 'zh']} · {sayDay(issuer.sinceOn, language)} –{' '}
                  {issuer.untilOn === null ? t('desk.parts.openEnd') : sayDay(issuer.untilOn, language)}
                </span>
              </span>
              {asked === key ? (
                <span className="row">
                  <button
                    type="button"
                    className="button danger"
                    disabled={remove.isPending}
                    onClick={() => remove.mutate(issuer)}
                  >
                    {t('desk.parts.sureRemove')}
                  </button>
                  <button type="button" className="button" onClick={() => setAsked(null)}>
                    {t('action.cancel')}
                  </button>
                </span>
              ) : (
                <button type="button" className="button plain" onClick={() => setAsked(key)}>
                  {t('desk.parts.remove')}
                  <span className="sr">{issuer.name}</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

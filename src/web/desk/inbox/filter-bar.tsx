import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { stages } from '../../../../workflows/case/meta.ts'
import { partyLabels } from '../../../../workflows/labels/parties.ts'
import { stageLabels } from '../../../../workflows/labels/stages.ts'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { useTexts } from '../../texts/i18n.ts'
import { useIsWide } from '../frame/use-is-wide.ts'
import type { CaseFilters } from './case-filters.ts'

/** Who can have a case, most usual first. */
const holders = ['owner', 'property', 'community', 'centre', 'fire', 'grid', 'bureau', 'tester', 'installer', 'court'] as const

/** The conditions of a list of cases. */
export const FilterBar = ({
  filters,
  onChange,
  onClear,
  isAny,
}: {
  readonly filters: CaseFilters
  readonly onChange: (name: keyof CaseFilters, value: string) => void
  readonly onClear: () => void
  readonly isAny: boolean
}) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const districts = useQuery({
    queryKey: ['districts'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => taken(await http.GET('/api/districts')).districts,
  })
  const isWide = useIsWide()
  const choices = (
    <>
      <Choice
        label={t('desk.inbox.stage')}
        value={filters.stage}
        options={stages.map((stage) => ({ value: stage, label: stageLabels[stage][key] }))}
        onChange={(value) => onChange('stage', value)}
      />
      <Choice
        label={t('desk.inbox.holder')}
        value={filters.holder}
        options={holders.map((party) => ({ value: party, label: partyLabels[party][key] }))}
        onChange={(value) => onChange('holder', value)}
      />
      <Choice
        label={t('desk.inbox.district')}
        value={filters.district}
        options={(districts.data ?? []).map(({ code, nameZh, nameEn }) => ({
          value: code,
          label: language === 'en' ? nameEn : nameZh,
        }))}
        onChange={(value) => onChange('district', value)}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={filters.overdue === 'true'}
          onChange={(event) => onChange('overdue', event.target.checked ? 'true' : '')}
        />
        <span>{t('desk.inbox.overdue')}</span>
      </label>
      {isAny ? null : (
        <button type="button" className="button" onClick={onClear}>
          {t('desk.inbox.clear')}
        </button>
      )}
    </>
  )
  return (
    <search className="card no-print" aria-label={t('desk.inbox.filters')}>
      <div className="filters">
        <SearchInput text={filters.query} onChange={(text) => onChange('query', text)} />
        {isWide ? choices : null}
      </div>
      {isWide ? null : (
        <details open={!isAny}>
          <summary>{t('desk.inbox.filters')}</summary>
          <div className="filters">{choices}</div>
        </details>
      )}
    </search>
  )
}

/** Waits for a pause in typing before it asks. */
const pauseMs = 300

const SearchInput = ({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) => {
  const { t } = useTexts()
  const id = useId()
  // A phone has no such key, and no room to say so.
  const isWide = useIsWide()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const tell = useRef(onChange)
  tell.current = onChange
  // The address changed by the back button or by clearing.
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => tell.current(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, text])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typesAlready = event.target instanceof HTMLElement && /^(?:input|textarea|select)$/i.test(event.target.tagName)
      if (event.key !== '/' || typesAlready) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <div className="field wide">
      <label htmlFor={id}>{t('desk.inbox.search')}</label>
      <input
        id={id}
        ref={input}
        type="search"
        maxLength={60}
        autoComplete="off"
        placeholder={t(isWide ? 'desk.inbox.searchHint' : 'desk.inbox.searchShort')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  )
}

const Choice = ({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('desk.inbox.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

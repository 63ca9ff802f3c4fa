import { useEffect, useState } from 'react'
import { useTexts } from '../../../texts/i18n.ts'
import { sectionId } from './places.ts'
import type { Draft, Writing } from './use-draft.ts'

type Path = readonly string[]

/** Parts that are long enough to be opened entry by entry. */
const byEntry: readonly string[] = ['consent', 'clocks', 'grounds', 'conditions']
/** What the service writes, and what stands at the head of the page. */
const notHere: readonly string[] = ['id', 'version', 'standing', 'title']

const keysOf = (value: unknown): string[] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []

const pathsOf = (document: Draft['document']): Path[] =>
  Object.keys(document)
    .filter((key) => !notHere.includes(key))
    .flatMap((key): Path[] => {
      const entries = byEntry.includes(key) ? keysOf(document[key]) : []
      return entries.length === 0 ? [[key]] : entries.map((entry) => [key, entry])
    })

const valueAt = (document: Draft['document'], [key = '', entry]: Path): unknown => {
  const value = document[key]
  return entry === undefined ? value : (value as Record<string, unknown>)[entry]
}

/** The section of the whole document in which a fault lies. */
export const sectionOfFault = ({ document }: Draft, path: string): string | null =>
  pathsOf(document)
    .map((place) => place.join('.'))
    .find((place) => path === place || path.startsWith(`${place}.`) || place.startsWith(`${path}.`)) ?? null

interface Props {
  readonly draft: Draft
  readonly writing: Writing
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** Told while a text is no JSON yet: it cannot be saved, and must not be lost. */
  readonly onUnfinished: (place: string, isUnfinished: boolean) => void
}

type PlaceProps = Pick<Props, 'draft' | 'writing' | 'onUnfinished'> & { readonly path: Path }

/** Everything else: the whole pack as the format has it, part by part, with the faults beside each. */
export const WholeDocument = ({ draft, writing, isOpen, onOpen, onUnfinished }: Props) => {
  const { t } = useTexts()
  const [sought, setSought] = useState('')
  const labels = new Map(draft.questions.map(({ key, label, group }) => [key.split('.').slice(0, 2).join('.'), group ?? label]))
  const places = pathsOf(draft.document)
    .map((path) => ({ path, key: path.join('.'), label: labels.get(path.join('.')) ?? '' }))
    .filter(({ key, label }) => `${key} ${label}`.toLowerCase().includes(sought.trim().toLowerCase()))
  return (
    <section className="card" aria-label={t('desk.drafts.more')}>
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {t('desk.drafts.more')}
      </button>
      {isOpen ? (
        <div className="stack">
          <p className="soft">{t('desk.drafts.moreLead')}</p>
          <label className="field">
            <span className="label">{t('desk.drafts.seek')}</span>
            <input type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
          </label>
          {places.map(({ path, key, label }) => (
            <Place key={key} path={path} label={label} draft={draft} writing={writing} onUnfinished={onUnfinished} />
          ))}
        </div>
      ) : null}
    </section>
  )
}

const Place = ({ path, label, draft, writing, onUnfinished }: PlaceProps & { readonly label: string }) => {
  const { t, language } = useTexts()
  const key = path.join('.')
  const [isOpen, setOpen] = useState(false)
  const faults = draft.faults.filter((fault) => fault.path === key || fault.path.startsWith(`${key}.`))
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{key}</code> {label}{' '}
        {faults.length > 0 ? <span className="chip bad">{t('desk.drafts.hasFaults', { count: faults.length })}</span> : null}
      </summary>
      {isOpen || faults.length > 0 ? <PlaceText path={path} draft={draft} writing={writing} onUnfinished={onUnfinished} /> : null}
      {faults.map(({ path: at, sentence }) => (
        <p className="notice bad" key={at + sentence.zh}>
          <code>{at}</code>: {sentence[language === 'en' ? 'en' : 'zh']}
        </p>
      ))}
    </details>
  )
}

const PlaceText = ({ path, draft, writing, onUnfinished }: PlaceProps) => {
  const { t } = useTexts()
  const key = path.join('.')
  const saved = JSON.stringify(valueAt(draft.document, path), null, 2)
  const [text, setText] = useState(saved)
  const [wrong, setWrong] = useState<string | null>(null)
  // What is saved elsewhere on the page shows here, except over what is being typed.
  useEffect(() => {
    setText((now) => (sameJson(now, saved) || !isJson(now) ? now : saved))
  }, [saved])
  const type = (typed: string): void => {
    setText(typed)
    try {
      const value: unknown = JSON.parse(typed)
      setWrong(null)
      onUnfinished(key, false)
      writing.write(`place:${key}`, { kind: 'place', path: [...path], value })
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error))
      onUnfinished(key, true)
    }
  }
  return (
    <div className="stack tight">
      <textarea
        id={sectionId(key)}
        className="json"
        aria-label={key}
        aria-invalid={wrong !== null}
        spellCheck={false}
        rows={Math.min(24, text.split('\n').length + 1)}
        value={text}
        onChange={({ target }) => type(target.value)}
      />
      {wrong === null ? null : (
        <p className="notice bad">
          {t('desk.drafts.notJson')} <code>{wrong}</code>
        </p>
      )}
    </div>
  )
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const sameJson = (a: string, b: string): boolean =>
  isJson(a) && isJson(b) && JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))

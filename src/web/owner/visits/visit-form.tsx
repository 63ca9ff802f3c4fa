import { type FormEvent, type ReactNode, useId } from 'react'
import { partyLabels } from '../../../../workflows/labels/parties.ts'
import type { Party } from '../../../../workflows/parties.ts'
import { newKey } from '../../../client/client.ts'
import { todayInShanghai } from '../../shared/days.ts'
import { OneByOne } from '../../shared/one-by-one.tsx'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { useKept } from '../../shared/use-kept.ts'
import { useKeptFile } from '../../shared/use-kept-file.ts'
import { VoiceButton } from '../../shared/voice-button.tsx'
import { useTexts } from '../../texts/i18n.ts'
import type { KeptVisit } from './kept-visits.ts'

/** What is typed of a visit, and the key under which it was sent in vain; its photo and its voice note are kept as files. */
interface Told {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly words: string
}

/** A visit in twenty seconds: where, sent on to whom or to nobody, and a photo, a voice note or a sentence. */
export const VisitForm = ({
  name,
  offices,
  save,
  isSaving,
  onSave,
  children,
}: {
  /** Under which what is told is kept in this tab. */
  readonly name: string
  /** Offices that owners are sent to, most usual first. */
  readonly offices: readonly Party[]
  /** What the button says. */
  readonly save: string
  readonly isSaving: boolean
  /** Settles once the visit is safe; failed, the form stays as it is, and the next try is the same visit. */
  readonly onSave: (visit: KeptVisit) => Promise<unknown>
  /** What is said above the button. */
  readonly children?: ReactNode
}) => {
  const { t, language } = useTexts()
  const id = useId()
  const { kept, change, forget } = useKept<Told>(name, { id: '', at: '', to: '', words: '' })
  const [photo, setPhoto] = useKeptFile(`${name}-photo`)
  const [voice, setVoice] = useKeptFile(`${name}-voice`)
  const { at, to, words } = kept
  const names = offices.map((party) => ({ party, name: partyLabels[party][language === 'en' ? 'en' : 'zh'] }))
  const saved = (): void => {
    forget()
    setPhoto(null)
    setVoice(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const visitId = kept.id === '' ? newKey() : kept.id
    change({ id: visitId })
    const visit = { id: visitId, on: todayInShanghai(), at, to: to === '' ? null : to, words: words.trim(), photo, voice }
    onSave(visit).then(saved, () => {})
  }
  const said = (question: string): string => [question, ...names.map((one) => one.name)].join('。')
  const where = (
    <fieldset>
      <legend>{t('visits.at')}</legend>
      <div className="choices two-wide">
        {names.map(({ party, name }) => (
          <label className="choice" key={party}>
            <input type="radio" name={id} required checked={at === party} onChange={() => change({ at: party })} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
  const sentOn = (
    <div className="field">
      <label htmlFor={`${id}-to`}>{t('visits.to')}</label>
      <select id={`${id}-to`} value={to} onChange={(event) => change({ to: event.target.value })}>
        <option value="">{t('visits.nowhere')}</option>
        {names
          .filter(({ party }) => party !== at)
          .map(({ party, name }) => (
            <option key={party} value={party}>
              {name}
            </option>
          ))}
      </select>
    </div>
  )
  const told = (
    <>
      <div className="actions">
        <PhotoButton
          label={t(photo ? 'visits.photoTaken' : 'visits.photo')}
          purpose={t('visits.title')}
          sending={false}
          onFiles={([file]) => setPhoto(file ?? null)}
        />
        <VoiceButton recorded={voice} onRecorded={setVoice} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('visits.words')}</label>
        <textarea id={`${id}-words`} maxLength={2000} value={words} onChange={(event) => change({ words: event.target.value })} />
      </div>
    </>
  )
  return (
    <form className="stack" onSubmit={submit}>
      <OneByOne
        asked={[
          { name: 'at', spoken: said(t('visits.at')), input: where, isLacking: at === '' },
          { name: 'to', spoken: said(t('visits.to')), input: sentOn, isLacking: false },
          { name: 'words', spoken: t('visits.words'), input: told, isLacking: false },
        ]}
      >
        {children}
        <button type="submit" className="button main wide" disabled={isSaving}>
          {save}
        </button>
      </OneByOne>
    </form>
  )
}

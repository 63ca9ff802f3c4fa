import { useId, useState } from 'react'
import { Sheet } from '../../shared/sheet.tsx'
import { useKept } from '../../shared/use-kept.ts'
import { useTexts } from '../../texts/i18n.ts'
import { queueAct } from './kept-acts.ts'
import type { SiteCase } from './kept-notes.ts'
import { SiteChoices } from './site-choices.tsx'
import type { useWays, Way } from './use-ways.ts'

interface Props {
  readonly site: SiteCase
  readonly ways: ReturnType<typeof useWays>
  /** What was seen so far, in a sentence. */
  readonly words: string
  /** Names of the pictures of the place. */
  readonly photos: readonly string[]
  /** Whose phone it is; null = nobody has been logged in here. */
  readonly accountId: string | null
}

const names = ['doorLocked', 'notMine'] as const

/** The honest ways out: they need no signal. What was said waits in the phone, and goes as soon as there is one. */
export const SiteWays = (props: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<(typeof names)[number] | null>(null)
  const way = open === null ? null : props.ways[open]
  return (
    <>
      {names.map((name) => (
        <button type="button" className="button" key={name} onClick={() => setOpen(name)}>
          {t(`desk.field.${name}`)}
        </button>
      ))}
      {open === null ? null : (
        <Sheet title={t(`desk.field.${open}`)} onClose={() => setOpen(null)}>
          {way === null || props.accountId === null ? (
            <p className="notice warn">{t('desk.field.noWay')}</p>
          ) : (
            <WayForm
              {...props}
              way={way}
              label={t(`desk.field.${open}`)}
              accountId={props.accountId}
              onQueued={() => setOpen(null)}
            />
          )}
        </Sheet>
      )}
    </>
  )
}

/** Most signs that the words of an event take. */
const mostSigns = 2000

const WayForm = ({
  site,
  way,
  label,
  words: seen,
  photos,
  accountId,
  onQueued,
}: Omit<Props, 'ways' | 'accountId'> & {
  readonly way: Way
  readonly label: string
  readonly accountId: string
  readonly onQueued: () => void
}) => {
  const { t } = useTexts()
  const id = useId()
  const { caseId, compound, space } = site
  const { kept, change, forget } = useKept<{ readonly chosen: Readonly<Record<string, string>>; readonly words: string }>(
    `way ${caseId} ${way.type}`,
    { chosen: {}, words: seen.slice(0, mostSigns) },
  )
  const missing = way.choices.filter(({ name }) => kept.chosen[name] === undefined)
  const words = kept.words.trim()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const values = { ...kept.chosen, ...(words === '' ? {} : { words }) }
        queueAct({ caseId, by: accountId, place: `${compound} ${space}`, type: way.type, label, values, photos })
        forget()
        onQueued()
      }}
    >
      <SiteChoices
        choices={way.choices}
        chosen={kept.chosen}
        onChoose={(name, value) => change({ chosen: { ...kept.chosen, [name]: value } })}
      />
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('desk.field.words')}</label>
        <textarea
          id={`${id}-words`}
          value={kept.words}
          maxLength={mostSigns}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <p className="soft small">{t('desk.field.actHint', { count: photos.length })}</p>
      <button type="submit" className="button main wide" disabled={missing.length > 0}>
        {t('form.send')}
      </button>
    </form>
  )
}

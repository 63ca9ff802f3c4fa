import { useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { PaperLink } from '../shared/case/paper-link.tsx'
import { usePapers, usePaperText } from '../shared/case/papers.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { Waiting } from '../shared/waiting.tsx'
import { writtenIn } from '../shared/words.tsx'
import { useTexts } from '../texts/i18n.ts'

type Paper = Schemas['CasePapers']['papers'][number]

/** One tap for each text that an owner sends somebody: it can be changed, copied, shared, or printed as it is on record. */
export const LettersCard = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const papers = usePapers(seen)
  const [opened, setOpened] = useState<Paper | null>(null)
  const letters = (papers.data ?? []).filter(({ isLetter, lack }) => isLetter && lack === null)
  if (letters.length === 0) return null
  return (
    <section className="card no-print" aria-labelledby="letters">
      <h2 id="letters">{t('letters.title')}</h2>
      <p className="soft small">{t('letters.hint')}</p>
      <div className="actions">
        {letters.map((letter) => (
          <button type="button" className="button" key={letter.paper} onClick={() => setOpened(letter)}>
            {letter.title}
          </button>
        ))}
      </div>
      {opened ? (
        <Sheet title={opened.title} onClose={() => setOpened(null)}>
          <Letter seen={seen} letter={opened} />
        </Sheet>
      ) : null}
    </section>
  )
}

interface LetterProps {
  readonly seen: Schemas['Case']
  readonly letter: Paper
}

const Letter = ({ seen, letter }: LetterProps) => {
  const text = usePaperText(seen, letter.paper)
  if (text.error) return <ProblemNotice error={text.error} onRetry={() => void text.refetch()} />
  if (!text.data) return <Waiting />
  return (
    <>
      <LetterText text={text.data.text} />
      <PaperLink caseId={seen.caseId} paper={letter.paper} title={letter.title} />
    </>
  )
}

const LetterText = ({ text: first }: { readonly text: string }) => {
  const { t, language } = useTexts()
  const [text, setText] = useState(first)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <label className="field">
        <span className="label">{t('letters.text')}</span>
        {language === 'en' ? <span className="hint">{t('words.lettersChinese')}</span> : null}
        <textarea rows={14} lang={writtenIn(text)} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {copied ? (
        <p className="notice good" role="status">
          {t('letters.copied')}
        </p>
      ) : null}
      <div className="actions">
        {'clipboard' in navigator ? (
          <button type="button" className="button main" onClick={() => void copy()}>
            {t('letters.copy')}
          </button>
        ) : null}
        {'share' in navigator ? (
          <button type="button" className="button" onClick={() => void navigator.share({ text })}>
            {t('letters.share')}
          </button>
        ) : null}
      </div>
    </>
  )
}

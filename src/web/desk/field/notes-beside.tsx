import { useState } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../../texts/i18n.ts'
import { dropNotes, notesBeside, type SiteCase } from './kept-notes.ts'

/** What was written about cases that have left the list meanwhile: to be read, handed on, or thrown away. */
export const NotesBeside = ({ sites }: { readonly sites: readonly SiteCase[] }) => {
  const { t } = useTexts()
  const [, setDropped] = useState(0)
  const beside = notesBeside(sites)
  if (beside.length === 0) return null
  return (
    <section className="card" aria-labelledby="notes-beside">
      <h2 id="notes-beside">{t('desk.field.beside')}</h2>
      <p className="soft">{t('desk.field.besideHint')}</p>
      {beside.map(({ caseId, notes }) => (
        <div className="stack tight" key={caseId}>
          <h3>{notes.place}</h3>
          {notes.words ? <p>{notes.words}</p> : null}
          <p className="soft small">{t('desk.field.besideCount', { count: Object.keys(notes.said).length })}</p>
          <div className="actions">
            <Link className="button" to={`/desk/cases/${caseId}`}>
              {t('desk.field.wholeCase')}
            </Link>
            <button
              type="button"
              className="button plain"
              onClick={() => {
                dropNotes(caseId)
                setDropped((before) => before + 1)
              }}
            >
              {t('desk.field.drop')}
            </button>
          </div>
        </div>
      ))}
    </section>
  )
}

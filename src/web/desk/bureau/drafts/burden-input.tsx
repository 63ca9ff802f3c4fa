import { documentLabels } from '../../../../../workflows/labels/documents.ts'
import { partyLabels } from '../../../../../workflows/labels/parties.ts'
import { useTexts } from '../../../texts/i18n.ts'
import type { InputProps } from './answer-input.tsx'

interface Shown {
  readonly document: string
  readonly from: string
}

const shownIn = (answer: unknown): readonly Shown[] =>
  Array.isArray(answer)
    ? answer.flatMap((entry: unknown) =>
        entry !== null && typeof entry === 'object' && 'document' in entry && 'from' in entry
          ? [{ document: String(entry.document), from: String(entry.from) }]
          : [],
      )
    : []

/** Which document must be shown, and by whom; one of those listed is enough. */
export const BurdenInput = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const shown = shownIn(answer)
  const put = (index: number, entry: Shown) => onAnswer(shown.map((one, at) => (at === index ? entry : one)))
  const name = (index: number, what: string) => `${question.group} · ${what} ${index + 1}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the question names the group
    <div className="stack tight" role="group" id={id} tabIndex={-1} aria-label={`${question.group} · ${question.label}`}>
      {shown.length === 0 ? <p className="soft">{t('desk.drafts.noDocument')}</p> : null}
      {shown.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no names, and the same one may stand twice
        <div className="row burden-row" key={index}>
          <select
            aria-label={name(index, t('desk.drafts.document'))}
            value={entry.document}
            onChange={({ target }) => put(index, { ...entry, document: target.value })}
          >
            {Object.entries(documentLabels).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label[key]}
              </option>
            ))}
          </select>
          <select
            aria-label={name(index, t('desk.drafts.party'))}
            value={entry.from}
            onChange={({ target }) => put(index, { ...entry, from: target.value })}
          >
            {Object.entries(partyLabels).map(([party, label]) => (
              <option key={party} value={party}>
                {label[key]}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button plain"
            aria-label={t('desk.drafts.leaveOut', { what: name(index, t('desk.drafts.document')) })}
            onClick={() => onAnswer(shown.filter((_, at) => at !== index))}
          >
            {t('desk.drafts.takeOut')}
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => onAnswer([...shown, { document: Object.keys(documentLabels)[0] ?? '', from: 'property' }])}
        >
          {t('desk.drafts.addDocument')}
        </button>
      </div>
    </div>
  )
}

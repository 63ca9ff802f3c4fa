import type { Schemas } from '../../../client/client.ts'
import { dataCorrectionTexts } from '../../texts/data-corrections.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'

/** What was corrected of the person: before and after, as far as the reader sees the field. */
export const DataCorrections = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { language } = useTexts()
  const say = dataCorrectionTexts[language]
  if (seen.dataCorrections.length === 0) return null
  return (
    <ul className="stack tight" aria-label={say.list}>
      {seen.dataCorrections.map(({ record, on, standing, label, fields, why, answer }) => (
        <li key={`${record} ${standing}`}>
          <span className="strong">
            {sayDay(on, language)} {label}
          </span>
          {fields.map((field) => (
            <p key={field.field}>{say.change(field.label, field.before ?? say.nothing, field.after ?? say.nothing)}</p>
          ))}
          {why ? <p className="soft small">{say.why(why)}</p> : null}
          {answer ? <p className="soft small">{say.answer(answer)}</p> : null}
        </li>
      ))}
    </ul>
  )
}

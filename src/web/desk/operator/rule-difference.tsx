import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'

const useKey = (): 'zh' | 'en' => (useTexts().language === 'en' ? 'en' : 'zh')

/** A rule in a sentence, with what it rests on. */
export const Article = ({ article }: { readonly article: Schemas['RuleArticle'] }) => {
  const key = useKey()
  return (
    <div className="stack tight">
      <p>{article.text[key]}</p>
      {article.basis.map(({ text }) => (
        <p className="soft small" key={text.zh}>
          {text[key]}
        </p>
      ))}
    </div>
  )
}

/** Where two packs differ, rule by rule, one beside the other. */
export const RuleDifference = ({ compared }: { readonly compared: Schemas['RuleComparison'] }) => {
  const { t } = useTexts()
  const key = useKey()
  const { differs, same } = compared
  return (
    <section className="card">
      <h2>{t('desk.rules.differs', { count: differs.length, same })}</h2>
      <Scroll label={t('desk.rules.differs', { count: differs.length, same })}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('desk.rules.rule')}</th>
              <th scope="col">{compared.from.title[key]}</th>
              <th scope="col">{compared.to.title[key]}</th>
            </tr>
          </thead>
          <tbody>
            {differs.map((entry) => (
              <tr key={entry.key}>
                <th scope="row">{(entry.from ?? entry.to)?.label[key]}</th>
                <td>{entry.from ? <Article article={entry.from} /> : t('desk.rules.absent')}</td>
                <td>{entry.to ? <Article article={entry.to} /> : t('desk.rules.absent')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

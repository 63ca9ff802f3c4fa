import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { DocumentLink } from '../document-link.tsx'

/** Papers of the owner that a company wants to see before it stamps anything. */
const reassuring: readonly string[] = [
  'safetyUndertaking',
  'installerLicence',
  'insurancePolicy',
  'equipmentCertificate',
  'spaceRight',
]

/** Stages in which the company has not been asked yet. */
const stillToCome: readonly string[] = ['documentCheck', 'awaitingCorrection', 'serving']

/** Whether the company has answered and has nothing to decide just now; a ground that fell makes it decide anew. */
const isDecided = ({ allowedEvents, positions }: Schemas['Case']): boolean =>
  !allowedEvents.some(({ type, allowed }) => type === 'property.reject' && allowed) &&
  !positions.some(({ track, stage }) => track === 'consent' && stillToCome.includes(stage))

/**
 * One card before a company decides: what its stamp makes it answer for and what not, with its source; what the owner has
 * undertaken; what was answered in this garage before. Its fear is what holds most requests up. Once it has answered the card is folded.
 */
export const BeforeDeciding = (props: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  /** Its answer has gone out, and can still be recalled. */
  readonly isAnswered?: boolean
}) => {
  const { t } = useTexts()
  if (props.isAnswered || isDecided(props.seen)) {
    return (
      <details className="card">
        <summary>{t('before.title')}</summary>
        <Read {...props} />
      </details>
    )
  }
  return (
    <section className="card" aria-labelledby="before-deciding">
      <h2 id="before-deciding">{t('before.title')}</h2>
      <Read {...props} />
    </section>
  )
}

const Read = ({ door, seen }: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const papers = seen.documents.filter(({ kind }) => reassuring.includes(kind))
  return (
    <>
      {seen.beforeAnswering ? (
        <>
          <Sentences title={t('before.leaves')} sentences={seen.beforeAnswering.leaves} />
          <Sentences title={t('before.obliges')} sentences={seen.beforeAnswering.obliges} />
        </>
      ) : null}
      <div className="stack tight">
        <h3>{t('before.papers')}</h3>
        {papers.length === 0 ? <p className="soft">{t('before.noPapers')}</p> : null}
        <ul>
          {papers.map(({ documentId, label, mediaType }) => (
            <li key={documentId}>
              <DocumentLink door={door} documentId={documentId} label={label} mediaType={mediaType} text={label} />
            </li>
          ))}
        </ul>
      </div>
      <div className="stack tight">
        <h3>{t('before.earlier')}</h3>
        {seen.precedents.length === 0 ? <p className="soft">{t('before.noEarlier')}</p> : null}
        <ul className="stack tight">
          {seen.precedents.slice(0, 5).map((precedent, place) => (
            // Precedents are told without a word on whose they were; nothing but their place tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order while it is shown
            <li key={place}>
              {precedent.month} <span className="strong">{precedent.answerLabel}</span>
              {precedent.energised ? <span className="chip good">{t('before.energised')}</span> : null}
              {precedent.sameFacts ? <span className="chip info">{t('before.sameFacts')}</span> : null}
              {precedent.fell.length > 0 ? (
                <span className="soft small">
                  {' '}
                  {t('before.fell', { grounds: precedent.fell.map(({ label }) => label).join(t('form.and')) })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

const Sentences = ({
  title,
  sentences,
}: {
  readonly title: string
  readonly sentences: NonNullable<Schemas['Case']['beforeAnswering']>['leaves']
}) => (
  <div className="stack tight">
    <h3>{title}</h3>
    <ul className="stack tight">
      {sentences.map(({ text, basisText }) => (
        <li key={text}>
          {text} <span className="soft small">（{basisText}）</span>
        </li>
      ))}
    </ul>
  </div>
)

import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { addressOf } from '../../shared/api.ts'
import { DocumentLink } from '../../shared/document-link.tsx'
import type { RequiredPaper } from '../../shared/paper-checklist.tsx'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useUpload } from '../../shared/use-upload.ts'
import { useTexts } from '../../texts/i18n.ts'
import { PaperSample } from '../paper-sample.tsx'
import { OtherPapers } from './other-papers.tsx'

interface Props {
  readonly seen: Schemas['Case']
  readonly papers: readonly RequiredPaper[]
  readonly onDone: () => void
}

/**
 * In large type one paper is one screen. Which one stands in the address, so that the back button of the phone goes one paper
 * back and a page that is loaded again stays where it was; the photos lie with the service as soon as they are taken.
 */
export const PapersOneByOne = ({ seen, papers, onDone }: Props) => {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const asked = Math.trunc(Number(search.get('paper')))
  const at = asked >= 1 && asked <= papers.length + 1 ? asked : 1
  const to = (place: number): void => setSearch({ paper: String(place) })
  const paper = papers[at - 1]
  const back = at > 1 ? () => to(at - 1) : null
  if (paper) {
    return (
      <PaperScreen
        key={paper.kind}
        seen={seen}
        paper={paper}
        place={t('file.paperOf', { number: at, count: papers.length })}
        onNext={() => to(at + 1)}
        onBack={back}
      />
    )
  }
  return (
    <section className="card">
      <h2>{t('file.anythingElse')}</h2>
      <ReadAloud text={t('file.anythingElse')} />
      <OtherPapers seen={seen} papers={papers} />
      <button type="button" className="button main wide" onClick={onDone}>
        {t('action.next')}
      </button>
      {back ? (
        <button type="button" className="button wide" onClick={back}>
          {t('file.paperBack')}
        </button>
      ) : null}
    </section>
  )
}

const PaperScreen = ({
  seen,
  paper,
  place,
  onNext,
  onBack,
}: {
  readonly seen: Schemas['Case']
  readonly paper: RequiredPaper
  readonly place: string
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}) => {
  const { t } = useTexts()
  const door = { caseId: seen.caseId }
  const upload = useUpload(door)
  const [taken, setTaken] = useState<readonly File[]>([])
  const kept = seen.documents.filter(({ kind }) => kind === paper.kind)
  const send = (files: readonly File[]): void => {
    setTaken(files)
    upload.mutate({ files, kind: paper.kind })
  }
  return (
    <section className="card">
      <p className="soft">{place}</p>
      <h2>{paper.label}</h2>
      {paper.where ? <p>{paper.where}</p> : null}
      <ReadAloud
        text={[place, paper.label, paper.where ?? '', t(kept.length > 0 ? 'file.paperThere' : 'file.paperHow')].join('。')}
      />
      {kept.length > 0 ? (
        <>
          <p className="notice good" role="status">
            {t('file.paperThere')}
          </p>
          <ul className="stack plain">
            {kept.map((document) => (
              <li key={document.documentId} className="stack tight">
                {document.mediaType.startsWith('image/') ? (
                  <img
                    className="taken"
                    src={`${addressOf(door)}/documents/${document.documentId}?show=here`}
                    alt={document.label}
                  />
                ) : null}
                <DocumentLink door={door} {...document} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <PaperSample kind={paper.kind} label={paper.label} />
          <p>{t('file.paperHow')}</p>
        </>
      )}
      <PhotoButton
        label={t(kept.length > 0 ? 'file.photoAgain' : 'file.photoNow')}
        purpose={paper.label}
        sending={upload.isPending}
        camera
        look={kept.length > 0 ? 'wide' : 'main wide'}
        onFiles={send}
      />
      <PhotoButton label={t('file.fromPhone')} purpose={paper.label} sending={upload.isPending} onFiles={send} look="plain" />
      <ProblemNotice error={upload.error} />
      {upload.error && taken.length > 0 ? (
        <button type="button" className="button" onClick={() => send(taken)}>
          {t('file.photoSendAgain')}
        </button>
      ) : null}
      <button
        type="button"
        className={`button wide ${kept.length > 0 ? 'main' : ''}`}
        disabled={upload.isPending}
        onClick={onNext}
      >
        {t(kept.length > 0 ? 'file.paperNext' : 'file.paperLater')}
      </button>
      {onBack ? (
        <button type="button" className="button wide" disabled={upload.isPending} onClick={onBack}>
          {t('file.paperBack')}
        </button>
      ) : null}
    </section>
  )
}

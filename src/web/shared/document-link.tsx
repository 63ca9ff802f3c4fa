import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { addressOf, type PaperDoor } from './api.ts'
import { Sheet } from './sheet.tsx'
import { Waiting } from './waiting.tsx'

const ShownDocument = lazy(async () => ({ default: (await import('./shown-document.tsx')).ShownDocument }))

interface Props {
  readonly door: PaperDoor
  readonly documentId: string
  readonly label: string
  readonly mediaType: string
  /** What stands on the button; absent = that it is looked at. */
  readonly text?: string
}

/** Opens an uploaded picture or PDF on the page, also inside other applications, which save no files; sound is played where it is listed. */
export const DocumentLink = ({ text, ...document }: Props) => {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { door, documentId, label, mediaType } = document
  if (!mediaType.startsWith('image/') && mediaType !== 'application/pdf') {
    return (
      <a href={`${addressOf(door)}/documents/${documentId}`} download>
        {text ?? t('documents.open')}
        {text ? null : <span className="sr">{label}</span>}
      </a>
    )
  }
  return (
    <>
      <button type="button" className="button plain" onClick={() => setOpen(true)}>
        {text ?? t('documents.look')}
        {text ? null : <span className="sr">{label}</span>}
      </button>
      {isOpen ? (
        <Sheet title={label} onClose={() => setOpen(false)}>
          <Suspense fallback={<Waiting />}>
            <ShownDocument {...document} />
          </Suspense>
        </Sheet>
      ) : null}
    </>
  )
}

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { enterSheet } from './sheet-history.ts'

/** A sheet over the page. Escape, "back" and the button close it; the page below keeps its place. */
export const Sheet = ({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) => {
  const { t } = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  useEffect(() => {
    dialog.current?.showModal()
    return enterSheet(() => dialog.current?.close())
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby={name} onClose={onClose}>
      <div className="sheet-head">
        <h2 id={name}>{title}</h2>
        <button type="button" className="button plain" onClick={() => dialog.current?.close()}>
          {t('action.close')}
        </button>
      </div>
      <div className="sheet-body">{children}</div>
    </dialog>
  )
}

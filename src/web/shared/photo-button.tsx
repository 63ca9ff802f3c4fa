import { useTexts } from '../texts/i18n.ts'

/** Takes a photo or chooses files. What it is for is said to whoever does not see the place of the button. */
export const PhotoButton = ({
  label,
  purpose,
  sending,
  onFiles,
  camera = false,
  look = '',
}: {
  readonly label: string
  readonly purpose: string
  readonly sending: boolean
  readonly onFiles: (files: File[]) => void
  /** The camera opens at once, for one photo. */
  readonly camera?: boolean
  /** How it stands among other buttons. */
  readonly look?: '' | 'plain' | 'wide' | 'main wide'
}) => {
  const { t } = useTexts()
  return (
    <label className={`button ${look}`}>
      {sending ? t('documents.sending') : label}
      <span className="sr">{purpose}</span>
      <input
        className="sr"
        type="file"
        multiple={!camera}
        {...(camera ? { capture: 'environment' } : {})}
        accept={camera ? 'image/*' : 'image/jpeg,image/png,image/webp,application/pdf'}
        disabled={sending}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file can be chosen again after a failure.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

import { useTexts } from '../texts/i18n.ts'

/** Takes a photo or chooses files. What it is for is said to whoever does not see the place of the button. */
export const PhotoButton = ({
  label,
  purpose,
  sending,
  onFiles,
}: {
  readonly label: string
  readonly purpose: string
  readonly sending: boolean
  readonly onFiles: (files: File[]) => void
}) => {
  const { t } = useTexts()
  return (
    <label className="button">
      {sending ? t('documents.sending') : label}
      <span className="sr">{purpose}</span>
      <input
        className="sr"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
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

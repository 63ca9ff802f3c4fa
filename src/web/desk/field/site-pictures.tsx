import { useEffect, useState } from 'react'
import { useTexts } from '../../texts/i18n.ts'
import type { KeptPhoto } from './kept-photos.ts'

/** Pictures that wait in this phone, each small, to be taken out again. */
export const SitePictures = ({
  photos,
  of,
  onRemove,
}: {
  readonly photos: readonly KeptPhoto[]
  readonly of: string
  readonly onRemove: (id: string) => void
}) => {
  const { t } = useTexts()
  return photos.map((photo, index) => (
    <span className="site-picture" key={photo.id}>
      <Picture file={photo.file} alt={t('desk.field.photoOf', { what: of, number: index + 1 })} />
      <button
        type="button"
        className="button plain"
        aria-label={t('desk.field.dropPhoto', { what: of, number: index + 1 })}
        onClick={() => onRemove(photo.id)}
      >
        ✕
      </button>
    </span>
  ))
}

const Picture = ({ file, alt }: { readonly file: File; readonly alt: string }) => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  if (!file.type.startsWith('image/')) return <span className="chip">{file.name}</span>
  return address === null ? null : <img src={address} alt={alt} />
}

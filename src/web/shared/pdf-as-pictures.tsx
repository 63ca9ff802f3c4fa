import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { Picture } from './picture.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { scannedPages } from './scanned-pages.ts'
import { Waiting } from './waiting.tsx'

/** A PDF for a reader that draws none: its photographed pages; where it was not photographed, where it can be read. */
export const PdfAsPictures = ({ address, label }: { readonly address: string; readonly label: string }) => {
  const { t } = useTexts()
  const file = useQuery({
    queryKey: ['pdf', address],
    queryFn: async () => {
      const response = await fetch(address)
      if (!response.ok) throw new Error(`the document answered ${response.status}`)
      return scannedPages(new Uint8Array(await response.arrayBuffer()))
    },
  })
  if (file.error) return <ProblemNotice error={file.error} onRetry={() => void file.refetch()} />
  if (!file.data) return <Waiting what={t('documents.opening')} />
  if (file.data.length === 0) return <p className="notice warn">{t('documents.notDrawnHere')}</p>
  return (
    <>
      <p className="soft small">{t('documents.asPictures', { count: file.data.length })}</p>
      {file.data.map((page, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a file never change their order
        <Page key={place} page={page} label={t('documents.page', { label, number: place + 1 })} />
      ))}
    </>
  )
}

const Page = ({ page, label }: { readonly page: Blob; readonly label: string }) => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(page)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [page])
  return address ? <Picture address={address} label={label} /> : null
}

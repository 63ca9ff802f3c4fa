import { useQueryClient } from '@tanstack/react-query'
import { useTexts } from '../texts/i18n.ts'
import { type PaperDoor, uploadDocument } from './api.ts'
import { caseKey } from './queries.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { useWrite } from './use-write.ts'

/** Files of one kind that are sent to a case. */
interface Sent {
  readonly files: readonly File[]
  readonly kind: string
}

/** Sends photos and papers through a door; gives their ids. A try whose answer was lost sends nothing twice. */
export const useUpload = (door: PaperDoor) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  return useWrite({
    // Without a signal it says so at once: a photo that waits unseen is gone when the page is closed.
    networkMode: 'always',
    write: async (key, { files, kind }: Sent) => {
      const kept: string[] = []
      for (const [place, file] of files.entries()) {
        const { documentId } = await uploadDocument(door, { kind, file: await shrinkPhoto(file), key: `${key}-${place}` })
        kept.push(documentId)
      }
      return kept
    },
    onSettled: () => queries.invalidateQueries({ queryKey: 'matterId' in door ? ['matters'] : caseKey(door, language) }),
  })
}

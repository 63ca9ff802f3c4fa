import { useCallback, useEffect, useState } from 'react'
import { newKey } from '../../../client/client.ts'
import { shrinkPhoto } from '../../shared/shrink-photo.ts'

/** A picture taken on site, kept in this phone until it was sent. */
export interface KeptPhoto {
  /** Its own name; sent under it, a picture whose answer was lost arrives once. */
  readonly id: string
  readonly caseId: string
  /** The point of the list that it shows; null = the place itself. */
  readonly point: string | null
  readonly file: File
}

const storeName = 'photos'

/** The store of this browser for files; null where it has none, as in a private window. */
const openStore = (): Promise<IDBDatabase | null> =>
  new Promise((resolve) => {
    try {
      const opening = window.indexedDB.open('site-photos', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' })
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })

const inStore = async <T>(mode: IDBTransactionMode, act: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
  const store = await openStore()
  if (!store) return null
  return new Promise<T | null>((resolve) => {
    const transaction = store.transaction(storeName, mode)
    const asked = act(transaction.objectStore(storeName))
    const done = (result: T | null): void => {
      store.close()
      resolve(result)
    }
    transaction.oncomplete = () => done(asked.result)
    transaction.onabort = () => done(null)
  })
}

/** The pictures of a case that lie in this phone. */
export const keptPhotos = async (caseId: string): Promise<readonly KeptPhoto[]> =>
  ((await inStore<KeptPhoto[]>('readonly', (kept) => kept.getAll())) ?? []).filter((photo) => photo.caseId === caseId)

/** Pictures of one case. What was taken stays until it was sent, also when the page is loaded again without signal. */
export const useSitePhotos = (caseId: string) => {
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([])
  useEffect(() => {
    let left = false
    void keptPhotos(caseId).then((kept) => {
      if (!left) setPhotos(kept)
    })
    return () => {
      left = true
    }
  }, [caseId])
  const add = useCallback(
    async (point: string | null, files: readonly File[]) => {
      for (const file of files) {
        const photo = { id: newKey(), caseId, point, file: await shrinkPhoto(file) }
        setPhotos((before) => [...before, photo])
        await inStore('readwrite', (kept) => kept.put(photo))
      }
    },
    [caseId],
  )
  const remove = useCallback(async (ids: readonly string[]) => {
    setPhotos((before) => before.filter(({ id }) => !ids.includes(id)))
    for (const id of ids) await inStore('readwrite', (kept) => kept.delete(id))
  }, [])
  return { photos, add, remove }
}

import { unsentFiles } from './use-kept.ts'

/** A photo or a recording that was not sent yet. */
interface KeptFile {
  readonly name: string
  readonly file: File
}

const storeName = 'files'

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = window.indexedDB.open(unsentFiles, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'name' })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

const ask = async <T>(mode: IDBTransactionMode, question: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = database.transaction(storeName, mode)
      const asked = question(change.objectStore(storeName))
      // What is said to be kept is on disk.
      change.oncomplete = () => resolve(asked.result)
      change.onabort = () => reject(change.error)
    })
  } finally {
    database.close()
  }
}

/** The file that is kept under a name; null = none. */
export const keptFile = async (name: string): Promise<File | null> =>
  (await ask<KeptFile | undefined>('readonly', (files) => files.get(name)))?.file ?? null

/** Keeps a file under a name, in place of the one that was there; null forgets it. */
export const keepFile = async (name: string, file: File | null): Promise<void> => {
  if (file) await ask('readwrite', (files) => files.put({ name, file } satisfies KeptFile))
  else await ask('readwrite', (files) => files.delete(name))
}

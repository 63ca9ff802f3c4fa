/** A visit to an office before there was a request: who sent the owner where, with a photo or a voice note. */
export interface KeptVisit {
  /** Also the key under which it is sent: sent twice, it is recorded once. */
  readonly id: string
  /** The day in Shanghai. */
  readonly on: string
  readonly at: string
  /** Where the owner was sent on to; null = nowhere. */
  readonly to: string | null
  readonly words: string
  readonly photo: File | null
  readonly voice: File | null
}

const storeName = 'visits'

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = window.indexedDB.open('before-filing', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

const ask = async <T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = database.transaction(storeName, mode)
      const asked = question(change.objectStore(storeName))
      // What is said to be kept is on disk.
      change.oncomplete = () => resolve(asked.result)
      change.onerror = () => reject(change.error)
      change.onabort = () => reject(change.error)
    })
  } finally {
    database.close()
  }
}

/** The visits kept in this phone, in the order of their days. */
export const keptVisits = async (): Promise<KeptVisit[]> => {
  const all = await ask('readonly', (store) => store.getAll() as IDBRequest<KeptVisit[]>)
  return all.toSorted((a, b) => a.on.localeCompare(b.on))
}

/** Keeps a visit in this phone until a request takes it. */
export const keepVisit = async (visit: KeptVisit): Promise<void> => {
  await ask('readwrite', (store) => store.put(visit))
}

/** Forgets a visit: the service has it, or its owner does not want it. */
export const forgetVisit = async (id: string): Promise<void> => {
  await ask('readwrite', (store) => store.delete(id))
}

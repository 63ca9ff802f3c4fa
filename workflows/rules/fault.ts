import type { Bilingual } from './schema.ts'

/** A mistake in a pack: where, and in a sentence. */
export interface PackFault {
  readonly pack: string
  readonly path: string
  readonly sentence: Bilingual
}

/** Makes a mistake of a pack. */
export type Fault = (path: string, zh: string, en: string) => PackFault

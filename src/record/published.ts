import { z } from 'zod'
import { signatureFaults } from './check-chain.ts'
import { faultTexts, type NoteFault, type Said } from './faults.ts'
import type { Head, HeadBody } from './links.ts'
import { HeadLine } from './record-file.ts'

/** A head as it was published, kept by somebody outside. */
export type Published = Head

const PublishedHead = HeadLine.omit({ line: true })
/** What GET /api/record/heads answers; the heads alone will do, too. */
export const PublishedHeads = z.union([
  z.object({ heads: z.array(PublishedHead), before: z.int().nullable().default(null) }),
  z.array(PublishedHead).transform((heads) => ({ heads, before: null })),
])

/** Holds the heads of a file against those that were published, which nobody can take back. */
export const publishedCheck = (published: readonly Published[], note: NoteFault) => {
  const say = (said: Said) => note({ of: null, what: 'head', said })
  const valid = published.filter((head) => {
    const isValid = signatureFaults(head).length === 0
    if (!isValid) say(faultTexts.publishedForged(head.day))
    return isValid
  })
  const byNumber = new Map(valid.map((head) => [head.number, head]))
  let compared = 0
  return {
    head: (head: Head): void => {
      const known = byNumber.get(head.number)
      if (!known) return
      byNumber.delete(head.number)
      compared += 1
      if (known.body !== head.body || known.keyId !== head.keyId) say(faultTexts.headNotPublished(known.day))
    },
    /** After the last head; how many were held against published ones. */
    end: (made: { readonly madeAt: string; readonly keyId: string } | null): number => {
      const newest = valid.reduce<Head | null>((last, head) => (last && last.number > head.number ? last : head), null)
      if (made && newest && newest.keyId !== made.keyId) say(faultTexts.otherKey(made.keyId, newest.keyId))
      for (const head of byNumber.values()) {
        // What was signed after the file was made cannot be in it.
        const { signedAt } = JSON.parse(head.body) as HeadBody
        if (!made || signedAt <= made.madeAt) say(faultTexts.headWithheld(head.day))
      }
      return compared
    },
  }
}

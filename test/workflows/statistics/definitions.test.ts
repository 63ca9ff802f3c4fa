import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { definitions } from '../../../workflows/statistics/definitions.ts'

/** Fingerprints of the published texts. A line is added for a new version; none is ever changed. */
const published: Readonly<Record<string, string>> = {
  'stage.waiting@1': 'a79fc2a135cd2020',
  'stage.flow@1': '64f3cec04b5b0bbe',
  'stage.stay@1': 'cad1dd63d5ee66d2',
  'stage.age@1': 'ae8131a62bbf3e0b',
  'stage.loops@1': 'f5cbc1d98302ff58',
  'stage.total@1': 'c296c9fc35a99380',
  'holder.total@1': '45a398efebea3d04',
  'family.stuckBecause@1': 'c61278de2b98d3a3',
  'family.where@1': 'f1d4a922133ed74e',
  'family.stuck@1': '150b40053d935937',
  'family.changes@1': '2afe47446d854e65',
  'family.accounts@1': '211dd9d3aa6d630c',
  'process.map@1': '4ec5bbab72527e5f',
  'answer.time@1': 'c0da17618b4d5498',
  'answer.unanswered@1': '98b6c3cd29e4d71c',
  'answer.apart@1': 'f28785aca4f6edb8',
  'clock.overdue@1': 'f69c80238eb32e38',
  'clock.overdue@2': 'b49550443da3b71e',
  'ground.verification@1': 'aa29a603d86e6da1',
  'ground.verification@2': '29eb1a4c0a67dd5c',
  'waiting.curve@1': 'd9dd2163e9d732a6',
  'company.answers@1': '79c9978826bbfebc',
  'company.answers@2': 'b91e9508c18fa234',
  'cohort.reached@1': '139d350edffabf14',
  'public.where@1': '82f35c60fb6d9a09',
  'public.ends@1': '81d68dd9d593fa91',
  'public.reasons@1': '646dc7573193dcee',
  'public.waiting@1': '10880e2cd8fcb8b8',
  'matter.frees@1': '9da3ece57c515db5',
  'matter.frees@2': '2cda58188c09e9a8',
  'matter.frees@3': '075e7caf49d079bf',
  'ledger.forecast@1': '539436756d384eb1',
  'ledger.forecast@2': 'fc82911ee018a94f',
  'ledger.forecast@3': '18af0743fc16cd91',
  'office.load@1': '12f3e7e6f716bbce',
  'office.conduct@1': '850cbe12f6144326',
  'office.conduct@2': '3ef58f2586273f92',
  'space.neverAsked@1': '3f757f9fac030161',
  'space.neverAsked@2': '80ebde426d7af54d',
  'family.cost@1': '5e3d43ce4e4cae26',
  'family.cost@2': '07d047c4ff8e7d27',
  'pile.safety@1': '2ffda41cb1c01a0e',
  'pile.safety@2': '1d0084a6b5bfb521',
}

const fingerprint = (text: { zh: string; en: string }) =>
  createHash('sha256').update(`${text.zh}\n${text.en}`).digest('hex').slice(0, 16)

describe('the definitions', () => {
  const all = Object.values(definitions)

  test('have one id and version each', () => {
    expect(new Set(all.map(({ id, version }) => `${id}@${version}`)).size).toBe(all.length)
  })

  test('do not change once published: what is counted otherwise is a new version', () => {
    expect(published).toMatchObject(
      Object.fromEntries(all.map(({ id, version, text }) => [`${id}@${version}`, fingerprint(text)])),
    )
  })

  test('are Chinese with Chinese punctuation, and English', () => {
    for (const { text } of all) {
      expect(text.zh).toMatch(/\p{Script=Han}/u)
      expect(text.zh).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u)
      expect(text.zh.endsWith('。')).toBe(true)
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})

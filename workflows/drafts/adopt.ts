import { sayFrom } from '../labels/say.ts'
import { adoptFrames } from '../labels/switches.ts'
import { appliesIn } from '../rules/check.ts'
import { Basis, type Bilingual, type RulePack } from '../rules/schema.ts'
import { ownBasis } from './answers.ts'
import { isRecord, type Path, valueAt, withValueAt } from './places.ts'

/** A place whose rules a draft can become. */
export type Place = RulePack['place']

/** A rule that rests on another place's document, before and after. */
export interface MovedBasis {
  readonly path: Path
  readonly before: Basis
  readonly after: Basis
}

const say = sayFrom<keyof typeof adoptFrames>(adoptFrames)

/**
 * A draft of another place as one of ours (H41: force is relative to the place). What binds there binds nobody here: it
 * becomes a platform default, rests on the draft itself, and says after which model. What holds here anyway (the country's,
 * the province's) stays as it is, and so does what argues everywhere: standards, decisions of courts, papers of the parties.
 */
export const adopted = (
  document: unknown,
  place: Place,
): { readonly document: unknown; readonly moved: readonly MovedBasis[] } => {
  const from = valueAt(document, ['place'])
  const ours = withValueAt(document, ['place'], place)
  const moved = basesIn(document, []).flatMap(({ path, basis }): MovedBasis[] =>
    isForeign(basis, place) ? [{ path, before: basis, after: borrowed(basis, { from, own: ownBasis(ours) }) }] : [],
  )
  return { document: moved.reduce<unknown>((at, { path, after }) => withValueAt(at, path, after), ours), moved }
}

const binding: readonly Basis['force'][] = ['S', 'N', 'L', 'P', 'D']

const isForeign = (basis: Basis, place: Place): boolean =>
  binding.includes(basis.force) && !(basis.place === 'CN' && basis.force === 'D') && !appliesIn(basis.place, place.code)

const borrowed = (basis: Basis, { from, own }: { readonly from: unknown; readonly own: Basis }): Basis => {
  const { article: _, ...rest } = basis
  // A default of the platform is nobody's rule: only its place is another.
  if (basis.force === 'D' && basis.mark === 'platform') return { ...basis, place: own.place }
  return { ...rest, document: own.document, force: 'D', place: own.place, modelledOn: basis.modelledOn ?? modelOf(basis, from) }
}

/** The model in words, as packs write it: which place, which document, which article. */
const modelOf = ({ place, document, article }: Basis, from: unknown): Bilingual => {
  const isOfDraft = valueAt(from, ['code']) === place
  const nameIn = (language: 'zh' | 'en'): string => {
    const name = isOfDraft ? valueAt(from, ['name', language]) : undefined
    return typeof name === 'string' ? name : place
  }
  const at = article === undefined ? null : say('article', { article })
  return {
    zh: `${nameIn('zh')}：${document.zh}${at?.zh ?? ''}`,
    en: `${nameIn('en')}: ${document.en}${at === null ? '' : `, ${at.en}`}`,
  }
}

/** Everything in a draft that says what a rule rests on, whatever else is wrong with it. */
const basesIn = (value: unknown, path: Path): { readonly path: Path; readonly basis: Basis }[] => {
  if (Array.isArray(value)) return value.flatMap((entry, index) => basesIn(entry, [...path, String(index)]))
  if (!isRecord(value)) return []
  const basis = Basis.safeParse(value)
  if (basis.success) return [{ path, basis: basis.data }]
  return Object.entries(value).flatMap(([key, entry]) => basesIn(entry, [...path, key]))
}

import { useEffect } from 'react'
import type { Schemas } from '../../../client/client.ts'
import type { PageLanguage } from '../../shared/language.ts'
import { useForm } from '../../shared/queries.ts'
import { useTexts } from '../../texts/i18n.ts'
import { keep, readKept } from './kept-store.ts'
import type { SiteChoice } from './site-choices.tsx'

/** An honest way out of a visit: the door was locked, or it is not this office's to look at. */
export interface Way {
  readonly type: string
  readonly choices: readonly SiteChoice[]
}

const choicesOf = ({ fields }: Schemas['EventForm']): SiteChoice[] =>
  fields.flatMap(({ name, label, kind, required, options }) =>
    kind === 'choice' && required
      ? [{ name, label, options: options.map((option) => ({ value: String(option.value), label: option.label })) }]
      : [],
  )

const nameOf = (type: string, language: PageLanguage): string => `site-way ${type} ${language}`

/** What a way out asks, as the service says it; without signal, as it was last read. Null: this phone has never read it. */
const useWay = (type: string): Way | null => {
  const { language } = useTexts()
  const form = useForm(type)
  useEffect(() => {
    if (form.data) keep(nameOf(type, language), choicesOf(form.data))
  }, [form.data, type, language])
  const choices = form.data ? choicesOf(form.data) : readKept<readonly SiteChoice[]>(nameOf(type, language))
  return choices === null ? null : { type, choices }
}

/** Both ways out of an office, read while there is a signal. */
export const useWays = (office: 'fire' | 'grid') => ({
  doorLocked: useWay(`${office}.accessDenied`),
  notMine: useWay(`${office}.declineCompetence`),
})

import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import type { PartyEvent } from '../../../workflows/case/events/events.ts'
import { gapKinds } from '../../../workflows/case/facts.ts'
import { onlyIfStanding } from '../../../workflows/case/only-if.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { eventForm } from '../../../workflows/labels/event-form.ts'
import { gapLabels } from '../../../workflows/labels/event-values.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { limitStrengthLabels } from '../../../workflows/labels/limits.ts'
import { onlyIfStandingLabels } from '../../../workflows/labels/only-if.ts'
import { numberUnitLabels } from '../../../workflows/labels/rules.ts'
import { siteBounds, siteOnlyIf } from '../../../workflows/labels/site-checks.ts'
import { type SiteOffice, siteAnswers, siteOffices, siteUnits } from '../../../workflows/rules/codes.ts'
import { Basis, type SiteCheck } from '../../../workflows/rules/schema.ts'
import { CaseView } from '../case-view.ts'
import type { StoredCase } from '../ports.ts'
import type { Standing } from '../standing.ts'
import { allowedViews } from './allowed-events.ts'
import { fireLimitsView } from './fire-limits.ts'

const label = z.string().describe('In the language of the caller.')

const SiteCheckView = z
  .object({
    id: z.string(),
    text: label.describe('What is to be seen or measured; a yes is what is wanted.'),
    answer: z.enum(siteAnswers),
    unit: z.enum(siteUnits).nullable(),
    unitLabel: label.nullable(),
    atLeast: z.number().nullable(),
    atMost: z.number().nullable(),
    bounds: z.array(label).describe('The same bounds in words.'),
    strength: z.enum(['must', 'should']).nullable().describe('Null: nothing asks for it, it is noted alone.'),
    strengthLabel: label.nullable(),
    photo: z.boolean().describe('A picture is wanted.'),
    gap: z.enum(gapKinds).nullable().describe('The gap of the finding that it is where it is not so.'),
    gapLabel: label.nullable(),
    figure: z.enum(['ratedKva']).nullable().describe('The figure of the finding that this number is.'),
    onlyIf: label.nullable().describe('In which garages it is looked at.'),
    onlyIfOpen: label.nullable().describe('Said where the register does not know whether this is such a garage.'),
    basis: z.array(Basis),
    basisText: z.array(label),
  })
  .meta({ id: 'SiteCheck', description: 'A point of the list with which an office goes through a garage.' })

/** What an office takes along to a space. */
export const SiteVisitView = z
  .object({
    office: z.enum(siteOffices),
    packId: z.string(),
    packVersion: z.int(),
    packTitle: label,
    checks: z.array(SiteCheckView),
    limits: CaseView.shape.fireLimits,
    finding: z
      .object({
        type: z.string(),
        label,
        choices: z.array(z.object({ name: z.string(), label, options: z.array(z.object({ value: z.string(), label })) })),
      })
      .nullable()
      .describe('What the case waits for from this office; null: nothing that is found on site.'),
  })
  .meta({
    id: 'SiteVisit',
    description:
      'What an office takes along into a garage: the list of the rules of this case, the limits, and what it is asked to find.',
  })

interface Asked {
  readonly stored: StoredCase
  readonly standing: Standing
  readonly now: string
  readonly language: Language
}

/** What each office finds on site. */
const findings: Readonly<Record<SiteOffice, readonly PartyEvent['type'][]>> = {
  fire: ['fire.report'],
  grid: ['grid.reportSurvey', 'grid.reportCapacity'],
}

/** The list of the rules by which the case goes: what is looked at in other garages is left out. */
export const siteVisitView = (office: SiteOffice, asked: Asked): z.infer<typeof SiteVisitView> => {
  const { stored, language } = asked
  const { file, rules } = stored
  const points = (rules.siteChecks ?? []).flatMap((check) => {
    const at = check.onlyIf ? onlyIfStanding(check.onlyIf, file.memory) : 'holds'
    return check.office === office && at !== 'fails' ? [checkView(check, at === 'unknown', language)] : []
  })
  return {
    office,
    packId: rules.id,
    packVersion: rules.version,
    packTitle: rules.title[language],
    checks: points,
    limits: office === 'fire' ? fireLimitsView(asked).fireLimits : [],
    finding: findingAsked(office, asked),
  }
}

const checkView = (check: SiteCheck, isOpen: boolean, language: Language): z.infer<typeof SiteCheckView> => {
  const { measures, strength, gap, onlyIf } = check
  const basis = [check.basis, ...(onlyIf ? [onlyIf.basis] : [])]
  return {
    id: check.id,
    text: check.says[language],
    answer: check.answer,
    unit: measures?.unit ?? null,
    unitLabel: measures ? numberUnitLabels[measures.unit][language] : null,
    atLeast: measures?.atLeast ?? null,
    atMost: measures?.atMost ?? null,
    bounds: siteBounds(check).map((bound) => bound[language]),
    strength: strength ?? null,
    strengthLabel: strength ? limitStrengthLabels[strength][language] : null,
    photo: check.photo ?? false,
    gap: gap ?? null,
    gapLabel: gap ? gapLabels[gap][language] : null,
    figure: check.figure ?? null,
    onlyIf: siteOnlyIf(check)?.[language] ?? null,
    onlyIfOpen: isOpen ? onlyIfStandingLabels.unknown[language] : null,
    basis,
    basisText: [...new Set(basis.map((one) => basisText(one, language)))],
  }
}

/** The finding that the case waits for, with what has to be chosen in it. */
const findingAsked = (office: SiteOffice, asked: Asked): z.infer<typeof SiteVisitView>['finding'] => {
  const today = localDay(asked.now, asked.stored.rules.place.timeZone)
  const open = allowedViews(asked, today).filter(({ allowed }) => allowed)
  const type = findings[office].find((finding) => open.some((event) => event.type === finding))
  if (type === undefined) return null
  const form = eventForm(type, asked.language)
  const choices = form.fields.filter(({ kind, required }) => kind === 'choice' && required)
  return {
    type,
    label: form.label,
    choices: choices.map(({ name, label: text, options }) => ({ name, label: text, options: [...options] })),
  }
}

import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { accountOf } from '../../../workflows/case/account.ts'
import { basisOfClock } from '../../../workflows/case/clock-rule.ts'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { stages, steps } from '../../../workflows/case/meta.ts'
import { seesClock, seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { clockEndLabels, clockLabels } from '../../../workflows/labels/clocks.ts'
import { eventLabels } from '../../../workflows/labels/events.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { partyLabels, senderLabels } from '../../../workflows/labels/parties.ts'
import { stageLabels } from '../../../workflows/labels/stages.ts'
import { parties, tracks } from '../../../workflows/parties.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { EventRecord, StoredCase } from '../ports.ts'
import type { Standing } from '../standing.ts'
import { DateChanges } from './dates.ts'

const party = z.enum(parties)
const day = z.iso.date()

/** The account of days of a case. */
export const DayAccountView = z
  .object({
    asOf: day,
    holders: z
      .array(
        z.object({
          party,
          label: z.string(),
          workingDays: z.int().describe('Working days on which it held the case in any track, each once.'),
          stays: z.array(
            z.object({
              track: z.enum(tracks),
              stage: z.enum(stages),
              step: z.enum(steps).nullable(),
              label: z.string(),
              from: day.describe('Not counted itself.'),
              until: day.nullable().describe('Null: it is held still.'),
              workingDays: z.int(),
            }),
          ),
        }),
      )
      .describe('Who had the case for how long.'),
    clocks: z.array(
      z.object({
        clockId: z.string(),
        name: z.enum(clockNames),
        label: z.string(),
        track: z.enum(tracks),
        party,
        startOn: day,
        allowed: z.int().nullable().describe('Length in its unit, extensions included; null where a paper names the day.'),
        unit: z.enum(['workingDay', 'calendarDay', 'month']).nullable(),
        extended: z.int().describe('How often it was extended.'),
        used: z.int().describe('Units used, rests left out; of a clock in months, calendar days.'),
        elapsed: z.int().describe('The same with every rest counted in.'),
        dueOn: day.nullable(),
        passedOn: day.nullable(),
        ended: z.object({ on: day, how: z.string(), label: z.string() }).nullable(),
        basisText: z.string().describe('What its length rests on, and how far it binds.'),
        pauses: z.array(
          z.object({
            from: day,
            until: day.nullable(),
            workingDays: z.int(),
            record: z.int().describe('The event with which it began to rest.'),
            why: z.string().describe('That event in words.'),
            by: z.string().describe('Whose act it was.'),
            struck: z.boolean().describe('It did not hold and was struck out: its days are among those used.'),
          }),
        ),
      }),
    ),
    countedAnew: z
      .array(
        z.object({
          record: z.int(),
          label: z.string(),
          recordedAt: z.iso.datetime(),
          dates: DateChanges,
        }),
      )
      .describe('When the case went over to another calendar or other rules, and what that changed.'),
  })
  .meta({ id: 'DayAccount', description: 'Whose days a case has used, clock by clock, with every rest and whose act it was.' })

/** The account as a party sees it: clocks of parts it does not see are left out; whose role is over sees none. */
export const dayAccountView = (
  records: readonly EventRecord[],
  at: { readonly stored: StoredCase; readonly standing: Standing; readonly now: string; readonly language: Language },
): z.infer<typeof DayAccountView> => {
  const { stored, standing, language } = at
  const { file, rules, calendar } = stored
  const { timeZone } = rules.place
  const today = localDay(at.now, timeZone)
  const seesCourse = standing.sight === 'full' && seesPart(file, standing.party, 'course')
  const account = accountOf(
    records.map((record) => ({ ...record, by: record.actor.party })),
    { calendar, timeZone, today },
  )
  if (!seesCourse) return { asOf: today, holders: [], clocks: [], countedAnew: [] }
  const words = (type: string) => (eventLabels as Readonly<Record<string, Bilingual>>)[type]?.[language] ?? type
  return {
    asOf: today,
    holders: account.holders.map(({ stays, ...holder }) => ({
      ...holder,
      label: partyLabels[holder.party][language],
      stays: stays.map((stay) => ({ ...stay, label: stageLabels[stay.stage][language] })),
    })),
    clocks: account.clocks
      .filter((clock) => seesClock(file, standing.party, clock))
      .map(({ length, variant, pauses, ended, ruledBy, ...clock }) => ({
        ...clock,
        label: clockLabels[clock.name].name[language],
        allowed: length?.n ?? null,
        unit: length?.unit ?? null,
        ended: ended && { ...ended, label: clockEndLabels[ended.how][language] },
        basisText: basisText(
          basisOfClock({ name: clock.name, variant, length, ...(ruledBy ? { ruledBy } : {}) }, rules),
          language,
        ),
        pauses: pauses.map(({ event, by, ...pause }) => ({ ...pause, why: words(event), by: senderLabels[by][language] })),
      })),
    countedAnew: account.countedAnew.map(({ event, record, recordedAt, dates }) => ({
      record,
      label: words(event),
      recordedAt,
      dates: dates
        .filter((clock) => seesClock(file, standing.party, clock))
        .map((date) => ({ ...date, label: clockLabels[date.name].name[language] })),
    })),
  }
}

import { eq, min } from 'drizzle-orm'
import { quarterOf, replyUntil } from '../../workflows/statistics/record-notice.ts'
import { replyTimes } from '../companies/record-notices.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { companyRecordNotices } from './company-tables.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** The notices that the service would have given to the companies of a written city, quarter by quarter, up to a day. */
export const writePastNotices = (db: Db, library: Pick<RulesLibrary, 'packOfDistrict' | 'calendar'>, until: string): void => {
  const { answers, cases } = tables
  const served = db
    .select({ organisationId: answers.organisationId, district: cases.district, firstOn: min(answers.servedOn) })
    .from(answers)
    .innerJoin(cases, eq(cases.caseId, answers.caseId))
    .innerJoin(tables.organisations, eq(tables.organisations.organisationId, answers.organisationId))
    .where(eq(tables.organisations.party, 'property'))
    .groupBy(answers.organisationId, cases.district)
    .all()
  const companies = Map.groupBy(served, ({ organisationId }) => organisationId)
  for (const [organisationId, places] of companies) {
    const firstOn = places.map((place) => place.firstOn ?? until).toSorted()[0] ?? until
    for (let openedOn = firstOn; openedOn <= until; openedOn = nextQuarter(openedOn)) {
      const told = places.filter((place) => (place.firstOn ?? until) <= openedOn).map(({ district }) => district)
      const untilOn = replyUntil(openedOn, replyTimes(library, told))
      db.insert(companyRecordNotices)
        .values({
          ...{ organisationId, quarter: quarterOf(openedOn), openedOn, untilOn },
          ...{ toldAt: `${openedOn}T01:00:00.000Z`, channel: 'inbox' },
        })
        .run()
    }
  }
}

/** The first day of the quarter after a day. */
const nextQuarter = (on: string): string => {
  const day = Temporal.PlainDate.from(on)
  const first = day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 })
  return first.add({ months: 3 }).toString()
}

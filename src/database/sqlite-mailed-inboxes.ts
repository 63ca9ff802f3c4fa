import { and, asc, eq, gt, isNotNull, lte, ne } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import { wordsOfNotice } from '../../workflows/labels/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import type { CompanyContacts } from '../companies/contacts.ts'
import type { MailedInboxes } from '../notices/mail-inboxes.ts'
import { companyContacts } from './company-tables.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import { cases, deliveries } from './tables.ts'

/** Who has mail of an inbox, on SQLite. */
export const sqliteMailedInboxes = ({ db }: OpenDatabase, contacts: Pick<CompanyContacts, 'of'>): MailedInboxes => ({
  list: async () => {
    const rows = guarded(() =>
      db
        .select({ organisationId: companyContacts.organisationId, mailedUntil: companyContacts.mailedUntil })
        .from(companyContacts)
        .where(and(ne(companyContacts.rhythm, 'none'), isNotNull(companyContacts.mailedUntil)))
        .all(),
    )
    const known = await Promise.all(rows.map(async (row) => ({ ...row, contact: await contacts.of(row.organisationId) })))
    return known.flatMap(({ organisationId, mailedUntil, contact }) =>
      contact?.mail && contact.rhythm !== 'none' && mailedUntil !== null
        ? [{ organisationId, mail: contact.mail, rhythm: contact.rhythm, language: contact.language, mailedUntil }]
        : [],
    )
  },
  lines: async ({ organisationId, mailedUntil: after, language }, upTo) =>
    guarded(() =>
      db
        .select({ notice: deliveries.notice, party: deliveries.party, caseNumber: cases.caseNumber })
        .from(deliveries)
        .innerJoin(cases, eq(cases.caseId, deliveries.caseId))
        .where(
          and(
            eq(deliveries.organisationId, organisationId),
            gt(deliveries.deliveredAt, after),
            lte(deliveries.deliveredAt, upTo),
          ),
        )
        .orderBy(asc(deliveries.deliveredAt), asc(deliveries.messageId))
        .all()
        // Only notices and parties are ever written to these columns.
        .map(({ notice, party, caseNumber }) => ({
          caseNumber: caseNumber ?? '',
          title: wordsOfNotice(notice as NoticeName, party as Party).title[language],
        })),
    ),
  mailed: async (organisationId, upTo) =>
    guarded(() => {
      db.update(companyContacts).set({ mailedUntil: upTo }).where(eq(companyContacts.organisationId, organisationId)).run()
    }),
})

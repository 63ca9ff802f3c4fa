import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Figures that were frozen: what was published once stays as it is, also after late facts and new definitions. `scope` is
 * '' for the public set of the installation, and the organisation for the sheet of its Monday meeting.
 */
export const frozenFigures = sqliteTable(
  'frozen_figures',
  {
    kind: text('kind').notNull(),
    /** The month (YYYY-MM), or the Monday (YYYY-MM-DD). */
    period: text('period').notNull(),
    scope: text('scope').notNull(),
    /** The set as canonical JSON (RFC 8785): what the hash and the signature are of. */
    body: text('body').notNull(),
    /** SHA-256 of `body`, hex. */
    hash: text('hash').notNull(),
    /** Ed25519, base64. */
    signature: text('signature').notNull(),
    keyId: text('key_id').notNull(),
    publicKey: text('public_key').notNull(),
    frozenAt: text('frozen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.period, table.scope] })],
)

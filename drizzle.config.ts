import { defineConfig } from 'drizzle-kit'

const sqlite = defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/database/tables.ts',
    './src/database/matter-tables.ts',
    './src/database/ledger-tables.ts',
    './src/database/pile-tables.ts',
    './src/database/company-tables.ts',
    './src/database/trial-tables.ts',
    './src/database/frozen-tables.ts',
    './src/database/rule-draft-tables.ts',
    './src/database/precheck-tables.ts',
    './src/database/webhook-tables.ts',
    './src/database/announced-pack-tables.ts',
    './src/database/record-tables.ts',
    './src/database/erasure-tables.ts',
    './src/database/access-tables.ts',
    './src/database/lease-tables.ts',
    './src/database/request-count-tables.ts',
    './src/database/second-factor-tables.ts',
    './src/database/four-eyes-tables.ts',
    './src/database/identity-tables.ts',
    './src/database/message-tables.ts',
  ],
  out: './migrations/sqlite',
})

const postgres = defineConfig({
  dialect: 'postgresql',
  schema: './src/database/postgres/tables.ts',
  out: './migrations/postgres',
})

export default process.env['DIALECT'] === 'postgresql' ? postgres : sqlite

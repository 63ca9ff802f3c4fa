import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { FigureEngine } from '../statistics/figure-engine.ts'
import { figuresInThread } from './figure-thread.ts'
import type { OpenDatabase } from './open-database.ts'
import { preferReplica } from './preferred-replica.ts'

interface SourceParts {
  readonly database: OpenDatabase
  readonly now: () => string
  readonly logger: Logger
}

/** What the figures are computed by: a thread over the database, or over its replica where there is one. */
export const openFigureSource = (
  { databaseFile, replicaUrl, rulesDir }: Pick<Config, 'databaseFile' | 'replicaUrl' | 'rulesDir'>,
  { database, now, logger }: SourceParts,
): { readonly engine: FigureEngine; close(): Promise<void> } => {
  const primary = figuresInThread({ databaseFile, rulesDir, now })
  if (replicaUrl === null) return { engine: primary, close: primary.close }
  const replica = figuresInThread({ databaseFile: replicaUrl, rulesDir, isReplica: true, now })
  const missing = database.connection.prepare<[number], { since: string | null }>(
    'select min(recorded_at) as since from case_events where rowid > ?',
  )
  const engine = preferReplica({
    ...{ replica, primary, now },
    missingSince: (lastEvent) => missing.get(lastEvent)?.since ?? null,
    onError: (error) => logger.warn({ err: error }, 'the replica cannot be read: figures are read from the primary'),
  })
  return {
    engine,
    close: async () => {
      await Promise.all([replica.close(), primary.close()])
    },
  }
}

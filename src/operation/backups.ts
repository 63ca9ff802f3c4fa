import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Gauge, type Registry } from 'prom-client'

/** When the newest whole backup of a folder was made: a backup is whole once the note beside it is there. */
export const backupMetrics = (registry: Registry, folder: string): void => {
  new Gauge({
    name: 'pile_last_backup_timestamp_seconds',
    help: 'When the last whole backup in BACKUPS_DIR was made; 0 = there is none',
    registers: [registry],
    collect() {
      this.set(newest(folder) / 1000)
    },
  })
}

const newest = (folder: string): number => {
  try {
    const notes = readdirSync(folder).filter((name) => name.endsWith('.json'))
    return Math.max(0, ...notes.map((name) => statSync(join(folder, name)).mtimeMs))
  } catch {
    // A folder that is not there holds no backup, which is what has to be told.
    return 0
  }
}

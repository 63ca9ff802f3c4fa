import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../../src/config.ts'
import { startService } from '../../../src/service.ts'

// The service as it is started for people, in a process of its own; only nobody is told to wait a minute.
const [folder = '', ...rest] = process.argv.slice(2)
const elsewhere = rest.find((option) => option.startsWith('postgres:'))
const service = await startService(
  readConfig({
    PORT: '0',
    DATABASE_URL: elsewhere ?? `file:${join(folder, 'pile.db')}`,
    KEYS_FILE: join(folder, 'pile.keys.db'),
  }),
  {
    logger: pino({ level: 'error' }),
    requestsPerMinute: 1e9,
    ...(rest.includes('--one-each') ? { writesTogether: 1 } : {}),
  },
)
process.send?.({ url: service.url })
process.on('message', (asked: { readonly cpuSince?: NodeJS.CpuUsage; readonly settle?: true; readonly stop?: true }) => {
  if (asked.cpuSince) process.send?.(process.cpuUsage(asked.cpuSince))
  // Until nothing is left to do of what was sent: it must not go on while something else is measured.
  if (asked.settle) void service.rounds.send().then(() => process.send?.({ settled: true }))
  if (asked.stop) void service.stop().then(() => process.exit(0))
})

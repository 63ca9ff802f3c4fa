import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'src/built')
const stampFile = join(folder, 'stamp.txt')

/** Folders of the sources that no service is started from. */
const apart = ['src/web', 'src/client', 'src/built'].map((path) => join(root, path) + sep)

/** What is no JavaScript, or only loaded by threads and for building: it stays where it was installed. */
const installed = ['better-sqlite3', '@node-rs/argon2', 'pdfkit', 'fontkit', 'pg', 'openid-client', 'vite']

/** When and how large what the service is started from was written: reading it all would take as long as it saves. */
const stampOfService = (): string =>
  ['src', 'workflows']
    .flatMap((part) => readdirSync(join(root, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !apart.some((path) => file.startsWith(path)))
    .concat(join(root, 'package-lock.json'))
    .map((file) => {
      const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 }
      // Whole seconds: an image or an archive keeps no more of a time.
      return `${relative(root, file)} ${Math.floor(mtimeMs / 1000)} ${size}`
    })
    .toSorted()
    .join('\n')
    .concat(`\n${root} ${process.version}`)

/** Whether the service lies there as one file, made of the sources as they are. */
export const isServiceBuilt = (): boolean => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOfService()

/** A source that knows where it lies, wherever it is put: packages know it by a name of their own. */
const withAddresses = (code: string, path: string): string =>
  path.includes('node_modules')
    ? code.replaceAll(/(?<![\w.$'"])__dirname(?![\w$'"])/g, JSON.stringify(dirname(path)))
    : code.replaceAll(/import\.meta\.url/g, JSON.stringify(pathToFileURL(path).href))

/**
 * Puts the service and what it imports into one file: half of a start is finding and reading two thousand of them. Every
 * source keeps its address, so that threads and files are found where they lie.
 * @throws when a source cannot be read.
 */
export const buildService = async (): Promise<void> => {
  const { build } = await import('vite')
  const stamp = stampOfService()
  const unfinished = `${folder}.${process.pid}`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'keep-addresses',
        enforce: 'pre',
        transform: (code, id) => ({ code: withAddresses(code, id), map: null }),
      },
    ],
    ssr: { noExternal: true, external: installed },
    build: {
      ssr: join(root, 'src/serve.ts'),
      outDir: unfinished,
      target: 'esnext',
      rollupOptions: {
        output: {
          entryFileNames: 'serve.mjs',
          chunkFileNames: '[name]-[hash].mjs',
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  })
  writeFileSync(join(unfinished, 'stamp.txt'), stamp)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

/** The address of the one file; null where it is not built, or its sources are newer. */
export const builtService = (): string | null => (isServiceBuilt() ? pathToFileURL(join(folder, 'serve.mjs')).href : null)

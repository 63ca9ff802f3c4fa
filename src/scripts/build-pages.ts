import { buildPages } from '../pages/build-pages.ts'

buildPages().then(
  (loads) => {
    for (const { page, gzipKb, limitKb } of loads) {
      process.stdout.write(`${page.padEnd(10)} first load ${String(gzipKb).padStart(6)} kB gzip, at most ${limitKb}\n`)
    }
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  },
)

import { checkChart } from '../../workflows/case/self-check/check-chart.ts'
import { arePagesBuilt, buildPages } from '../pages/build-pages.ts'
import { buildService, isServiceBuilt } from '../pages/service-bundle.ts'

/** `--missing`: only what is not there, or older than its sources. */
const onlyMissing = process.argv.includes('--missing')

const buildAll = async (): Promise<void> => {
  const loads = onlyMissing && arePagesBuilt() ? [] : await buildPages()
  for (const { page, gzipKb, limitKb } of loads) {
    process.stdout.write(`${page.padEnd(10)} first load ${String(gzipKb).padStart(6)} kB gzip, at most ${limitKb}\n`)
  }
  if (!isServiceBuilt()) await buildChecked()
}

/** Sources that cannot be used, or built, are started as they are: then they say what is wrong with them. */
const buildChecked = async (): Promise<void> => {
  try {
    checkChart()
    await buildService()
  } catch (error) {
    process.stderr.write(`the service starts from its sources: ${String(error)}\n`)
  }
}

buildAll().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})

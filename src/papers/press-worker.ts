import { parentPort } from 'node:worker_threads'
import type { PrintableSheet } from '../../workflows/papers/sheet.ts'
import { type Fonts, openFonts } from './fonts.ts'
import type { PressAnswer } from './press.ts'
import { printSheet } from './print-sheet.ts'

// A thread of its own: letting a page set takes tenths of a second, in which nobody else would be answered.
let fonts: Fonts | undefined

parentPort?.on('message', async ({ job, sheet }: { job: number; sheet: PrintableSheet }) => {
  const answer = await printed(job, sheet)
  parentPort?.postMessage(answer)
})

const printed = async (job: number, sheet: PrintableSheet): Promise<PressAnswer> => {
  try {
    fonts ??= openFonts()
    return { job, bytes: await printSheet(sheet, fonts) }
  } catch (error) {
    return { job, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

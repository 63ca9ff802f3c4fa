import pino from 'pino'
import type { z } from 'zod'
import { sweepDueClocks } from '../../src/cases/sweep.ts'
import { openFonts } from '../../src/papers/fonts.ts'
import { printSheet } from '../../src/papers/print-sheet.ts'
import { readPaper } from '../../src/papers/read-paper.ts'
import { PartyEvent, partyOfEvent } from '../../workflows/case/events/events.ts'
import type { CasePaper } from '../../workflows/case/paper-sight.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { PaperLack, PaperSheet } from '../../workflows/papers/sheet.ts'
import type { Party } from '../../workflows/parties.ts'
import { type PrintedPdf, readPdf, unspaced } from './read-pdf.ts'
import { actorOf, type SmallCity, smallCity } from './small-city.ts'

const fonts = openFonts()

/** The small city with one case on real SQLite, whose papers are printed and read again. */
export interface PaperCity {
  readonly city: SmallCity
  readonly caseId: string
  /** The party of the event sends it, or another one on its behalf. */
  send(event: z.input<typeof PartyEvent>, by?: Party): Promise<void>
  /** It is nine o'clock of this day; what has become due has happened. */
  until(day: string): Promise<void>
  minutesPass(n: number): void
  /** The words of a paper, or why there is none. */
  sheet(paper: CasePaper, party?: Party, language?: Language): Promise<PaperSheet | PaperLack>
  /** A paper as its reader sees it. */
  print(paper: CasePaper, party?: Party, language?: Language): Promise<PrintedPdf>
  /** The words of a paper that is there, without blanks. */
  text(paper: CasePaper, party?: Party, language?: Language): Promise<string>
}

/** Opens it with a case that was filed on Monday 2026-03-02. */
export const paperCity = async (pack = 'zhuzhou-2022'): Promise<PaperCity> => {
  const city = smallCity({ pack })
  const caseId = await city.file()
  const sheet: PaperCity['sheet'] = async (paper, party = 'owner', language = 'zh') => {
    const stored = await city.store.read(caseId)
    const { accountId, organisationId } = actorOf(party)
    return readPaper({ ...city, reads: { note: () => {} } }, paper, {
      stored: stored!,
      standing: { party, sight: 'full' },
      viewer: { party, accountId, organisationId },
      now: city.time.now(),
      language,
      publicUrl: 'https://pile.example.cn',
    })
  }
  const print: PaperCity['print'] = async (paper, party, language) => {
    const composed = await sheet(paper, party, language)
    if (typeof composed === 'string') throw new Error(`there is no ${paper}: ${composed}`)
    return readPdf(await printSheet(composed, fonts))
  }
  return {
    city,
    caseId,
    send: async (sent, by) => {
      const event = PartyEvent.parse(sent)
      const result = await city.send(caseId, event, by ?? partyOfEvent(event.type))
      if (result.kind !== 'recorded') throw new Error(`${event.type}: ${JSON.stringify(result).slice(0, 300)}`)
    },
    until: async (day) => {
      city.time.set(`${day}T01:00:00.000Z`)
      await sweepDueClocks({ store: city.store, time: city.time, logger: pino({ level: 'silent' }) })
    },
    minutesPass: (minutes) => city.time.forward({ minutes }),
    sheet,
    print,
    text: async (paper, party, language) => {
      const composed = await sheet(paper, party, language)
      if (typeof composed === 'string') throw new Error(`there is no ${paper}: ${composed}`)
      return unspaced(wordsOf(composed).join(''))
    },
  }
}

/** All words of a sheet, each line and cell by itself. */
export const wordsOf = ({ title, parts, pointer }: PaperSheet): string[] => [
  title,
  pointer.address,
  ...parts.flatMap((part): readonly string[] => {
    switch (part.kind) {
      case 'heading':
      case 'subheading':
      case 'paragraph':
        return [part.text]
      case 'facts':
        return part.rows.flatMap(({ label, value }) => [label, value])
      case 'table':
        return [...part.columns.map(({ label }) => label), ...part.rows.flat()]
      default:
        return part.lines
    }
  }),
]

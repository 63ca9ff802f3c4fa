import type { Track } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'

/** The tracks that run side by side, and the main line. */
export const trackLabels = {
  main: { zh: '主线', en: 'Main line' },
  consent: { zh: '物业出证', en: 'Consent' },
  fire: { zh: '消防', en: 'Fire safety' },
  grid: { zh: '供电', en: 'Power supply' },
} satisfies Record<Track, Bilingual>

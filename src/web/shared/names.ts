import { partyLabels } from '../../../workflows/labels/parties.ts'
import { trackLabels } from '../../../workflows/labels/tracks.ts'
import type { Party, Track } from '../../../workflows/parties.ts'
import type { PageLanguage } from './language.ts'

const key = (language: PageLanguage): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh')

/** What a party is called. */
export const partyName = (party: Party, language: PageLanguage): string => partyLabels[party][key(language)]

/** What a track is called. */
export const trackName = (track: Track, language: PageLanguage): string => trackLabels[track][key(language)]

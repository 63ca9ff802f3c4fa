import { z } from 'zod'
import { Applicant } from '../applicant.ts'
import { event, words } from './shape.ts'

/** An owner has own personal data corrected or completed (个人信息保护法 46), and what the centre says where somebody has to look. */
export const dataCorrectionEvents = [
  event(
    'owner.correctData',
    'Corrects or completes personal data of the owner. Phone, room and plate are the owner’s own to say and count at once; a name or an ID number was held against papers, and counts once the centre has looked at the one that shows it.',
    {
      fields: z.array(Applicant.keyof()).min(1).max(5).describe('What is corrected; nothing else in `personal` counts.'),
      personal: Applicant.partial().meta({ id: 'CorrectedData', description: 'What it should say.' }),
    },
  ),
  event('centre.settleCorrection', 'Says whether a name or an ID number is corrected, after a look at the papers.', {
    record: z.int().positive().describe('Sequence number of the correction that was asked for.'),
    corrected: z.boolean(),
    words: words.describe('Why: the owner reads it.'),
  }),
] as const

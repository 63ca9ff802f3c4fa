import type { SiteOffice } from '../rules/codes.ts'

/** Stages in which an office works at its desk: nobody has to open a garage for them. Every other stage may need a visit. */
const deskStages: Readonly<Record<SiteOffice, readonly string[]>> = {
  fire: ['thirdPartyTest'],
  grid: ['intake', 'plan', 'loadLogging'],
}

/** Whether an office works at its desk in a stage. */
export const isDeskStage = (office: SiteOffice, stage: string): boolean => deskStages[office].includes(stage)

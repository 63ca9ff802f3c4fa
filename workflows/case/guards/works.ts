import type { Asked } from '../asked.ts'
import { openDuties } from '../memory/consent-duties.ts'
import { consentFell } from '../memory/honesty.ts'
import { beforeEnergising, openObligations } from '../obligations.ts'
import { organisationOf } from '../organisations.ts'

/** Questions about the works and about what must be done before the pile is energised. */
export const worksGuards = {
  /** A property company has a part in this case. */
  companyIsThere: ({ context }: Asked) => organisationOf(context, 'property') !== null,
  /** No property company has a part in this case: it left, or there never was one. */
  companyIsGone: ({ context }: Asked) => organisationOf(context, 'property') === null,
  /** The consent rested on a forged paper, or was taken back for a duty of the place, and no other paper has come. */
  consentFell: ({ context }: Asked) => consentFell(context),
  /** It is not for a property company to issue the paper anew: it left, or somebody else was asked for it. */
  companyIsNotAsked: ({ context }: Asked) => organisationOf(context, 'property') === null || context.issuer?.party !== 'property',
  /** Something was promised or found missing and is not done yet. Once the request has ended, only what a place asks for with a pile that runs is owed. */
  obligationsAreOpen: ({ context }: Asked) =>
    context.outcome === null
      ? openObligations(context).length > 0
      : context.outcome.outcome === 'energised' && openDuties(context).length > 0,
  /** Something that must be done before the pile is energised is not done. */
  energisingWaits: ({ context }: Asked) => beforeEnergising(context).length > 0,
  /** Nothing that must be done before the pile is energised is open any more. */
  nothingWaits: ({ context }: Asked) => beforeEnergising(context).length === 0,
  /** A stop of the works that an authority has confirmed stands. */
  stopStands: ({ context }: Asked) => context.stops.some((stop) => stop.result === 'confirmed' && stop.endedSeq === null),
  /** The inspection found nothing. */
  inspectionIsPassed: ({ context }: Asked) => context.inspectionPassedSeq !== null,
  /** The works were reported as done. */
  worksAreReported: ({ context }: Asked) => context.worksReportedOn !== null,
}

import { z } from 'zod'

/** Who asks: the personal part of a request. Sealed from the first moment. */
export const Applicant = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    phone: z
      .string()
      .regex(/^1\d{10}$/, 'a mainland mobile number of 11 digits')
      .optional()
      .describe('Left out for a walk-in who has none: then everything comes and goes on paper, by the counter.'),
    idNumber: z
      .string()
      .regex(/^\d{17}[\dX]$/, 'an ID number of 18 signs')
      .optional(),
    room: z.string().trim().max(60).optional(),
    plate: z.string().trim().max(12).optional(),
  })
  .meta({ id: 'Applicant', description: 'Who asks. Phone and ID are masked for everybody else until their stage needs them.' })
/** Who asks. */
export type Applicant = z.infer<typeof Applicant>

import type { MatterTrack } from '../matter/kinds.ts'
import type { GroundCode } from '../rules/codes.ts'

/** What a check is about by its nature: what it speaks of where it does not say so. */
const subjects: Readonly<Record<MatterTrack, readonly GroundCode[]>> = {
  fire: ['FIRE_SYSTEM_MISSING', 'FIRE_UNIT_AREA', 'FIRE_FLOOR_FORBIDDEN'],
  grid: ['NO_CAPACITY_PUBLIC', 'NO_CAPACITY_PRIVATE'],
}

/** What a finding says of the grounds. */
interface Looked {
  readonly examined?: readonly string[] | undefined
  readonly upheld?: readonly string[]
}

/** The grounds that a finding looked at: only these can fall by it. Whoever bears a ground out has looked at it. */
export const examinedBy = (track: MatterTrack, { examined = subjects[track], upheld = [] }: Looked): string[] => [
  ...new Set([...examined, ...upheld]),
]

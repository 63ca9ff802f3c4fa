import type { Ledger } from '../../workflows/capacity/ledger.ts'
import type { Facts } from '../../workflows/case/facts.ts'
import type { Party } from '../../workflows/parties.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Compound, Space } from './ports.ts'

/** Who looks at the plan of a compound. */
export interface PlanViewer {
  readonly party: Party
  readonly accountId: string
  readonly organisationId: string | null
}

/** A running request, or the request by which a pile came. */
export interface RequestThere {
  readonly caseId: string
  readonly caseNumber: string | null
  readonly spaceId: string
  readonly ownerAccountId: string
  readonly isOpen: boolean
  /** Held up by what the fire check found: it waits for a retrofit, or is stopped. */
  readonly isStoppedByFire: boolean
}

/** Everything that a plan of a compound is drawn from. */
export interface PlanRecord {
  readonly compound: Compound
  readonly rules: RulePack
  /** The day it is there. */
  readonly today: string
  readonly spaces: readonly Space[]
  readonly requests: readonly RequestThere[]
  /** Spaces with a pile that was not taken away. */
  readonly pileSpaces: ReadonlySet<string>
  /** The valid fire finding of a zone, or of a garage for what lies in no zone, by its id. */
  readonly findings: ReadonlyMap<string, NonNullable<Facts['fireFinding']>>
  /** The ledger of each transformer, with the figures of the register where it has none of its own yet. */
  readonly ledgers: ReadonlyMap<string, Ledger>
}

/** Reads the plans of compounds. */
export interface CompoundPlans {
  /** Null where there is no such compound, or it is none of the viewer's business. */
  read(compoundId: string, viewer: PlanViewer, now: string): Promise<PlanRecord | null>
}

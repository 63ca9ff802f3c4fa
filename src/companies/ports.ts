/** When somebody is away, and who stands in. Both days belong to it. */
export interface Leave {
  readonly fromOn: string
  readonly untilOn: string
  readonly deputyId: string
}

/** Somebody who works for a company. */
export interface Colleague {
  readonly accountId: string
  readonly login: string
  readonly leave: Leave | null
  /** Whom the account belongs to: the company, or one of its branches. */
  readonly organisationId: string
}

/** A compound whose papers a company issues, with who looks after it and what lies there. */
export interface CompanyCompound {
  readonly compoundId: string
  readonly name: string
  readonly district: string
  /** Who issues its papers: the company, or one of its branches. */
  readonly organisationId: string
  /** Who looks after it; null = nobody was named, or whoever was has no account any more. */
  readonly responsibleId: string | null
  readonly open: number
  /** Requests that wait for this company. */
  readonly withUs: number
  /** Clocks of this company that have run out and are still open. */
  readonly late: number
}

/** A company as its own people see it. */
export interface CompanyDesk {
  readonly people: readonly Colleague[]
  readonly compounds: readonly CompanyCompound[]
  /** Of a head office, by name; a branch and a company that stands alone have none. */
  readonly branches: readonly { readonly organisationId: string; readonly name: string }[]
}

/** Who set something, of which company, when. */
export interface SetBy {
  readonly organisationId: string
  readonly accountId: string
  readonly now: string
}

/**
 * The desks of companies: who looks after what, and who stands in. It decides nothing and hides no case from a colleague.
 * A head office has those of its branches before it, too, and may set them: who looks after a compound of a branch works
 * for that branch.
 */
export interface Companies {
  desk(organisationId: string, today: string): Promise<CompanyDesk>
  /** False when the compound is none of the company's, or the person none of its people. */
  setDuty(compoundId: string, accountId: string | null, by: SetBy): Promise<boolean>
  /** False when one of the two is none of the company's people. Null ends the leave. */
  setLeave(accountId: string, leave: Leave | null, by: SetBy): Promise<boolean>
}

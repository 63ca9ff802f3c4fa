/** Where a company is told what waits for it, beside its inbox. */
export interface CompanyContact {
  readonly phone: string
  readonly setAt: string
}

/** The phones of companies. Each is set by the company itself or its head office, or by the operator for one that does not log in. */
export interface CompanyContacts {
  /** Null: none was set, or its key was destroyed. */
  of(organisationId: string): Promise<CompanyContact | null>
  /** Null takes it away. False: there is no such property company. */
  set(organisationId: string, phone: string | null, by: { readonly accountId: string; readonly now: string }): Promise<boolean>
  /** Whether somebody who works for a company may set the phone of another: its own, and as a head office that of a branch. */
  isOwn(organisationId: string, caller: string): Promise<boolean>
}

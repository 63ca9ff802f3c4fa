import type { Language } from '../../workflows/labels/fill.ts'
import type { MailRhythm } from '../../workflows/labels/receiving-channels.ts'

/** Where a company, or another body by mail alone, is told what waits for it, beside its inbox. */
export interface CompanyContact {
  readonly rhythm: MailRhythm
  readonly phone: string | null
  readonly mail: string | null
  readonly language: Language
  readonly setAt: string
}

/** A phone, an address, or both; neither = nowhere. */
export type ContactPoints = Pick<CompanyContact, 'phone' | 'mail'>

/** The phones and addresses of companies. Each is set by the company itself or its head office, or by the operator for one that does not log in. */
export interface CompanyContacts {
  /** Null: none was set, or its key was destroyed. */
  of(organisationId: string): Promise<CompanyContact | null>
  /** Null takes one away; what is left out stays. False: there is no such body, or a phone is given for one that is no company. */
  set(
    organisationId: string,
    points: Partial<ContactPoints & Pick<CompanyContact, 'rhythm' | 'language'>>,
    by: { readonly accountId: string; readonly now: string },
  ): Promise<boolean>
  /** Whether somebody who works for a company may set those of another: its own, and as a head office that of a branch. */
  isOwn(organisationId: string, caller: string): Promise<boolean>
}

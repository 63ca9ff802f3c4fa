import { useEffect, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { keptPhone } from '../../shared/login-page.tsx'
import type { Right } from '../right-input.tsx'

/** What is asked before there is a draft. Kept in this tab until the service has it. */
export interface Answers {
  readonly compound: Schemas['CompoundName'] | null
  readonly space: Schemas['FoundSpace'] | null
  readonly right: Right
  readonly leaseMonths: string
  readonly powerKw: string
  readonly mayCall: boolean
  readonly name: string
  readonly phone: string
  readonly room: string
  readonly plate: string
}

const emptyAnswers: Answers = {
  compound: null,
  space: null,
  right: 'owned',
  leaseMonths: '',
  powerKw: '7',
  mayCall: true,
  name: '',
  phone: '',
  room: '',
  plate: '',
}

const answersKey = 'new-request'

/** Answers given so far in this tab: a refresh, or a look elsewhere, loses nothing. */
export const useKeptAnswers = () => {
  const [answers, setAnswers] = useState<Answers>(() => {
    try {
      const kept = window.sessionStorage.getItem(answersKey)
      // Only this page writes under this name.
      const known = kept ? (JSON.parse(kept) as Partial<Answers>) : {}
      return { ...emptyAnswers, phone: keptPhone(), ...known }
    } catch {
      return { ...emptyAnswers, phone: keptPhone() }
    }
  })
  const change = (changed: Partial<Answers>) => setAnswers((before) => ({ ...before, ...changed }))
  useEffect(() => {
    try {
      window.sessionStorage.setItem(answersKey, JSON.stringify(answers))
    } catch {
      // Nothing is kept in this browser; the page goes on.
    }
  }, [answers])
  return { answers, change }
}

/** Forgets them: the service has them now. */
export const forgetAnswers = (): void => {
  try {
    window.sessionStorage.removeItem(answersKey)
  } catch {
    // There was nothing to forget.
  }
}

/** What is asked for and by whom, as the service takes it. */
export const contentOf = (answers: Answers) => ({
  right: answers.right,
  leaseMonths: answers.right === 'leased' && answers.leaseMonths !== '' ? Number(answers.leaseMonths) : null,
  powerKw: Number(answers.powerKw),
  mayCall: answers.mayCall,
  personal: {
    name: answers.name,
    phone: answers.phone,
    ...(answers.room ? { room: answers.room } : {}),
    ...(answers.plate ? { plate: answers.plate } : {}),
  },
})

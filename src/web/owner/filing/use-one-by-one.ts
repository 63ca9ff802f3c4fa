import { useState } from 'react'
import { useElderMode } from '../../shared/elder-mode.ts'

/** Shows the questions of a step together, or in large type one a screen: each answer leads to the next question. */
export const useOneByOne = (count: number) => {
  const [at, setAt] = useState(0)
  const isOne = useElderMode()
  return {
    shows: (place: number): boolean => !isOne || place === at,
    /** What is read aloud: the questions that are shown. */
    read: (texts: readonly string[]): string => texts.filter((_, place) => !isOne || place === at).join('。'),
    next: (onNext: () => void): void => {
      if (isOne && at < count - 1) setAt(at + 1)
      else onNext()
    },
    back: (onBack: () => void): void => {
      if (isOne && at > 0) setAt(at - 1)
      else onBack()
    },
  }
}

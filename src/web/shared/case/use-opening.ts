import { useEffect, useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import type { CaseDoor } from '../api.ts'
import { useSendEvent } from '../use-send-event.ts'

/** Says once that a person has opened it: only after something on the page was touched, because programs that preview links look too. */
export const useOpening = (door: CaseDoor, seen: Schemas['Case']): void => {
  const send = useSendEvent(door, seen)
  const said = useRef(false)
  const opening =
    seen.allowedEvents.find(({ type, allowed, onBehalfOf }) => allowed && onBehalfOf === null && type.endsWith('.open'))?.type ??
    null
  useEffect(() => {
    if (opening === null) return
    const say = () => {
      if (said.current) return
      said.current = true
      send.mutate({ type: opening })
    }
    window.addEventListener('pointerdown', say, { once: true })
    window.addEventListener('keydown', say, { once: true })
    return () => {
      window.removeEventListener('pointerdown', say)
      window.removeEventListener('keydown', say)
    }
  }, [opening, send])
}

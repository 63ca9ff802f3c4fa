import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * What may be wider than a phone. Where it is, it is moved sideways by finger and, once it has the focus, by the arrow keys;
 * where it is not, it is no stop for the keyboard. No landmark: most stand alone in a region of the same name.
 */
export const Scroll = ({
  label,
  hidden,
  children,
}: {
  readonly label: string
  readonly hidden?: boolean
  readonly children: ReactNode
}) => {
  const frame = useRef<HTMLElement>(null)
  const [isWider, setIsWider] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const look = new ResizeObserver(() => setIsWider(element.scrollWidth > element.clientWidth))
    look.observe(element)
    for (const child of element.children) look.observe(child)
    return () => look.disconnect()
  }, [])
  return (
    <figure ref={frame} className="scroll" aria-label={label} hidden={hidden} {...(isWider ? { tabIndex: 0 } : {})}>
      {children}
    </figure>
  )
}

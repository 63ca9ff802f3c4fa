import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** A new page begins at its top; going back leaves the place to the browser. */
export const ScrollToTop = () => {
  const { pathname } = useLocation()
  const how = useNavigationType()
  useEffect(() => {
    if (how !== 'POP' && pathname !== '') window.scrollTo(0, 0)
  }, [how, pathname])
  return null
}

/** The element of the input of a question. */
export const fieldId = (key: string): string => `q-${key}`
/** The element of a section of the whole document. */
export const sectionId = (key: string): string => `place-${key}`

/** Opens everything around an element, brings it into sight and puts the cursor there. */
export const jumpTo = (id: string): void => {
  const target = document.getElementById(id)
  for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

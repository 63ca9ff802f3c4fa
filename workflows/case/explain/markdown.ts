/** A Markdown table; a bar inside a cell would end it, so it is written as an entity. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '&#124;')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A name as it is written in the code. */
export const code = (name: string): string => `\`${name}\``

/** Parts of a cell, one a line. */
export const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('<br>')

/** A list of names, or a dash for none. */
export const list = (names: readonly string[]): string => (names.length > 0 ? names.join(', ') : '–')

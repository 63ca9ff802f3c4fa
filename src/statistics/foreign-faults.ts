/** A line that is no unit, in words. */
export interface LineFault {
  readonly line: number
  readonly column: string
  readonly sentence: string
}

// More would only scroll the first away.
const told = 20

/** A log that cannot be read: every fault with its line. */
export class UnreadableLog extends Error {
  readonly faults: readonly LineFault[]
  constructor(faults: readonly LineFault[]) {
    const sentences = faults
      .slice(0, told)
      .map(({ line, column, sentence }) => `第${line}行 line ${line}, ${column}: ${sentence}`)
    const more = faults.length > told ? [`另有${faults.length - told}处 and ${faults.length - told} more`] : []
    super([...sentences, ...more].join('\n'))
    this.faults = faults
  }
}

export const faultAt = (line: number, column: string, sentence: string): LineFault => ({ line, column, sentence })

export const refuse = (faults: readonly LineFault[]): void => {
  if (faults.length > 0) throw new UnreadableLog(faults)
}

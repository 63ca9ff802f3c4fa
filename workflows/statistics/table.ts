/** A rectangle of numbers, all nought at first. */
export interface Table {
  readonly rows: number
  at(row: number, column: number): number
  add(row: number, column: number, by: number): void
  clear(row: number, column: number): void
}

/** A table in one block of memory: a curve over thousands of compounds goes through it once for every day. */
export const openTable = (rows: number, columns: number): Table => {
  const cells = new Float64Array(rows * columns)
  const at = (row: number, column: number): number => cells[row * columns + column] ?? 0
  return {
    rows,
    at,
    add: (row, column, by) => {
      cells[row * columns + column] = at(row, column) + by
    },
    clear: (row, column) => {
      cells[row * columns + column] = 0
    },
  }
}

/** The x of `matrix · x = right`, by elimination with the largest pivot; null where the matrix has no inverse. */
export const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null => {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  const size = rows.length
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0
  const scale = Math.max(0, ...matrix.flat().map(Math.abs))
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best =
      rows
        .map((_, row) => row)
        .filter((row) => row >= pivot)
        .toSorted((a, b) => Math.abs(cell(b, pivot)) - Math.abs(cell(a, pivot)))[0] ?? pivot
    if (Math.abs(cell(best, pivot)) <= scale * 1e-12) return null
    const [upper, lower] = [rows[best] ?? [], rows[pivot] ?? []]
    rows[pivot] = upper
    rows[best] = lower
    for (let row = 0; row < size; row += 1) {
      if (row === pivot) continue
      const factor = cell(row, pivot) / cell(pivot, pivot)
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * cell(pivot, column))
    }
  }
  return rows.map((_, row) => cell(row, size) / cell(row, row))
}

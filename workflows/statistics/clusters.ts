/** Numbers the clusters of a list from 0, in the order in which they are met. */
export const indexClusters = (names: readonly string[]): { readonly indexes: readonly number[]; readonly count: number } => {
  const known = new Map<string, number>()
  const indexes = names.map((name) => {
    const index = known.get(name) ?? known.size
    known.set(name, index)
    return index
  })
  return { indexes, count: known.size }
}

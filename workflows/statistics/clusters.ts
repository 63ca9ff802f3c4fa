/** Numbers the clusters of a list from 0, by name: sums over them come out the same in whatever order the units come. */
export const indexClusters = (names: readonly string[]): { readonly indexes: readonly number[]; readonly count: number } => {
  const known = new Map([...new Set(names)].toSorted().map((name, index) => [name, index]))
  return { indexes: names.map((name) => known.get(name) ?? 0), count: known.size }
}

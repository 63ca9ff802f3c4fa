import { studentQuantile } from './student.ts'

/** Both ends of a band; null where there is none. */
export interface Band {
  readonly lower: number | null
  readonly upper: number | null
}

const none: Band = { lower: null, upper: null }

/**
 * The 95 % band of a share, from its cluster-robust standard error, on the log-log scale, so that it stays between 0 and 1.
 * With few clusters the error is itself uncertain: the width is that of Student's t with one degree fewer than there are
 * clusters. And it comes out too small, because each cluster has moved the curve that it is measured against: its square is
 * multiplied by G / (G − 1), as `cadjust` of R's `sandwich` does. None for 0 and 1, and none from one cluster: a single compound says nothing about others.
 */
export const bandOf = (share: number, standardError: number, clusters: number): Band => {
  if (clusters < 2 || share <= 0 || share >= 1) return none
  return logLogBand(share, standardError * Math.sqrt(clusters / (clusters - 1)), studentQuantile(0.975, clusters - 1))
}

/** As R's `conf.type = "log-log"`, `width` being how many standard errors it reaches to each side. */
export const logLogBand = (share: number, standardError: number, width: number): Band => {
  const reach = (width * standardError) / (share * Math.abs(Math.log(share)))
  return { lower: share ** Math.exp(reach), upper: share ** Math.exp(-reach) }
}

/** The lease of whoever runs a trial: it runs once at a time, on whatever node. */
export const leaseOfTrial = (trialId: string): string => `trial ${trialId}`

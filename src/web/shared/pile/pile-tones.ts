/** The colour of each state of a pile. */
export const pileTones = { inUse: 'good', suspended: 'bad', removed: '' } as const

import { getPriority, platform, setPriority } from 'node:os'

/** How far a thread that computes for minutes steps back behind those that answer people. */
const behind = 10

/**
 * Lets this thread have the processor only where no other of the service wants it: a figure may take a little longer, an
 * event may not. Elsewhere than on Linux a priority is that of the whole process, and nothing is done.
 */
export const stepBack = (): void => {
  // A service that was started further back still stays there: coming forward is a right of its own.
  if (platform() === 'linux' && getPriority() < behind) setPriority(behind)
}

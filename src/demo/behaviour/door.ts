import { type Behaviour, move } from './move.ts'

/** Whoever has the key opens in time, more often than not. */
export const openedDoor: Behaviour = ({ position, random }) => {
  const { holder, track } = position
  if (track !== 'fire' && track !== 'grid' && track !== 'main') return null
  if ((holder !== 'property' && holder !== 'community') || random.chance(0.4)) return null
  return move(holder, random.between(0, 1), () => ({ type: `${holder}.openDoor`, track }))
}

import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, newKey } from '../../client/client.ts'

/**
 * One kind of write from a page. Every try whose answer was lost on the way goes under the same key, so that the service
 * gives the first answer again and records nothing twice; once it has answered, yes or no, the next write has a new key.
 */
export const useWrite = <Result, Input = void>({
  write,
  ...options
}: Omit<UseMutationOptions<Result, Error, Input>, 'mutationFn'> & {
  readonly write: (key: string, input: Input) => Promise<Result>
}): UseMutationResult<Result, Error, Input> => {
  const key = useRef(newKey())
  return useMutation({
    ...options,
    mutationFn: async (input) => {
      try {
        const result = await write(key.current, input)
        key.current = newKey()
        return result
      } catch (error) {
        if (error instanceof ApiProblem) key.current = newKey()
        throw error
      }
    },
  })
}

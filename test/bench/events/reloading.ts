/** What the bureau's pages ask for that cost most. */
const figures = ['families', 'stages', 'stuck', 'companies', 'reasons']

/** Reloads the bureau's pages without a pause until it is told to stop; how often they came. */
export const reloading = (url: string, token: string): { stop(): Promise<number> } => {
  let isOver = false
  let loads = 0
  const reload = async (): Promise<void> => {
    while (!isOver) {
      const answers = await Promise.all(
        figures.map((figure) => fetch(`${url}/api/statistics/${figure}`, { headers: { authorization: `Bearer ${token}` } })),
      )
      for (const answer of answers) {
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`)
      }
      loads += 1
    }
  }
  const reloaded = reload()
  // Told when it is stopped.
  reloaded.catch(() => {})
  return {
    stop: async () => {
      isOver = true
      await reloaded
      return loads
    },
  }
}

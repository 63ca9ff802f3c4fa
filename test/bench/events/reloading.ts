/** What the bureau's pages ask for that cost most. */
const figures = ['families', 'stages', 'stuck', 'companies', 'reasons']

/** Reloads the bureau's pages without a pause until it is told to stop; how often they came. */
export const reloading = (url: string, token: string): { stop(): Promise<number> } => {
  let isOver = false
  let loads = 0
  const ask = async (figure: string): Promise<void> => {
    const answer = await fetch(`${url}/api/statistics/${figure}`, { headers: { authorization: `Bearer ${token}` } })
    await answer.arrayBuffer()
    // The record is read for the first time: it is asked for again, as a page does.
    if (answer.status === 503 && !isOver) return ask(figure)
    if (answer.status !== 200 && !isOver) throw new Error(`${answer.url} answered ${answer.status}`)
  }
  const reload = async (): Promise<void> => {
    while (!isOver) {
      await Promise.all(figures.map(ask))
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

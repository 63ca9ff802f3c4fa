import { DBOS } from '@dbos-inc/dbos-sdk'
import type { Peer } from './peer.ts'
import { postgresWrites } from './postgres-writes.ts'

/** DBOS on PostgreSQL: a workflow of one step, which is the write set. */
export const dbosPeer = async (url: string): Promise<Peer> => {
  const { write, close } = await postgresWrites(url, 20)
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: 20, runAdminServer: false, logLevel: 'error' })
  const step = DBOS.registerWorkflow(async (caseId: string) => DBOS.runStep(() => write(caseId), { name: 'write' }), {
    name: 'step',
  })
  await DBOS.launch()
  return {
    // Called by itself: it looks at what it is a method of.
    step: (caseId) => step(caseId),
    close: async () => {
      await DBOS.shutdown()
      await close()
    },
  }
}

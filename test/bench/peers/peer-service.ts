import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bpmnPeer } from './bpmn.ts'
import { dbosPeer } from './dbos.ts'
import type { Peer } from './peer.ts'
import { pgBossPeer } from './pg-boss.ts'

// A peer behind the same HTTP front as the service, in a process of its own.
const openers: Readonly<Record<string, (where: string) => Promise<Peer>>> = {
  bpmn: bpmnPeer,
  dbos: dbosPeer,
  pgBoss: pgBossPeer,
}
const [name = '', where = ''] = process.argv.slice(2)
const opener = openers[name]
if (!opener) throw new Error(`there is no peer ${name}`)
const peer = await opener(where)
const app = Fastify().withTypeProvider<ZodTypeProvider>()
app.setValidatorCompiler(validatorCompiler)
app.setSerializerCompiler(serializerCompiler)
const Step = z.strictObject({ type: z.literal('step'), result: z.enum(['passed', 'refused']) })
const schema = { params: z.object({ caseId: z.string().length(22) }), body: Step }
app.post('/api/cases/:caseId/events', { schema }, async (request, reply) => {
  await peer.step(request.params.caseId)
  return reply.code(201).send({ caseId: request.params.caseId })
})
const url = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ url })
process.on('message', (asked: { readonly stop?: true }) => {
  if (!asked.stop) return
  void app
    .close()
    .then(() => peer.close())
    .then(() => process.exit(0))
})

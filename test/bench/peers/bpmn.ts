import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Engine } from 'bpmn-engine'
import { type Peer, peerCaseIds, written } from './peer.ts'

/** A process that waits at one task, again and again: every step is the same work. */
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="bench" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://bpmn.io/schema/bpmn">
  <process id="request" isExecutable="true">
    <startEvent id="filed" />
    <sequenceFlow id="toStep" sourceRef="filed" targetRef="step" />
    <userTask id="step" />
    <sequenceFlow id="toMore" sourceRef="step" targetRef="more" />
    <exclusiveGateway id="more" default="again" />
    <sequenceFlow id="again" sourceRef="more" targetRef="step" />
  </process>
</definitions>`

/** bpmn-engine on SQLite: a case is recovered, signalled and saved, with the same rows beside it, on the disk before it is answered. */
export const bpmnPeer = async (folder: string): Promise<Peer> => {
  const sqlite = new Database(join(folder, 'bpmn.db'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.exec(`
    create table cases (case_id text primary key, version integer not null, state text not null);
    create table case_events (case_id text, seq integer, record text not null, primary key (case_id, seq));
    create table outbox (message_id text primary key, message text not null)`)
  const filed = new Engine({ name: 'request', source })
  await filed.execute()
  const state = JSON.stringify(await filed.getState())
  await filed.stop()
  const insert = sqlite.prepare('insert into cases values (?, 0, ?)')
  sqlite.transaction(() => {
    for (const caseId of peerCaseIds) insert.run(caseId, state)
  })()
  const read = sqlite.prepare<[string], { version: number; state: string }>('select version, state from cases where case_id = ?')
  const change = sqlite.prepare('update cases set version = ?, state = ? where case_id = ?')
  const record = sqlite.prepare('insert into case_events values (?, ?, ?)')
  const tell = sqlite.prepare('insert into outbox values (?, ?)')
  const save = sqlite.transaction((caseId: string, version: number, text: string) => {
    change.run(version, text, caseId)
    record.run(caseId, version, written.record)
    tell.run(`${caseId}.${version}`, written.message)
  })
  return {
    step: async (caseId) => {
      const row = read.get(caseId)
      if (!row) throw new Error(`${caseId} is not there`)
      const engine = new Engine({ name: 'request' }).recover(JSON.parse(row.state))
      const execution = await engine.resume()
      execution.signal({ id: 'step' })
      const after = JSON.stringify(await engine.getState())
      await engine.stop()
      save.immediate(caseId, row.version + 1, after)
    },
    close: async () => {
      sqlite.close()
    },
  }
}

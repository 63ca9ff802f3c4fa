import { Pool } from 'pg'
import { peerCaseIds, written } from './peer.ts'

/** The write set of a step on PostgreSQL, in one statement: the fewest round trips that a peer could make of it. */
export const postgresWrites = async (url: string, connections: number) => {
  const pool = new Pool({ connectionString: url, max: connections })
  pool.on('error', () => {})
  await pool.query(`
    create table if not exists cases (case_id text primary key, version int not null, file json not null);
    create table if not exists case_events (case_id text, seq int, record json not null, primary key (case_id, seq));
    create table if not exists outbox (message_id text primary key, message json not null)`)
  await pool.query(`insert into cases select unnest($1::text[]), 0, $2 on conflict do nothing`, [peerCaseIds, written.file])
  return {
    write: async (caseId: string): Promise<void> => {
      await pool.query(
        `with changed as (update cases set version = version + 1, file = $2 where case_id = $1 returning version),
          recorded as (insert into case_events select $1, version, $3::json from changed)
         insert into outbox select $1 || '.' || version, $4::json from changed`,
        [caseId, written.file, written.record, written.message],
      )
    },
    close: () => pool.end(),
  }
}

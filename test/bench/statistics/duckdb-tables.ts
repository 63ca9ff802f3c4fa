import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { stillOpen } from '../../../workflows/statistics/family-table.ts'
import { stepsOf } from '../../../workflows/statistics/process-steps.ts'
import type { PlacedStays } from '../../../workflows/statistics/stay-columns.ts'

/** A row as DuckDB takes it; names are put in its place afterwards, each once. */
type Row = readonly number[]

/**
 * The same city in a DuckDB of its own, in memory, on two threads: stays, clocks and steps of the map in tables of their own,
 * laid out for the questions that are asked. That the steps were joined from the stays beforehand is no part of its time.
 */
export const duckCity = async ({ columns, places, clocks: clockPlaces }: PlacedStays): Promise<DuckDBConnection> => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const { families, districts, desks, clocks, facts, cases } = columns
  const districtOf = (family: number | undefined): number => families.district[family ?? 0] ?? 0
  const names = async (table: string, all: readonly (string | null)[]): Promise<void> => {
    await connection.run(`create table ${table} (number integer, name varchar)`)
    const appender = await connection.createAppender(table)
    for (const [number, name] of all.entries()) {
      appender.appendInteger(number)
      appender.appendVarchar(name ?? '')
      appender.endRow()
    }
    appender.closeSync()
  }
  const fill = async (table: string, fields: readonly string[], rows: Iterable<Row>): Promise<void> => {
    await connection.run(`create table ${table} (${fields.map((field) => `${field} integer`).join(', ')})`)
    const appender = await connection.createAppender(table)
    for (const row of rows) {
      for (const value of row) appender.appendInteger(value)
      appender.endRow()
    }
    appender.closeSync()
  }
  await names('districts', districts)
  await names(
    'desks',
    desks.map(({ track, stage, holder }) => `${track} ${stage} ${holder}`),
  )
  await names(
    'stage_of_desk',
    desks.map(({ stage }) => stage),
  )
  await names(
    'garages',
    facts.map(({ garage }) => garage),
  )
  await fill('raw_stays', ['desk', 'district', 'fact', 'entered', 'ends', 'seen'], rowsOf(places, stayAt))
  await connection.run(`create table stays as select k.name as grouped, t.name as stage, d.name as district, g.name as garage,
    entered, ends, seen, ends <> ${stillOpen} as ended from raw_stays r join desks k on k.number = r.desk
    join stage_of_desk t on t.number = r.desk join districts d on d.number = r.district join garages g on g.number = r.fact`)
  await names(
    'kinds',
    clocks.kinds.map(({ party, name }) => `${party} ${name}`),
  )
  await names(
    'replies',
    clocks.kinds.map(({ name, force }) => `${name === 'propertyReply'} ${force !== 'D'}`),
  )
  await names('hows', clocks.hows)
  await fill(
    'raw_clocks',
    [
      ...['district', 'kind', 'how', 'due', 'passed', 'ended', 'answered', 'company'],
      ...['provisional', 'paused', 'behalf', 'compound'],
    ],
    rowsOf(clockPlaces, clockAt),
  )
  await connection.run(`create table clocks as select d.name || ' ' || k.name as grouped, h.name as how,
    r.name like 'true %' as reply, r.name like '% true' as binding, c.* exclude (district, kind, how)
    from raw_clocks c join districts d on d.number = c.district join kinds k on k.number = c.kind
    join replies r on r.number = c.kind left join hows h on h.number = c.how`)
  const steps = stepsOf(columns, places)
  await names(
    'stages',
    steps.stages.all.map(({ track, stage }) => `${track} ${stage}`),
  )
  await names(
    'ways',
    steps.ways.all.map(({ track, from, to, outcome }) => `${track} ${from} ${to} ${outcome}`),
  )
  await fill(
    'raw_steps',
    ['district', 'stage', 'way', 'family', 'entered', 'ends', 'place'],
    rowsOf(
      Int32Array.from(steps.case, (_, step) => step),
      (step) => [
        ...[districtOf(steps.family[step]), steps.stage[step] ?? 0, steps.way[step] ?? -1, steps.family[step] ?? 0],
        ...[steps.entered[step] ?? 0, steps.left[step] ?? 0, steps.place[step] ?? 0],
      ],
    ),
  )
  await connection.run(`create table steps as select d.name || ' ' || s.name as staged, d.name || ' ' || w.name as gone,
    family, entered, ends, place from raw_steps r join districts d on d.number = r.district
    join stages s on s.number = r.stage left join ways w on w.number = r.way`)
  for (const raw of ['raw_stays', 'raw_clocks', 'raw_steps']) await connection.run(`drop table ${raw}`)
  return connection

  function stayAt(place: number): Row {
    return [
      ...[columns.desk[place] ?? 0, districtOf(columns.family[place]), cases.facts[columns.case[place] ?? 0] ?? 0],
      ...[columns.entered[place] ?? 0, columns.left[place] ?? 0, columns.observedFrom[place] ?? 0],
    ]
  }
  function clockAt(place: number): Row {
    const { family, kind, how, dueOn, passedOn, endedOn, answeredOn, companyOn, provisional, pausedDays, onBehalf } = clocks
    const numbers = [kind, how, dueOn, passedOn, endedOn, answeredOn, companyOn, provisional, pausedDays, onBehalf]
    return [districtOf(family[place]), ...numbers.map((list) => list[place] ?? 0), families.compound[family[place] ?? 0] ?? 0]
  }
}

function* rowsOf(places: Int32Array, rowAt: (place: number) => Row): Generator<Row> {
  for (const place of places) yield rowAt(place)
}

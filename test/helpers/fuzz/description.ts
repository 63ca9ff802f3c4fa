/** A node of a JSON schema, or any other object of the description. */
export type Json = { readonly [key: string]: unknown }

/** Something that is sent in the address, the query or a header. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: Json
}

/** One operation, as a stranger reads it from the description. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly isPublic: boolean
  readonly parameters: readonly Parameter[]
  readonly body: { readonly contentType: string; readonly schema: Json; readonly fileTypes: string } | null
  /** By status and content type: the schema of the body, null = no body. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, Json>>
}

/** What a stranger knows of the service: nothing but its description. */
export interface Description {
  readonly operations: readonly Operation[]
  /** The schema behind a reference; any other schema is itself. */
  schemaOf(schema: Json): Json
}

/** Whether something is an object of JSON. */
export const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)

const jsonAt = (value: unknown, key: string): Json => (isJson(value) && isJson(value[key]) ? value[key] : {})

/** Reads the description from the running service, where its own page reads it. */
export const readDescription = async (url: string): Promise<Description> => {
  const document = (await (await fetch(`${url}/docs/json`)).json()) as Json
  const schemas = jsonAt(jsonAt(document, 'components'), 'schemas')
  const schemaOf = (schema: Json): Json => {
    const ref = schema['$ref']
    if (typeof ref !== 'string') return schema
    const target = schemas[ref.replace('#/components/schemas/', '')]
    if (!isJson(target)) throw new Error(`${ref} points at nothing`)
    return target
  }
  const operations = Object.entries(jsonAt(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(methods as Json).map(([method, operation]) => operationOf(path, method, operation as Json)),
  )
  return { operations, schemaOf }
}

const operationOf = (path: string, method: string, operation: Json): Operation => {
  const { requestBody, parameters = [], security } = operation
  const [contentType, content] = Object.entries(jsonAt(requestBody, 'content'))[0] ?? []
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    isPublic: Array.isArray(security) && security.length === 0,
    parameters: (parameters as Json[]).map((parameter) => ({
      name: String(parameter['name']),
      in: parameter['in'] as Parameter['in'],
      required: parameter['required'] === true,
      schema: jsonAt(parameter, 'schema'),
    })),
    body:
      contentType === undefined
        ? null
        : {
            contentType,
            schema: jsonAt(content, 'schema'),
            fileTypes: String(jsonAt(jsonAt(content, 'encoding'), 'file')['contentType']),
          },
    answers: new Map(
      Object.entries(jsonAt(operation, 'responses')).map(([status, answer]) => [
        Number(status),
        new Map(Object.entries(jsonAt(answer, 'content')).map(([type, body]) => [type, jsonAt(body, 'schema')])),
      ]),
    ),
  }
}

import type { ComponentProps, ReactNode } from 'react'
import { OneByOne } from '../one-by-one.tsx'
import { GroupFields } from './field-input.tsx'
import { type Field, missingOf } from './form-values.ts'

/** What a form asks first, and what follows it. */
export const FirstFields = ({
  children,
  fields,
  ...props
}: ComponentProps<typeof GroupFields> & { readonly children: ReactNode }) => (
  <OneByOne
    asked={fields.map((field) => ({
      name: field.name,
      spoken: spokenOf(field),
      input: <GroupFields {...props} fields={[field]} />,
      isLacking: missingOf([field], props.values).length > 0,
    }))}
  >
    {children}
  </OneByOne>
)

const spokenOf = ({ label, options }: Field): string => [label, ...options.map((option) => option.label)].join('。')

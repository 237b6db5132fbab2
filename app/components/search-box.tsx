import { Form } from '@remix-run/react'
import { Search } from './icons.tsx'
import { type ReactNode, useId } from 'react'

export type SearchBoxProps = {
  action: string
  label: string
  name?: string
  defaultValue?: string
  placeholder?: string
  autoFocus?: boolean
  /** Hidden inputs that keep the filters in force. */
  children?: ReactNode
}

export function SearchBox({
  action,
  label,
  name = 'q',
  defaultValue,
  placeholder,
  autoFocus,
  children,
}: SearchBoxProps) {
  const id = useId()
  return (
    <Form className="searchbox" action={action} method="get" role="search">
      <Search className="icon" aria-hidden="true" />
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        name={name}
        defaultValue={defaultValue}
        placeholder={placeholder}
        autoFocus={autoFocus}
        autoComplete="off"
        enterKeyHint="search"
        key={defaultValue}
      />
      {children}
    </Form>
  )
}

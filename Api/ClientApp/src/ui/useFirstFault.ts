import { useEffect, useRef, type RefObject } from 'react'

/** Leads to the first field that was found wrong: it may be far above the button that sent the form. */
export function useFirstFault(failure: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])
  return form
}

import { useEffect, useRef, type RefObject } from 'react'

/** Focuses the first invalid field, which may be far above the submit button. */
export function useFirstFault(failure: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])
  return form
}

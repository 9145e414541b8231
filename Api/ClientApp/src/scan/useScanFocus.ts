import { useEffect, type RefObject } from 'react'

/**
 * Keeps the focus on the scan field: returns it there after a tap elsewhere, and sends it keys that are typed while a button has the
 * focus. Does not take the focus from a field that a person typed into, a dialog, or a person who navigates by Tab.
 */
export function useScanFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const take = () => {
      if (field.current && !isTaken(field.current)) field.current.focus({ preventScroll: true })
    }
    // After the click's own handler, which may open a dialog.
    const afterTouch = () => void setTimeout(take)
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) take()
    }
    take()
    document.addEventListener('click', afterTouch)
    document.addEventListener('keydown', onKey)
    globalThis.addEventListener('focus', take)
    return () => {
      document.removeEventListener('click', afterTouch)
      document.removeEventListener('keydown', onKey)
      globalThis.removeEventListener('focus', take)
    }
  }, [field])
}

function isTaken(own: HTMLInputElement): boolean {
  const has = document.activeElement
  if (has === own) return true
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true
  return has instanceof HTMLElement && (has.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(has.tagName))
}

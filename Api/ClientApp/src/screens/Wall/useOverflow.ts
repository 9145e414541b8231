import { useEffect, useRef, useState } from 'react'

/** Returns how many items of a list that wraps into columns are outside of the first column. */
export function useOverflow() {
  const list = useRef<HTMLUListElement>(null)
  const [hidden, setHidden] = useState(0)
  useEffect(() => {
    const { current } = list
    if (!current) return
    const count = () => {
      const items = [...current.children] as HTMLElement[]
      setHidden(items.filter(item => item.offsetLeft > (items[0]?.offsetLeft ?? 0)).length)
    }
    const sizes = new ResizeObserver(count)
    const changes = new MutationObserver(count)
    sizes.observe(current)
    changes.observe(current, { childList: true, subtree: true })
    count()
    return () => {
      sizes.disconnect()
      changes.disconnect()
    }
  }, [])
  return { list, hidden }
}

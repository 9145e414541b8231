import { createElement, lazy, type ReactElement } from 'react'
import { screens, type Screen } from '../routes'

/** Each screen's code is loaded when it is first shown. */
const contents = new Map<Screen, ReactElement>(screens.map(screen => [screen, createElement(lazy(screen.load))]))

export function contentOf(screen: Screen): ReactElement {
  const content = contents.get(screen)
  if (!content) throw new Error(`${screen.path} is not registered`)
  return content
}

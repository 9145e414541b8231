import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../testing/render'
import { ScanField } from './ScanField'

const field = () => screen.getByLabelText('Scan')

it('has the focus, gives what was typed before Enter, and is empty again', async () => {
  const scanned = vi.fn()
  show(<ScanField label="Scan" onScan={scanned} />)
  expect(document.activeElement).toBe(field())
  await userEvent.type(field(), 'A-01-1{Enter}')
  expect(scanned).toHaveBeenCalledWith('A-01-1')
  expect(field()).toHaveProperty('value', '')
})

it('tells what is typed before it is scanned', async () => {
  const typed = vi.fn()
  show(<ScanField label="Scan" onScan={() => undefined} onType={typed} />)
  await userEvent.type(field(), 'An{Enter}')
  expect(typed.mock.calls).toEqual([['A'], ['An'], ['']])
})

it('says nothing for an empty Enter', async () => {
  const scanned = vi.fn()
  show(<ScanField label="Scan" onScan={scanned} />)
  await userEvent.type(field(), '  {Enter}')
  expect(scanned).not.toHaveBeenCalled()
})

it('takes scans that come while a button has the focus', async () => {
  const scanned = vi.fn()
  show(<><ScanField label="Scan" onScan={scanned} /><button>Other</button></>)
  screen.getByText('Other').focus()
  await userEvent.keyboard('T1{Enter}')
  expect(scanned).toHaveBeenCalledWith('T1')
})

it('does not take the focus from a field that a person types into, nor from who goes by Tab', async () => {
  show(<><ScanField label="Scan" onScan={() => undefined} /><input aria-label="Note" /><button>Other</button></>)
  await userEvent.click(screen.getByLabelText('Note'))
  await userEvent.keyboard('torn')
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'torn')
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByText('Other'))
})

it('has the focus again after a touch elsewhere', async () => {
  show(<><ScanField label="Scan" onScan={() => undefined} /><button>Other</button></>)
  await userEvent.click(screen.getByText('Other'))
  fireEvent.click(document.body)
  await vi.waitFor(() => expect(document.activeElement).toBe(field()))
})

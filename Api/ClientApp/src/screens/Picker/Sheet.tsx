import { Drawer, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** Choices from below, within reach of the thumb; what they are about stays in sight above them. */
export function Sheet({ title, isOpen, onClose, children }: Props) {
  const { t } = useTexts()
  return (
    <Drawer
      opened={isOpen} onClose={onClose} position="bottom" classNames={{ content: classes.sheet ?? '' }} title={<Text fz={22} fw={700}>{title}</Text>}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 'xl' }}
    >
      {children}
    </Drawer>
  )
}

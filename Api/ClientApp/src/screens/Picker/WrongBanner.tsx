import { IconHandStop } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import type { Turn } from './flow/pickFlow'
import classes from './Picker.module.css'

/** What was wrong with the last scan, and what is right: the goods by their name. Heard by screen readers at once. */
export function WrongBanner({ wrong, name }: { wrong: Turn['wrong']; name: string | undefined }) {
  const { t } = useTexts()
  return (
    <div role="alert">
      {wrong && (
        <div className={classes.wrong}>
          <IconHandStop size={36} aria-hidden />
          <span>
            <strong>{t(`pick.wrong.${wrong.what}`)}</strong>
            <span>{t(`pick.wrongHint.${wrong.what}`, { scanned: wrong.scanned, wanted: wrong.what === 'wrongItem' ? name ?? wrong.wanted : wrong.wanted })}</span>
          </span>
        </div>
      )}
    </div>
  )
}

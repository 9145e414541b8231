import { Text } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ScanField } from '../../scan/ScanField'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { LookUpAnswer } from './LookUpAnswer'
import classes from './Picker.module.css'
import { isNothing, useLookUp } from './useLookUp'

/** What is this? For any barcode. */
export function LookUp({ site }: { site: string }) {
  const { t } = useTexts()
  const { found, failure, isAsking, look } = useLookUp(site)
  const ask = async (typed: string) => {
    const answer = await look(typed)
    tell(answer && !isNothing(answer) ? 'ok' : 'error')
  }
  return (
    <>
      <div className={classes.rows} aria-live="polite" aria-busy={isAsking}>
        {failure && <ProblemAlert failure={failure} />}
        {isAsking && <Loading />}
        {!found && !failure && !isAsking && (
          <div className={classes.begin}>
            <IconBarcode size={72} stroke={1.2} aria-hidden />
            <Text size="lg">{t('lookUp.begin')}</Text>
          </div>
        )}
        {found && isNothing(found) && <div className={classes.notice}><strong>{t('lookUp.nothing', { code: found.code })}</strong>{t('lookUp.nothingHint')}</div>}
        {found && <LookUpAnswer found={found} />}
      </div>
      <div className={classes.foot}><ScanField label={t('lookUp.scan')} onScan={typed => void ask(typed)} isHandheld /></div>
    </>
  )
}

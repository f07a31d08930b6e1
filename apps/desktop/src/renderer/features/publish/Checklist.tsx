import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconExclamationCircle,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../app/route.tsx'
import { checks, type Check, type CheckState } from './checklist.ts'
import styles from './PublishScreen.module.css'

const glyphs = {
  done: IconCircleCheckFilled,
  blocks: IconExclamationCircle,
  warns: IconAlertTriangle,
  waits: IconCircleDashed,
} as const satisfies Record<CheckState, unknown>

/** What must be so before tokens can be minted, with how it stands in words. */
export function Checklist(props: {
  states: Record<Check, CheckState>
  problems: readonly { severity: string }[]
  projectId: string
}) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const problemsOf = (state: CheckState): number =>
    props.problems.filter(({ severity }) => severity === (state === 'blocks' ? 'error' : 'warning')).length
  return (
    <ul className={styles['checks']} aria-label={t('publish.checks')}>
      {checks.map((check) => {
        const state = props.states[check]
        const count = check === 'metadata' ? problemsOf(state) : 0
        const Glyph = glyphs[state]
        return (
          <li key={check} className={styles['check']} data-state={state}>
            <Glyph size={15} className={styles['checkGlyph'] ?? ''} />
            <span>
              {t(`publish.check.${check}.${state}`, { count })}{' '}
              {count > 0 && (
                <button
                  type="button"
                  className={styles['link']}
                  onClick={() => go({ screen: 'items', projectId: props.projectId, section: 'problems' })}
                >
                  {t('publish.seeProblems')}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

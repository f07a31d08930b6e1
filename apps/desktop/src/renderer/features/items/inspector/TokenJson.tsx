import { useTranslation } from 'react-i18next'
import { useTokenJson } from '../item-queries.ts'
import { problemWords } from '../problems/problem-words.ts'
import styles from './Inspector.module.css'

/** Exactly what will be stored for a token, laid out for reading, and what is wrong with it. */
export function TokenJson({ projectId, position }: { projectId: string; position: number }) {
  const { t } = useTranslation()
  const { data } = useTokenJson(projectId, position)
  return (
    <details className={styles['details']}>
      <summary>{t('items.json')}</summary>
      {data && (
        <>
          {data.problems.length > 0 && (
            <ul className={styles['problems']} aria-label={t('nav.problems')}>
              {data.problems.map((problem, index) => (
                <li key={index}>{problemWords(t, problem)}</li>
              ))}
            </ul>
          )}
          <pre className={styles['json']} tabIndex={0} aria-label={t('items.json')}>
            {JSON.stringify(JSON.parse(data.json), undefined, 2)}
          </pre>
        </>
      )}
    </details>
  )
}

import { useTranslation } from 'react-i18next'
import type { JobStepView, JobView } from '../../../contract/models.ts'
import { useWords } from '../../app/i18n/words-of.ts'
import { useJobHistory } from '../../app/job-queries.ts'
import { useStatus } from '../../app/queries.ts'
import { chainName } from '../../ui/chain-name.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { jobTitle, stepWords } from './job-words.ts'
import styles from './QueueScreen.module.css'

/** Everything that is known of a job, and what happened to it, a line a change. */
export function JobDetail({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation()
  const { data: history, error } = useJobHistory(job.jobId)
  const number = new Intl.NumberFormat(i18n.language)
  const { firstPosition, quantity, contract, txHash, gasUsed, chainId } = job
  const chain = useStatus((status) => status.chain)
  const isOurs = chain !== undefined && chainId === `eip155:${chain.id}`
  return (
    <aside className={styles['detail']} aria-label={jobTitle(job, t)}>
      <h2 className={styles['title']}>{jobTitle(job, t)}</h2>
      <dl className={styles['facts']}>
        <Fact label={t('queue.project')}>{job.projectName}</Fact>
        {firstPosition !== undefined && (
          <Fact label={t('queue.tokens')}>
            {number.format(firstPosition)} – {number.format(firstPosition + quantity - 1)}
          </Fact>
        )}
        <Fact label={t('queue.chain')}>{isOurs && chain ? chainName(chain, t) : chainId}</Fact>
        {contract !== undefined && (
          <Fact label={t('queue.contract')}>
            <Hash value={contract} label={t('queue.contract')} />
          </Fact>
        )}
        {txHash !== undefined && (
          <Fact label={t('queue.transaction')}>
            <Hash value={txHash} label={t('queue.transaction')} />
          </Fact>
        )}
        {gasUsed !== undefined && <Fact label={t('queue.gasUsed')}>{number.format(BigInt(gasUsed))}</Fact>}
      </dl>
      <h3 className={styles['subtitle']}>{t('queue.history')}</h3>
      <ErrorNote error={error} />
      <ol className={styles['history']} aria-label={t('queue.history')}>
        {history?.map((step, index) => (
          <Step key={`${step.at} ${index}`} step={step} />
        ))}
      </ol>
    </aside>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Step({ step }: { step: JobStepView }) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const at = new Date(step.at)
  return (
    <li className={styles['step']}>
      <time dateTime={step.at} title={at.toLocaleString(i18n.language)} className={styles['time']}>
        {isToday(at) ? at.toLocaleTimeString(i18n.language) : at.toLocaleDateString(i18n.language)}
      </time>
      <span>
        {stepWords(step, t)}
        {step.message !== undefined && <span className={styles['note']}>{words(step.message)}</span>}
      </span>
    </li>
  )
}

const isToday = (at: Date): boolean => at.toDateString() === new Date().toDateString()

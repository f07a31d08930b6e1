import { z } from 'zod'
import { editSchema, type EditPreviewView, type HistoryEntryView, type HistoryView } from '../edits.ts'
import { id, project } from './fields.ts'

const edit = z.strictObject({ projectId: id, edit: editSchema })

export const editSchemas = {
  previewEdit: edit,
  edit,
  undo: project,
  redo: project,
  getHistory: project,
}

export interface EditOutputs {
  /** Nothing is written. */
  previewEdit: EditPreviewView
  /** Undefined where it changed nothing; so too of undo and redo where there is nothing to. */
  edit: HistoryEntryView | undefined
  undo: HistoryEntryView | undefined
  redo: HistoryEntryView | undefined
  getHistory: HistoryView
}

import type { EditView, TraitView } from '../../../contract/edits.ts'
import type { Edit } from '../../../engine/edits/types.ts'
import type { Attribute } from '../../../engine/model.ts'
import type { MethodContext } from '../context.ts'
import type { RequestMethods } from '../methods.ts'

export function createEditMethods({
  studio,
}: MethodContext): RequestMethods<'previewEdit' | 'edit' | 'undo' | 'redo' | 'getHistory'> {
  return {
    previewEdit: ({ projectId, edit }) => studio().engine.edits.preview(projectId, toEdit(edit)),
    edit: ({ projectId, edit }) => studio().engine.edits.apply(projectId, toEdit(edit)),
    undo: ({ projectId }) => studio().engine.edits.undo(projectId),
    redo: ({ projectId }) => studio().engine.edits.redo(projectId),
    getHistory: ({ projectId }) => studio().engine.edits.history(projectId),
  }
}

function toEdit(edit: EditView): Edit {
  if (edit.kind === 'traits') return { ...edit, attributes: edit.traits.map(toAttribute) }
  if (edit.kind === 'setTrait') return { ...edit, trait: toAttribute(edit.trait) }
  return edit
}

function toAttribute({ name, value, display, max }: TraitView): Attribute {
  return {
    trait_type: name,
    value,
    ...(display !== undefined && { display_type: display }),
    ...(max !== undefined && { max_value: max }),
  }
}

import { z } from 'zod'
import { menuIds, menuRoles } from '../menu.ts'

const label = z.string().min(1).max(200)
const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('separator') }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(menuRoles), label }),
  z.strictObject({
    kind: z.literal('action'),
    actionId: z.string().regex(/^[\w.:-]{1,150}$/),
    label,
    accelerator: z
      .string()
      .regex(/^[A-Za-z0-9+/,.\-\\[\]=;']{1,60}$/)
      .optional(),
    enabled: z.boolean(),
    checked: z.boolean().optional(),
  }),
])

/** Not `max`: zod asks that also of what is no array, and a stranger's `length` may be anything. */
const short = (list: readonly unknown[]): boolean => list.length <= 100
const menu = z.strictObject({ id: z.enum(menuIds), label, items: z.array(item).refine(short) })

export const menuSchemas = {
  setMenu: z.strictObject({ menus: z.array(menu).refine(short) }),
}

export interface MenuOutputs {
  /** The native menu becomes this; a click on an action comes back as an event. */
  setMenu: undefined
}

import type { Icon } from './part.js'

/** Two sheets. */
export const copyIcon = (icon: Icon) =>
  icon(
    'M11 9h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
  )

/** A tick. */
export const tickIcon = (icon: Icon) => icon('M5 12.5l4.5 4.5L19 7.5')

/** A clock. */
export const clockIcon = (icon: Icon) => icon('M12 3a9 9 0 0 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2')

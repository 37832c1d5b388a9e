import { html as template } from 'hono/html'

/** A piece of a page. Whatever is put into one is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof template>

/** Makes a piece of a page. Attributes stand between double quotes, so that what is put into them stays there. */
export const html = template

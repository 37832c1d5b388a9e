import { config } from 'zod'

// A page with a strict content security policy may not make code from text: the schemas are interpreted.
config({ jitless: true })

import type { Institution } from '../types.ts'
import { cinemaPass } from './cinema-pass.ts'
import { festival } from './festival.ts'
import { library } from './library.ts'
import { museum } from './museum.ts'
import { smallMuseum } from './small-museum.ts'
import { stage } from './stage.ts'

/** The institutions of the demo, the largest first. */
export const INSTITUTIONS: readonly Institution[] = [museum, stage, cinemaPass, library, festival, smallMuseum]

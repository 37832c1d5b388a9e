import '../page/style/all.css'
import { startVerifying } from './page.ts'

startVerifying()

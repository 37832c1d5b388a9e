import './style.css'
import { startApp } from './app.ts'

startApp()

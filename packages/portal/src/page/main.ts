import './style/all.css'
import { startApp } from './app.ts'

startApp()

/** In CI properties draw the same cases every time, so that a change is judged by what it changes; everywhere else each run draws new ones. */
import fc from 'fast-check'

if (process.env.CI) fc.configureGlobal({ seed: 2023_10_08 })

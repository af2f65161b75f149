/** Finds programs on this computer that some tests need and npm does not install. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const { env, platform } = process

const inPath = (/** @type {string} */ name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))

const inPrograms = (/** @type {string} */ path) =>
  [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, path)] : [],
  )

const runs = (/** @type {string} */ path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Each program: the variable that names it, where it usually is, and the line that installs it. */
const programs = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    usual: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: [
        ...inPrograms('Chromium\\Application\\chrome.exe'),
        ...inPrograms('Google\\Chrome\\Application\\chrome.exe'),
        ...inPrograms('Microsoft\\Edge\\Application\\msedge.exe'),
      ],
    },
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    install: 'apt-get update && apt-get install -y chromium fonts-noto-cjk',
  },
  libreoffice: {
    variable: 'SOFFICE_PATH',
    usual: {
      darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
      win32: inPrograms('LibreOffice\\program\\soffice.exe'),
    },
    names: ['soffice', 'libreoffice'],
    install: 'apt-get update && apt-get install -y --no-install-recommends libreoffice-calc fonts-noto-cjk',
  },
  pdftotext: {
    variable: 'PDFTOTEXT_PATH',
    usual: { darwin: [], win32: [] },
    names: ['pdftotext'],
    install: 'apt-get update && apt-get install -y poppler-utils',
  },
}

/** @typedef {keyof typeof programs} Program */

/** @returns {string | undefined} The path of a program, if it is here. */
const find = (/** @type {Program} */ name) => {
  const { variable, usual, names } = programs[name]
  const named = env[variable]
  const places = platform === 'darwin' || platform === 'win32' ? usual[platform] : []
  return named ? [named].find(runs) : [...names.flatMap(inPath), ...places].find(runs)
}

/** Programs without which the run must fail instead of skipping tests, as in TANBIAO_REQUIRE=chromium,libreoffice. */
const required = (env.TANBIAO_REQUIRE ?? '').split(',')

/**
 * The path of a program, for `describe.skipIf(!chromium)`; throws when it is not here but required.
 * @returns {string | undefined}
 */
export const program = (/** @type {Program} */ name) => {
  const path = find(name)
  if (!path && required.includes(name)) throw new Error(`${name} is required and not found: ${programs[name].install}`)
  return path
}

/** The programs that are not here, each with the line that installs it. */
export const missingPrograms = () =>
  Object.entries(programs).flatMap(([name, { install }]) =>
    find(/** @type {Program} */ (name)) ? [] : [{ name, install }],
  )

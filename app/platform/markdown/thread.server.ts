import { parentPort } from 'node:worker_threads'
import { render, type Words } from './render.ts'

/** Renders what it is handed, one text after the other, apart from the thread that answers requests. */
parentPort!.on('message', (words: Words) => parentPort!.postMessage(render(words)))
parentPort!.postMessage('ready')

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

await import('../build/host/server.js')

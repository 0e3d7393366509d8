require('workerpool').worker({ ok: () => 'ok' }, { onTerminate: () => new Promise(() => {}) })

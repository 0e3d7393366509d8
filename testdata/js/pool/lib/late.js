setTimeout(() => require('workerpool').worker({ answer: () => 'ready' }), 5)

return void (exports.returned = 1)

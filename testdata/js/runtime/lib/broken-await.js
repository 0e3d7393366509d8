module.exports = function () {
  return await later()
}

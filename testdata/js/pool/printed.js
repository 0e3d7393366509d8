// What a worker prints arrives as text, also where it has written bytes that are none.
const pool = require('workerpool').pool({ maxWorkers: 1, emitStdStreams: true })

async function main () {
  const print = () => {
    process.stdout.write(Buffer.from([0x41, 0xff, 0x42]))
    process.stdout.write(Uint8Array.of(0xc3, 0xa9))
    console.error('é')
  }
  await pool.exec(print, [], { on: ({ stdout, stderr }) => console.log(JSON.stringify({ stdout, stderr })) })
  //: {"stdout":"A�B"}
  //: {"stdout":"é"}
  //: {"stderr":"é\n"}
  await pool.terminate()
}
main()

/**
 * Mutates a sample of one room's lines and runs the tests of that room: an estimate of `npm run test:mutation` in
 * minutes.
 *
 *   node scripts/mutation-sample.mjs ROOM [LINES] [SEED]
 *
 * The same seed takes the same lines of the same source.
 */
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Each room: its folder, which of its files count, and the tests that hold them. */
const rooms = JSON.parse(readFileSync(new URL('mutation-rooms.json', import.meta.url), 'utf8'));

const [room = '', lines = '150', seed = '1'] = process.argv.slice(2);
const found = rooms[room];
if (found === undefined) {
	console.error(`Name one of ${Object.keys(rooms).join(', ')}.`);
	process.exit(2);
}

/** Mulberry32: a small generator of numbers from 0 to 1 that starts from a seed. */
let state = Number(seed) >>> 0;
const random = () => {
	state = (state + 0x6d2b79f5) >>> 0;
	let mixed = Math.imul(state ^ (state >>> 15), state | 1);
	mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const isCode = (line) =>
	!/^\s*($|\/\/|\*|\/\*|import |export \{|[\])}]+[,;]?$|export type |type )/.test(line);
const {folder} = found;
const counts = new RegExp(found.files);
const places = readdirSync(folder, {recursive: true})
	.map((file) => path.join(folder, file))
	.filter((file) => counts.test(file))
	.sort()
	.flatMap((file) =>
		readFileSync(file, 'utf8')
			.split('\n')
			.flatMap((line, index) => (isCode(line) ? [`${file}:${index + 1}-${index + 1}`] : [])),
	);
const sample = new Set();
while (sample.size < Math.min(Number(lines), places.length)) {
	sample.add(places[Math.floor(random() * places.length)]);
}

console.log(`${sample.size} of ${places.length} lines of ${room}, seed ${seed}`);
const {status} = spawnSync('npx', ['stryker', 'run', '--mutate', [...sample].join(',')], {
	stdio: 'inherit',
	env: {...process.env, MUTATED_ROOM: room},
});
process.exit(status ?? 1);

import process from 'node:process';
import fc from 'fast-check';

/** Inputs for each parser; `npm run fuzz` has many more. */
export const runs = Number(process.env['FUZZ_RUNS'] ?? 2000);

/** Where a run begins: the same inputs every time, unless another is asked for. */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_129);

const piece = fc.oneof(
	fc.string({maxLength: 12}),
	fc.string({unit: 'binary', maxLength: 8}),
	fc.constantFrom(
		'"',
		'\\',
		'{',
		'}',
		'[',
		']',
		',',
		':',
		'<',
		'&#xD83D;',
		'%',
		'%25',
		'\u0000',
		'\ud83d',
		'\u202e',
		'\n',
		'null',
		'1e999',
		'-0',
		'9'.repeat(400),
		'*'.repeat(40),
		'__proto__',
		'toString',
		'../'.repeat(20),
		'[['.repeat(200),
	),
);

/** Takes a part of a text away, says it twice, or puts something else in its place. */
const change = fc.record({
	at: fc.double({min: 0, max: 1, noNaN: true}),
	length: fc.double({min: 0, max: 0.3, noNaN: true}),
	how: fc.constantFrom('cut', 'twice', 'other', 'between'),
	with: piece,
});

/** Bytes that somebody else sent: texts as they should be, a few times changed, and any at all. */
export const foreignText = (seeds: readonly string[]): fc.Arbitrary<string> =>
	fc.oneof(
		{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 200})},
		{weight: 1, arbitrary: fc.json({maxDepth: 4})},
		{
			weight: 6,
			arbitrary: fc
				.tuple(fc.constantFrom(...seeds), fc.array(change, {minLength: 1, maxLength: 5}))
				.map(([text, changes]) =>
					changes.reduce((now, {at, length, how, with: other}) => {
						const from = Math.floor(at * now.length);
						const to = Math.min(now.length, from + Math.ceil(length * now.length));
						const [before, part, after] = [now.slice(0, from), now.slice(from, to), now.slice(to)];
						if (how === 'cut') return before + after;
						if (how === 'twice') return before + part + part + after;
						if (how === 'other') return before + other + after;
						return before + other + part + after;
					}, text),
				),
		},
	);

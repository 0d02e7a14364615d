import {describe, expect, test} from 'vitest';
import {Failure} from '../../../source/failure.ts';
import {keysNow} from '../../../source/ui/app.ts';
import {problemFrom} from '../../../source/ui/runtime/problem.ts';
import {pass, preset, revoked} from '../support/example.ts';
import {fits, sizes} from '../support/frames.tsx';
import {play, playOn} from '../support/played.ts';

type Played = ReturnType<typeof play>;

const refusal = problemFrom(
	new Failure(
		'access-denied',
		'Assuming role/Audit failed: AWS refuses.',
		'Ask whoever owns the role.',
		undefined,
		'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole',
	),
);

const {name: _name, ...request} = preset('audit');

const ways: readonly (readonly [string, (size: (typeof sizes)[number]) => Played])[] = [
	[
		'on the form',
		(size) => {
			const played = playOn(size);
			played.press('enter', '"suzuki"', 'enter');
			played.send({type: 'mint-failed', problem: refusal});
			return played;
		},
	],
	[
		'on the link',
		(size) => {
			const played = playOn(size);
			played.press('1');
			played.send({type: 'minted', pass: pass({url: 'https://signin.aws.amazon.com/x'}), request});
			played.press('r');
			played.send({type: 'mint-failed', problem: refusal});
			return played;
		},
	],
	[
		'while revoking',
		(size) => {
			const played = playOn(size);
			played.press('x', '"Audit"', 'enter');
			played.send({type: 'revoke-failed', problem: refusal});
			return played;
		},
	],
	[
		'while a revocation is undone',
		(size) => {
			const played = playOn(size);
			played.press('x', '"Audit"', 'enter');
			const top = played.top();
			if (top?.name !== 'revoke') throw new Error('It is not open.');
			played.send({type: 'revoked', revoked: revoked({role: top.role, sessionName: undefined})});
			played.press('u');
			played.send({type: 'undo-failed', problem: refusal});
			return played;
		},
	],
	[
		'for a role that was typed',
		(size) => {
			const played = playOn(size);
			played.press('t', '"arn:aws:iam::444455556666:role/Theirs"', 'enter');
			played.send({type: 'judge-failed', problem: refusal});
			return played;
		},
	],
	[
		'for the list of roles',
		(size) => {
			const played = play(size);
			played.send({type: 'started'}, {type: 'roles-failed', problem: refusal});
			return played;
		},
	],
	[
		'for the caller',
		(size) => {
			const played = play(size);
			played.send({type: 'started'}, {type: 'not-identified', problem: refusal});
			return played;
		},
	],
];

const text = (played: Played) => fits(played.state()).join(' ').replaceAll(/\s+/g, ' ');
const enter = (played: Played) => keysNow(played.state()).find(({keys}) => keys.includes('enter'))?.does;

describe.each(ways)('what AWS says, %s', (_, way) => {
	test.each(sizes)('is folded under the sentence, and Enter opens it: $columns×$rows', (size) => {
		const played = way(size);
		expect(text(played)).toContain('Assuming role/Audit failed: AWS refuses.');
		expect(text(played)).not.toContain('not authorized to perform');
		expect(enter(played)).toBe('AWS’s own words');
		played.press('enter');
		expect(played.effects()).toEqual([]);
		expect(text(played)).toContain('AWS: “User: arn:aws:iam::111122223333:user/alice is not');
		expect(text(played)).toContain('sts:AssumeRole”');
		expect(enter(played)).not.toBe('AWS’s own words');
	});
});

test('on the command line the words stand in the sentence', () => {
	const {message, sentence} = new Failure('access-denied', 'It failed.', '', undefined, 'No.');
	expect([message, sentence]).toEqual(['It failed (“No.”).', 'It failed.']);
});

import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseRoleArn} from '../../source/roles/role-arn.ts';
import {keysNow} from '../../source/ui/app.ts';
import {type AppState, layoutOf, topScreen} from '../../source/ui/app-state.ts';
import {footerLine} from '../../source/ui/components/footer-line.ts';
import {smallest} from '../../source/ui/layout.ts';
import {pass, preset, revoked, role} from './support/example.ts';
import {fits, sendPreview} from './support/frames.tsx';
import {progress} from './support/jobs.ts';
import {playOn} from './support/played.ts';

/** What the footer promises is what the key does, and where Esc does something on a screen it says so. */
const expectHonestFooter = (state: AppState) => {
	const keys = keysNow(state);
	for (const key of keys.filter(({footer}) => footer !== undefined)) {
		expect(keys.find(({keys: names}) => names.includes(key.keys[0] ?? ''))?.does).toBe(key.does);
	}
	const told = footerLine(keys, smallest.columns);
	if (topScreen(state) !== undefined && layoutOf(state).kind !== 'too-small')
		expect(told.map(({text}) => text)).toContain('Esc');
};

test('no keys, sizes and answers in any order break a frame or leave no way back', () => {
	const names = [
		'j',
		'k',
		'G',
		'g',
		'enter',
		'escape',
		'tab',
		'shift-tab',
		'/',
		'a',
		't',
		'v',
		'R',
		'p',
		'?',
		's',
		'm',
		'r',
		'n',
		'd',
		'x',
		'u',
		'e',
		'J',
		'K',
		'c',
		'1',
		'2',
		'9',
		'left',
		'right',
		'up',
		'down',
		' ',
		'backspace',
		'ctrl-u',
		'page-down',
		'home',
		'end',
		'検',
		':',
		'?',
		'N',
		'5',
		'alt-b',
		'alt-q',
		'alt-d',
		'ctrl-p',
		'ctrl-y',
		'ctrl-w',
		'ctrl-d',
		'ctrl-left',
	];
	const event = fc.oneof(
		{weight: 12, arbitrary: fc.constantFrom(...names).map((name) => ({key: name}))},
		{
			weight: 1,
			arbitrary: fc
				.record({columns: fc.integer({min: 20, max: 160}), rows: fc.integer({min: 5, max: 50})})
				.map((size) => ({size})),
		},
		{weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 20}).map((paste) => ({paste}))},
		{
			weight: 2,
			arbitrary: fc
				.constantFrom(
					'minted',
					'mint-failed',
					'note',
					'roles',
					'policies',
					'previewed',
					'removed',
					'revoked',
					'undone',
					'unfit',
				)
				.map((answer) => ({answer})),
		},
	);
	const problem = {code: 'mfa-required', message: 'It did not work.', hint: 'Try again.'};
	const {name: _name, ...request} = preset('audit');
	const audit = parseRoleArn(role('Audit').arn);
	if (audit === undefined) throw new Error('That is no role’s ARN.');
	fc.assert(
		fc.property(fc.array(event, {maxLength: 60}), (events) => {
			const played = playOn();
			for (const happened of events) {
				expectHonestFooter(played.state());
				if ('key' in happened) played.press(happened.key);
				else if ('size' in happened) played.send({type: 'resized', size: happened.size});
				else if ('paste' in happened) played.send({type: 'paste', text: happened.paste});
				else if (happened.answer === 'minted') played.send({type: 'minted', pass: pass(), request});
				else if (happened.answer === 'mint-failed') played.send({type: 'mint-failed', problem});
				else if (happened.answer === 'note') played.send({type: 'note', text: 'A note\nof two lines'});
				else if (happened.answer === 'policies') played.send({type: 'policies-wanted'});
				else if (happened.answer === 'previewed') sendPreview(played);
				else if (happened.answer === 'revoked')
					played.send({type: 'revoked', revoked: revoked({role: audit, sessionName: undefined})});
				else if (happened.answer === 'undone') played.send({type: 'revocation-undone'});
				else if (happened.answer === 'unfit')
					played.send({type: 'presets', presets: [preset('lost', {role: role('NothingLikeIt').arn})]});
				else if (happened.answer === 'removed') played.send({type: 'presets', presets: []});
				else played.send({type: 'roles', progress: progress([role('Other'), role('Audit')])});
			}
			fits(played.state());
			played.send({type: 'resized', size: {columns: 80, rows: 24}});
			played.press(...Array.from({length: 80}, () => 'escape'));
			expect(played.screens()).toEqual([]);
			played.press('q');
			expect(played.wanted('leave')).toMatchObject({do: 'leave', exitCode: 0});
		}),
		{numRuns: Number(process.env['MONKEY_RUNS'] ?? 150)},
	);
}, 1_800_000);

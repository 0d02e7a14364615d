import {describe, expect, test} from 'vitest';
import {freeName} from '../../../source/ui/screens/presets/presets-state.ts';
import type {PresetChange} from '../../../source/ui/state/effects.ts';
import {preset, role} from '../support/example.ts';
import {type play, playOn} from '../support/played.ts';

const opened = () => {
	const played = playOn();
	played.press('p');
	return played;
};

const steps = (played: ReturnType<typeof play>): PresetChange['steps'] | undefined => {
	const change = played.wanted('change-presets');
	return change?.do === 'change-presets' ? change.change.steps : undefined;
};

const audit = preset('audit', {sessionName: 'suzuki'});

describe('keys on the presets', () => {
	test('Enter makes the link', () => {
		const played = opened();
		played.press('j', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {role: role('Audit').arn}});
	});

	test('x removes, u brings back to the same place', () => {
		const played = opened();
		played.press('x');
		expect(steps(played)).toEqual([{step: 'remove', name: 'audit'}]);
		played.send({
			type: 'presets-changed',
			presets: [preset('oncall')],
			told: {ok: true, message: 'Removed.'},
		});
		played.press('u');
		expect(steps(played)).toEqual([
			{step: 'save', preset: audit, replace: false},
			{step: 'move', name: 'audit', toIndex: 0},
		]);
		played.press('u');
		expect(steps(played)).toBeUndefined();
	});

	test('d puts a copy beneath', () => {
		const played = opened();
		played.press('d');
		expect(steps(played)).toEqual([
			{step: 'save', preset: {...audit, name: 'audit-2'}, replace: false},
			{step: 'move', name: 'audit-2', toIndex: 1},
		]);
	});

	test.each([
		[['J'], [{step: 'move', name: 'audit', toIndex: 1}]],
		[['j', 'K'], [{step: 'move', name: 'oncall', toIndex: 0}]],
		[['K'], undefined],
		[['j', 'J'], undefined],
	])('%j reorder', (keys, expected) => {
		const played = opened();
		played.press(...keys);
		expect(steps(played)).toEqual(expected);
	});

	test('the cursor goes along with what was moved', () => {
		const played = opened();
		played.press('J');
		const presets = [preset('oncall'), audit];
		played.send({type: 'presets-changed', presets, told: {ok: true, message: ''}, choose: 'audit'});
		expect(played.top()).toMatchObject({cursor: {index: 1}});
	});

	test.each([
		['"x"', [{step: 'rename', name: 'audit', to: 'auditx'}]],
		['escape', undefined],
	])('n renames: %s', (typed, expected) => {
		const played = opened();
		played.press('n', typed, 'enter');
		expect(expected === undefined ? undefined : steps(played)).toEqual(expected);
	});

	test.each([
		['oncall', 'preset-exists'],
		['no spaces', 'preset-name'],
		['help', 'preset-name-reserved'],
	])('%s is no name for it', (name, code) => {
		const played = opened();
		played.press('n', 'ctrl-u', `"${name}"`, 'enter');
		expect(steps(played)).toBeUndefined();
		expect(played.top()).toMatchObject({renaming: {field: {value: name}, problem: {code}}});
	});

	test('e edits in the form, and Enter there saves', () => {
		const played = opened();
		played.press('e', 'ctrl-u', '"tanaka"', 'tab', 'left', 'enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(steps(played)).toEqual([
			{step: 'save', preset: {...audit, sessionName: 'tanaka', duration: 2700}, replace: true},
		]);
		expect(played.screens()).toEqual(['presets']);
	});

	test('an external ID is kept in an edited preset only if it was', () => {
		const played = playOn();
		const partner = preset('partner', {role: role('Partner').arn, externalId: 'kept'});
		played.send({type: 'presets', presets: [partner]});
		played.press('p', 'e', 'enter');
		expect(steps(played)).toEqual([{step: 'save', preset: partner, replace: true}]);
		const {externalId: _kept, ...without} = partner;
		played.send({type: 'presets', presets: [without]});
		played.press('e', 'enter');
		expect(steps(played)).toEqual([{step: 'save', preset: without, replace: true}]);
		played.send({type: 'presets', presets: [partner]});
		played.press('e', 'tab', 'ctrl-u', 'enter');
		expect(steps(played)).toEqual([{step: 'save', preset: without, replace: true}]);
	});

	test('what can’t be saved is said, and nothing is lost', () => {
		const played = opened();
		played.press('d');
		const problem = {code: 'storage', message: 'The disk is full.', hint: 'Make room.'};
		played.send({type: 'presets-failed', problem});
		expect(played.state().told).toEqual({ok: false, message: 'The disk is full. Make room.'});
		expect(played.state().presets.list).toHaveLength(2);
	});
});

test.each([
	['audit', [], 'audit-2'],
	['audit', ['audit', 'audit-2'], 'audit-3'],
	['x'.repeat(64), [], `${'x'.repeat(62)}-2`],
])('a free name beside %s and %j', (name, taken, free) => {
	expect(
		freeName(
			name,
			taken.map((each) => preset(each)),
		),
	).toBe(free);
});

import {describe, expect, test} from 'vitest';
import type {Preset} from '../../../source/pass/pass.ts';
import {linkView} from '../../../source/ui/screens/link/link-view.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {pass, preset, role} from '../support/example.ts';
import {formOf, playOn, workOut} from '../support/played.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});

type Played = ReturnType<typeof playOn>;

const {arn} = role('Audit');

const policies = (...actions: readonly string[]) => {
	const statement = {Effect: 'Allow', Action: actions, Resource: '*'};
	const document = JSON.stringify({Version: '2012-10-17', Statement: [statement]});
	return {policies: [{kind: 'inline', name: 'Own', document} as const], complete: true, notices: []};
};

/** As if nobody had pressed a key for a while. */
const settle = (played: Played) => {
	played.send({type: 'policies-wanted'});
	const scope = played.wanted('read-scope');
	if (scope?.do === 'read-scope') {
		const narrowing = {Effect: 'Allow', Action: '*', Resource: '*'};
		const document = JSON.stringify({Version: '2012-10-17', Statement: [narrowing]});
		const read = {policies: [{kind: 'scope', name: 'all', document} as const], notices: [], warnings: []};
		played.send({type: 'scope-read', key: scope.key, scope: read});
	}
	if (played.wanted('work-out-preview')) workOut(played);
};

/** AWS made the pass that was asked for. */
const minted = (played: Played) => {
	const mint = played.wanted('mint');
	if (mint?.do !== 'mint') throw new Error('Nothing was asked for.');
	played.send({type: 'minted', pass: pass(), request: mint.asked});
};

const saved = (played: Played): readonly Preset[] => {
	const wanted = played.wanted('change-presets');
	if (wanted?.do !== 'change-presets') throw new Error('Nothing is saved.');
	return wanted.change.steps.flatMap((one) => (one.step === 'save' ? [one.preset] : []));
};

describe('a pass whose holder could become administrator', () => {
	const open = (...actions: readonly string[]) => {
		const played = playOn();
		played.send({type: 'policies-wanted'}, {type: 'policies', arn, policies: policies(...actions)});
		workOut(played);
		played.press('enter');
		return played;
	};

	test('is asked about in words; Enter once more makes it', () => {
		const played = open('*');
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played).asking).toContain('Is an administrator');
		played.press('"x"', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {role: arn}});
		expect(formOf(played)).toMatchObject({asking: undefined, texts: {}});
	});

	test('is not made after Esc, and asked about again', () => {
		const played = open('iam:*');
		played.press('enter', 'escape');
		expect(played.screens()).toEqual(['pass']);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played).asking).toBeDefined();
	});

	test('is asked about once, wherever it opens, until its scope is another one', () => {
		const played = open('*');
		played.press('enter', 'enter', 'escape', 'enter');
		expect(played.wanted('mint')).toBeDefined();
		played.press('escape', 'tab', 'tab', 'tab', '"s3"');
		settle(played);
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({request: {accepted: ['privilege-escalation']}});
		played.press('escape', 'tab', '"until=2030-01-01"');
		settle(played);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played).asking).toBeDefined();
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({request: {scope: ['until=2030-01-01']}});
	});

	test('is not asked about if it could not', () => {
		const played = open('s3:List*');
		played.press('enter');
		expect(played.wanted('mint')).toBeDefined();
	});

	test('made before that was known, says so on the link as soon as it is', () => {
		const played = playOn();
		played.press('enter', 'enter');
		minted(played);
		const text = () => {
			const top = played.top();
			if (top?.name !== 'link') throw new Error('No link is shown.');
			const lines = linkView(played.state(), top, symbols).lines;
			return lines.map((line) => line.map((span) => span.text).join('')).join('\n');
		};
		expect(text()).not.toContain('administrator');
		played.send({type: 'policies', arn, policies: policies('*')});
		workOut(played);
		expect(text()).toContain('⚠ The visitor is an administrator: all of IAM is allowed');
	});

	const accepted = ['privilege-escalation'] as const;

	test('is saved with the answer', () => {
		const played = open('*');
		played.press('enter', 'enter');
		minted(played);
		played.press('s', 'ctrl-u', '"mine"', 'enter');
		expect(saved(played)).toMatchObject([{name: 'mine', accepted}]);
	});

	describe.each([
		['a preset’s digit', (played: Played) => played.press('1')],
		['Enter on a preset', (played: Played) => played.press('p', 'enter')],
	])('by %s', (_, mint) => {
		test('is asked about when nobody has said yes yet; the preset remembers', () => {
			const played = open('*');
			played.press('escape');
			mint(played);
			expect(played.wanted('mint')).toBeUndefined();
			expect(formOf(played).asking).toContain('Is an administrator');
			played.press('enter');
			minted(played);
			expect(saved(played)).toEqual([preset('audit', {sessionName: 'suzuki', accepted})]);
			expect(played.wanted('change-presets')?.change.say.message).toBe('audit remembers your yes.');
		});

		test('is left with Esc for its form, which then is one that was seen', () => {
			const played = open('*');
			played.press('escape');
			mint(played);
			const before = played.screens();
			played.press('escape', 'enter', 'enter');
			minted(played);
			played.press('escape');
			expect(played.screens()).toEqual(before);
		});

		test('is made at once when the preset remembers a yes', () => {
			const played = open('*');
			played.press('escape');
			played.send({type: 'presets', presets: [preset('audit', {accepted})]});
			mint(played);
			expect(played.wanted('mint')).toMatchObject({request: {accepted}});
			minted(played);
			expect(played.wanted('change-presets')).toBeUndefined();
		});
	});

	test('of a preset whose scope is changed in the form is asked about, and the preset stays as it is', () => {
		const played = open('*');
		played.press('escape');
		played.send({type: 'presets', presets: [preset('audit', {accepted, scope: ['deny-iam']})]});
		played.press('1', 'escape', 'shift-tab', 'shift-tab', 'ctrl-u', '"until=2030-01-01"');
		settle(played);
		played.press('enter');
		expect(formOf(played).asking).toBeDefined();
		played.press('enter');
		minted(played);
		expect(played.wanted('change-presets')).toBeUndefined();
	});

	test.each([
		['keeps its answer', ['"guest"'], accepted],
		['loses its answer with its scope', ['shift-tab', 'shift-tab', '"billing"'], undefined],
	])('an edited preset %s', (_, keys, kept) => {
		const played = open('*');
		played.press('escape');
		played.send({type: 'presets', presets: [preset('audit', {accepted})]});
		played.press('p', 'e', ...keys, 'enter');
		expect(saved(played)).toMatchObject([{name: 'audit'}]);
		expect(saved(played)[0]?.accepted).toEqual(kept);
	});
});

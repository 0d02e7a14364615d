import {describe, expect, test} from 'vitest';
import type {Preset} from '../../../source/pass/pass.ts';
import {findScreen, initialState} from '../../../source/ui/app-state.ts';
import {ready} from '../../../source/ui/runtime/loadable.ts';
import type {Problem} from '../../../source/ui/runtime/problem.ts';
import {mintPreset} from '../../../source/ui/screens/pass/pass-mint.ts';
import {preset} from '../../presets/examples.ts';
import {identity, me, noon, pass, role, user} from '../support/example.ts';
import {frame} from '../support/frames.tsx';
import {progress} from '../support/jobs.ts';
import {formOf, play, playOn} from '../support/played.ts';

const state = {...initialState({columns: 80, rows: 24}, noon), identity: ready(identity())};

test('one’s own session is handed out after a question', () => {
	const {role: _none, ...mine} = preset('me', {self: true});
	const {state: asked, effects} = mintPreset(state, mine);
	expect(findScreen(asked, 'pass')?.asking).toContain('all that you can');
	expect(effects.map((effect) => effect.do)).not.toContain('mint');
});

describe('a preset of a profile without a role', () => {
	const {role: _none, ...ofProfile} = preset('sue', {profile: 'prod'});
	const unasked: Problem = {code: 'self-unasked', message: 'The profile is a session itself.', hint: ''};

	const pressed = (one: Preset) => {
		const played = playOn();
		played.send({type: 'presets', presets: [one]});
		played.press('1');
		return played;
	};

	test('is asked about once it turns out to be a session, and remembers the yes', () => {
		const played = pressed(ofProfile);
		expect(played.wanted('mint')).toMatchObject({asked: {profile: 'prod'}, request: {role: ''}});
		expect(played.wanted('mint')?.asked).not.toHaveProperty('self');
		played.send({type: 'mint-failed', problem: unasked});
		expect(formOf(played).asking).toContain('all that you can');
		const asking = frame(played.state());
		expect(asking).toContain('The session of profile “prod”');
		expect(asking).toMatch(/Duration +until its credentials end/);
		expect(asking).not.toContain('is a session itself.');
		played.press('enter');
		const mint = played.wanted('mint');
		expect(mint).toMatchObject({asked: {profile: 'prod', self: true, accepted: ['own-session']}});
		if (mint !== undefined) played.send({type: 'minted', pass: pass(), request: mint.asked});
		const kept = played.wanted('change-presets');
		expect(kept).toMatchObject({
			change: {steps: [{step: 'save', preset: {...ofProfile, accepted: ['own-session']}}]},
		});
	});

	test('remembers the yes beside one that was given to the profile’s role', () => {
		const played = pressed({...ofProfile, accepted: ['privilege-escalation']});
		played.send({type: 'mint-failed', problem: unasked});
		played.press('enter');
		const mint = played.wanted('mint');
		if (mint !== undefined) played.send({type: 'minted', pass: pass(), request: mint.asked});
		const accepted = ['privilege-escalation', 'own-session'];
		expect(played.wanted('change-presets')).toMatchObject({change: {steps: [{preset: {accepted}}]}});
	});

	test('is not asked about again', () => {
		const played = pressed({...ofProfile, accepted: ['own-session']});
		expect(played.wanted('mint')).toMatchObject({asked: {accepted: ['own-session']}});
	});

	test('is not made after Esc', () => {
		const played = pressed(ofProfile);
		played.send({type: 'mint-failed', problem: unasked});
		played.press('escape');
		expect(formOf(played)).toMatchObject({asking: undefined, values: {self: true}, focus: 'region'});
		expect(played.wanted('mint')).toBeUndefined();
	});
});

test('a yes to an administrator is none to one’s own session', () => {
	const {role: _none, ...mine} = preset('me', {self: true, accepted: ['privilege-escalation']});
	expect(findScreen(mintPreset(state, mine).state, 'pass')?.asking).toContain('all that you can');
	const remembered = mintPreset(state, {...mine, accepted: ['own-session']});
	expect(remembered.effects.map((effect) => effect.do)).toContain('mint');
});

describe('the row of the session at hand', () => {
	const ends = new Date(noon + 42 * 60_000).toISOString();
	const playAs = (caller: typeof me) => {
		const played = playOn();
		const as = identity({caller, credentialsExpireAt: ends});
		played.send({type: 'identified', identity: as, sessionName: 'daypass-me'});
		return played;
	};

	test.each([
		['a role’s session', me, true],
		['a federated user', {...me, kind: 'federated-user'} as const, true],
		['a long-term key', user, false],
		['a user’s own session', {...user, credentials: 'temporary'} as const, false],
	])('%s', (_, caller, shown) => {
		expect(frame(playAs(caller).state()).includes('this session itself')).toBe(shown);
	});

	test('opens a form of what applies, and asks before the link is made', () => {
		const played = playAs(me);
		played.press('G');
		expect(frame(played.state())).toMatch(/▸ · this session itself +42m/);
		played.press('enter');
		const form = frame(played.state());
		expect(form).toMatch(/Duration +42 min left/);
		for (const field of ['Region', 'Page']) expect(form).toContain(field);
		const order = [1, 2, 3].map(() => {
			played.press('tab');
			return formOf(played).focus;
		});
		expect(order).toEqual(['destination', 'region', 'destination']);
		played.press('tab');
		for (const field of ['Session name', 'Session policy', 'MFA', 'External ID', 'Session tags'])
			expect(form).not.toContain(field);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played).asking).toContain('all that you can');
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({asked: {self: true}, request: {self: true, role: ''}});
	});

	test('has no row as long as the first role is waited for', () => {
		const played = play();
		played.send(
			{type: 'started'},
			{type: 'identified', identity: identity({credentialsExpireAt: ends}), sessionName: 'x'},
		);
		expect(frame(played.state())).not.toContain('this session itself');
		played.send({type: 'roles-ended'});
		expect(frame(played.state())).toContain('this session itself');
	});

	test('keeps the cursor while roles come and go, if somebody has put it there', () => {
		const played = playAs(me);
		played.press('G');
		played.send({type: 'roles', progress: progress([role('One'), role('Two')])});
		expect(frame(played.state())).toMatch(/▸ · this session itself/);
		played.press('enter', '"tokyo"', 'escape', 'escape', 'enter');
		expect(formOf(played)).toMatchObject({base: {self: true}, focus: 'region'});
	});

	test('opens where the settings say', () => {
		const played = playAs(me);
		played.apply((before) => ({state: {...before, settings: {destination: 's3'}}, effects: []}));
		played.press('G', 'enter', 'enter', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {destination: 's3'}, asked: {self: true}});
		expect(played.wanted('mint')?.asked).not.toHaveProperty('destination');
	});

	test('opens as its form was left', () => {
		const played = playAs(me);
		played.press('G', 'enter', '"tokyo"', 'tab', 'escape', 'enter');
		expect(formOf(played).values).toEqual({self: true, region: 'ap-northeast-1'});
	});

	test('is found by the filter, and keeps the cursor when the filter is cleared', () => {
		const played = playAs(me);
		played.press('/', '"itself"');
		expect(frame(played.state())).not.toContain('Audit  ');
		played.press('escape', 'enter');
		expect(formOf(played).base).toEqual({self: true});
	});

	test.each([
		['its', true],
		['THIS', true],
		['sess  th', true],
		['self', false],
		['this role', false],
	])('is found by the beginnings of its words: %s', (typed, found) => {
		const played = playAs(me);
		played.press('/', `"${typed}"`);
		expect(frame(played.state()).includes('· this session itself')).toBe(found);
	});

	test('finds pages and regions of the caller’s partition', () => {
		const played = playAs({...me, partition: 'aws-cn'});
		played.press('G', 'enter', '"ningxia"');
		expect(formOf(played).values.region).toBe('cn-northwest-1');
	});
});

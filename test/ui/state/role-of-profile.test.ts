import {describe, expect, test} from 'vitest';
import type {ProfileOfRole} from '../../../source/roles/role.ts';
import {mintPreset} from '../../../source/ui/screens/pass/pass-mint.ts';
import {preset, role} from '../support/example.ts';
import {frame} from '../support/frames.tsx';
import {progress} from '../support/jobs.ts';
import {formOf, type play, playOn} from '../support/played.ts';

const vendor: ProfileOfRole = {
	name: 'vendor',
	sessionName: 'for-bob',
	duration: 7200,
	hasExternalId: false,
	asksForMfa: false,
};

type Played = ReturnType<typeof play>;

/** The list with one role in it. */
const playWith = (...changes: Parameters<typeof role>): Played => {
	const played = playOn({columns: 120, rows: 40});
	played.send({type: 'roles', progress: progress([role(...changes)])}, {type: 'roles-ended'});
	return played;
};

describe('the form of a role that a profile names', () => {
	test('begins with the profile’s session name and length, which a preset does not keep', () => {
		const played = playWith('Vendor', {profile: vendor, longestSessionSeconds: 43_200});
		expect(frame(played.state())).toMatch(/Profile +vendor/);
		played.press('enter');
		expect(frame(played.state())).toMatch(/Session name +▏ for-bob[\s\S]+\[2h\]/);
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({
			request: {sessionName: 'for-bob', duration: 7200},
			asked: {role: role('Vendor').arn},
			ofProfile: ['duration', 'sessionName'],
		});
		expect(played.wanted('mint')?.asked).not.toHaveProperty('sessionName');
	});

	test('takes what somebody types instead, and no more than the role lasts', () => {
		const played = playWith('Vendor', {profile: vendor, longestSessionSeconds: 3600});
		played.press('enter', '"suzuki"', 'enter');
		expect(played.wanted('mint')).toMatchObject({
			request: {sessionName: 'suzuki', duration: 3600},
			ofProfile: ['duration'],
		});
	});

	test('does not demand an external ID that the profile has', () => {
		const wants = {verdict: 'conditional', needs: ['external-id']} as const;
		const lacking = playWith('Vendor', {...wants, profile: vendor});
		lacking.press('enter', 'enter');
		expect(formOf(lacking).problem?.message).toContain('external ID');
		const known = playWith('Vendor', {...wants, profile: {...vendor, hasExternalId: true}});
		known.press('enter');
		expect(frame(known.state())).toMatch(/External ID +as the profile says/);
		expect(formOf(known).focus).toBe('sessionName');
		known.press('enter');
		expect(known.wanted('mint')).toMatchObject({secrets: {}});
	});

	test('asks for the code of the profile’s device at once', () => {
		const played = playWith('Vendor', {profile: {...vendor, asksForMfa: true}});
		played.press('enter');
		expect(formOf(played).focus).toBe('mfaCode');
		played.press('enter');
		expect(formOf(played).problem?.message).toContain('MFA code');
		played.press('"123456"', 'enter');
		expect(played.wanted('mint')).toMatchObject({secrets: {mfaCode: '123456'}});
	});
});

test('a preset of such a role is edited as it is made: without what another profile says', () => {
	const played = playWith('Audit', {profile: vendor, longestSessionSeconds: 43_200});
	played.press('p', 'e');
	expect(formOf(played).editing?.name).toBe('audit');
	played.press('ctrl-u');
	expect(frame(played.state())).not.toContain('for-bob');
});

test.each([
	['another profile’s', vendor, undefined],
	['the profile’s in use', {...vendor, signer: {credentials: 'long-term'}} as const, 'for-bob'],
])('a preset of a role that is %s is made as the command line makes it', (_, profile, sessionName) => {
	const played = playWith('Audit', {profile, longestSessionSeconds: 43_200});
	const {effects} = mintPreset(played.state(), preset('audit'));
	const wanted = effects.find((effect) => effect.do === 'mint') as ReturnType<Played['wanted']> & {
		readonly request: {readonly sessionName?: string};
	};
	expect(wanted.request.sessionName).toBe(sessionName);
});

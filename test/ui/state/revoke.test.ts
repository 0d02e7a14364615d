import {describe, expect, test} from 'vitest';
import {keysNow} from '../../../source/ui/app.ts';
import type {KnownPass} from '../../../source/ui/jobs.ts';
import {linkView} from '../../../source/ui/screens/link/link-view.ts';
import {revocationUndone, undoFailed} from '../../../source/ui/screens/revoke/revoke-jobs.ts';
import type {RevokeScreen} from '../../../source/ui/screens/revoke/revoke-state.ts';
import {revokeView} from '../../../source/ui/screens/revoke/revoke-view.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {account, identity, knownPass, me, pass, preset, revoked, role} from '../support/example.ts';
import {progress} from '../support/jobs.ts';
import {playOn} from '../support/played.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});

type Played = ReturnType<typeof playOn>;

const screenOf = (played: Played): RevokeScreen => {
	const top = played.top();
	if (top?.name !== 'revoke') throw new Error('It is not open.');
	return top;
};

/** What is on the screen, a row a line. */
const text = (played: Played) =>
	revokeView(played.state(), screenOf(played), symbols)
		.lines.map((line) =>
			line
				.map((span) => span.text)
				.join('')
				.trimEnd(),
		)
		.join('\n');

/** The same as running text: how it is broken into rows does not matter. */
const told = (played: Played) => text(played).replaceAll(/\s+/g, ' ');

const known = [knownPass('bob', 10), knownPass('old', 3000), knownPass('ana', 30), knownPass('bob', 50)];

/** On the first role of the list, which is Audit. */
const opened = (passes: readonly KnownPass[] = known, size?: Parameters<typeof playOn>[0]) => {
	const played = playOn(size);
	played.press('x');
	played.send({type: 'passes-read', passes});
	return played;
};

const withLink = (changes: Parameters<typeof pass>[0] = {}) => {
	const played = playOn();
	played.press('1');
	const {name: _name, ...request} = preset('audit');
	played.send({type: 'minted', pass: pass(changes), request});
	return played;
};

const problem = {code: 'access-denied', message: 'AWS refuses.', hint: 'Ask for iam:PutRolePolicy.'};

describe('whose sessions', () => {
	test('everybody’s first, then of whom history knows: who may be in now, and who was', () => {
		const rows = text(opened()).split('\n').slice(2, 6);
		expect(
			rows.map((row) => row.replaceAll(/\d\d:\d\d/g, 'hh:mm').replaceAll(/\d{4}-\d\d-\d\d/g, 'day')),
		).toEqual([
			' ▸ Everybody  every session of the role',
			'   bob        since hh:mm             may be alive until hh:mm  2 passes',
			'   ana        since hh:mm             may be alive until hh:mm',
			'   old        since day hh:mm  ended day hh:mm',
		]);
	});

	test('whose session was revoked is in no more', () => {
		const taken = {...knownPass('eve', 20), revokedAt: knownPass('eve', 5).issuedAt};
		expect(text(opened([taken]))).toMatch(/^ {3}eve +since \d\d:\d\d +revoked \d\d:\d\d$/m);
	});

	test('a long name is cut rather than what is known of it', () => {
		const name = 'daypass-cm-chiba-yukihiro-again';
		const played = opened([knownPass(name, 10), knownPass(name, 20), knownPass('bob', 10)]);
		expect(text(played)).toMatch(/daypass-cm-chiba-\S*… {2}since .* {2}2 passes\n/);
	});

	test.each<[string, readonly string[], string | undefined]>([
		['nobody is chosen but everybody', [], undefined],
		['↓ goes to the first visitor', ['down'], 'bob'],
		['↓↓↑', ['down', 'down', 'up'], 'bob'],
		['PgDn to the last', ['page-down'], 'old'],
		['not beyond it', ['page-down', 'down'], 'old'],
		['PgUp to everybody', ['page-down', 'page-up', 'up'], undefined],
	])('%s', (_, keys, chosen) => {
		const played = opened();
		played.press(...keys);
		expect(screenOf(played).chosen).toBe(chosen);
	});

	test.each<[readonly string[], string]>([
		[['page-down'], 'v8'],
		[['page-down', 'down', 'page-up'], 'v1'],
		[['page-down', 'page-down', 'page-down'], 'v19'],
	])('of twenty, %j lead to %s', (keys, chosen) => {
		const many = Array.from({length: 19}, (_, index) => knownPass(`v${index + 1}`, index + 1));
		const played = opened(many);
		played.press(...keys);
		expect(screenOf(played).chosen).toBe(chosen);
	});

	test('of a visitor with several passes, the last one to end decides', () => {
		const revokedAt = knownPass('eve', 5).issuedAt;
		const first = {...knownPass('eve', 50), revokedAt};
		expect(text(opened([first, knownPass('eve', 3)]))).toMatch(
			/eve +since .* may be alive until .* 2 passes/,
		);
		const longest = {...knownPass('eve', 50, 300), revokedAt};
		expect(text(opened([knownPass('eve', 40, 30), longest]))).toMatch(/eve +since .* revoked .* 2 passes/);
	});

	test('those who may be in come first, then whoever got a pass last', () => {
		const passes = [
			knownPass('gone', 70),
			knownPass('ana', 30),
			knownPass('long', 600, 720),
			knownPass('bob', 10),
			knownPass('older', 3000),
		];
		const names = text(opened(passes)).match(/^ {3}\w+(?= +since)/gm);
		expect(names?.map((name) => name.trim())).toEqual(['bob', 'ana', 'long', 'gone', 'older']);
	});

	test('the warning says what ends', () => {
		const played = opened();
		expect(told(played)).toContain(
			'This ends EVERY session of role/Audit issued before now: not only passes',
		);
		played.press('down');
		expect(told(played)).toContain('This ends EVERY session “bob” of role/Audit issued before now: whoever');
	});

	test('the warning says when one’s own session is among them', () => {
		const played = playOn();
		played.send({type: 'roles', progress: progress([role(me.name)])});
		played.press('x');
		played.send({type: 'passes-read', passes: [knownPass('bob', 1), knownPass(me.name, 2)]});
		const lost = 'you lose access too, and can’t undo it with these credentials';
		expect(told(played)).toContain(lost);
		played.press('down');
		expect(told(played)).not.toContain(lost);
		played.press('down');
		expect(told(played)).toContain(lost);
	});

	test('a history that can’t be read, or knows nothing, costs the list only', () => {
		const played = opened([]);
		expect(told(played)).toContain('History knows no pass for this role.');
		played.send({type: 'passes-failed', problem: {...problem, message: 'It can’t be read.'}});
		expect(told(played)).toContain('✗ It can’t be read.');
		played.press('"Audit"', 'enter');
		expect(played.wanted('revoke')).toMatchObject({sessionName: undefined});
	});

	test('the history is waited for in words only once it can be felt', () => {
		const played = playOn();
		played.press('x');
		expect(text(played)).not.toContain('reading');
		played.wait(600);
		expect(text(played)).toContain('reading the history…');
	});
});

describe('from the link', () => {
	test('its visitor is chosen, also where history does not know them', () => {
		const played = withLink();
		played.press('x');
		expect(played.wanted('read-passes')).toMatchObject({role: {name: 'Audit'}});
		expect(screenOf(played).chosen).toBe('suzuki-audit');
		played.send({type: 'passes-read', passes: known});
		expect(text(played)).toMatch(/▸ suzuki-audit +since/);
		played.press('"Audit"', 'enter');
		expect(played.wanted('revoke')).toMatchObject({role: {name: 'Audit'}, sessionName: 'suzuki-audit'});
	});

	test('is counted beside another pass for the same visitor', () => {
		const played = withLink();
		played.press('x');
		played.send({type: 'passes-read', passes: [knownPass('suzuki-audit', 20)]});
		expect(text(played)).toMatch(/▸ suzuki-audit +since .* 2 passes/);
	});

	test('is counted once where history knows it', () => {
		const played = withLink();
		played.press('x');
		played.send({type: 'passes-read', passes: [pass()]});
		expect(text(played)).not.toContain('2 passes');
		played.send({type: 'passes-read', passes: [pass(), knownPass('suzuki-audit', 20)]});
		expect(text(played)).toContain('2 passes');
	});

	test('of a federated user there is nothing to revoke', () => {
		const played = withLink({role: ''});
		played.press('x');
		expect(played.screens()).toEqual(['pass', 'link']);
	});

	test('Esc goes back to it', () => {
		const played = withLink();
		played.press('x', 'escape');
		expect(played.screens()).toEqual(['pass', 'link']);
	});
});

describe('a link whose session was ended', () => {
	const linkText = (played: Played) => {
		const link = played.state().screens.find((screen) => screen.name === 'link');
		if (link === undefined) throw new Error('It is not open.');
		const lines = linkView(played.state(), link, symbols).lines;
		return lines.map((line) => line.map((span) => span.text).join('')).join(' ');
	};
	const revokeIt = (sessionName: string | undefined) => {
		const played = withLink();
		played.press('x');
		played.press('"Audit"', 'enter');
		played.send({type: 'revoked', revoked: revoked({role: screenOf(played).role, sessionName})});
		return played;
	};

	test.each([
		['its visitor’s', 'suzuki-audit'],
		['everybody’s', undefined],
	])('with %s says so', (_, sessionName) => {
		const played = revokeIt(sessionName);
		played.press('escape');
		expect(linkText(played)).toContain('✗ Revoked pass for suzuki-audit');
		expect(linkText(played)).toContain('whoever opens this link can do nothing with it');
		expect(linkText(played)).not.toContain('Anyone with this link is that visitor');
		expect(played.state().lastRevoked).toBeDefined();
	});

	test('made again, is another link', () => {
		const played = revokeIt('suzuki-audit');
		played.press('escape', 'r');
		const {name: _name, ...request} = preset('audit');
		played.send({type: 'minted', pass: pass(), request});
		expect(linkText(played)).toContain('✓ Pass for suzuki-audit');
		expect(played.state().lastRevoked).toBeUndefined();
	});

	test('says nothing when it was another’s', () => {
		const played = revokeIt('bob');
		expect(played.state().lastRevoked).toBeUndefined();
		played.press('escape');
		expect(linkText(played)).toContain('✓ Pass for suzuki-audit');
	});

	test('works again when that was undone, unless it had been ended before', () => {
		const played = revokeIt('suzuki-audit');
		played.press('u');
		played.send({type: 'revocation-undone'});
		played.press('escape');
		expect(played.state().lastRevoked).toBeUndefined();
		expect(linkText(played)).toContain('✓ Pass for suzuki-audit');

		const twice = revokeIt('suzuki-audit');
		twice.press('escape', 'x', '"Audit"', 'enter');
		const {role: of} = screenOf(twice);
		const later = new Date(Date.parse('2026-03-04T12:01:00Z'));
		twice.send({type: 'revoked', revoked: revoked({role: of, sessionName: undefined, before: later})});
		twice.press('u');
		twice.send({type: 'revocation-undone'});
		expect(twice.state().lastRevoked).toBeDefined();
		expect(linkText(twice)).toContain('✗ Revoked pass for suzuki-audit');
	});
});

describe('the role’s name', () => {
	test.each(['Audit', ' Audit ', role('Audit').arn])('%j goes on', (name) => {
		const played = opened();
		played.press(`"${name}"`, 'enter');
		expect(played.wanted('revoke')).toMatchObject({role: {arn: role('Audit').arn}});
		expect(screenOf(played).stage.status).toBe('revoking');
	});

	test.each([
		['nothing', [], 'The role’s name is missing: nothing was revoked.'],
		['a blank', ['"  "'], 'The role’s name is missing: nothing was revoked.'],
		['another name', ['"audit"'], 'That is not the role’s name: nothing was revoked.'],
		['a mere yes', ['"y"'], 'That is not the role’s name: nothing was revoked.'],
	])('%s does not', (_, keys, said) => {
		const played = opened();
		played.press(...keys, 'enter');
		expect(played.effects()).toEqual([]);
		expect(told(played)).toContain(said);
		played.press('f5');
		expect(told(played)).toContain(said);
		played.press('"x"');
		expect(told(played)).not.toContain(said);
	});

	test('q is a letter of it, ? asks for help', () => {
		const played = opened();
		played.press('q');
		expect(screenOf(played).field.value).toBe('q');
		played.press('?');
		expect(played.screens()).toEqual(['revoke', 'help']);
	});

	test('with its path will do', () => {
		const played = playOn();
		played.send({type: 'roles', progress: progress([role('Viewer', {path: '/app/'})])});
		played.press('x', '"app/Viewer"', 'enter');
		expect(played.wanted('revoke')).toMatchObject({role: {path: '/app/', name: 'Viewer'}});
	});

	test('is pasted as well', () => {
		const played = opened();
		played.send({type: 'paste', text: 'Audit\n'});
		played.press('enter');
		expect(played.wanted('revoke')).toBeDefined();
	});
});

describe('what can’t be revoked', () => {
	test.each([
		[
			'a service-linked role',
			role('ForECS', {path: '/aws-service-role/ecs.amazonaws.com/'}),
			'service-linked role',
		],
		[
			'Identity Center’s',
			role('AWSReservedSSO_Admin_0123', {path: '/aws-reserved/sso.amazonaws.com/'}),
			'End the person’s sessions in IAM Identity Center',
		],
		[
			'a role of another account',
			role('Audit', {arn: 'arn:aws:iam::444455556666:role/Audit', account: '444455556666'}),
			'Use credentials of that account, for instance with --profile.',
		],
	])('%s is refused in place, with the reason and the way out', (_, judged, reason) => {
		const played = playOn();
		played.send({type: 'roles', progress: progress([judged])});
		played.press('x');
		played.send({type: 'passes-read', passes: [knownPass('bob', 1)]});
		expect(told(played)).toContain(reason);
		expect(told(played)).toContain('Esc goes back.');
		expect(text(played)).toMatch(/ {3}bob +since/);
		played.press('"Audit"', 'enter');
		expect(played.effects()).toEqual([]);
		played.press('escape');
		expect(played.screens()).toEqual([]);
	});

	test('is known as soon as the caller is', () => {
		const played = opened();
		expect(told(played)).not.toContain('Esc goes back.');
		played.send({
			type: 'identified',
			identity: identity({caller: {...me, account: '444455556666'}}),
			sessionName: 'me',
		});
		expect(told(played)).toContain(`role/Audit is in account ${account}`);
	});
});

const revoking = () => {
	const played = opened();
	played.press('down', '"Audit"', 'enter');
	return played;
};

const done = (changes: Partial<Parameters<typeof revoked>[0]> = {}) => {
	const played = revoking();
	const {role: arn, chosen} = screenOf(played);
	played.send({type: 'revoked', revoked: revoked({role: arn, sessionName: chosen, ...changes})});
	return played;
};

describe('revoking', () => {
	test('says what it waits for once it can be felt', () => {
		const played = revoking();
		played.send({type: 'revoke-waits', doing: 'writing the inline policy'});
		expect(text(played)).not.toContain('writing');
		played.wait(600);
		expect(text(played)).toContain('writing the inline policy…');
	});

	test('takes Esc as a stop, keeps what was typed, and claims nothing', () => {
		const played = revoking();
		played.press('escape');
		expect(played.wanted('cancel')).toMatchObject({do: 'cancel', task: 'revoke'});
		expect(told(played)).toContain('What AWS has received already may take effect all the same.');
		expect(screenOf(played)).toMatchObject({chosen: 'bob', field: {value: 'Audit'}});
		played.press('enter');
		expect(played.wanted('revoke')).toMatchObject({sessionName: 'bob'});
	});

	test('that is refused says why in place, and can be tried again', () => {
		const played = revoking();
		played.send({type: 'revoke-failed', problem});
		expect(told(played)).toContain('✗ AWS refuses. Ask for iam:PutRolePolicy.');
		expect(screenOf(played)).toMatchObject({chosen: 'bob', field: {value: 'Audit'}});
		played.press('enter');
		expect(played.wanted('revoke')).toBeDefined();
	});

	test('says what was done, by which time, and that it can be undone', () => {
		const played = done({clock: 'The time is AWS’s: this machine’s clock is 4 minutes behind AWS’s.'});
		expect(told(played)).toContain(
			'✓ Revoked every session “bob” of role/Audit issued before 2026-03-04T12:00:00.000Z.',
		);
		expect(told(played)).toContain('this machine’s clock is 4 minutes behind AWS’s.');
		expect(told(played)).toContain('u puts the role’s inline policy AWSRevokeOlderSessions back as it was');
	});

	test('has the role’s policies read again: there is one more now', () => {
		const played = revoking();
		played.send({
			type: 'policies',
			arn: role('Audit').arn,
			policies: {policies: [], complete: true, notices: []},
		});
		const {role: of} = screenOf(played);
		played.send({type: 'revoked', revoked: revoked({role: of, sessionName: undefined})});
		played.send({type: 'policies-wanted'});
		expect(played.wanted('read-policies')).toMatchObject({role: {arn: of.arn}});
	});

	test('is left with Esc', () => {
		const played = done();
		played.press('escape');
		expect(played.screens()).toEqual([]);
	});
});

describe('u', () => {
	test('undoes it, and says so', () => {
		const played = done();
		const {stage} = screenOf(played);
		played.press('u');
		expect(played.wanted('undo-revocation')).toMatchObject({
			do: 'undo-revocation',
			revoked: stage.status === 'done' ? stage.revoked : undefined,
		});
		played.wait(600);
		expect(text(played)).toContain('putting the policy back…');
		played.send({type: 'revocation-undone'});
		expect(told(played)).toContain(
			'✓ Undone: the role’s inline policy AWSRevokeOlderSessions is as it was before.',
		);
		played.press('escape');
		expect(played.screens()).toEqual([]);
	});

	test('that fails says why, and can be pressed again', () => {
		const played = done();
		played.press('u');
		played.send({type: 'undo-failed', problem});
		expect(told(played)).toContain('✗ AWS refuses.');
		played.press('u');
		expect(played.wanted('undo-revocation')).toBeDefined();
	});

	test('that is stopped leaves what was done', () => {
		const played = done();
		played.press('u', 'escape');
		expect(played.wanted('cancel')).toMatchObject({do: 'cancel', task: 'undo-revocation'});
		expect(told(played)).toContain('✓ Revoked every session');
		expect(told(played)).toContain('u undoes it.');
		played.press('u');
		expect(played.wanted('undo-revocation')).toBeDefined();
	});

	test('works on any screen afterwards, named in the footer for as long as it holds', () => {
		const played = done();
		const named = () => keysNow(played.state()).some(({does}) => does === 'undo revoking Audit');
		expect(named()).toBe(true);
		const {stage} = screenOf(played);
		const answer = stage.status === 'done' ? stage.revoked : undefined;
		if (answer === undefined) throw new Error('Nothing was revoked.');
		played.press('escape');
		expect(named()).toBe(true);
		played.press('enter');
		expect(named()).toBe(false);
		played.press('escape', 'u');
		expect(played.wanted('undo-revocation')).toMatchObject({revoked: answer});
		expect(named()).toBe(false);
		expect(played.state().toast).toMatchObject({ok: true, message: 'Putting the role’s policy back…'});
		played.apply((state) => undoFailed(state, problem, answer));
		expect(played.state().toast).toMatchObject({
			ok: false,
			message: 'AWS refuses. Ask for iam:PutRolePolicy.',
		});
		played.press('u');
		played.apply((state) => revocationUndone(state, answer));
		expect(played.state().toast?.message).toBe('Undone: role/Audit is as it was before it was revoked.');
		expect(named()).toBe(false);
	});

	test('takes back one change after the other, the last one first', () => {
		const played = done();
		played.press('escape', 'p', 'x');
		played.send({type: 'presets-changed', presets: [preset('oncall')], say: {ok: true, message: 'Removed.'}});
		const does = () => keysNow(played.state()).find(({shown}) => shown === 'u')?.does;
		expect(does()).toBe('bring audit back');
		played.press('u');
		expect(does()).toBe('undo revoking Audit');
	});

	test('is a letter of the name until something was revoked', () => {
		const played = opened();
		played.press('u');
		expect(screenOf(played).field.value).toBe('u');
	});
});

describe('at 60×15', () => {
	test('the choice, the whole warning, the name to type and what is wrong are all in sight', () => {
		const played = playOn({columns: 60, rows: 15});
		played.send({type: 'roles', progress: progress([role(me.name)])});
		played.press('x');
		played.send({type: 'passes-read', passes: known});
		played.press('"no"', 'enter');
		const rows = text(played).split('\n');
		expect(rows).toHaveLength(11);
		expect(rows[1]).toMatch(/^ ▸ Everybody/);
		expect(told(played)).toMatch(
			/you lose access too, and can’t undo it with these credentials\..* no▏ ✗ That is not/,
		);
	});
});

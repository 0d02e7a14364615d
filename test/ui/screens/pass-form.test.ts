import {describe, expect, test} from 'vitest';
import {fields} from '../../../source/pass/fields.ts';
import type {PassRequest} from '../../../source/pass/pass.ts';
import {formNames} from '../../../source/pass/rows.ts';
import type {Need} from '../../../source/roles/verdict/verdict.ts';
import {atStart} from '../../../source/ui/components/list/list-cursor.ts';
import {withMore} from '../../../source/ui/components/scrolled.ts';
import {textField} from '../../../source/ui/components/text-field/text-field.ts';
import {choiceOptions} from '../../../source/ui/screens/pass/choices.ts';
import {durationSteps, longestReason, stepDuration} from '../../../source/ui/screens/pass/duration-steps.ts';
import {requestFrom} from '../../../source/ui/screens/pass/pass-request.ts';
import {fieldsOf, openForm, type PassScreen} from '../../../source/ui/screens/pass/pass-state.ts';
import {typingProblem} from '../../../source/ui/screens/pass/text-rules.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {me, role, user} from '../support/example.ts';

const form = (needs: readonly Need[] = [], request: Partial<PassRequest> = {}): PassScreen => {
	const wanted = role('Audit', needs.length === 0 ? {} : {verdict: 'conditional', needs});
	return openForm({role: wanted.arn, ...request}, me, {role: wanted});
};

const typed = (base: PassScreen, texts: Partial<Record<keyof PassScreen['texts'], string>>): PassScreen => ({
	...base,
	texts: {
		...base.texts,
		...Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, textField(text)])),
	},
});

describe('how long', () => {
	test.each([
		[3600, 3600, [900, 1800, 2700, 3600]],
		[43_200, 3600, [900, 1800, 2700, 3600, 7200, 14_400, 28_800, 43_200]],
		[5400, 'max', [900, 1800, 2700, 3600]],
		[3600, 1200, [900, 1200, 1800, 2700, 3600]],
		[3600, 28_800, [900, 1800, 2700, 3600, 28_800]],
	] as const)('at most %d s, beginning with %s: %j', (longest, own, steps) => {
		expect(durationSteps(longest, own)).toEqual(steps);
	});

	test.each([
		[3600, -1, 3600, 2700],
		[3600, 1, 3600, 3600],
		[900, -1, 3600, 900],
		['max', -1, 43_200, 28_800],
		[28_800, -1, 3600, 3600],
	] as const)('%s by %d of at most %d is %d', (duration, by, longest, expected) => {
		expect(stepDuration(duration, by, longest)).toBe(expected);
	});

	test('the ceiling comes with its reason', () => {
		expect(longestReason(3600, me)).toBe('1 h at most: you are a role session');
		expect(longestReason(3600, {...user, credentials: 'temporary'})).toContain(
			'your own credentials are temporary',
		);
		expect(longestReason(43_200, user)).toContain('12 h at most');
	});
});

describe('the fields', () => {
	const usual = ['sessionName', 'duration', 'region', 'destination', 'scope'];

	test.each<[string, readonly Need[], typeof me, readonly string[]]>([
		['nothing wanted', [], me, usual],
		['a user can give an MFA code', ['mfa'], user, ['sessionName', 'mfaCode', ...usual.slice(1)]],
		['a role session cannot', ['mfa'], me, usual],
		['an external ID', ['external-id'], me, ['sessionName', 'externalId', ...usual.slice(1)]],
		[
			'tags and source identity',
			['source-identity', 'tags'],
			me,
			['sessionName', 'sourceIdentity', 'tags', ...usual.slice(1)],
		],
	])('%s', (_what, needs, caller, fields) => {
		expect(fieldsOf(form(needs), caller)).toEqual(fields);
	});

	const {trust: _unread, ...closed} = role('Elsewhere');
	const profile = {name: 'vendor', hasExternalId: false, asksForMfa: true};
	test.each<[string, () => PassScreen, typeof me, readonly string[]]>([
		[
			'a role that nobody here can look into may want either',
			() => openForm({role: closed.arn}, user, {role: closed}),
			user,
			['sessionName', 'mfaCode', 'externalId', ...usual.slice(1)],
		],
		[
			'but of a role session no code',
			() => openForm({role: closed.arn}, me, {role: closed}),
			me,
			['sessionName', 'externalId', ...usual.slice(1)],
		],
		['a role that is not known yet wants nothing', () => openForm({role: closed.arn}, user), user, usual],
		[
			'a profile’s device is asked for its code, whoever asks',
			() => openForm({role: closed.arn}, me, {role: {...role('Audit'), profile}}),
			me,
			['sessionName', 'mfaCode', ...usual.slice(1)],
		],
		[
			'a device that was named is asked for its code',
			() => form([], {mfaSerial: 'arn:aws:iam::111122223333:mfa/me'}),
			me,
			['sessionName', 'mfaCode', ...usual.slice(1)],
		],
		[
			'tags that were asked for can be changed',
			() => form([], {tags: {team: 'ops'}, sourceIdentity: 'me'}),
			me,
			['sessionName', 'sourceIdentity', 'tags', ...usual.slice(1)],
		],
		['of no tags there is nothing to change', () => form([], {tags: {}}), me, usual],
		[
			'an edited preset has no code, and an external ID only if it kept one',
			() => openForm({role: closed.arn}, user, {role: closed, editing: {name: 'audit'}}),
			user,
			usual,
		],
		[
			'which then stands there',
			() =>
				openForm({role: closed.arn}, user, {
					role: closed,
					editing: {name: 'audit', externalId: 'x'},
					externalId: 'x',
				}),
			user,
			['sessionName', 'externalId', ...usual.slice(1)],
		],
	])('%s', (_what, open, caller, fields) => {
		expect(fieldsOf(open(), caller)).toEqual(fields);
		expect(open().asked).toEqual([]);
	});

	test.each<[string, () => PassScreen, string]>([
		['the session name', () => form(), 'sessionName'],
		['the region, of a session at hand', () => openForm({self: true}, me), 'region'],
		['a code that is wanted', () => openForm({}, user, {role: role('A', {needs: ['mfa']})}), 'mfaCode'],
		['an external ID that is wanted', () => form(['external-id']), 'externalId'],
		[
			'the session name, where that is there already',
			() => openForm({}, me, {role: role('A', {needs: ['external-id']}), externalId: 'x'}),
			'sessionName',
		],
		['the session name, where it may be wanted', () => openForm({}, user, {role: closed}), 'sessionName'],
	])('begin at %s', (_what, open, focus) => {
		expect(open().focus).toBe(focus);
	});

	test.each([
		['sessionName', 'suzuki.audit@x', undefined],
		['sessionName', '{user}-{date}', undefined],
		['sessionName', 'two words', 'AWS takes letters, digits and _+=,.@- here, not spaces.'],
		['sessionName', '山田?', 'AWS takes letters, digits and _+=,.@- here, not “山田?”.'],
		['sourceIdentity', 'ana!! or ana!', 'AWS takes letters, digits and _+=,.@- here, not spaces or “!”.'],
		['externalId', 'a b', 'AWS takes letters, digits and _+=,.@:/- here, nothing else.'],
		['sessionName', 'x'.repeat(65), 'AWS takes 64 characters here at most.'],
		['mfaCode', '12a', 'AWS takes digits here, nothing else.'],
		['scope', 'anything at all', undefined],
	] as const)('%s is checked while it is typed: %s', (field, text, problem) => {
		expect(typingProblem(field, text)).toBe(problem);
	});
});

describe('where fields and keys help, no option of the command line is named', () => {
	test.each(formNames)('%s', (field) => {
		const {hint, refusals} = fields[field].form;
		// The one field whose option goes by another word tells it.
		expect(hint.replace('As a flag: --scope.', '')).not.toContain('--');
		for (const refusal of refusals) expect(String(refusal)).not.toContain('--');
	});

	test.each<[PassRequest, Partial<Record<keyof PassScreen['texts'], string>>]>([
		[{}, {sessionName: 'x'}],
		[{}, {tags: 'team'}],
		[{}, {tags: 'team=1, Team=2'}],
		[{}, {tags: 'team=!'}],
		[{}, {sourceIdentity: 'x'}],
		[{}, {externalId: 'x'}],
		[{}, {mfaCode: '1'}],
		[{tags: {team: 'a'}, transitiveTags: ['team']}, {tags: ''}],
		[{duration: 7200}, {}],
	])('of %j with %j typed', (request, texts) => {
		const filled = typed(form(['tags', 'mfa', 'external-id', 'source-identity'], request), texts);
		const wanted = requestFrom(filled, user, 'us-west-2');
		expect(wanted).toMatchObject({ok: false, problem: {hint: expect.not.stringContaining('--')}});
	});
});

describe('what the form asks for', () => {
	const ask = (filled: PassScreen, caller = me) => requestFrom(filled, caller, 'us-west-2');

	test('an untouched form asks for the defaults and names nothing it need not', () => {
		expect(ask(form())).toEqual({
			ok: true,
			request: {
				role: role('Audit').arn,
				duration: 3600,
				destination: '',
				scope: [],
				tags: {},
				logoutFirst: false,
			},
			asked: {role: role('Audit').arn},
			ofProfile: [],
			secrets: {},
		});
	});

	test('everything typed is in it, and secrets are beside it', () => {
		const filled = typed(form(['external-id', 'tags']), {
			sessionName: ' suzuki ',
			externalId: 'acme/42',
			tags: 'team=ops, cost=7',
			scope: 'read-only, arn:aws:iam::aws:policy/X',
		});
		expect(ask(filled)).toMatchObject({
			ok: true,
			request: {
				sessionName: 'suzuki',
				tags: {team: 'ops', cost: '7'},
				scope: ['read-only', 'arn:aws:iam::aws:policy/X'],
			},
			secrets: {externalId: 'acme/42'},
		});
	});

	test('what nobody asked for is what the settings say, no longer than the role lasts', () => {
		const settings = {sessionName: 'set', duration: 7200, destination: 's3', logoutFirst: true};
		const opened = openForm({role: role('Audit').arn}, me, {role: role('Audit'), settings});
		expect(ask(opened)).toMatchObject({request: {...settings, duration: 3600}, asked: {}});
	});

	test('what was emptied is not asked for', () => {
		const before = form([], {scope: ['read-only'], tags: {team: 'ops'}, sessionName: 'suzuki'});
		const filled = typed(before, {scope: ' ', tags: '', sessionName: '  '});
		const asked = ask(filled);
		expect(asked.ok && asked.asked).toStrictEqual({role: role('Audit').arn});
	});

	test('what no field shows is carried along', () => {
		const kept = {issuer: 'https://example.org', mfaSerial: undefined, logoutFirst: true};
		const {mfaSerial: _none, ...request} = kept;
		expect(ask(form([], request))).toMatchObject({ok: true, request});
	});

	test.each<[string, () => PassScreen, typeof me, string, string]>([
		['a short name', () => typed(form(), {sessionName: 'x'}), me, 'sessionName', 'AWS does not take “x”'],
		['no MFA code', () => form(['mfa']), user, 'mfaCode', 'This role wants an MFA code.'],
		['half an MFA code', () => typed(form(['mfa']), {mfaCode: '123'}), user, 'mfaCode', 'six digits'],
		['no external ID', () => form(['external-id']), me, 'externalId', 'This role wants an external ID.'],
		['no source identity', () => form(['source-identity']), me, 'sourceIdentity', 'This role wants'],
		['no session tags', () => form(['tags']), me, 'tags', 'This role wants'],
		['a malformed tag', () => typed(form(['tags']), {tags: 'aws:x=1'}), me, 'tags', 'aws:'],
		['half a scope', () => typed(form(), {scope: 'until='}), me, 'scope', 'This scope wants a value.'],
	])('%s is refused beside its field', (_what, filled, caller, field, said) => {
		const problem = {field, message: expect.stringContaining(said), hint: expect.stringMatching(/\.$/)};
		expect(ask(filled(), caller)).toMatchObject({ok: false, problem});
	});

	test.each([
		['region', 'nowhere', 'No region is called that.', 'Esc takes back'],
		['destination', 'zzzz', 'There is no service “zzzz”', 'Esc takes back'],
		['destination', 'lambada/x', 'There is no service “lambada”', 'Did you mean lambda?'],
		['destination', 'https://example.org/', 'console', 'Paste'],
	] as const)('a %s that is none is never taken for the one before: %s', (field, text, said, hint) => {
		const list = {field, query: textField(text), cursor: atStart, isEmpty: true};
		const filled = {...form(), focus: field, lists: {[field]: list}};
		expect(ask(filled)).toMatchObject({
			ok: false,
			problem: {field, message: expect.stringContaining(said), hint: expect.stringContaining(hint)},
		});
	});
});

describe('the lists', () => {
	const options = (field: 'region' | 'destination', text: string) => {
		const opened = {
			...form(),
			focus: field,
			lists: {[field]: {field, query: textField(text), cursor: atStart}},
		};
		return choiceOptions(opened, field, 'eu-west-1').map(({value}) => value);
	};

	test('regions begin with one’s own, services with the console’s home', () => {
		expect(options('region', '')[0]).toBe('eu-west-1');
		expect(options('destination', '')[0]).toBe('');
		expect(options('destination', '')).toContain('s3');
	});

	test.each([
		['region', 'tokyo', 'ap-northeast-1'],
		['region', 'us-west-2', 'us-west-2'],
		['destination', 'cloudshell', 'cloudshell'],
		['destination', 'ec2 inst', 'ec2/instances'],
		['destination', 's3/bucket/reports', 's3/bucket/reports'],
		[
			'destination',
			'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1',
			'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1',
		],
	] as const)('%s: %s is first of all %s', (field, text, value) => {
		expect(options(field, text)[0]).toBe(value);
	});

	test('only regions of the role’s partition are offered', () => {
		const china = role('Audit', {arn: 'arn:aws-cn:iam::111122223333:role/Audit'});
		const opened = openForm({role: china.arn}, me, {role: china});
		const values = choiceOptions(opened, 'region', 'cn-north-1').map(({value}) => value);
		expect(values).toEqual(['cn-north-1', 'cn-northwest-1']);
	});
});

test('a row that gives way to how many follow is not called cut where only its padding is', () => {
	const {symbols} = createTheme({colorDepth: 1, unicode: true});
	const shown = withMore([[{text: 'short'}, {text: ' '.repeat(30)}]], 3, 35, symbols);
	expect(shown.map((line) => line.map(({text}) => text).join(''))).toEqual([
		`short${' '.repeat(19)}  … 3 more `,
	]);
});

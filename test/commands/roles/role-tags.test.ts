import {describe, expect, test} from 'vitest';
import type {SandboxAccount, SandboxRole} from '../../../source/sandbox/account.ts';
import {
	accountRoot,
	allow,
	letAssume,
	policyDocument,
	role,
} from '../../../source/sandbox/company/building.ts';
import {company} from '../../../source/sandbox/company/company.ts';
import {type Daypass, withDaypass} from '../../support/daypass.ts';
import type {RoleList} from '../listed-roles.ts';

const trusted = (name: string, tags: Readonly<Record<string, string>>): SandboxRole =>
	role({
		name,
		path: '/tagged/',
		trust: policyDocument(letAssume(accountRoot)),
		attached: [],
		tags,
		created: '2025-01-01T00:00:00Z',
		answers: {},
		simulated: {},
	});

/** Ana may step into roles of the team `shop`, and into one more by its name. */
const accountOf = (...roles: readonly SandboxRole[]): SandboxAccount => ({
	...company,
	roles: [...company.roles.filter(({name}) => name === company.caller.role), ...roles],
	users: company.users.map((user) =>
		user.name === 'ana'
			? {
					...user,
					groups: [],
					attached: [],
					inline: {
						ByTeam: policyDocument({
							...allow('sts:AssumeRole', '*'),
							Condition: {StringEquals: {'aws:ResourceTag/team': 'shop'}},
						}),
						ByName: policyDocument(allow('sts:AssumeRole', 'arn:aws:iam::111122223333:role/tagged/Named')),
					},
				}
			: user,
	),
});

const few = accountOf(
	trusted('Shop', {team: 'shop'}),
	trusted('Data', {team: 'data'}),
	trusted('None', {}),
	trusted('Named', {}),
);
const many = (count: number) =>
	accountOf(
		...Array.from({length: count}, (_, index) =>
			trusted(`R${String(index).padStart(3, '0')}`, {team: index % 2 === 0 ? 'shop' : 'data'}),
		),
	);

const verdictsOf = async (daypass: Daypass) => {
	const run = await daypass.run('roles --all --json', {as: 'ana'});
	const {roles: all, notices} = JSON.parse(run.stdout) as RoleList;
	const roles = all.filter(({path}) => path === '/tagged/');
	return {
		verdicts: Object.fromEntries(roles.map(({name, verdict}) => [name, verdict])),
		reasons: roles.flatMap(({reasons}) => reasons).join('\n'),
		notices: notices.map(({message}) => message).join('\n'),
		reads: run.calls.filter((call) => call === 'iam:GetRole').length,
		bulk: run.calls.filter((call) => call === 'iam:GetAccountAuthorizationDetails').length,
	};
};

describe.concurrent('roles whose verdict turns on their own tags', () => {
	test('are read, and no others', () =>
		withDaypass(
			async (daypass) => {
				expect(await verdictsOf(daypass)).toMatchObject({
					verdicts: {Shop: 'allowed', Data: 'denied', None: 'denied', Named: 'allowed'},
					notices: '',
					reads: 3,
					bulk: 0,
				});
			},
			{account: few},
		));

	test.each([
		[20, {reads: 20, bulk: 0}],
		[21, {reads: 0, bulk: 1}],
	])('%i of them: %j', (count, calls) =>
		withDaypass(
			async (daypass) => {
				const {verdicts, ...rest} = await verdictsOf(daypass);
				expect(rest).toMatchObject({...calls, notices: ''});
				expect([verdicts['R000'], verdicts['R001']]).toEqual(['allowed', 'denied']);
			},
			{account: many(count)},
		),
	);

	test('are read in bulk where GetRole is refused', () =>
		withDaypass(
			async (daypass) => {
				daypass.sandbox.fault('iam:GetRole', 'denied');
				expect(await verdictsOf(daypass)).toMatchObject({
					verdicts: {Shop: 'allowed', Data: 'denied', None: 'denied'},
					notices: '',
				});
			},
			{account: few},
		));

	test.each([
		['few', few, 'iam:GetRole or iam:GetAccountAuthorizationDetails'],
		['many', many(21), 'you lack iam:GetAccountAuthorizationDetails'],
	])('%s of them stay conditional where nothing can be read, and it is said', (_, account, permission) =>
		withDaypass(
			async (daypass) => {
				daypass.sandbox.fault('iam:GetRole', 'denied');
				daypass.sandbox.fault('iam:GetAccountAuthorizationDetails', 'denied');
				const {verdicts, reasons, notices} = await verdictsOf(daypass);
				expect(new Set(Object.values(verdicts))).toContain('conditional');
				expect(Object.values(verdicts)).not.toContain('denied');
				expect(notices).toContain(permission);
				expect(reasons).toContain('tags could not be read');
			},
			{account},
		),
	);
});

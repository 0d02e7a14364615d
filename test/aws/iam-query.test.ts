import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {
	DeleteRolePolicyCommand,
	GetAccountAuthorizationDetailsCommand,
	GetGroupPolicyCommand,
	GetPolicyCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	GetUserCommand,
	IAMClient,
	ListAccountAliasesCommand,
	ListAttachedUserPoliciesCommand,
	ListGroupsForUserCommand,
	ListMFADevicesCommand,
	ListRolesCommand,
	ListUserPoliciesCommand,
	PutRolePolicyCommand,
	SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import {openIamAccount} from '../../source/aws/iam-account.ts';
import {openIamPolicies} from '../../source/aws/iam-policies.ts';
import {openIamRevoke} from '../../source/aws/iam-revoke.ts';
import {openIamRoles} from '../../source/aws/iam-roles.ts';
import {openSession} from '../../source/aws/session.ts';

const region = 'eu-west-1';
const keys = {accessKeyId: 'ASIACALLER', secretAccessKey: 'secret', sessionToken: 'token'};

/** What the next answers hold, and what was asked for: form fields, and what the request was signed for. */
let result = '';
let status = 200;
/** The whole of the next answers, instead. */
let whole: string | undefined;
const asked: {readonly fields: readonly (readonly [string, string])[]; readonly scope: string}[] = [];
const server = createServer(async (request, response) => {
	let body = '';
	for await (const piece of request) body += piece;
	const form = new URLSearchParams(body);
	const scope = /Credential=[^/]+\/\d+\/([^,]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
	asked.push({fields: [...form].toSorted(([a], [b]) => (a < b ? -1 : 1)), scope});
	const action = form.get('Action') ?? '';
	response.writeHead(status, {'content-type': 'text/xml', date: new Date().toUTCString()});
	response.end(
		whole ??
			(status === 200
				? `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${result}<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`
				: result),
	);
});
let url = '';

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => {
	asked.length = 0;
	status = 200;
	whole = undefined;
	vi.unstubAllEnvs();
});

const session = () => {
	vi.stubEnv('AWS_ENDPOINT_URL_IAM', url);
	vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
	vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
	vi.stubEnv('AWS_SESSION_TOKEN', keys.sessionToken);
	vi.stubEnv('AWS_PROFILE', '');
	vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
	return openSession();
};
const sdk = () => new IAMClient({endpoint: url, region, credentials: keys, maxAttempts: 1});
const within = (action: string, inside: string) => `<${action}Result>${inside}</${action}Result>`;
const list = async <Item>(pages: AsyncIterable<Item>): Promise<readonly Item[]> => {
	const all: Item[] = [];
	for await (const page of pages) all.push(page);
	return all;
};
const document = encodeURIComponent('{"Version": "2012-10-17", "Statement": []}');
const roleArn = 'arn:aws:iam::111122223333:role/a/Audit';
const role = `<Path>/a/</Path><RoleName>Audit</RoleName><RoleId>AROAX</RoleId><Arn>${roleArn}</Arn><CreateDate>2030-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${document}</AssumeRolePolicyDocument><Description>For &lt;Ana&gt; &amp; others</Description><MaxSessionDuration>7200</MaxSessionDuration><Tags><member><Key>team</Key><Value/></member><member><Key>a b</Key><Value>c</Value></member></Tags><PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/B</PermissionsBoundaryArn></PermissionsBoundary>`;

describe('IAM without the SDK’s client', () => {
	const cases = [
		[
			'ListRoles',
			`<Roles><member>${role}</member></Roles><IsTruncated>false</IsTruncated>`,
			() => list(openIamRoles(session(), region).listRoles()),
			() => new ListRolesCommand({MaxItems: 1000}),
		],
		[
			'GetRole',
			`<Role>${role}</Role>`,
			() => openIamRoles(session(), region).getRole('Audit'),
			() => new GetRoleCommand({RoleName: 'Audit'}),
		],
		[
			'ListAccountAliases',
			'<AccountAliases><member>acme</member></AccountAliases><IsTruncated>false</IsTruncated>',
			() => openIamRoles(session(), region).accountAlias(),
			() => new ListAccountAliasesCommand({}),
		],
		[
			'ListMFADevices',
			'<MFADevices><member><SerialNumber>arn:aws:iam::111122223333:mfa/ana</SerialNumber></member></MFADevices>',
			() => openIamRoles(session(), region).mfaDevices(),
			() => new ListMFADevicesCommand({}),
		],
		[
			'ListAttachedUserPolicies',
			'<AttachedPolicies><member><PolicyName>P</PolicyName><PolicyArn>arn:aws:iam::aws:policy/P</PolicyArn></member></AttachedPolicies><IsTruncated>false</IsTruncated>',
			() => openIamPolicies(session(), region).attached({kind: 'user', name: 'ana+b'}),
			() => new ListAttachedUserPoliciesCommand({UserName: 'ana+b'}),
		],
		[
			'ListUserPolicies',
			'<PolicyNames>\n</PolicyNames><IsTruncated>false</IsTruncated>',
			() => openIamPolicies(session(), region).inline({kind: 'user', name: 'ana'}),
			() => new ListUserPoliciesCommand({UserName: 'ana'}),
		],
		[
			'GetGroupPolicy',
			`<GroupName>g</GroupName><PolicyName>p</PolicyName><PolicyDocument>${document}</PolicyDocument>`,
			() => openIamPolicies(session(), region).inlineDocument({kind: 'group', name: 'g'}, 'p'),
			() => new GetGroupPolicyCommand({GroupName: 'g', PolicyName: 'p'}),
		],
		[
			'GetUser',
			'<User><UserName>ana</UserName><Path>/</Path><UserId>AIDAX</UserId><Arn>arn:aws:iam::111122223333:user/ana</Arn><CreateDate>2030-01-01T00:00:00Z</CreateDate></User>',
			() => openIamPolicies(session(), region).user('ana'),
			() => new GetUserCommand({UserName: 'ana'}),
		],
		[
			'ListGroupsForUser',
			'<Groups><member><GroupName>g</GroupName></member></Groups><IsTruncated>false</IsTruncated>',
			() => openIamPolicies(session(), region).groupsOf('ana'),
			() => new ListGroupsForUserCommand({UserName: 'ana'}),
		],
		[
			'GetRolePolicy',
			`<RoleName>Audit</RoleName><PolicyName>p</PolicyName><PolicyDocument>${document}</PolicyDocument>`,
			() => openIamRevoke(session(), region).inlinePolicy('Audit', 'p'),
			() => new GetRolePolicyCommand({RoleName: 'Audit', PolicyName: 'p'}),
		],
		[
			'PutRolePolicy',
			undefined,
			() => openIamRevoke(session(), region).putInlinePolicy('Audit', 'p', '{"a": "ü & =+"}'),
			() => new PutRolePolicyCommand({RoleName: 'Audit', PolicyName: 'p', PolicyDocument: '{"a": "ü & =+"}'}),
		],
		[
			'DeleteRolePolicy',
			undefined,
			() => openIamRevoke(session(), region).deleteInlinePolicy('Audit', 'p'),
			() => new DeleteRolePolicyCommand({RoleName: 'Audit', PolicyName: 'p'}),
		],
		[
			'SimulatePrincipalPolicy',
			`<EvaluationResults><member><EvalActionName>sts:AssumeRole</EvalActionName><EvalResourceName>${roleArn}</EvalResourceName><EvalDecision>explicitDeny</EvalDecision><MissingContextValues><member>aws:SourceIp</member></MissingContextValues></member></EvaluationResults><IsTruncated>false</IsTruncated>`,
			() =>
				openIamAccount(session(), region).simulateAssumeRole('arn:aws:iam::111122223333:user/ana', [
					roleArn,
					'b',
				]),
			() =>
				new SimulatePrincipalPolicyCommand({
					PolicySourceArn: 'arn:aws:iam::111122223333:user/ana',
					ActionNames: ['sts:AssumeRole'],
					ResourceArns: [roleArn, 'b'],
					MaxItems: 1000,
				}),
		],
		[
			'GetAccountAuthorizationDetails',
			`<IsTruncated>false</IsTruncated><RoleDetailList><member>${role}<RolePolicyList><member><PolicyName>p</PolicyName><PolicyDocument>${document}</PolicyDocument></member></RolePolicyList><AttachedManagedPolicies><member><PolicyName>P</PolicyName><PolicyArn>arn:aws:iam::aws:policy/P</PolicyArn></member></AttachedManagedPolicies></member></RoleDetailList><UserDetailList><member><UserName>ana</UserName><Arn>arn:aws:iam::111122223333:user/ana</Arn><GroupList><member>g</member></GroupList></member></UserDetailList><Policies><member><Arn>arn:aws:iam::111122223333:policy/P</Arn><PolicyVersionList><member><Document>old</Document><IsDefaultVersion>false</IsDefaultVersion></member><member><Document>${document}</Document><IsDefaultVersion>true</IsDefaultVersion></member></PolicyVersionList></member></Policies>`,
			() => list(openIamAccount(session(), region).details(['Role', 'User'])),
			() => new GetAccountAuthorizationDetailsCommand({Filter: ['Role', 'User'], MaxItems: 1000}),
		],
	] as const;

	test.each(cases)(
		'%s asks for what the client asks for, signed for the same',
		async (action, inside, own, theirs) => {
			result = inside === undefined ? '' : within(action, inside);
			const read = await own();
			await sdk().send(theirs() as ListRolesCommand);
			const [first, second] = asked;
			expect(first).toEqual(second);
			expect(asked).toHaveLength(2);
			expect(read).toMatchSnapshot(action === 'GetRolePolicy' ? {answered: expect.any(Object)} : undefined);
		},
	);

	const reads = cases.filter(([, inside]) => inside !== undefined);

	test.each(reads)('%s takes somebody else’s page for none of AWS’s', async (action, _inside, own) => {
		// An account without an alias and a user without a device are told so.
		const mayBeAbsent = ['ListAccountAliases', 'ListMFADevices'].includes(action);
		const pages = ['<html><body>Log in</body></html>', within(action, 'text')];
		for (const page of mayBeAbsent ? pages : [...pages, within(action, '<a/>')]) {
			result = page;
			await expect(own()).rejects.toMatchObject({code: 'bad-answer'});
		}
	});

	test('what was written is believed only of an answer of AWS’s', async () => {
		whole = '<html><body>Log in</body></html>';
		const revoke = openIamRevoke(session(), region);
		await expect(revoke.putInlinePolicy('Audit', 'p', '{}')).rejects.toMatchObject({code: 'bad-answer'});
		await expect(revoke.deleteInlinePolicy('Audit', 'p')).rejects.toMatchObject({code: 'bad-answer'});
	});

	test('GetPolicy and the version it names are two requests', async () => {
		result = `${within('GetPolicy', '<Policy><DefaultVersionId>v7</DefaultVersionId></Policy>')}${within('GetPolicyVersion', `<PolicyVersion><Document>${document}</Document></PolicyVersion>`)}`;
		const text = await openIamPolicies(session(), region).managedDocument('arn:aws:iam::aws:policy/P');
		expect(text).toBe(decodeURIComponent(document));
		await sdk().send(new GetPolicyCommand({PolicyArn: 'arn:aws:iam::aws:policy/P'}));
		expect(asked[0]).toEqual(asked[2]);
		expect(asked[1]?.fields).toContainEqual(['VersionId', 'v7']);
	});

	test('a refusal says when it was given, and that there is no such policy', async () => {
		status = 404;
		result = '<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>no</Message></Error></ErrorResponse>';
		const {text, answered} = await openIamRevoke(session(), region).inlinePolicy('Audit', 'p');
		expect(text).toBeUndefined();
		expect(answered.date).toBeGreaterThan(Date.now() - 60_000);
	});

	test('a list goes on where the marker says', async () => {
		result = within(
			'ListRoles',
			'<Roles><member><RoleName>a</RoleName><Arn>a</Arn></member></Roles><IsTruncated>true</IsTruncated><Marker>a+b/=</Marker>',
		);
		const pages = openIamRoles(session(), region).listRoles();
		await pages.next();
		result = within('ListRoles', '<Roles/><IsTruncated>false</IsTruncated>');
		expect((await pages.next()).value).toEqual([]);
		expect(asked[1]?.fields).toContainEqual(['Marker', 'a+b/=']);
	});
});

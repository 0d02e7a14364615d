// What the benchmarks ask instead of AWS.
import {createServer} from 'node:http';

const account = '111122223333';

const trust = encodeURIComponent(
	JSON.stringify({
		Version: '2012-10-17',
		Statement: [
			{Effect: 'Allow', Principal: {AWS: `arn:aws:iam::${account}:root`}, Action: 'sts:AssumeRole'},
		],
	}),
);
const role = (index) => {
	const name = `role-${String(index).padStart(5, '0')}`;
	return `<Path>/</Path><RoleName>${name}</RoleName><RoleId>AROA${String(index).padStart(16, '0')}</RoleId><Arn>arn:aws:iam::${account}:role/${name}</Arn><CreateDate>2030-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument><Description>Role number ${index} of the benchmark</Description><MaxSessionDuration>3600</MaxSessionDuration>`;
};
const namespace = (version) =>
	version === '2011-06-15'
		? 'https://sts.amazonaws.com/doc/2011-06-15/'
		: 'https://iam.amazonaws.com/doc/2010-05-08/';
const answer = (action, result, version) =>
	`<${action}Response xmlns="${namespace(version)}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`;
const policy = encodeURIComponent(
	JSON.stringify({
		Version: '2012-10-17',
		Statement: [{Effect: 'Allow', Action: ['s3:*', 'ec2:Describe*'], Resource: '*'}],
	}),
);

const listRoles = (parameters, count) => {
	const from = Number(parameters.get('Marker') ?? 0);
	const to = Math.min(from + 1000, count);
	const members = Array.from(
		{length: to - from},
		(_, index) => `<member>${role(from + index)}</member>`,
	).join('');
	const more =
		to < count ? `<IsTruncated>true</IsTruncated><Marker>${to}</Marker>` : '<IsTruncated>false</IsTruncated>';
	return `<Roles>${members}</Roles>${more}`;
};
const results = {
	GetCallerIdentity: () =>
		`<Arn>arn:aws:iam::${account}:user/bench</Arn><UserId>AIDABENCH</UserId><Account>${account}</Account>`,
	AssumeRole: (parameters) =>
		`<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:bench</AssumedRoleId><Arn>arn:aws:sts::${account}:assumed-role/${parameters.get('RoleArn').split('/').at(-1)}/bench</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>${'x'.repeat(800)}</SessionToken><Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials>`,
	ListRoles: listRoles,
	ListRolePolicies: () => '<PolicyNames><member>own</member></PolicyNames><IsTruncated>false</IsTruncated>',
	ListUserPolicies: () => '<PolicyNames/><IsTruncated>false</IsTruncated>',
	GetRolePolicy: (parameters) =>
		`<RoleName>${parameters.get('RoleName')}</RoleName><PolicyName>own</PolicyName><PolicyDocument>${policy}</PolicyDocument>`,
	ListAttachedRolePolicies: () => '<AttachedPolicies/><IsTruncated>false</IsTruncated>',
	ListAttachedUserPolicies: () => '<AttachedPolicies/><IsTruncated>false</IsTruncated>',
	ListGroupsForUser: () => '<Groups/><IsTruncated>false</IsTruncated>',
	ListAccountAliases: () => '<AccountAliases/><IsTruncated>false</IsTruncated>',
};
/** Of every role, in place of the inline policy. */
const managedResults = (managed) => {
	const arn = (name) => `arn:aws:iam::aws:policy/${name}`;
	const attached = managed
		.map(({name}) => `<member><PolicyName>${name}</PolicyName><PolicyArn>${arn(name)}</PolicyArn></member>`)
		.join('');
	const documents = new Map(managed.map(({name, document}) => [arn(name), encodeURIComponent(document)]));
	return {
		GetRole: (parameters) => `<Role>${role(Number(parameters.get('RoleName').slice(5)))}</Role>`,
		ListRolePolicies: () => '<PolicyNames/><IsTruncated>false</IsTruncated>',
		ListAttachedRolePolicies: () =>
			`<AttachedPolicies>${attached}</AttachedPolicies><IsTruncated>false</IsTruncated>`,
		GetPolicy: () => '<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>',
		GetPolicyVersion: (parameters) =>
			`<PolicyVersion><Document>${documents.get(parameters.get('PolicyArn'))}</Document></PolicyVersion>`,
	};
};

/**
 * An account of so many roles, `role-00000` and so on. What is asked of any other one is refused, but for assuming it.
 * @param managed Policies of every role, `{name, document}`; none: one of its own.
 */
export const openImitation = (count, managed = []) => {
	const all = managed.length === 0 ? results : {...results, ...managedResults(managed)};
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const piece of request) body += piece;
		if (request.url.startsWith('/federation')) {
			response.writeHead(200, {'content-type': 'application/json'});
			response.end(JSON.stringify({SigninToken: 't'.repeat(1000)}));
			return;
		}
		const parameters = new URLSearchParams(body);
		const action = parameters.get('Action');
		const isThere = parameters.get('RoleName')?.startsWith('role-') ?? true;
		const result = isThere ? all[action]?.(parameters, count) : undefined;
		response.writeHead(result === undefined ? 403 : 200, {'content-type': 'text/xml'});
		response.end(
			result === undefined
				? '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>'
				: answer(action, result, parameters.get('Version')),
		);
	});
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};

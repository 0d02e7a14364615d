import type {Document, SandboxAccount, SandboxRole} from './account.ts';
import {developersMay, unspoken, withMfa, yes} from './company/answers.ts';
import {
	accountRoot,
	ana,
	awsPolicy,
	chiba,
	letAssume,
	ownPolicy,
	policyDocument,
	role,
} from './company/building.ts';
import {company} from './company/company.ts';

/** Accounts of any size, for what has to work at IAM's ceiling of 5,000 roles. */

type Kind = Pick<SandboxRole, 'answers' | 'simulated' | 'attached'> & {
	readonly path: string;
	readonly trust: Document;
};

/** What a large account is made of: mostly services' roles, then teams', and a few of every other kind. */
const kinds: readonly Kind[] = [
	{
		path: '/service-role/',
		trust: policyDocument({
			Effect: 'Allow',
			Principal: {Service: 'lambda.amazonaws.com'},
			Action: 'sts:AssumeRole',
		}),
		attached: [awsPolicy('service-role/AWSLambdaBasicExecutionRole')],
		answers: {},
		simulated: unspoken,
	},
	{
		path: '/team/',
		trust: policyDocument(letAssume(accountRoot)),
		attached: [awsPolicy('ReadOnlyAccess')],
		answers: {[chiba]: yes, [ana]: yes},
		simulated: developersMay,
	},
	{
		path: '/pipelines/',
		trust: policyDocument({
			Effect: 'Allow',
			Principal: {Service: ['codebuild.amazonaws.com', 'codepipeline.amazonaws.com']},
			Action: 'sts:AssumeRole',
		}),
		attached: [ownPolicy('AppDeploy')],
		answers: {},
		simulated: unspoken,
	},
	{
		path: '/app/',
		trust: policyDocument(letAssume(accountRoot, {Bool: {'aws:MultiFactorAuthPresent': 'true'}})),
		attached: [ownPolicy('AppDeploy'), awsPolicy('CloudWatchReadOnlyAccess')],
		answers: {[chiba]: withMfa, [ana]: withMfa},
		simulated: developersMay,
	},
	{
		path: '/people/',
		trust: policyDocument(letAssume([chiba, ana])),
		attached: [awsPolicy('job-function/ViewOnlyAccess')],
		answers: {[chiba]: yes, [ana]: yes},
		simulated: unspoken,
	},
	{
		path: '/infrastructure/',
		trust: policyDocument(letAssume(accountRoot)),
		attached: [awsPolicy('AdministratorAccess')],
		answers: {},
		simulated: unspoken,
	},
	{
		path: '/vendors/',
		trust: policyDocument(
			letAssume('arn:aws:iam::999988887777:root', {StringEquals: {'sts:ExternalId': '5f1d0c62b7'}}),
		),
		attached: [awsPolicy('SecurityAudit')],
		answers: {},
		simulated: unspoken,
	},
	{
		path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
		trust: policyDocument({
			Effect: 'Allow',
			Principal: {Federated: 'arn:aws:iam::111122223333:saml-provider/AWSSSO_3f1e9d0c8b7a6f54_DO_NOT_DELETE'},
			Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
			Condition: {StringEquals: {'SAML:aud': 'https://signin.aws.amazon.com/saml'}},
		}),
		attached: [awsPolicy('PowerUserAccess')],
		answers: {},
		simulated: unspoken,
	},
];

const kindOf = (index: number): Kind => {
	const kind = kinds[index % kinds.length];
	if (!kind) throw new RangeError(`There is no kind for ${index}`);
	return kind;
};

const firstDay = Date.parse('2023-06-01T00:00:00Z');

const generatedRole = (kind: Kind, index: number): SandboxRole =>
	role({
		...kind,
		name: `${kind.path.split('/').at(-2)}-${String(index).padStart(5, '0')}`,
		description: `Number ${index} of many`,
		created: new Date(firstDay + index * 3_600_000).toISOString(),
		maxHours: (index % 12) + 1,
		tags: {Team: `team-${index % 40}`},
	});

/**
 * The company account with `count` roles of mixed kinds in place of its own; always the same for the same number.
 * @param count at least 1: the caller's own role is one of them
 */
export const generateAccount = (count: number): SandboxAccount => {
	const callers = company.roles.filter(({name}) => name === company.caller.role);
	const made = Array.from({length: count - callers.length}, (_, index) =>
		generatedRole(kindOf(index), index),
	);
	return {...company, roles: [...callers, ...made]};
};

import type {Document, SandboxRole} from '../account.ts';
import {unspoken} from './answers.ts';
import {accountId, allow, awsPolicy, ownPolicy, policyDocument, role} from './building.ts';

/** Roles nobody can step into: services', and those for SAML and OIDC providers. */

const letService = (service: string) =>
	policyDocument({Effect: 'Allow', Principal: {Service: service}, Action: 'sts:AssumeRole'});

type Given = Parameters<typeof role>[0];

const serviceRole = (service: string, given: Omit<Given, 'trust'>) =>
	role({trust: letService(service), simulated: unspoken, ...given});

const serviceLinked = (name: string, service: string, policy: string, daysAgo?: number) =>
	serviceRole(service, {
		name,
		path: `/aws-service-role/${service}/`,
		created: '2023-06-01T02:00:30Z',
		attached: [awsPolicy(`aws-service-role/${policy}`)],
		...(daysAgo === undefined ? {} : {lastUsed: {daysAgo, region: 'us-east-1'}}),
	});

const letFederated = (provider: string, action: string | readonly string[], condition: Document) =>
	policyDocument({Effect: 'Allow', Principal: {Federated: provider}, Action: action, Condition: condition});

const saml = (provider: string) =>
	letFederated(
		`arn:aws:iam::${accountId}:saml-provider/${provider}`,
		['sts:AssumeRoleWithSAML', 'sts:TagSession'],
		{
			StringEquals: {'SAML:aud': 'https://signin.aws.amazon.com/saml'},
		},
	);

const identityCenter = (permissionSet: string, hash: string, policy: string, daysAgo: number) =>
	role({
		name: `AWSReservedSSO_${permissionSet}_${hash}`,
		path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
		created: '2024-01-22T15:00:00Z',
		maxHours: 12,
		trust: saml('AWSSSO_3f1e9d0c8b7a6f54_DO_NOT_DELETE'),
		attached: [awsPolicy(policy)],
		lastUsed: {daysAgo, region: 'eu-west-1'},
		simulated: unspoken,
	});

const github = (branch: string) =>
	letFederated(
		`arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
		'sts:AssumeRoleWithWebIdentity',
		{
			StringEquals: {'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com'},
			StringLike: {'token.actions.githubusercontent.com:sub': `repo:acme/shop:${branch}`},
		},
	);

const cluster = 'oidc.eks.us-west-2.amazonaws.com/id/7B1D0F9E2C4A4C0E9B3A5D6F7A8B9C0D';

export const serviceRoles: readonly SandboxRole[] = [
	serviceRole('ec2.amazonaws.com', {
		name: 'web-server',
		description: 'Allows EC2 instances to call AWS services on your behalf.',
		created: '2023-07-14T08:00:00Z',
		attached: [awsPolicy('AmazonSSMManagedInstanceCore'), awsPolicy('AmazonS3ReadOnlyAccess')],
		instanceProfile: 'web-server',
		tags: {Team: 'shop', Env: 'prod'},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
	}),
	serviceRole('lambda.amazonaws.com', {
		name: 'thumbnails-role-x7k2p9qa',
		path: '/service-role/',
		created: '2024-04-16T12:34:56Z',
		attached: [awsPolicy('service-role/AWSLambdaBasicExecutionRole')],
		inline: {
			Pictures: policyDocument(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::acme-pictures/*')),
		},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
	}),
	serviceRole('ecs-tasks.amazonaws.com', {
		name: 'ecsTaskExecutionRole',
		created: '2023-08-19T10:00:00Z',
		attached: [awsPolicy('service-role/AmazonECSTaskExecutionRolePolicy')],
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
	}),
	serviceRole('codebuild.amazonaws.com', {
		name: 'codebuild-shop-service-role',
		path: '/service-role/',
		created: '2023-08-21T06:00:00Z',
		attached: [ownPolicy('AppDeploy')],
		tags: {Team: 'shop'},
		lastUsed: {daysAgo: 1, region: 'us-west-2'},
	}),
	serviceRole('states.amazonaws.com', {
		name: 'StepFunctions-orders-role-3c1a9f20',
		path: '/service-role/',
		created: '2025-01-30T04:00:00Z',
		inline: {
			InvokeLambda: policyDocument(
				allow('lambda:InvokeFunction', `arn:aws:lambda:*:${accountId}:function:orders-*`),
			),
		},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
	}),
	serviceLinked('AWSServiceRoleForECS', 'ecs.amazonaws.com', 'AmazonECSServiceRolePolicy', 0),
	serviceLinked('AWSServiceRoleForSupport', 'support.amazonaws.com', 'AWSSupportServiceRolePolicy'),
	serviceLinked(
		'AWSServiceRoleForAutoScaling',
		'autoscaling.amazonaws.com',
		'AutoScalingServiceRolePolicy',
		3,
	),
	serviceLinked('AWSServiceRoleForSSO', 'sso.amazonaws.com', 'AWSSSOServiceRolePolicy', 17),
	role({
		name: 'FinanceLead',
		description: 'Head of finance, through the corporate directory',
		created: '2024-01-04T00:50:00Z',
		maxHours: 8,
		trust: saml('acme-directory'),
		attached: [awsPolicy('job-function/Billing')],
		tags: {Team: 'finance'},
		lastUsed: {daysAgo: 13, region: 'us-east-1'},
		simulated: unspoken,
	}),
	role({
		name: 'SecurityLead',
		description: 'Head of security, through the corporate directory',
		created: '2023-06-01T02:35:00Z',
		maxHours: 8,
		trust: saml('acme-directory'),
		attached: [awsPolicy('SecurityAudit')],
		tags: {Team: 'security'},
		lastUsed: {daysAgo: 4, region: 'us-east-1'},
		simulated: unspoken,
	}),
	identityCenter('AdministratorAccess', '0a1b2c3d4e5f6789', 'AdministratorAccess', 9),
	identityCenter('ViewOnlyAccess', '9f8e7d6c5b4a3210', 'job-function/ViewOnlyAccess', 1),
	identityCenter('PowerUserAccess', '1122aabb3344ccdd', 'PowerUserAccess', 0),
	role({
		name: 'GitHubActions-Deploy',
		description: 'Deploys main of acme/shop',
		created: '2024-05-27T13:00:00Z',
		trust: github('ref:refs/heads/main'),
		attached: [ownPolicy('AppDeploy')],
		boundary: ownPolicy('DeveloperBoundary'),
		tags: {Team: 'shop', ManagedBy: 'terraform'},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
		simulated: unspoken,
	}),
	role({
		name: 'GitHubActions-Plan',
		description: 'Plans pull requests of acme/shop',
		created: '2024-05-27T13:05:00Z',
		trust: github('pull_request'),
		attached: [awsPolicy('ReadOnlyAccess')],
		tags: {Team: 'shop', ManagedBy: 'terraform'},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
		simulated: unspoken,
	}),
	role({
		name: 'eks-orders-api',
		description: 'Pods of orders-api',
		created: '2025-09-01T00:00:00Z',
		trust: letFederated(
			`arn:aws:iam::${accountId}:oidc-provider/${cluster}`,
			'sts:AssumeRoleWithWebIdentity',
			{
				StringEquals: {[`${cluster}:sub`]: 'system:serviceaccount:orders:orders-api'},
			},
		),
		attached: [ownPolicy('OrdersReadWrite')],
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
		simulated: unspoken,
	}),
];

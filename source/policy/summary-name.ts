/** Names of services, resources and actions as a person would say them. */
/** What people open most, first, so that a summary names it before others; with the name they say, where AWS has a longer one. */
const wellKnown: Readonly<Record<string, string>> = {
	s3: 'S3',
	ec2: 'EC2',
	lambda: 'Lambda',
	dynamodb: 'DynamoDB',
	rds: 'RDS',
	ecs: 'ECS',
	eks: 'EKS',
	iam: 'IAM',
	cloudwatch: 'CloudWatch',
	logs: 'CloudWatch Logs',
	cloudformation: 'CloudFormation',
	sqs: 'SQS',
	sns: 'SNS',
	apigateway: 'API Gateway',
	cloudfront: 'CloudFront',
	route53: 'Route 53',
	kms: 'KMS',
	secretsmanager: 'Secrets Manager',
	ssm: 'Systems Manager',
	codebuild: 'CodeBuild',
	codepipeline: 'CodePipeline',
	ecr: 'ECR',
	states: 'Step Functions',
	athena: 'Athena',
	glue: 'Glue',
	events: 'EventBridge',
	cloudtrail: 'CloudTrail',
	config: 'Config',
	organizations: 'Organizations',
	sso: 'IAM Identity Center',
	sts: 'STS',
	billing: 'Billing',
	ce: 'Cost Explorer',
};

const ranks = new Map(Object.keys(wellKnown).map((service, index) => [service, index]));
const rank = (service: string) => ranks.get(service) ?? ranks.size;

type Named = {readonly service: string; readonly name: string};

/** Well-known services first, the others as they come. */
export const byFame = <T extends Named>(rows: readonly T[]): readonly T[] =>
	rows.toSorted((a, b) => rank(a.service) - rank(b.service));

/** @example shortName({service: 'cloudshell', name: 'AWS CloudShell'}) // 'CloudShell' */
export const shortName = ({service, name}: Named): string =>
	wellKnown[service] ?? name.replace(/^(?:Amazon|AWS) /, '');

/** @example listed(['a', 'b', 'c', 'd', 'e'], 3, 'service') // 'a, b, c and 2 more services' */
export const listed = (words: readonly string[], most: number, noun = ''): string => {
	const shown = words.length <= most + 1 ? words : words.slice(0, most);
	const rest = words.length - shown.length;
	const all = rest === 0 ? shown : [...shown, `${rest} more${noun === '' ? '' : ` ${noun}s`}`];
	return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

const plural = (word: string): string => {
	if (/(?:s|data)$/i.test(word)) return word;
	if (/(?:ch|sh|x)$/.test(word)) return `${word}es`;
	return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

/** @example actionWords('codebuild:StartBuild') // 'start builds' */
export const actionWords = (action: string): string => {
	const words = action.slice(action.indexOf(':') + 1).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z\d]+|[A-Z]/g) ?? [];
	const said = words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
	return said.length < 2 ? said.join('') : [...said.slice(0, -1), plural(said.at(-1) ?? '')].join(' ');
};

/** `tables` and `orders*` of `arn:aws:dynamodb:*:1111:table/orders*`; S3's bucket and key have no kind. */
const partsOf = (arn: string): {readonly kind: string; readonly name: string} => {
	const rest = arn.split(':').slice(5).join(':');
	const [, kind = '', name = ''] = /^([a-z][a-z-]*)[/:](.+)$/.exec(rest) ?? [];
	return kind === '' || arn.startsWith('arn:aws:s3:')
		? {kind: '', name: rest}
		: {kind: plural(kind.replaceAll('-', ' ')), name};
};

/** @example resourceWords(['arn:aws:dynamodb:*:111122223333:table/orders*']) // 'tables `orders*`' */
export const resourceWords = (arns: readonly string[]): string => {
	const parts = arns.map(partsOf);
	const [first] = parts;
	const kind = first && parts.every((part) => part.kind === first.kind) ? first.kind : '';
	const names = [...new Set(parts.map(({name}) => name))].filter((name) => name !== '*' && name !== '');
	return [
		kind,
		listed(
			names.map((name) => `\`${name}\``),
			2,
		),
	]
		.filter((word) => word !== '')
		.join(' ');
};

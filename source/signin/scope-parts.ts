import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import type {ParsedTemplate} from '../policy/scope/parsed-template.ts';
import {combineScopes, readSessionDocument, type ScopePart} from '../policy/scope/session-policy.ts';
import {parseScopeTemplate, templates} from '../policy/scope/template.ts';
import {plainText} from '../text/plain-text.ts';

/** A scope as AssumeRole takes it: session policies, which only ever narrow (STS API Reference, "AssumeRole"). */
export type ResolvedScope = {
	/** JSON, as short as it can be. */
	readonly policy?: string;
	readonly policyArns: readonly string[];
	/** The scopes `policy` is made of, as the user gave them. */
	readonly policyOf: readonly string[];
	/** Sentences; empty when all is well. */
	readonly warnings: readonly string[];
};

const managedPolicy = /^arn:(aws[a-z-]*):iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]{1,640}$/;

/** More than this is no session policy, whatever is cut from it. */
const largestFile = 256 * 1024;

const shown = (text: string) => plainText(text, 120);

/** Names of templates in the form they are written. */
const forms = () => templates.map(({name, value}) => (value === undefined ? name : `${name}=${value}`));

const unknownScope = (text: string): Failure => {
	const near = nearest(text.split('=')[0] ?? '', [...new Set(templates.map(({name}) => name))]);
	return new Failure(
		'unknown-scope',
		`There is no scope “${shown(text)}”.`,
		near === undefined
			? `Use one of ${forms().join(', ')}; a JSON policy file; or a managed policy’s ARN.`
			: `Did you mean ${near}? A file is told by its ending .json or a / in it.`,
	);
};

const managedPart = (text: string, partition: string): ScopePart => {
	const [, of] = managedPolicy.exec(text) ?? [];
	if (of === undefined) {
		throw new Failure(
			'unknown-scope',
			`“${shown(text)}” is not the ARN of a managed policy.`,
			'It looks like arn:aws:iam::aws:policy/ReadOnlyAccess.',
		);
	}
	if (of === partition) return {kind: 'managed', text, arn: text, template: false};
	throw new Failure(
		'other-partition',
		`The managed policy is in the partition ${of}, the role in ${partition}.`,
		'Name a policy of the role’s own partition, and of its account or AWS’s own.',
	);
};

/** What a shell makes of `<(…)`, and what is piped in. */
const ofTheShell = /^\/dev\/(fd\/\d+|stdin)$|^\/proc\/(self|\d+)\/fd\/\d+$/;

const readText = async (file: string): Promise<string> => {
	try {
		const found = await stat(file);
		// A pipe may be waited on for ever, and a device has no end. That a folder is none is for reading to say.
		if (!found.isFile() && !found.isDirectory() && !(found.isFIFO() && ofTheShell.test(file)))
			throw Object.assign(new Error('not a file'), {code: 'not a file'});
		if (found.size <= largestFile) return await readFile(file, 'utf8');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		const why = code === 'ENOENT' ? 'is not there' : `could not be read${code === '' ? '' : ` (${code})`}`;
		throw new Failure(
			'scope-file-unreadable',
			`The scope file ${shown(file)} ${why}.`,
			'A scope file is a JSON policy document; check the path, or use a template’s name.',
			error,
		);
	}
	throw new Failure(
		'policy-too-large',
		`The scope file ${shown(file)} is far too large for a session policy.`,
		'AWS takes 2,048 characters.',
	);
};

const filePart = async (text: string): Promise<ScopePart> => {
	const read = readSessionDocument(await readText(text));
	if (read.ok) return {kind: 'document', text, document: read.document};
	throw new Failure(
		'malformed-policy',
		`AWS would not take the policy in ${shown(text)}: ${plainText(read.reason)}.`,
		'See “Grammar of the IAM JSON policy language”; a session policy has no Principal.',
	);
};

const isFile = async (file: string): Promise<boolean> => {
	try {
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
};

/** A file that is there by its whole path; everything else as it is. */
export const wholePath = async (text: string): Promise<string> =>
	text.startsWith('arn:') || parseScopeTemplate(text, 'aws') !== undefined || !(await isFile(text))
		? text
		: path.resolve(text);

type Resolved = {
	readonly part: ScopePart;
	readonly warning?: string | undefined;
	/** Milliseconds since 1970. */
	readonly ends?: number | undefined;
};

/** One service to look at; the table of actions is loaded for this alone. */
const readOnlyPart = async (text: string, service: string): Promise<Resolved> => {
	const {readOnlyNarrowing, servicePrefixes} = await import('../policy/scope/template-read-only.ts');
	const narrowing = readOnlyNarrowing(service);
	if (narrowing) {
		const warning = `The scope ${shown(text)} leaves one service to look at; what its pages show of others will say “access denied”.`;
		return {part: {kind: 'narrowing', text, narrowing}, warning};
	}
	const near = nearest(service, servicePrefixes());
	throw new Failure(
		'unknown-scope',
		`There is nothing to look at in a service called “${shown(service)}”.`,
		near ? `Did you mean read-only=${near}?` : 'Name it as its actions begin: s3, ec2, dynamodb, logs.',
	);
};

const templatePart = async (text: string, parsed: ParsedTemplate): Promise<Resolved> => {
	switch (parsed.kind) {
		case 'managed':
			return {part: {kind: 'managed', text, arn: parsed.arn, template: true}};
		case 'narrowing':
			return {
				part: {kind: 'narrowing', text, narrowing: parsed.narrowing},
				warning: parsed.warning,
				ends: parsed.ends,
			};
		case 'read-only-service':
			return readOnlyPart(text, parsed.service);
		case 'malformed': {
			const name = shown(text.split('=')[0] ?? '');
			const hint = `Give ${parsed.needs}.`;
			throw new Failure('scope-malformed', `The scope ${name} was not understood.`, hint);
		}
	}
};

const resolveOne = async (text: string, partition: string): Promise<Resolved> => {
	const parsed = parseScopeTemplate(text, partition);
	if (parsed) return templatePart(text, parsed);
	if (text.startsWith('arn:')) return {part: managedPart(text, partition)};
	if (text.includes('/') || text.endsWith('.json') || (await isFile(text)))
		return {part: await filePart(text)};
	throw unknownScope(text);
};

const warningsOf = ({part, warning, ends}: Resolved, now: number): readonly string[] => [
	...(warning === undefined ? [] : [warning]),
	...(ends !== undefined && ends <= now
		? [`This visitor could do nothing: the time of ${shown(part.text)} has passed.`]
		: []),
];

/** See `resolveScope`. */
export const resolveParts = async (
	scope: readonly string[],
	partition: string,
	now: number,
): Promise<ResolvedScope> => {
	const resolved = await Promise.all(scope.map((text) => resolveOne(text, partition)));
	const combined = combineScopes(resolved.map(({part}) => part));
	if (!combined.ok) {
		throw new Failure(combined.code, plainText(combined.message, 400), combined.hint);
	}
	const {policy, policyArns, policyOf, warnings} = combined;
	return {
		...(policy === undefined ? {} : {policy}),
		policyArns,
		policyOf,
		warnings: [...resolved.flatMap((one) => warningsOf(one, now)), ...warnings],
	};
};

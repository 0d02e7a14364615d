/** AWS's own managed policies: whole ones as moto ships them, where test:moto has made its virtual environment. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {awsPolicies as abridged} from '../../source/sandbox/company/aws-policies.ts';

const libraries = fileURLToPath(new URL('../../.venv/lib', import.meta.url));

const motoFile = (): string | undefined =>
	(existsSync(libraries) ? readdirSync(libraries) : [])
		.map((python) => path.join(libraries, python, 'site-packages/moto/iam/aws_managed_policies.py'))
		.find(existsSync);

const shipped = (): Readonly<Record<string, {readonly Document: unknown}>> => {
	const file = motoFile();
	return file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8').split('"""')[1] ?? '{}');
};

/** @returns The policies of these names that there are, as read of a role. */
export const awsManaged = (names: readonly string[]) => {
	const whole = shipped();
	return names.flatMap((name) => {
		const document =
			whole[name]?.Document ?? abridged.find(({arn}) => arn.endsWith(`/${name}`))?.versions[0]?.document;
		return document === undefined
			? []
			: [{kind: 'managed' as const, name, document: JSON.stringify(document)}];
	});
};

/** The names of the largest of them, from the largest on. */
export const largestOfAws = (count: number): readonly string[] =>
	Object.entries(shipped())
		.map(([name, {Document}]) => ({name, size: JSON.stringify(Document).length}))
		.toSorted((a, b) => b.size - a.size)
		.slice(0, count)
		.map(({name}) => name);

export const isWhole = motoFile() !== undefined;

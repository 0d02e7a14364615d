import manifest from '../../../package.json' with {type: 'json'};
import {processWorld} from '../world.ts';
import {manual} from './manual.ts';
import {schemas} from './schemas.ts';

/**
 * The files of a package that are made of the program's own tables: name and text. For the build, which bundles this
 * file and runs it.
 */
export const referenceFiles = async (): Promise<ReadonlyArray<readonly [name: string, text: string]>> => [
	['daypass.1', await manual(manifest, processWorld())],
	...Object.entries(schemas).map(
		([name, schema]) => [`schemas/${name}.json`, `${JSON.stringify(schema)}\n`] as const,
	),
];

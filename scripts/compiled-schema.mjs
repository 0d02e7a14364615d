// conf compiles the schema of config.json wherever it is to write: a tenth of a second, by a compiler of 120 KB. The
// build compiles it, with the same compiler, and puts what came of it in that one's place.
import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {Ajv2020} from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import {exportsOf} from './exports-of.mjs';

const schemaFile = fileURLToPath(new URL('../source/presets/config-schema.ts', import.meta.url));

/** As conf has them. */
const options = {allErrors: true, useDefaults: true};

const compilerId = '\0compiled-schema';
/** The schema names no formats. */
const formatsId = '\0no-formats';
const inPlaceOf = new Map([
	['ajv/dist/2020.js', compilerId],
	['ajv-formats', formatsId],
]);

export const compiledSchema = {
	name: 'compiled-schema',
	resolveId: (id) => inPlaceOf.get(id),
	async load(id) {
		if (id === formatsId) return 'export default {default: () => {}};';
		if (id !== compilerId) return undefined;
		const {storedSchema} = await exportsOf(schemaFile);
		const ajv = new Ajv2020({...options, code: {source: true, esm: true}});
		const digest = createHash('sha256')
			.update(JSON.stringify([options, storedSchema]))
			.digest('hex');
		return `import {createHash} from 'node:crypto';
${standalone(ajv, ajv.compile(storedSchema))}
export class Ajv2020 {
	constructor(options) {
		this.options = options;
	}
	compile(schema) {
		const digest = createHash('sha256').update(JSON.stringify([this.options, schema])).digest('hex');
		if (digest !== '${digest}') throw new Error('This is not the schema that was compiled.');
		return validate;
	}
}`;
	},
};

import {rolldown} from 'rolldown';

/**
 * What a source file exports, for the build to work with.
 * @param input The file's path.
 */
export const exportsOf = async (input) => {
	const bundle = await rolldown({
		input,
		platform: 'node',
		checks: {ineffectiveDynamicImport: false, pluginTimings: false},
	});
	const {output} = await bundle.generate({format: 'esm', codeSplitting: false});
	await bundle.close();
	return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
};

// The bill of materials of the bundle, in CycloneDX's JSON: npm's own, without what is not in the bundle.
import {spawnSync} from 'node:child_process';
import process from 'node:process';

/**
 * @param root The project's folder.
 * @param packages `{name, version}` of what is bundled.
 * @returns The document, without the time and the number of its making: the same for the same lock file.
 * @throws Error where npm can't make one.
 */
export const billOfMaterials = (root, packages) => {
	const {status, stdout, stderr} = spawnSync(
		'npm',
		['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'],
		{
			cwd: root,
			encoding: 'utf8',
			maxBuffer: 64 << 20,
			shell: process.platform === 'win32',
		},
	);
	if (status !== 0) throw new Error(`npm sbom failed: ${stderr.trim()}`);
	const {serialNumber: _number, metadata, components, dependencies, ...head} = JSON.parse(stdout);
	const {timestamp: _time, ...made} = metadata;
	const bundled = new Set(packages.map(({name, version}) => `${name}@${version}`));
	const kept = components.filter(({name, version}) => bundled.has(`${name}@${version}`));
	const known = new Set([made.component['bom-ref'], ...kept.map((component) => component['bom-ref'])]);
	const relations = dependencies
		.filter(({ref}) => known.has(ref))
		.map(({ref, dependsOn = []}) => ({ref, dependsOn: dependsOn.filter((one) => known.has(one))}));
	const document = {
		...head,
		metadata: {...made, component: {...made.component, name: 'daypass', type: 'application'}},
		components: kept,
		dependencies: relations,
	};
	return `${JSON.stringify(document, null, '\t')}\n`;
};

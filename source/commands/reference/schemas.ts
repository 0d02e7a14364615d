import {failureCodes} from '../../failure.ts';
import {doctorSchema} from '../doctor/doctor-schema.ts';
import {historySchema} from '../history/history-schema.ts';
import {type JsonSchema, object, oneOf, output, text} from '../json-schema.ts';
import {linkDryRunSchema, linkSchema} from '../link/link-schema.ts';
import {policyCheckSchema, policySchema, policyServiceSchema} from '../policy/policy-schema.ts';
import {
	presetFileSchema,
	presetRemovedSchema,
	presetSchema,
	presetsExportSchema,
	presetsImportSchema,
	presetsPathSchema,
	presetsSchema,
} from '../presets/presets-schema.ts';
import {revokeDryRunSchema, revokeSchema} from '../revoke/revoke-schema.ts';
import {rolesSchema} from '../roles/roles-schema.ts';
import {servicesSchema} from '../services/services-schema.ts';
import {settingSchema, settingsSchema} from '../settings/settings-schema.ts';

const errorSchema: JsonSchema = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	...object('what stands alone on standard error where a command with --json fails', {
		error: object('the failure', {
			code: oneOf('which one', Object.keys(failureCodes)),
			message: text('what happened'),
			hint: text('what to do next; empty for nothing'),
		}),
	}),
};

const versionSchema = output('--version --json', {
	daypass: text('its version'),
	node: text('the version of Node.js that runs it'),
});

/** The schema of every output, by the name of its file: what a command prints is in the file of its name. */
export const schemas = {
	doctor: doctorSchema,
	error: errorSchema,
	history: historySchema,
	link: linkSchema,
	'link-dry-run': linkDryRunSchema,
	policy: policySchema,
	'policy-check': policyCheckSchema,
	'policy-service': policyServiceSchema,
	'preset-file': presetFileSchema,
	preset: presetSchema,
	presets: presetsSchema,
	'presets-export': presetsExportSchema,
	'presets-import': presetsImportSchema,
	'presets-path': presetsPathSchema,
	'presets-remove': presetRemovedSchema,
	revoke: revokeSchema,
	'revoke-dry-run': revokeDryRunSchema,
	roles: rolesSchema,
	services: servicesSchema,
	setting: settingSchema,
	settings: settingsSchema,
	version: versionSchema,
} as const satisfies Readonly<Record<string, JsonSchema>>;

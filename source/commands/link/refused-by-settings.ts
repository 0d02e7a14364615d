import {misspeltRegion} from '../../console/misspelt-region.ts';
import {Failure} from '../../failure.ts';
import type {FilledRequest} from '../../pass/fill-in.ts';
import type {PassRequest} from '../../pass/pass.ts';
import {rows, type SettingName, settingNames} from '../../pass/rows.ts';
import type {EffectiveSettings} from '../../presets/read-settings.ts';
import {refusedSetting} from '../../presets/refused-setting.ts';
import {settingsTable} from '../../presets/setting.ts';
import type {AwsSession} from '../../roles/session.ts';
import {destinationProblem} from '../../signin/destination-check.ts';

/** A request before and after the settings were laid under it. */
export type FilledFrom = {
	readonly wanted: PassRequest;
	readonly request: FilledRequest;
	readonly effective: EffectiveSettings;
	readonly session: AwsSession;
};

/** A refusal of a value that a variable or a setting gave is told with where it comes from; any other stays as it is. */
export const refusedBySettings = async (error: unknown, from: FilledFrom): Promise<unknown> => {
	if (!(error instanceof Failure)) return error;
	const {wanted, request, effective} = from;
	const key = settingNames.find((name) => refusalsOf(name).includes(error.code));
	const setting = settingsTable.find((one) => one.key === key);
	if (!key || !setting || wanted[key] !== undefined || effective.settings[key] === undefined) return error;
	if (request[key] === undefined || !(await isOfRequest(key, error, from))) return error;
	return refusedSetting(error, setting, effective.fromEnvironment.has(key));
};

const refusalsOf = (name: SettingName): readonly string[] =>
	name === 'logoutFirst'
		? ['logout-first-unsupported']
		: (rows[name].form?.refusals ?? []).map((refusal) =>
				typeof refusal === 'string' ? refusal : refusal[0],
			);

/** The caller's own region is refused with the same codes. */
const isOfRequest = async (
	key: SettingName,
	{code}: Failure,
	{request, session}: FilledFrom,
): Promise<boolean> => {
	if (key !== 'region' && key !== 'destination') return true;
	const own = await session.region();
	return !(own && misspeltRegion(own)) && destinationProblem(request)?.code === code;
};

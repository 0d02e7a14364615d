import type {Preset} from '../../../pass/pass.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import {requestFrom} from './pass-request.ts';
import type {FieldProblem, PassScreen} from './pass-state.ts';

/** The preset that an edited form stands for. MFA codes are good once, so none is kept; external IDs only if one was. */
export const presetFrom = (
	form: PassScreen,
	caller: Caller | undefined,
	homeRegion: string,
): {readonly ok: true; readonly preset: Preset} | {readonly ok: false; readonly problem: FieldProblem} => {
	const filled = requestFrom(form, caller, homeRegion);
	if (!filled.ok) return filled;
	const {name = '', note, externalId} = form.editing ?? {};
	const kept = externalId === undefined ? undefined : filled.secrets.externalId;
	return {
		ok: true,
		preset: {
			...filled.request,
			name,
			...(note === undefined ? {} : {note}),
			...(kept === undefined ? {} : {externalId: kept}),
		},
	};
};

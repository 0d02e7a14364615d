import {plainText} from '../../text/plain-text.ts';
import type {ProfileSettings} from '../config/shared-config.ts';

/** What a profile says of its role in IAM Identity Center. */
export type SsoSettings = {
	readonly startUrl: string;
	readonly region: string;
	readonly account: string;
	readonly roleName: string;
	/** The name of its `[sso-session …]`; absent: the profile is of the kind before there were any. */
	readonly session?: string;
};

const needed = ['sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'] as const;

/**
 * A profile's settings for IAM Identity Center, with those of the section its `sso_session` names ("IAM Identity Center
 * credential provider", AWS SDKs and Tools Reference Guide). Undefined: it has none; `problem`: what is wrong with
 * them.
 */
export const ssoSettings = (
	settings: ProfileSettings,
	sessions: ReadonlyMap<string, ProfileSettings>,
): SsoSettings | {readonly problem: string} | undefined => {
	if (settings['sso_role_name'] === undefined && settings['sso_account_id'] === undefined) return undefined;
	const {sso_session: session} = settings;
	const section = session === undefined ? {} : sessions.get(session);
	if (!section)
		return {problem: `the section [sso-session ${plainText(session ?? '', 80)}] that it names is not there`};
	const differs = Object.keys(section).find((key) => (settings[key] ?? section[key]) !== section[key]);
	if (differs !== undefined)
		return {problem: `its ${plainText(differs, 40)} is another than its sso-session’s`};
	const all: ProfileSettings = {...settings, ...section};
	const missing = needed.filter((key) => !all[key]);
	if (missing.length > 0) return {problem: `it lacks ${missing.join(' and ')}`};
	return {
		startUrl: all['sso_start_url'] ?? '',
		region: all['sso_region'] ?? '',
		account: all['sso_account_id'] ?? '',
		roleName: all['sso_role_name'] ?? '',
		...(session === undefined ? {} : {session}),
	};
};

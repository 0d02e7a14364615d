import path from 'node:path';
import {Failure} from '../../failure.ts';
import {isObject, type JsonObject, jsonObject} from '../../json-object.ts';
import {keepSecrets} from '../../secrets.ts';
import {plainText, quotedText} from '../../text/plain-text.ts';
import {dateOf} from '../answer-time.ts';
import {homeFolder} from '../config/config-paths.ts';
import {requestTimeout} from '../deadlines.ts';
import {nonsense, throttledOrDown} from '../errors.ts';
import {agentFor} from '../http-agents.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../plain-request.ts';
import {issuedKeys, printableText} from '../sane-answer.ts';
import {serviceEndpoint} from '../service-endpoint.ts';
import {moment} from './moment.ts';
import type {SsoSettings} from './sso-settings.ts';
import type {Supplied, Supply} from './supply.ts';
import {cacheFile, keepCached, readCached} from './token-cache.ts';

/**
 * Credentials of a role in IAM Identity Center, for the token `aws sso login` left ("IAM Identity Center credential
 * provider", AWS SDKs and Tools Reference Guide; IAM Identity Center Portal API, "GetRoleCredentials").
 * @throws Failure `sso-expired`, `sso-refused`, `throttled`, `aws-unavailable`, `bad-answer`, those of the network.
 */
export const ssoCredentials = async (profile: string, sso: SsoSettings, {inUse}: Supply): Supplied => {
	const doing = 'getting your credentials from IAM Identity Center';
	const token = await accessToken(profile, sso, inUse);
	const url = new URL(await serviceEndpoint('sso', sso.region, inUse));
	url.pathname = path.posix.join(url.pathname, 'federation/credentials');
	url.search = new URLSearchParams({role_name: sso.roleName, account_id: sso.account}).toString();
	const read = (answered: PlainAnswer): Meaning<Awaited<Supplied>> => {
		const {status, body} = answered;
		if (status === 200) {
			const found = roleCredentials(answered);
			return found ? {value: found} : {failure: nonsense(doing), again: false};
		}
		const passing = throttledOrDown(status, doing);
		if (passing) return {failure: passing, again: true};
		if (status === 401) return {failure: expired(profile, 'was ended'), again: false};
		return {failure: refused(profile, sso, jsonObject(body)['message']), again: false};
	};
	return askPlainly(
		{
			url: url.href,
			method: 'GET',
			headers: {'x-amz-sso_bearer_token': token},
			agent: await agentFor(url.href, inUse),
			timeout: requestTimeout,
			doing,
		},
		read,
		undefined,
	);
};

const roleCredentials = ({body, date}: PlainAnswer): Awaited<Supplied> | undefined => {
	const {roleCredentials: answer} = jsonObject(body);
	const {accessKeyId, secretAccessKey, sessionToken, expiration} = isObject(answer) ? answer : {};
	const parts = {accessKeyId, secretAccessKey, sessionToken, expiration};
	return issuedKeys(parts, dateOf(date).date ?? Date.now());
};

/** A token that ends within this is renewed first, where it can be. */
const renewBefore = 15 * 60_000;

/** Seconds: the longest session of IAM Identity Center is 90 days. */
const longestToken = 90 * 86_400;

const accessToken = async (profile: string, sso: SsoSettings, inUse: Supply['inUse']): Promise<string> => {
	const folder = path.join(homeFolder(inUse.env), '.aws', 'sso', 'cache');
	const file = cacheFile(folder, 'sha1', sso.session ?? sso.startUrl);
	const kept = await readCached(file);
	if (kept === undefined) throw expired(profile, 'was never opened');
	const {accessToken: token, expiresAt} = kept;
	const left = moment(expiresAt).getTime() - Date.now();
	if (typeof token !== 'string' || Number.isNaN(left)) throw expired(profile, 'makes no sense');
	if (sso.session !== undefined && left < renewBefore) {
		const renewed = await renewedToken(kept, sso, inUse);
		if (renewed) {
			await keepCached(file, renewed);
			return String(renewed['accessToken']);
		}
	}
	if (left <= 0) throw expired(profile, 'has expired');
	return token;
};

/** A new token for the one kept, where it can be renewed; undefined: whoever it is for has to sign in again. */
const renewedToken = async (
	kept: JsonObject,
	{startUrl, region}: SsoSettings,
	inUse: Supply['inUse'],
): Promise<JsonObject | undefined> => {
	const {clientId, clientSecret, refreshToken, registrationExpiresAt} = kept;
	const can = [clientId, clientSecret, refreshToken].every((one) => typeof one === 'string');
	if (!can || !(moment(registrationExpiresAt).getTime() > Date.now())) return undefined;
	const url = new URL(await serviceEndpoint('sso_oidc', region, inUse));
	url.pathname = path.posix.join(url.pathname, 'token');
	const doing = 'renewing your session with IAM Identity Center';
	const answer = await askPlainly(
		{
			url: url.href,
			method: 'POST',
			headers: {'content-type': 'application/json'},
			body: JSON.stringify({clientId, clientSecret, refreshToken, grantType: 'refresh_token'}),
			agent: await agentFor(url.href, inUse),
			timeout: requestTimeout,
			doing,
		},
		({status, body}): Meaning<JsonObject> => {
			const passing = throttledOrDown(status, doing);
			return passing ? {failure: passing, again: true} : {value: status === 200 ? jsonObject(body) : {}};
		},
		undefined,
	).catch((): JsonObject => ({}));
	const {accessToken: token, expiresIn, refreshToken: next} = answer;
	const lasts = typeof expiresIn === 'number' && expiresIn > 0 && expiresIn < longestToken;
	if (printableText(token) === undefined || !lasts) return undefined;
	keepSecrets(String(token), typeof next === 'string' ? next : undefined);
	return {
		startUrl,
		region,
		accessToken: token,
		expiresAt: new Date(Date.now() + expiresIn * 1000).toISOString().replace(/\.\d+/, ''),
		clientId,
		clientSecret,
		registrationExpiresAt,
		...(typeof next === 'string' ? {refreshToken: next} : {refreshToken}),
	};
};

const expired = (profile: string, how: string) => {
	const name = profile === 'default' ? '' : ` --profile ${plainText(profile, 80)}`;
	return new Failure(
		'sso-expired',
		`Your session with IAM Identity Center (SSO) ${how}.`,
		`Run: aws sso login${name}`,
	);
};

const refused = (profile: string, {account, roleName}: SsoSettings, message: unknown) => {
	const words = quotedText(typeof message === 'string' ? message : '', 160);
	return new Failure(
		'sso-refused',
		`IAM Identity Center does not give you the role ${plainText(roleName, 80)} in account ${plainText(account, 20)}.`,
		`Look at sso_account_id and sso_role_name of the profile “${plainText(profile, 80)}”, or ask for an assignment.`,
		undefined,
		words,
	);
};

import {createPrivateKey, createPublicKey, randomUUID, sign} from 'node:crypto';
import path from 'node:path';
import {Failure} from '../../failure.ts';
import {isObject, type JsonObject, jsonObject} from '../../json-object.ts';
import {plainText} from '../../text/plain-text.ts';
import {expandPath} from '../config/config-paths.ts';
import {requestTimeout} from '../deadlines.ts';
import {throttledOrDown} from '../errors.ts';
import {agentFor} from '../http-agents.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../plain-request.ts';
import {printableKeys, soonExpiration} from '../sane-answer.ts';
import {serviceEndpoint} from '../service-endpoint.ts';
import {moment} from './moment.ts';
import type {Supplied, Supply} from './supply.ts';
import {cacheFile, keepCached, readCached} from './token-cache.ts';

/** As the AWS CLI does. */
const renewBefore = 5 * 60_000;

const doing = 'renewing the credentials of aws login';

/**
 * The credentials `aws login` left, renewed where they are about to end ("Login credential provider", AWS SDKs and
 * Tools Reference Guide): AWS Sign-In's token for a proof that is signed with the key kept beside it (RFC 9449, DPoP).
 * @throws Failure `login-expired`, `throttled`, `aws-unavailable`, those of the network.
 */
export const loginCredentials = async (profile: string, session: string, supply: Supply): Supplied => {
	const {env} = supply.inUse;
	const folder = expandPath(
		env['AWS_LOGIN_CACHE_DIRECTORY'] || path.join('~', '.aws', 'login', 'cache'),
		env,
	);
	const file = cacheFile(folder, 'sha256', session);
	const kept = await readCached(file);
	if (kept === undefined) throw expired(profile, 'You are not signed in with aws login');
	const {accessToken: keys, clientId, refreshToken, dpopKey} = kept;
	const whole = [clientId, refreshToken, dpopKey].every((one) => typeof one === 'string') && isObject(keys);
	const held = whole ? credentialsIn(keys) : undefined;
	if (!held) throw expired(profile, 'What aws login left is not whole');
	if (held.expiration.getTime() - Date.now() > renewBefore) return held;
	const answer = await renew(kept, profile, supply);
	const next = {...Object(keys), ...Object(answer['accessToken']), expiresAt: endOf(answer)};
	const renewed = credentialsIn(next);
	if (!renewed) throw expired(profile, 'AWS Sign-In’s answer makes no sense');
	await keepCached(file, {...kept, accessToken: next, refreshToken: answer['refreshToken'] ?? refreshToken});
	return renewed;
};

const endOf = ({expiresIn = 900}: JsonObject): string | undefined => {
	const now = Date.now();
	const end = typeof expiresIn === 'number' ? soonExpiration(now + expiresIn * 1000, now) : undefined;
	return end?.toISOString().replace(/\.\d+/, '');
};

/** Those that are kept may have ended: then they are renewed. */
const credentialsIn = (kept: JsonObject) => {
	const {accessKeyId, secretAccessKey, sessionToken, expiresAt} = kept;
	const keys = printableKeys({accessKeyId, secretAccessKey, sessionToken});
	const expiration = moment(expiresAt);
	return keys && !Number.isNaN(expiration.getTime()) ? {...keys, expiration} : undefined;
};

const renew = async (kept: JsonObject, profile: string, {inUse, region}: Supply): Promise<JsonObject> => {
	const {clientId, refreshToken, dpopKey, signInRegion} = kept;
	const home = typeof signInRegion === 'string' && signInRegion !== '' ? signInRegion : await region();
	const url = new URL(await serviceEndpoint('signin', home, inUse));
	url.pathname = path.posix.join(url.pathname, 'v1/token');
	const read = ({status, body}: PlainAnswer): Meaning<JsonObject> => {
		if (status === 200) return {value: jsonObject(body)};
		const passing = throttledOrDown(status, doing);
		if (passing) return {failure: passing, again: true};
		const {error} = jsonObject(body);
		const why = reasons.get(error) ?? 'Your aws login has ended';
		return {failure: expired(profile, why), again: false};
	};
	return askPlainly(
		{
			url: url.href,
			method: 'POST',
			headers: {'content-type': 'application/json', DPoP: proof(String(dpopKey), url.href, profile)},
			body: JSON.stringify({clientId, refreshToken, grantType: 'refresh_token'}),
			agent: await agentFor(url.href, inUse),
			timeout: requestTimeout,
			doing,
		},
		read,
		undefined,
	);
};

/** AWS Sign-In API Reference, "CreateOAuth2Token", Errors. */
const reasons = new Map<unknown, string>([
	['USER_CREDENTIALS_CHANGED', 'Your password has changed since you signed in with aws login'],
	['INSUFFICIENT_PERMISSIONS', 'You lack the permission signin:CreateOAuth2Token that aws login needs'],
]);

/** A DPoP proof: a JWT for one request, signed with the key its token is bound to. */
const proof = (pem: string, url: string, profile: string): string => {
	try {
		const key = createPrivateKey(pem);
		const {kty, crv, x, y} = createPublicKey(key).export({format: 'jwk'});
		const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const header = encoded({typ: 'dpop+jwt', alg: 'ES256', jwk: {kty, crv, x, y}});
		const claims = {jti: randomUUID(), htm: 'POST', htu: url, iat: Math.floor(Date.now() / 1000)};
		const signed = `${header}.${encoded(claims)}`;
		const signature = sign('sha256', Buffer.from(signed), {key, dsaEncoding: 'ieee-p1363'});
		return `${signed}.${signature.toString('base64url')}`;
	} catch {
		throw expired(profile, 'What aws login left is not whole');
	}
};

const expired = (profile: string, why: string) => {
	const name = profile === 'default' ? '' : ` --profile ${plainText(profile, 80)}`;
	return new Failure('login-expired', `${why}.`, `Run: aws login${name}`);
};

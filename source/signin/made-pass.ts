import {logoutFirstUrl} from '../console/federation-url.ts';
import {linkLifetime} from '../pass/duration.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import type {Pass} from '../pass/pass.ts';
import {acceptedSentences} from './accepted.ts';
import type {Granted} from './assume.ts';
import {clockWarning} from './clock-warning.ts';
import {packedWarnings} from './packed-size.ts';
import {keptScope} from './scope.ts';
import type {Job, Visitor} from './visitor.ts';

const iso = (time: number): string => new Date(time).toISOString();

/** What the two answers of AWS make together. `issuedAt`: when the sign-in token came, milliseconds since 1970. */
export const passOf = (
	visitor: Visitor,
	granted: Granted,
	link: {readonly url: string; readonly issuedAt: number; readonly warnings: readonly string[]},
	{request, regions, opening, session, now}: Job,
): Pass => {
	const {role, account, sessionName, scope} = visitor;
	const {partition, destination} = opening;
	const {url, issuedAt} = link;
	const sessionEnds =
		granted.consoleSeconds === undefined
			? granted.issued.credentials.expiresAt.getTime()
			: issuedAt + granted.consoleSeconds * 1000;
	return {
		version: 1,
		url: request.logoutFirst ? logoutFirstUrl(url, session.env['AWS_ENDPOINT_URL_SIGNIN'] || undefined) : url,
		role: role?.arn ?? '',
		account,
		partition: partition.id,
		sessionName,
		principal: principalOf(visitor, partition.id),
		region: destination.region ?? regions.console,
		service: destination.service,
		destination: destination.url,
		issuedAt: iso(issuedAt),
		linkExpiresAt: iso(issuedAt + linkLifetime * 1000),
		sessionExpiresAt: iso(sessionEnds),
		durationSeconds: granted.seconds,
		requestedDurationSeconds: granted.requestedSeconds,
		scope: request.scope,
		warnings: [
			...acceptedSentences(request),
			...destination.warnings,
			...scope.warnings,
			...granted.warnings,
			...link.warnings,
			...packedWarnings(scope, request.tags, granted),
			...clockWarning(granted, now()),
		],
	};
};

/** Who the visitor is to AWS, by what was asked for: what an answer says of it may be anything. */
const principalOf = (visitor: Visitor, partition: string): string => {
	const {account, sessionName} = visitor;
	switch (visitor.kind) {
		case 'role':
			return `arn:${partition}:sts::${account}:assumed-role/${visitor.role.name}/${sessionName}`;
		case 'federated-user':
			return `arn:${partition}:sts::${account}:federated-user/${sessionName}`;
		case 'own-session':
			return visitor.principal;
	}
};

/** The request as it was carried out: role ARN, region and session name filled in, files by their whole path. */
export const carriedOut = async (visitor: Visitor, {request, regions}: Job): Promise<FilledRequest> => ({
	...request,
	role: visitor.kind === 'role' ? visitor.role.arn : request.role,
	region: regions.console,
	scope: await keptScope(request.scope),
	// A session at hand has its own name each time.
	...(visitor.kind === 'own-session' ? {} : {sessionName: request.sessionName ?? visitor.sessionName}),
});

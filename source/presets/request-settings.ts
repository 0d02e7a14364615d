import {regionInConsoleUrl} from '../console/destination.ts';
import type {PassRequest} from '../pass/pass.ts';
import type {Settings} from './config.ts';

/**
 * A request with what it leaves open filled in from the settings: a preset that somebody wrote or sent need not name a
 * region, a session name or an issuer. What it does say wins; a console address names its own region.
 */
export const withSettings = <Request extends PassRequest>(
	request: Request,
	{region, sessionName, issuer}: Settings,
): Request => ({
	...(region === undefined || regionInConsoleUrl(request.destination) !== undefined ? {} : {region}),
	...(sessionName === undefined ? {} : {sessionName}),
	...(issuer === undefined ? {} : {issuer}),
	...request,
});

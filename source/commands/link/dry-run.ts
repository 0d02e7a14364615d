import type {FilledRequest} from '../../pass/fill-in.ts';
import type {PassSecrets} from '../../pass/pass.ts';
import type {AwsSession} from '../../roles/session.ts';
import {plannedCalls} from '../../signin/planned-calls.ts';
import {plainText} from '../../text/plain-text.ts';
import {fitted} from '../../text/table.ts';
import type {World} from '../world.ts';

/** `--dry-run`: what a pass would ask of whom, and what it would open. Nothing is sent, nothing is written. */
export const tellPlan = async (
	request: FilledRequest,
	secrets: PassSecrets,
	session: AwsSession,
	{json, looksAhead}: {readonly json: boolean; readonly looksAhead: boolean},
	{out, err}: World,
): Promise<void> => {
	const {region, destination, calls} = await plannedCalls(request, secrets, session, looksAhead);
	const role = request.federate || request.self ? '' : request.role;
	if (json) {
		out.json({version: 1, dryRun: true, profile: session.profile, role, region, destination, calls});
		return;
	}
	const rows = calls.map(({action, endpoint, why}) => [action, endpoint, plainText(why, 400)]);
	for (const line of fitted(rows, out.columns)) out.line(line);
	err.line(
		`Nothing was sent. With the profile ${plainText(session.profile, 80)} this is what would be asked; the link would open ${destination}`,
	);
};

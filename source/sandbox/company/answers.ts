import type {AssumeAnswer, SandboxRole, SimulatedAnswer} from '../account.ts';
import {ana, chiba, playground, robot} from './building.ts';

/** The answers the company's roles are written with. */

export const yes: AssumeAnswer = {answer: 'yes'};
export const withMfa: AssumeAnswer = {answer: 'if', mfa: true};
export const deniedByIdentity: AssumeAnswer = {answer: 'no', deniedBy: 'identity-based policy'};
export const deniedByTrust: AssumeAnswer = {answer: 'no', deniedBy: 'resource-based policy'};

/** What IAM's simulator says of each caller: the identity side of the answers. */
type Simulated = SandboxRole['simulated'];

const developers = (decision: SimulatedAnswer): Simulated => ({[chiba]: decision, [ana]: decision});
const always: Simulated = {[playground]: 'allowed'};

/** Of a role no developer's policy speaks of. */
export const unspoken: Simulated = always;
/** Of a role that DeveloperBase lets every developer step into. */
export const developersMay: Simulated = {...developers('allowed'), ...always};
/** Of a role that DeveloperBase denies. */
export const developersMayNot: Simulated = {...developers('explicitDeny'), ...always};
/** Of an application role that the robot may step into as well. */
export const robotMay: Simulated = {...developersMay, [robot]: 'allowed'};

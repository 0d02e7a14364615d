import {
	DeleteRolePolicyCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {Failure} from '../failure.ts';
import {type AnswerTime, onAnswer} from './answer-time.ts';
import {decodeDocument, iamCall, present, withSignal} from './iam-client.ts';
import type {AwsSession} from './session.ts';

export type InlinePolicy = {
	/** JSON; undefined: the role has no inline policy of that name. */
	readonly text: string | undefined;
	readonly answered: AnswerTime;
};

/** What taking sessions back needs of IAM. Every call throws the failures of `toFailure`. */
export const openIamRevoke = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** `AROA…`: with a colon and a session's name behind it, that session's `aws:userid`. */
		roleId: (role: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading role/${role}`;
			return call(doing, async (client) => {
				const {Role} = await client.send(new GetRoleCommand({RoleName: role}), withSignal(signal));
				return present(Role?.RoleId, doing);
			});
		},

		inlinePolicy: async (role: string, policy: string, signal?: AbortSignal): Promise<InlinePolicy> => {
			const doing = `reading the inline policy ${policy} of role/${role}`;
			const names = {RoleName: role, PolicyName: policy};
			let answered: AnswerTime | undefined;
			const command = onAnswer(new GetRolePolicyCommand(names), (time) => {
				answered = time;
			});
			const text = await call(doing, async (client) => {
				const answer = await client.send(command, withSignal(signal));
				return present(decodeDocument(answer.PolicyDocument), doing);
			}).catch((error: unknown) => {
				if (error instanceof Failure && error.code === 'not-found') return undefined;
				throw error;
			});
			return {text, answered: present(answered, doing)};
		},

		putInlinePolicy: (role: string, policy: string, document: string, signal?: AbortSignal): Promise<void> =>
			call(`writing the inline policy ${policy} of role/${role}`, async (client) => {
				const input = {RoleName: role, PolicyName: policy, PolicyDocument: document};
				await client.send(new PutRolePolicyCommand(input), withSignal(signal));
			}),

		deleteInlinePolicy: (role: string, policy: string, signal?: AbortSignal): Promise<void> =>
			call(`deleting the inline policy ${policy} of role/${role}`, async (client) => {
				const input = {RoleName: role, PolicyName: policy};
				await client.send(new DeleteRolePolicyCommand(input), withSignal(signal));
			}),
	};
};

/** As AWS's console writes it into AWSRevokeOlderSessions, for every session or one. */
export const revoking = (before: string, userId?: string) => ({
	Effect: 'Deny',
	Action: ['*'],
	Resource: ['*'],
	Condition: {
		...(userId === undefined ? {} : {StringEquals: {'aws:userid': userId}}),
		DateLessThan: {'aws:TokenIssueTime': before},
	},
});

/**
 * Actions that read what somebody keeps in a service: whoever may take none of them sees what there is and how it is set
 * up, and not what is in it. AWS's access levels do not tell the two apart (Service Authorization Reference).
 */
export const contentActions: Readonly<Record<string, readonly string[]>> = {
	s3: ['GetObject', 'GetObjectTorrent', 'GetObjectVersion', 'GetObjectVersionTorrent', 'GetDataAccess'],
	dynamodb: ['BatchGetItem', 'GetItem', 'GetRecords', 'PartiQLSelect', 'Query', 'Scan'],
	sqs: ['ReceiveMessage'],
	logs: ['FilterLogEvents', 'GetLogEvents', 'GetLogRecord', 'GetQueryResults', 'StartLiveTail', 'StartQuery'],
	secretsmanager: ['BatchGetSecretValue', 'GetSecretValue'],
	ssm: ['GetParameter', 'GetParameterHistory', 'GetParameters', 'GetParametersByPath'],
	kinesis: ['GetRecords', 'SubscribeToShard'],
	codecommit: [
		'BatchGetCommits',
		'GetBlob',
		'GetCommit',
		'GetDifferences',
		'GetFile',
		'GetFolder',
		'GitPull',
	],
	ecr: ['BatchGetImage', 'GetDownloadUrlForLayer'],
	athena: ['GetQueryResults', 'GetQueryResultsStream'],
};

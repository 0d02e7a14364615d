/**
 * Actions that show what there is in a service and how it is set up, and nothing of what somebody keeps in it. AWS's
 * access levels do not tell the two apart (Service Authorization Reference), so they are named here, service by
 * service; of a service or an action that is not, nobody can say that it shows no more.
 */
export const settingsActions: Readonly<Record<string, RegExp>> = {
	s3: /^(?:List(?!Object)\w+|Describe\w+|Get(?!Object|DataAccess)\w+|GetObject(?:Version)?(?:Acl|Attributes|LegalHold|Retention|Tagging))$/,
	dynamodb: /^(?:List\w+|Describe\w+|GetAbacStatus|GetResourcePolicy|GetShardIterator)$/,
	sqs: /^(?:List\w+|GetQueueAttributes|GetQueueUrl)$/,
	logs: /^(?:List(?!Anomalies|Aggregate)\w+|Describe\w+|Get(?:DataProtectionPolicy|Delivery\w*|Integration|LogAnomalyDetector|LogDelivery|LogFields|LogGroupFields|StorageTierPolicy|Transformer)|StopLiveTail|StopQuery|TestMetricFilter|TestTransformer)$/,
	secretsmanager: /^(?:List\w+|DescribeSecret|GetRandomPassword|GetResourcePolicy)$/,
	kinesis: /^(?:List\w+|Describe\w+|GetResourcePolicy|GetShardIterator)$/,
};
